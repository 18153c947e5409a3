//! `EspoCRM`, Twenty, `ERPNext` and Akaunting.

use crate::imports::Program;
use crate::imports::columns::Names;
use crate::imports::sources::Source;

/// `EspoCRM`: accounts.
pub const ESPO: Source = Source {
    program: Program::EspoCrm,
    signs: &[
        "billing address street",
        "billing address postal code",
        "shipping address street",
        "adresse de facturation rue",
    ],
    names: ESPO_NAMES,
};

/// `EspoCRM`: contacts, each with their account.
pub const ESPO_CONTACTS: Source = Source {
    program: Program::EspoCrm,
    signs: &[
        "account + title + address street",
        "address street + address postal code",
        "account + do not call",
        "compte + adresse rue",
        "adresse rue + adresse code postal + prenom",
    ],
    names: ESPO_CONTACTS_NAMES,
};

/// Twenty: companies and people.
pub const TWENTY: Source = Source {
    program: Program::Twenty,
    signs: &[
        "domain name primary link url",
        "domain name link url",
        "address address street 1",
        "emails primary email",
        "phones primary phone number",
        "ideal customer profile",
        "domain name + employees + linkedin",
        "name first name",
    ],
    names: TWENTY_NAMES,
};

/// `ERPNext`: customers, with the field’s name or its label.
pub const ERPNEXT: Source = Source {
    program: Program::ErpNext,
    signs: &[
        "customer group",
        "territory",
        "groupe de clients",
        "territoire",
        "customer type + customer name",
        "naming series",
        "type de client + nom du client + groupe de clients",
    ],
    names: ERPNEXT_NAMES,
};

/// Akaunting: customers.
pub const AKAUNTING: Source = Source {
    program: Program::Akaunting,
    signs: &[
        "tax number + currency code + enabled",
        "name + tax number + zip code",
        "user id + currency code + reference",
        "type + tax number + currency code",
    ],
    names: AKAUNTING_NAMES,
};

#[rustfmt::skip]
const ESPO_NAMES: Names = &[
    ("name", "fields.name"), ("nom", "fields.name"), ("account name", "fields.name"), ("account", "fields.name"), ("compte", "fields.name"),
    ("salutation name", "contacts[0].civility"), ("salutation", "contacts[0].civility"), ("first name", "contacts[0].first_name"),
    ("prenom", "contacts[0].first_name"), ("last name", "contacts[0].last_name"), ("title", "contacts[0].position"),
    ("account title", "contacts[0].position"), ("titre", "contacts[0].position"), ("website", "fields.website"),
    ("site web", "fields.website"), ("email", "fields.email"), ("email address", "fields.email"), ("e mail", "fields.email"),
    ("phone", "fields.phone"), ("phone number", "fields.phone"), ("telephone", "fields.phone"), ("type", "fields.client_type"),
    ("account type", "fields.client_type"), ("industry", "fields.industry"), ("secteur", "fields.industry"),
    ("secteur d activite", "fields.industry"), ("sic code", "fields.naf"), ("billing address street", "addresses[0].line1"),
    ("adresse de facturation rue", "addresses[0].line1"), ("address street", "addresses[0].line1"),
    ("billing address city", "addresses[0].city"), ("adresse de facturation ville", "addresses[0].city"),
    ("address city", "addresses[0].city"), ("billing address state", "addresses[0].province"),
    ("adresse de facturation etat", "addresses[0].province"), ("address state", "addresses[0].province"),
    ("billing address country", "addresses[0].country"), ("adresse de facturation pays", "addresses[0].country"),
    ("address country", "addresses[0].country"), ("billing address postal code", "addresses[0].postal_code"),
    ("adresse de facturation code postal", "addresses[0].postal_code"), ("address postal code", "addresses[0].postal_code"),
    ("shipping address street", "addresses[1].line1"), ("adresse de livraison rue", "addresses[1].line1"),
    ("shipping address city", "addresses[1].city"), ("adresse de livraison ville", "addresses[1].city"),
    ("shipping address state", "addresses[1].province"), ("adresse de livraison etat", "addresses[1].province"),
    ("shipping address country", "addresses[1].country"), ("adresse de livraison pays", "addresses[1].country"),
    ("shipping address postal code", "addresses[1].postal_code"), ("adresse de livraison code postal", "addresses[1].postal_code"),
    ("description", "fields.private_notes"), ("assigned user", "fields.owner"), ("utilisateur assigne", "fields.owner"),
    ("assigned user name", "fields.owner"), ("campaign", ""), ("teams", ""), ("equipes", ""), ("created at", ""), ("modified at", ""),
    ("created by", ""), ("modified by", ""), ("cree le", ""), ("modifie le", ""), ("id", ""), ("deleted", ""), ("target lists", ""),
];

#[rustfmt::skip]
const ESPO_CONTACTS_NAMES: Names = &[
    ("name", "?contacts[0].full_name"), ("nom", "contacts[0].last_name"), ("salutation name", "contacts[0].civility"),
    ("salutation", "contacts[0].civility"), ("first name", "contacts[0].first_name"), ("prenom", "contacts[0].first_name"),
    ("last name", "contacts[0].last_name"), ("nom de famille", "contacts[0].last_name"), ("account", "fields.name"),
    ("account name", "fields.name"), ("accounts", "fields.name"), ("compte", "fields.name"), ("account id", ""), ("comptes", "fields.name"),
    ("title", "contacts[0].position"), ("account title", "contacts[0].position"), ("titre", "contacts[0].position"),
    ("email", "contacts[0].email"), ("email address", "contacts[0].email"), ("e mail", "contacts[0].email"),
    ("phone", "contacts[0].direct_phone"), ("phone number", "contacts[0].direct_phone"), ("telephone", "contacts[0].direct_phone"),
    ("address street", "addresses[0].line1"), ("adresse rue", "addresses[0].line1"), ("address city", "addresses[0].city"),
    ("adresse ville", "addresses[0].city"), ("address state", "addresses[0].province"), ("adresse etat", "addresses[0].province"),
    ("address country", "addresses[0].country"), ("adresse pays", "addresses[0].country"),
    ("address postal code", "addresses[0].postal_code"), ("adresse code postal", "addresses[0].postal_code"),
    ("description", "+fields.private_notes"), ("assigned user", "fields.owner"), ("assigned user name", "fields.owner"),
    ("utilisateur assigne", "fields.owner"), ("do not call", ""), ("created at", ""), ("modified at", ""), ("id", ""), ("teams", ""),
];

#[rustfmt::skip]
const TWENTY_NAMES: Names = &[
    ("name", "?fields.name"), ("nom", "?fields.name"), ("name first name", "contacts[0].first_name"),
    ("first name", "contacts[0].first_name"), ("prenom", "contacts[0].first_name"), ("name last name", "contacts[0].last_name"),
    ("last name", "contacts[0].last_name"), ("nom de famille", "contacts[0].last_name"), ("company", "fields.name"),
    ("company name", "fields.name"), ("entreprise", "fields.name"), ("domain name primary link url", "fields.website"),
    ("domain name link url", "fields.website"), ("domain name", "fields.website"), ("nom de domaine", "fields.website"),
    ("emails primary email", "contacts[0].email fields.email"), ("primary email", "contacts[0].email fields.email"),
    ("emails", "contacts[0].email fields.email"), ("email", "contacts[0].email fields.email"),
    ("e mails", "contacts[0].email fields.email"), ("emails additional emails", "+fields.other_emails"),
    ("additional emails", "+fields.other_emails"), ("phones primary phone number", "contacts[0].direct_phone fields.phone"),
    ("primary phone number", "contacts[0].direct_phone fields.phone"), ("phones", "contacts[0].direct_phone fields.phone"),
    ("phone", "contacts[0].direct_phone fields.phone"), ("telephones", "contacts[0].direct_phone fields.phone"),
    ("phones additional phones", ""), ("phones primary phone country code", ""), ("phones primary phone calling code", "calling_code"),
    ("additional phones", ""), ("primary phone calling code", "calling_code"), ("primary phone country code", ""),
    ("job title", "contacts[0].position"), ("intitule du poste", "contacts[0].position"),
    ("linkedin link primary link url", "fields.linkedin"), ("linkedin link url", "fields.linkedin"), ("linkedin", "fields.linkedin"),
    ("linkedin url", "fields.linkedin"), ("x link primary link url", "fields.twitter"), ("x", "fields.twitter"),
    ("x url", "fields.twitter"), ("twitter", "fields.twitter"), ("address address street 1", "addresses[0].line1"),
    ("address street 1", "addresses[0].line1"), ("address address street1", "addresses[0].line1"), ("address", "addresses[0].line1"),
    ("address address street 2", "addresses[0].line2"), ("address street 2", "addresses[0].line2"),
    ("address address street2", "addresses[0].line2"), ("address address city", "addresses[0].city"), ("address city", "addresses[0].city"),
    ("city", "addresses[0].city"), ("ville", "addresses[0].city"), ("address address state", "addresses[0].province"),
    ("address state", "addresses[0].province"), ("address address postcode", "addresses[0].postal_code"),
    ("address post code", "addresses[0].postal_code"), ("address address post code", "addresses[0].postal_code"),
    ("address postcode", "addresses[0].postal_code"), ("address address country", "addresses[0].country"),
    ("address country", "addresses[0].country"), ("address address lat", ""), ("address address lng", ""), ("id", ""), ("company id", ""),
    ("created at", ""), ("updated at", ""), ("deleted at", ""), ("position", ""), ("created by", ""), ("avatar url", ""),
    ("annual recurring revenue", ""), ("annual recurring revenue amount micros", ""), ("arr", ""), ("ideal customer profile", ""),
    ("icp", ""), ("domain name primary link label", ""), ("linkedin link primary link label", ""), ("x link primary link label", ""),
    ("last update", ""), ("creation date", ""), ("employees", "fields.size"), ("employes", "fields.size"),
    ("account owner", "fields.owner"), ("account owner id", "fields.owner"), ("responsable de compte", "fields.owner"),
    ("address address 1", "addresses[0].line1"), ("address address 2", "+addresses[0].line2"), ("x link url", "fields.twitter"),
    ("address postal code", "addresses[0].postal_code"), ("address latitude", ""), ("address longitude", ""),
    ("name firstname", "contacts[0].first_name"), ("name lastname", "contacts[0].last_name"), ("annual recurring revenue currency", ""),
    ("linkedin primarylinkurl", "fields.linkedin"),
    ("phone calling code", "calling_code"),
];

#[rustfmt::skip]
const ERPNEXT_NAMES: Names = &[
    ("id", "fields.reference"), ("name", ""), ("series", ""), ("naming series", ""), ("nom de serie", ""), ("customer name", "fields.name"),
    ("full name", "fields.name"), ("nom du client", "fields.name"), ("nom complet", "fields.name"), ("customer type", "fields.kind"),
    ("type de client", "fields.kind"), ("type", "fields.kind"), ("customer group", "fields.category"),
    ("groupe de clients", "fields.category"), ("territory", ""), ("territoire", ""), ("tax id", "fields.vat_number"),
    ("numero d identification fiscale", "fields.vat_number"), ("no de tva", "fields.vat_number"), ("website", "fields.website"),
    ("site web", "fields.website"), ("email id", "fields.email"), ("email", "fields.email"), ("e mail", "fields.email"),
    ("identifiant email", "fields.email"), ("mobile no", "fields.mobile"), ("n mobile", "fields.mobile"),
    ("numero mobile", "fields.mobile"), ("mobile", "fields.mobile"), ("phone", "fields.phone"), ("telephone", "fields.phone"),
    ("default currency", "fields.currency"), ("billing currency", "fields.currency"), ("devise par defaut", "fields.currency"),
    ("devise de facturation", "fields.currency"), ("default price list", "fields.price_category"),
    ("liste de prix par defaut", "fields.price_category"), ("payment terms", "fields.payment_terms"),
    ("default payment terms template", "fields.payment_terms"), ("modele de termes de paiement par defaut", "fields.payment_terms"),
    ("account manager", "fields.owner"), ("responsable de compte", "fields.owner"), ("industry", "fields.industry"),
    ("secteur d activite", "fields.industry"), ("secteur", "fields.industry"), ("market segment", ""), ("segment de marche", ""),
    ("print language", "fields.language"), ("language", "fields.language"), ("langue d impression", "fields.language"),
    ("langue", "fields.language"), ("customer details", "fields.private_notes"), ("details du client", "fields.private_notes"),
    ("more information", "fields.private_notes"), ("disabled", "inactive"), ("desactive", "inactive"),
    ("primary address", "addresses[0].line1"),
    ("customer primary address", "addresses[0].line1"), ("adresse principale", "addresses[0].line1"),
    ("address line 1", "addresses[0].line1"), ("address line1", "addresses[0].line1"), ("address line 2", "addresses[0].line2"),
    ("address line2", "addresses[0].line2"), ("city", "addresses[0].city"), ("city town", "addresses[0].city"),
    ("ville", "addresses[0].city"), ("state", "addresses[0].province"), ("state province", "addresses[0].province"),
    ("county", "addresses[0].province"), ("pincode", "addresses[0].postal_code"), ("postal code", "addresses[0].postal_code"),
    ("code postal", "addresses[0].postal_code"), ("country", "addresses[0].country"), ("pays", "addresses[0].country"),
    ("first name", "contacts[0].first_name"), ("prenom", "contacts[0].first_name"), ("last name", "contacts[0].last_name"),
    ("nom de famille", "contacts[0].last_name"), ("customer primary contact", "contacts[0].full_name"),
    ("contact principal", "contacts[0].full_name"), ("from lead", ""), ("from opportunity", ""), ("is frozen", ""),
    ("is internal customer", ""), ("represents company", ""), ("gender", ""), ("salutation", ""), ("loyalty program", ""),
    ("tax category", ""), ("tax withholding category", ""),
    ("credit limit", "fields.credit_limit"), ("default sales partner", ""), ("mode of payment", "fields.payment_method"),
];

#[rustfmt::skip]
const AKAUNTING_NAMES: Names = &[
    ("name", "fields.name"), ("nom", "fields.name"), ("type", ""), ("user id", ""), ("company id", ""), ("created from", ""),
    ("created by", ""), ("file number", ""), ("email", "fields.email"), ("tax number", "fields.vat_number"),
    ("numero fiscal", "fields.vat_number"), ("phone", "fields.phone"), ("telephone", "fields.phone"), ("address", "addresses[0].line1"),
    ("adresse", "addresses[0].line1"), ("city", "addresses[0].city"), ("ville", "addresses[0].city"),
    ("zip code", "addresses[0].postal_code"), ("code postal", "addresses[0].postal_code"), ("state", "addresses[0].province"),
    ("region", "addresses[0].province"), ("country", "addresses[0].country"), ("pays", "addresses[0].country"),
    ("website", "fields.website"), ("site web", "fields.website"), ("currency code", "fields.currency"), ("devise", "fields.currency"),
    ("enabled", "state"), ("active", "state"), ("reference", "number"),
];
