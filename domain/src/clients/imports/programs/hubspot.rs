//! `HubSpot`: companies, and contacts with their company.

use crate::imports::Program;
use crate::imports::columns::Names;
use crate::imports::sources::Source;

/// Companies.
pub const COMPANIES: Source = Source {
    program: Program::HubSpot,
    signs: &[
        "company domain name",
        "nom de domaine de l entreprise",
        "company owner",
        "proprietaire de l entreprise",
        "linkedin company page",
        "page linkedin de l entreprise",
        "facebook company page",
        "lifecycle stage + company name",
        "record id + company name",
    ],
    names: COMPANIES_NAMES,
};

/// Contacts: the record’s id is the person’s.
pub const CONTACTS: Source = Source {
    program: Program::HubSpot,
    signs: &[
        "contact owner",
        "proprietaire du contact",
        "record id + first name",
        "record id + last name",
        "id de fiche d informations + prenom",
        "associated company ids",
        "associated company + email",
        "entreprise associee",
        "marketing contact status",
        "lead status + first name",
        "job title + lifecycle stage + company name",
    ],
    names: CONTACTS_NAMES,
};

#[rustfmt::skip]
const COMPANIES_NAMES: Names = &[
    ("company name", "fields.name"), ("nom de l entreprise", "fields.name"), ("associated company", "fields.name"),
    ("entreprise associee", "fields.name"), ("primary associated company", "fields.name"), ("name", "fields.name"),
    ("company domain name", "fields.website"), ("nom de domaine de l entreprise", "fields.website"), ("website url", "fields.website"),
    ("url du site web", "fields.website"), ("phone number", "fields.phone contacts[0].direct_phone"),
    ("numero de telephone", "fields.phone contacts[0].direct_phone"), ("mobile phone number", "contacts[0].mobile"),
    ("numero de telephone mobile", "contacts[0].mobile"), ("street address", "addresses[0].line1"),
    ("adresse postale", "addresses[0].line1"), ("adresse", "addresses[0].line1"), ("street address 2", "addresses[0].line2"),
    ("adresse 2", "addresses[0].line2"), ("postal code", "addresses[0].postal_code"), ("code postal", "addresses[0].postal_code"),
    ("city", "addresses[0].city"), ("ville", "addresses[0].city"), ("state region", "addresses[0].province"),
    ("state region code", "addresses[0].province"), ("departement ou region", "addresses[0].province"),
    ("etat region", "addresses[0].province"), ("country region", "addresses[0].country"), ("country region code", "addresses[0].country"),
    ("pays region", "addresses[0].country"), ("country", "addresses[0].country"), ("pays", "addresses[0].country"),
    ("industry", "fields.industry"), ("secteur", "fields.industry"), ("secteur d activite", "fields.industry"),
    ("number of employees", "fields.size"), ("nombre d employes", "fields.size"), ("type", "fields.client_type"),
    ("description", "fields.private_notes"), ("company owner", "fields.owner"), ("contact owner", "fields.owner"),
    ("proprietaire de l entreprise", "fields.owner"), ("proprietaire du contact", "fields.owner"),
    ("linkedin company page", "fields.linkedin"), ("page linkedin de l entreprise", "fields.linkedin"),
    ("facebook company page", "fields.facebook"), ("page facebook de l entreprise", "fields.facebook"),
    ("twitter handle", "fields.twitter"), ("nom d utilisateur twitter", "fields.twitter"), ("lifecycle stage", "standing"),
    ("phase du cycle de vie", "standing"), ("original source", ""), ("first name", "contacts[0].first_name"),
    ("prenom", "contacts[0].first_name"), ("last name", "contacts[0].last_name"), ("nom", "contacts[0].last_name"),
    ("email", "contacts[0].email"), ("e mail", "contacts[0].email"), ("job title", "contacts[0].position"),
    ("intitule du poste", "contacts[0].position"), ("fonction", "contacts[0].position"), ("salutation", "contacts[0].civility"),
    ("preferred language", "fields.language"), ("langue preferee", "fields.language"), ("record id", "fields.reference"),
    ("id de fiche d informations", "fields.reference"), ("currency", "fields.currency"), ("devise", "fields.currency"),
    ("associated contact", ""), ("associated contact ids", ""), ("create date", ""), ("date de creation", ""), ("last activity date", ""),
    ("annual revenue", ""), ("chiffre d affaires annuel", ""), ("time zone", ""), ("about us", "+fields.private_notes"),
    ("year founded", ""), ("is public", ""), ("parent company", "fields.parent"), ("societe mere", "fields.parent"),
];

#[rustfmt::skip]
const CONTACTS_NAMES: Names = &[
    ("record id", ""), ("id de fiche d informations", ""), ("contact id", ""), ("first name", "contacts[0].first_name"),
    ("prenom", "contacts[0].first_name"), ("last name", "contacts[0].last_name"), ("nom", "contacts[0].last_name"),
    ("nom de famille", "contacts[0].last_name"), ("email", "contacts[0].email"), ("e mail", "contacts[0].email"),
    ("work email", "+fields.other_emails"), ("additional email addresses", "+fields.other_emails"),
    ("autres adresses e mail", "+fields.other_emails"), ("phone number", "contacts[0].direct_phone"),
    ("numero de telephone", "contacts[0].direct_phone"), ("phone", "contacts[0].direct_phone"), ("telephone", "contacts[0].direct_phone"),
    ("mobile phone number", "contacts[0].mobile"), ("numero de telephone mobile", "contacts[0].mobile"), ("mobile", "contacts[0].mobile"),
    ("fax number", "contacts[0].fax"), ("numero de fax", "contacts[0].fax"), ("job title", "contacts[0].position"),
    ("intitule du poste", "contacts[0].position"), ("fonction", "contacts[0].position"), ("salutation", "contacts[0].civility"),
    ("civilite", "contacts[0].civility"), ("company name", "fields.name"), ("nom de l entreprise", "fields.name"),
    ("associated company", "?fields.name"), ("entreprise associee", "?fields.name"), ("primary associated company", "?fields.name"),
    ("entreprise principale associee", "?fields.name"), ("primary associated company id", "fields.reference"),
    ("associated company ids", "fields.reference"), ("associated company id", "fields.reference"),
    ("id de l entreprise associee", "fields.reference"), ("company domain name", "fields.website"),
    ("nom de domaine de l entreprise", "fields.website"), ("website url", "fields.website"), ("url du site web", "fields.website"),
    ("company phone number", "fields.phone"), ("telephone de l entreprise", "fields.phone"), ("street address", "addresses[0].line1"),
    ("adresse postale", "addresses[0].line1"), ("adresse", "addresses[0].line1"), ("street address 2", "addresses[0].line2"),
    ("adresse 2", "addresses[0].line2"), ("postal code", "addresses[0].postal_code"), ("code postal", "addresses[0].postal_code"),
    ("city", "addresses[0].city"), ("ville", "addresses[0].city"), ("state region", "addresses[0].province"),
    ("departement ou region", "addresses[0].province"), ("etat region", "addresses[0].province"),
    ("country region", "addresses[0].country"), ("pays region", "addresses[0].country"), ("country", "addresses[0].country"),
    ("pays", "addresses[0].country"), ("country region code", "?addresses[0].country"), ("industry", "fields.industry"),
    ("secteur", "fields.industry"), ("secteur d activite", "fields.industry"), ("number of employees", "fields.size"),
    ("nombre d employes", "fields.size"), ("contact owner", "fields.owner"), ("proprietaire du contact", "fields.owner"),
    ("lifecycle stage", "standing"), ("phase du cycle de vie", "standing"), ("lead status", ""), ("statut du lead", ""),
    ("marketing contact status", ""), ("create date", ""), ("date de creation", ""), ("last activity date", ""), ("original source", ""),
    ("source d origine", ""), ("preferred language", "fields.language"), ("langue preferee", "fields.language"),
];
