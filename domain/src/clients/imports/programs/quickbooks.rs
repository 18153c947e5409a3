//! `QuickBooks` Online: « Clients » and « Customer contact list », in French and in English.

use crate::imports::Program;
use crate::imports::columns::Names;
use crate::imports::sources::Source;

/// Customers.
pub const SOURCE: Source = Source {
    program: Program::QuickBooks,
    signs: &[
        "open balance",
        "solde ouvert",
        "customer full name",
        "nom complet du client",
        "bill address",
        "billing address + customer",
        "nom du client + nom de l entreprise",
        "company name + street address + zip + attachments",
        "bill to 1",
        "resale number",
    ],
    names: NAMES,
};

#[rustfmt::skip]
const NAMES: Names = &[
    ("nom du client", "?fields.name name_else"), ("customer", "?fields.name name_else"), ("customer name", "?fields.name name_else"),
    ("customer full name", "?fields.name name_else"), ("nom complet du client", "?fields.name name_else"),
    ("nom affiche", "?fields.name name_else"), ("display name", "?fields.name name_else"), ("full name", "?contacts[0].full_name"),
    ("nom", "?fields.name name_else"), ("name", "?fields.name name_else"), ("company name", "fields.name"), ("company", "fields.name"),
    ("nom de l entreprise", "fields.name"), ("entreprise", "fields.name"), ("societe", "fields.name"), ("title", "contacts[0].civility"),
    ("titre", "contacts[0].civility"), ("civilite", "contacts[0].civility"), ("first name", "contacts[0].first_name"),
    ("prenom", "contacts[0].first_name"), ("middle name", ""), ("deuxieme prenom", ""), ("suffix", ""), ("suffixe", ""),
    ("last name", "contacts[0].last_name"), ("nom de famille", "contacts[0].last_name"), ("email", "fields.email contacts[0].email"),
    ("e mail", "fields.email contacts[0].email"), ("courriel", "fields.email contacts[0].email"),
    ("adresse e mail", "fields.email contacts[0].email"), ("main email", "fields.email contacts[0].email"),
    ("cc email", "+fields.other_emails"), ("phone", "fields.phone contacts[0].direct_phone"),
    ("telephone", "fields.phone contacts[0].direct_phone"), ("phone numbers", "fields.phone contacts[0].direct_phone"),
    ("phone number", "fields.phone contacts[0].direct_phone"), ("numero de telephone", "fields.phone contacts[0].direct_phone"),
    ("main phone", "fields.phone contacts[0].direct_phone"), ("mobile", "fields.mobile"), ("cellulaire", "fields.mobile"),
    ("portable", "fields.mobile"),
    ("alt phone", "+fields.other_phones"), ("fax", "fields.fax"), ("telecopieur", "fields.fax"), ("website", "fields.website"),
    ("site web", "fields.website"), ("street address", "addresses[0].line1"), ("adresse", "addresses[0].line1"),
    ("rue", "addresses[0].line1"), ("street", "addresses[0].line1"), ("billing street", "addresses[0].line1"),
    ("adresse de facturation", "addresses[0].line1"), ("billing address", "addresses[0].line1"), ("bill address", "addresses[0].line1"),
    ("bill street", "addresses[0].line1"), ("city", "addresses[0].city"), ("ville", "addresses[0].city"),
    ("billing city", "addresses[0].city"), ("bill city", "addresses[0].city"), ("state", "addresses[0].province"),
    ("province", "addresses[0].province"), ("billing state", "addresses[0].province"), ("bill state", "addresses[0].province"),
    ("etat", "addresses[0].province"), ("region", "addresses[0].province"), ("country", "addresses[0].country"),
    ("pays", "addresses[0].country"), ("billing country", "addresses[0].country"), ("bill country", "addresses[0].country"),
    ("zip", "addresses[0].postal_code"), ("zip code", "addresses[0].postal_code"), ("postal code", "addresses[0].postal_code"),
    ("code postal", "addresses[0].postal_code"), ("billing zip", "addresses[0].postal_code"), ("bill zip", "addresses[0].postal_code"),
    ("shipping address", "addresses[1].line1"), ("ship address", "addresses[1].line1"), ("adresse de livraison", "addresses[1].line1"),
    ("ship street", "addresses[1].line1"), ("shipping street", "addresses[1].line1"), ("shipping city", "addresses[1].city"),
    ("ship city", "addresses[1].city"), ("ville de livraison", "addresses[1].city"), ("shipping state", "addresses[1].province"),
    ("ship state", "addresses[1].province"), ("province de livraison", "addresses[1].province"),
    ("shipping country", "addresses[1].country"), ("ship country", "addresses[1].country"), ("pays de livraison", "addresses[1].country"),
    ("shipping zip", "addresses[1].postal_code"), ("ship zip", "addresses[1].postal_code"),
    ("code postal de livraison", "addresses[1].postal_code"), ("n de tva", "fields.vat_number"), ("numero de tva", "fields.vat_number"),
    ("vat number", "fields.vat_number"), ("tax id", "fields.vat_number"), ("tax registration number", "fields.vat_number"),
    ("no de tva", "fields.vat_number"), ("terms", "fields.payment_terms"), ("modalites", "fields.payment_terms"),
    ("conditions", "fields.payment_terms"), ("payment terms", "fields.payment_terms"), ("currency", "fields.currency"),
    ("devise", "fields.currency"), ("customer type", "fields.client_type"), ("type de client", "fields.client_type"),
    ("note", "fields.private_notes"), ("notes", "fields.private_notes"), ("remarques", "fields.private_notes"),
    ("resale number", "fields.id_number"), ("tax resale number", "fields.id_number"), ("no de revente", "fields.id_number"),
    ("parent customer", "fields.parent"), ("open balance", ""), ("solde ouvert", ""), ("balance", ""), ("solde", ""), ("solde total", ""),
    ("opening balance", ""), ("attachments", ""), ("pieces jointes", ""), ("delivery method", ""),
    ("payment method", "fields.payment_method"),
    ("account no", ""), ("created", ""),
    ("preferred payment method", "fields.payment_method"), ("mode de paiement", "fields.payment_method"),
    ("mode de paiement prefere", "fields.payment_method"), ("credit limit", "fields.credit_limit"),
    ("limite de credit", "fields.credit_limit"),
];
