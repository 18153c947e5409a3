//! `HubSpot`: companies, and contacts with their company.

/// See `invoice_ninja::NAMES`.
#[rustfmt::skip]
pub const NAMES: &[(&str, &str)] = &[
    ("company name", "fields.name"), ("nom de l entreprise", "fields.name"), ("associated company", "fields.name"),
    ("entreprise associee", "fields.name"), ("primary associated company", "fields.name"), ("name", "fields.name"),
    ("company domain name", "fields.website"), ("nom de domaine de l entreprise", "fields.website"), ("website url", "fields.website"),
    ("url du site web", "fields.website"), ("phone number", "fields.phone contacts[0].direct_phone"),
    ("numero de telephone", "fields.phone contacts[0].direct_phone"), ("mobile phone number", "contacts[0].mobile"),
    ("numero de telephone mobile", "contacts[0].mobile"), ("street address", "addresses[0].line1"), ("adresse postale", "addresses[0].line1"),
    ("adresse", "addresses[0].line1"), ("street address 2", "addresses[0].line2"), ("adresse 2", "addresses[0].line2"),
    ("postal code", "addresses[0].postal_code"), ("code postal", "addresses[0].postal_code"), ("city", "addresses[0].city"),
    ("ville", "addresses[0].city"), ("state region", "addresses[0].province"), ("state region code", "addresses[0].province"),
    ("departement ou region", "addresses[0].province"), ("etat region", "addresses[0].province"), ("country region", "addresses[0].country"),
    ("country region code", "addresses[0].country"), ("pays region", "addresses[0].country"), ("country", "addresses[0].country"),
    ("pays", "addresses[0].country"), ("industry", "fields.industry"), ("secteur", "fields.industry"), ("secteur d activite", "fields.industry"),
    ("number of employees", "fields.size"), ("nombre d employes", "fields.size"), ("type", "fields.client_type"),
    ("description", "fields.private_notes"), ("company owner", "fields.owner"), ("contact owner", "fields.owner"),
    ("proprietaire de l entreprise", "fields.owner"), ("proprietaire du contact", "fields.owner"),
    ("linkedin company page", "fields.linkedin"), ("page linkedin de l entreprise", "fields.linkedin"),
    ("facebook company page", "fields.facebook"), ("page facebook de l entreprise", "fields.facebook"), ("twitter handle", "fields.twitter"),
    ("nom d utilisateur twitter", "fields.twitter"), ("lifecycle stage", "standing"), ("phase du cycle de vie", "standing"),
    ("original source", ""), ("first name", "contacts[0].first_name"), ("prenom", "contacts[0].first_name"),
    ("last name", "contacts[0].last_name"), ("nom", "contacts[0].last_name"), ("email", "contacts[0].email"), ("e mail", "contacts[0].email"),
    ("job title", "contacts[0].position"), ("intitule du poste", "contacts[0].position"), ("fonction", "contacts[0].position"),
    ("salutation", "contacts[0].civility"), ("preferred language", "fields.language"), ("langue preferee", "fields.language"),
    ("record id", "fields.reference"), ("id de fiche d informations", "fields.reference"), ("currency", "fields.currency"), ("devise", "fields.currency"),
];
