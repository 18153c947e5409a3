//! French programs of billing: Abby, Axonaut, Pennylane, EBP, Sage, Henrri and Rivalis.

use crate::imports::Program;
use crate::imports::columns::Names;
use crate::imports::sources::Source;

/// Abby: private persons, and companies.
pub const ABBY: Source = Source {
    program: Program::Abby,
    signs: &[
        "complement adresse de facturation",
        "complement adresse de livraison",
        "emails + adresse de facturation",
        "emails + nom + prenom",
    ],
    names: ABBY_NAMES,
};

/// Axonaut: companies with their people.
pub const AXONAUT: Source = Source {
    program: Program::Axonaut,
    signs: &[
        "est prospect",
        "est client",
        "est fournisseur",
        "numero axonaut",
        "id axonaut",
        "code compta client + nom de la societe",
        "societe + employe",
        "categories de societe",
        "employe prenom",
        "thirdparty code",
    ],
    names: AXONAUT_NAMES,
};

/// Pennylane: companies and private persons.
pub const PENNYLANE: Source = Source {
    program: Program::Pennylane,
    signs: &[
        "identifiant pennylane",
        "id pennylane",
        "reference externe + raison sociale",
        "adresse de facturation + mode de reglement",
        "delai de paiement + compte comptable + raison sociale",
        "adresse de facturation voie",
        "emails de facturation",
        "iban du client + raison sociale",
        "plan item number",
    ],
    names: PENNYLANE_NAMES,
};

#[rustfmt::skip]
const ABBY_NAMES: Names = &[
    ("nom", "?contacts[0].last_name"), ("prenom", "contacts[0].first_name"), ("nom de l entreprise", "fields.name"),
    ("raison sociale", "fields.name"), ("nom commercial", "fields.name"), ("denomination", "fields.name"), ("emails", "fields.email"),
    ("email", "fields.email"), ("e mail", "fields.email"), ("telephone", "fields.phone"), ("siret", "fields.siret"),
    ("numero siret", "fields.siret"), ("n siret", "fields.siret"), ("siren", "fields.siren"), ("numero de tva", "fields.vat_number"),
    ("n tva intracommunautaire", "fields.vat_number"), ("numero de tva intracommunautaire", "fields.vat_number"),
    ("note", "fields.private_notes"), ("notes", "fields.private_notes"), ("commentaire", "fields.private_notes"),
    ("adresse de facturation", "addresses[0].line1"), ("adresse facturation", "addresses[0].line1"),
    ("rue facturation", "addresses[0].line1"), ("complement adresse de facturation", "addresses[0].line2"),
    ("complement d adresse de facturation", "addresses[0].line2"), ("complement adresse facturation", "addresses[0].line2"),
    ("code postal de facturation", "addresses[0].postal_code"), ("code postal facturation", "addresses[0].postal_code"),
    ("ville de facturation", "addresses[0].city"), ("ville facturation", "addresses[0].city"),
    ("pays de facturation", "addresses[0].country"), ("pays facturation", "addresses[0].country"),
    ("adresse de livraison", "addresses[1].line1"), ("adresse livraison", "addresses[1].line1"),
    ("complement adresse de livraison", "addresses[1].line2"), ("complement d adresse de livraison", "addresses[1].line2"),
    ("complement adresse livraison", "addresses[1].line2"), ("code postal de livraison", "addresses[1].postal_code"),
    ("code postal livraison", "addresses[1].postal_code"), ("ville de livraison", "addresses[1].city"),
    ("ville livraison", "addresses[1].city"), ("pays de livraison", "addresses[1].country"), ("pays livraison", "addresses[1].country"),
];

#[rustfmt::skip]
const AXONAUT_NAMES: Names = &[
    ("nom de la societe", "fields.name"), ("societe", "fields.name"), ("nom societe", "fields.name"), ("entreprise", "fields.name"),
    ("nom de l entreprise", "fields.name"), ("est prospect", "fields.is_prospect"), ("prospect", "fields.is_prospect"), ("est client", ""),
    ("client", ""), ("est fournisseur", "fields.is_supplier"), ("fournisseur", "fields.is_supplier"), ("id axonaut", "fields.reference"),
    ("numero axonaut", "fields.reference"), ("id", "fields.reference"), ("thirdparty code", "fields.third_party_account"),
    ("code tiers", "fields.third_party_account"), ("code compta client", "fields.third_party_account"), ("siret", "fields.siret"),
    ("numero de siret", "fields.siret"), ("code naf", "fields.naf"), ("naf", "fields.naf"), ("tva intracommunautaire", "fields.vat_number"),
    ("numero de tva", "fields.vat_number"), ("n tva", "fields.vat_number"), ("n tva intracommunautaire", "fields.vat_number"),
    ("adresse", "addresses[0].line1"), ("rue", "addresses[0].line1"), ("adresse rue", "addresses[0].line1"),
    ("complement d adresse", "addresses[0].line2"), ("code postal", "addresses[0].postal_code"), ("cp", "addresses[0].postal_code"),
    ("ville", "addresses[0].city"), ("region", "addresses[0].province"), ("pays", "addresses[0].country"),
    ("adresse de livraison", "addresses[1].line1"), ("code postal de livraison", "addresses[1].postal_code"),
    ("ville de livraison", "addresses[1].city"), ("pays de livraison", "addresses[1].country"), ("commentaires", "fields.private_notes"),
    ("commentaire", "fields.private_notes"), ("notes", "fields.private_notes"), ("categories", "fields.tags"),
    ("categories de societe", "fields.tags"), ("categorie", "fields.tags"), ("langue", "fields.language"), ("devise", "fields.currency"),
    ("commercial", "fields.owner"), ("responsable", "fields.owner"), ("proprietaire", "fields.owner"), ("site web", "fields.website"),
    ("site internet", "fields.website"), ("telephone societe", "fields.phone"), ("telephone de la societe", "fields.phone"),
    ("email societe", "fields.email"), ("email de la societe", "fields.email"), ("delai de paiement", "fields.payment_terms"),
    ("conditions de paiement", "fields.payment_terms"), ("civilite", "contacts[0].civility"), ("genre", "contacts[0].civility"),
    ("employe civilite", "contacts[0].civility"), ("prenom", "contacts[0].first_name"), ("employe prenom", "contacts[0].first_name"),
    ("prenom du contact", "contacts[0].first_name"), ("nom", "contacts[0].last_name"), ("employe nom", "contacts[0].last_name"),
    ("nom du contact", "contacts[0].last_name"), ("nom de famille", "contacts[0].last_name"), ("email", "contacts[0].email fields.email"),
    ("e mail", "contacts[0].email fields.email"), ("employe email", "contacts[0].email fields.email"),
    ("email du contact", "contacts[0].email fields.email"), ("telephone", "contacts[0].direct_phone fields.phone"),
    ("tel", "contacts[0].direct_phone fields.phone"), ("employe telephone", "contacts[0].direct_phone fields.phone"),
    ("telephone fixe", "contacts[0].direct_phone fields.phone"), ("portable", "contacts[0].mobile"), ("mobile", "contacts[0].mobile"),
    ("telephone portable", "contacts[0].mobile"), ("employe portable", "contacts[0].mobile"), ("poste", "contacts[0].position"),
    ("fonction", "contacts[0].position"), ("employe poste", "contacts[0].position"), ("date de creation", ""),
];

#[rustfmt::skip]
const PENNYLANE_NAMES: Names = &[
    ("raison sociale", "fields.name"), ("nom de l entreprise", "fields.name"), ("nom du client", "fields.name"),
    ("denomination sociale", "fields.name"), ("nom", "?contacts[0].last_name fields.name"),
    ("nom de famille", "?contacts[0].last_name fields.name"), ("prenom", "contacts[0].first_name"), ("civilite", "contacts[0].civility"),
    ("identifiant pennylane", ""), ("id pennylane", ""), ("id", ""), ("id client", ""), ("reference externe", "number"),
    ("external reference", "number"), ("reference", "number"), ("reference client", "number"), ("siren", "fields.siren"),
    ("n siren", "fields.siren"), ("numero siren", "fields.siren"), ("siren siret", "fields.siren"), ("reg no", "fields.siren"),
    ("siret", "fields.siret"), ("n tva", "fields.vat_number"), ("numero de tva", "fields.vat_number"), ("n de tva", "fields.vat_number"),
    ("tva intracommunautaire", "fields.vat_number"), ("vat number", "fields.vat_number"), ("email", "fields.email"),
    ("emails", "fields.email"), ("e mail", "fields.email"), ("emails de facturation", "fields.email"),
    ("email de facturation", "fields.email"), ("adresse e mail", "fields.email"), ("telephone", "fields.phone"), ("phone", "fields.phone"),
    ("numero de telephone", "fields.phone"), ("adresse", "addresses[0].line1"), ("adresse de facturation voie", "addresses[0].line1"),
    ("complement d adresse", "addresses[0].line2"), ("code postal", "addresses[0].postal_code"), ("ville", "addresses[0].city"),
    ("pays", "addresses[0].country"), ("pays alpha 2", "addresses[0].country"), ("code pays", "addresses[0].country"),
    ("adresse de livraison voie", "addresses[1].line1"), ("delai de paiement", "fields.payment_terms"),
    ("conditions de paiement", "fields.payment_terms"), ("payment conditions", "fields.payment_terms"),
    ("compte comptable", "fields.auxiliary_account"), ("numero de compte", "fields.auxiliary_account"),
    ("plan item number", "fields.auxiliary_account"), ("compte auxiliaire", "fields.auxiliary_account"), ("langue", "fields.language"),
    ("langue de facturation", "fields.language"), ("billing language", "fields.language"), ("notes", "fields.private_notes"),
    ("note", "fields.private_notes"), ("remarques", "fields.private_notes"), ("destinataire", "contacts[0].full_name"),
    ("contact", "contacts[0].full_name"), ("mode de reglement", "fields.payment_method"), ("moyen de paiement", "fields.payment_method"),
    ("iban", "+note"), ("iban du client", "+note"),
    ("mandat", "+note"), ("rum", "+note"), ("adresse de facturation", "addresses[0].line1"), ("adresse facturation", "addresses[0].line1"),
    ("rue facturation", "addresses[0].line1"), ("complement adresse de facturation", "addresses[0].line2"),
    ("complement d adresse de facturation", "addresses[0].line2"), ("complement adresse facturation", "addresses[0].line2"),
    ("code postal de facturation", "addresses[0].postal_code"), ("code postal facturation", "addresses[0].postal_code"),
    ("ville de facturation", "addresses[0].city"), ("ville facturation", "addresses[0].city"),
    ("pays de facturation", "addresses[0].country"), ("pays facturation", "addresses[0].country"),
    ("adresse de livraison", "addresses[1].line1"), ("adresse livraison", "addresses[1].line1"),
    ("complement adresse de livraison", "addresses[1].line2"), ("complement d adresse de livraison", "addresses[1].line2"),
    ("complement adresse livraison", "addresses[1].line2"), ("code postal de livraison", "addresses[1].postal_code"),
    ("code postal livraison", "addresses[1].postal_code"), ("ville de livraison", "addresses[1].city"),
    ("ville livraison", "addresses[1].city"), ("pays de livraison", "addresses[1].country"), ("pays livraison", "addresses[1].country"),
    ("customer type", "fields.kind"), ("type de client", "fields.kind"), ("recipient", "contacts[0].full_name"),
];
