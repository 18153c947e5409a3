//! Names that files made by hand have; the names of every program are tried as well.

/// See `invoice_ninja::NAMES`.
#[rustfmt::skip]
pub const NAMES: &[(&str, &str)] = &[
    ("client", "fields.name"), ("entreprise", "fields.name"), ("organisation", "fields.name"), ("organization", "fields.name"),
    ("societe", "fields.name"), ("company", "fields.name"), ("customer", "fields.name"), ("customer name", "fields.name"),
    ("nom de l entreprise", "fields.name"), ("denomination", "fields.name"), ("n client", "number"), ("no client", "number"),
    ("numero client", "number"), ("customer number", "number"), ("client no", "number"), ("client code", "number"), ("courriel", "fields.email contacts[0].email"),
    ("mail", "fields.email contacts[0].email"), ("email", "fields.email contacts[0].email"), ("e mail", "fields.email contacts[0].email"),
    ("cellulaire", "fields.mobile contacts[0].mobile"), ("contact", "contacts[0].full_name"), ("nom du contact", "contacts[0].full_name"),
    ("contact name", "contacts[0].full_name"), ("personne de contact", "contacts[0].full_name"), ("contact person", "contacts[0].full_name"),
    ("nom complet", "contacts[0].full_name"), ("full name", "contacts[0].full_name"), ("province", "addresses[0].province"),
    ("adresse de livraison", "addresses[1].line1"), ("code postal de livraison", "addresses[1].postal_code"),
    ("ville de livraison", "addresses[1].city"), ("pays de livraison", "addresses[1].country"), ("categorie", "fields.category"),
    ("category", "fields.category"), ("labels", "fields.tags"), ("category tags", "fields.tags"), ("etiquette", "fields.tags"), ("tag", "fields.tags"),
    ("n siret", "fields.siret"), ("n siren", "fields.siren"), ("tps", "fields.gst"), ("gst", "fields.gst"),
    ("tvq", "fields.qst"), ("qst", "fields.qst"), ("neq", "fields.neq"), ("remarques", "fields.private_notes"), ("remarks", "fields.private_notes"),
];
