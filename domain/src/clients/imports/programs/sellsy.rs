//! Sellsy: companies and individuals with a contact, and contacts with their company.

use crate::imports::Program;
use crate::imports::columns::Names;
use crate::imports::sources::Source;

/// Companies, each with its main contact.
pub const COMPANIES: Source = Source {
    program: Program::Sellsy,
    signs: &[
        "type + raison sociale",
        "tva intracommunautaire + code naf",
        "tva intracommunautaire + portable",
        "categorie tarifaire + raison sociale",
        "raison sociale + portable + siret",
        "adresse partie 1",
        "type de tiers + raison sociale",
        "code auxiliaire + raison sociale",
    ],
    names: COMPANIES_NAMES,
};

/// Contacts: what can be the person’s is.
pub const CONTACTS: Source = Source {
    program: Program::Sellsy,
    signs: &[
        "raison sociale + civilite + nom + prenom + portable",
        "raison sociale + civilite + nom + prenom + fonction",
        "societe + civilite + portable + fonction",
    ],
    names: CONTACTS_NAMES,
};

#[rustfmt::skip]
const COMPANIES_NAMES: Names = &[
    ("raison sociale", "fields.name"), ("nom de la societe", "fields.name"), ("societe", "fields.name"), ("nom societe", "fields.name"),
    ("company name", "fields.name"), ("company", "fields.name"), ("reference", "number"), ("ref", "number"), ("reference client", "number"),
    ("type", "standing"), ("type de tiers", "standing"), ("relation", "standing"), ("type de client", "fields.kind"),
    ("forme juridique", "fields.legal_form"), ("forme sociale", "fields.legal_form"), ("legal form", "fields.legal_form"),
    ("siret", "fields.siret"), ("siren", "fields.siren"), ("code naf", "fields.naf"), ("naf", "fields.naf"), ("ape", "fields.naf"),
    ("code ape", "fields.naf"), ("naf ape", "fields.naf"), ("rcs", "fields.rcs"), ("tva intracommunautaire", "fields.vat_number"),
    ("n tva", "fields.vat_number"), ("n tva intracommunautaire", "fields.vat_number"), ("numero de tva", "fields.vat_number"),
    ("tva intra", "fields.vat_number"), ("vat number", "fields.vat_number"), ("capital", "fields.share_capital"),
    ("capital social", "fields.share_capital"), ("site web", "fields.website"), ("site internet", "fields.website"),
    ("website", "fields.website"), ("web", "fields.website"), ("tel", "fields.phone contacts[0].direct_phone"),
    ("telephone", "fields.phone contacts[0].direct_phone"), ("phone", "fields.phone contacts[0].direct_phone"),
    ("telephone fixe", "fields.phone"), ("portable", "fields.mobile contacts[0].mobile"), ("mobile", "fields.mobile contacts[0].mobile"),
    ("fax", "fields.fax contacts[0].fax"), ("email", "fields.email contacts[0].email"), ("e mail", "fields.email contacts[0].email"),
    ("adresse email", "fields.email contacts[0].email"), ("twitter", "fields.twitter"), ("facebook", "fields.facebook"),
    ("linkedin", "fields.linkedin"), ("viadeo", "fields.viadeo"), ("effectif", "fields.size"), ("nombre d employes", "fields.size"),
    ("number of employees", "fields.size"), ("secteur d activite", "fields.industry"), ("activite", "fields.industry"),
    ("business sector", "fields.industry"), ("categorie tarifaire", "fields.price_category"), ("rate category", "fields.price_category"),
    ("origine", "fields.origin"), ("source", "fields.origin"), ("proprietaire", "fields.owner"), ("commercial", "fields.owner"),
    ("owner", "fields.owner"), ("conditions de reglement", "fields.payment_terms"), ("delai de reglement", "fields.payment_terms"),
    ("devise", "fields.currency"), ("code comptable", "fields.accounting_account"), ("compte comptable", "fields.accounting_account"),
    ("code tiers", "fields.third_party_account"), ("compte tiers", "fields.third_party_account"),
    ("code auxiliaire", "fields.auxiliary_account"), ("compte auxiliaire", "fields.auxiliary_account"), ("note", "fields.private_notes"),
    ("notes", "fields.private_notes"), ("commentaire", "fields.private_notes"), ("civilite", "contacts[0].civility"),
    ("prenom", "contacts[0].first_name"), ("first name", "contacts[0].first_name"), ("nom", "contacts[0].last_name fields.name"),
    ("last name", "contacts[0].last_name"), ("fonction", "contacts[0].position"), ("poste", "contacts[0].position"),
    ("position", "contacts[0].position"), ("nom de l adresse", "addresses[0].label"), ("adresse", "addresses[0].line1"),
    ("adresse 1", "addresses[0].line1"), ("adresse ligne 1", "addresses[0].line1"), ("adresse partie 1", "addresses[0].line1"),
    ("adresse 2", "addresses[0].line2"), ("adresse ligne 2", "addresses[0].line2"), ("adresse partie 2", "addresses[0].line2"),
    ("complement d adresse", "addresses[0].line2"), ("code postal", "addresses[0].postal_code"), ("cp", "addresses[0].postal_code"),
    ("ville", "addresses[0].city"), ("pays", "addresses[0].country"), ("code pays", "addresses[0].country"),
    ("telephone societe", "fields.phone"), ("email societe", "fields.email"), ("tags", "fields.tags"), ("smart tags", "fields.tags"),
    ("date de creation", ""), ("id", ""),
];

#[rustfmt::skip]
const CONTACTS_NAMES: Names = &[
    ("raison sociale", "fields.name"), ("societe", "fields.name"), ("nom de la societe", "fields.name"), ("nom societe", "fields.name"),
    ("company", "fields.name"), ("company name", "fields.name"), ("client", "fields.name"), ("tiers", "fields.name"),
    ("reference client", "number"), ("ref client", "number"), ("reference societe", "number"), ("civilite", "contacts[0].civility"),
    ("nom", "contacts[0].last_name"), ("last name", "contacts[0].last_name"), ("prenom", "contacts[0].first_name"),
    ("first name", "contacts[0].first_name"), ("email", "contacts[0].email"), ("e mail", "contacts[0].email"),
    ("adresse email", "contacts[0].email"), ("telephone", "contacts[0].direct_phone"), ("tel", "contacts[0].direct_phone"),
    ("phone", "contacts[0].direct_phone"), ("telephone fixe", "contacts[0].direct_phone"), ("portable", "contacts[0].mobile"),
    ("mobile", "contacts[0].mobile"), ("fax", "contacts[0].fax"), ("fonction", "contacts[0].position"), ("poste", "contacts[0].position"),
    ("position", "contacts[0].position"), ("email societe", "fields.email"), ("telephone societe", "fields.phone"),
    ("tel societe", "fields.phone"), ("site web", "fields.website"), ("website", "fields.website"), ("note", "+fields.private_notes"),
    ("notes", "+fields.private_notes"), ("commentaire", "+fields.private_notes"), ("date de naissance", ""), ("date de creation", ""),
    ("id", ""), ("twitter", ""), ("facebook", ""), ("linkedin", ""), ("viadeo", ""),
];
