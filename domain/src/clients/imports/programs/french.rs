//! French programs of billing: Abby, Axonaut, Pennylane, EBP, Sage, Henrri and Rivalis.

use crate::imports::Program;
use crate::imports::columns::Names;
use crate::imports::sources::Source;

/// Abby: private persons, and companies.
pub const ABBY: Source = Source {
    program: Program::Abby,
    signs: &[
        "complement adresse de facturation", "complement adresse de livraison", "emails + adresse de facturation",
        "emails + nom + prenom",
    ],
    names: ABBY_NAMES,
};

/// Axonaut: companies with their people.
pub const AXONAUT: Source = Source {
    program: Program::Axonaut,
    signs: &[
        "est prospect", "est client", "est fournisseur", "numero axonaut", "id axonaut",
        "code compta client + nom de la societe", "societe + employe", "categories de societe", "employe prenom",
        "thirdparty code",
    ],
    names: AXONAUT_NAMES,
};

/// Pennylane: companies and private persons.
pub const PENNYLANE: Source = Source {
    program: Program::Pennylane,
    signs: &[
        "identifiant pennylane", "id pennylane", "reference externe + raison sociale",
        "adresse de facturation + mode de reglement", "delai de paiement + compte comptable + raison sociale",
        "adresse de facturation voie", "emails de facturation", "iban du client + raison sociale", "plan item number",
    ],
    names: PENNYLANE_NAMES,
};

/// EBP: customers of « Gestion commerciale » and « Devis et facturation ».
pub const EBP: Source = Source {
    program: Program::Ebp,
    signs: &[
        "adresse 1 facturation", "code postal facturation + adresse 1 facturation", "famille clients",
        "code famille clients", "adresse 1 + adresse 2 + adresse 3 + code client", "n de compte comptable + civilite",
        "nom contact facturation", "code representant + code client", "nom facturation",
    ],
    names: EBP_NAMES,
};

/// Sage: 50 and 100, Ciel, and Business Cloud’s contacts.
pub const SAGE: Source = Source {
    program: Program::Sage,
    signs: &[
        "intitule + numero de compte", "intitule + compte collectif", "numero tiers", "numero compte tiers",
        "compte collectif", "ct num", "ct intitule", "qualite + intitule", "compte general + intitule", "abrege",
        "nom de l entite", "contact principal nom + reference", "main contact name",
    ],
    names: SAGE_NAMES,
};

/// Henrri and Rivalis: customers.
pub const HENRRI: Source = Source {
    program: Program::Henrri,
    signs: &[
        "code client + raison sociale + type de client + telephone fixe",
        "reference client + type client + raison sociale", "societe particulier", "professionnel particulier",
        "type de client + nom du contact", "client professionnel",
        "adresse facturation + telephone fixe + code client",
    ],
    names: HENRRI_NAMES,
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
    ("contact", "contacts[0].full_name"), ("mode de reglement", ""), ("moyen de paiement", ""), ("iban", ""), ("iban du client", ""),
    ("mandat", ""), ("rum", ""), ("adresse de facturation", "addresses[0].line1"), ("adresse facturation", "addresses[0].line1"),
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
const EBP_NAMES: Names = &[
    ("code", "number"), ("code client", "number"), ("code du client", "number"), ("nom", "fields.name"), ("nom du client", "fields.name"),
    ("raison sociale", "fields.name"), ("nom facturation", "fields.name"), ("civilite", "fields.legal_form"),
    ("forme", "fields.legal_form"), ("type", "fields.kind"), ("type de client", "fields.kind"), ("famille clients", "fields.category"),
    ("code famille clients", "fields.category"), ("famille", "fields.category"), ("famille client", "fields.category"),
    ("code famille", "fields.category"), ("adresse 1 facturation", "addresses[0].line1"), ("adresse 1", "addresses[0].line1"),
    ("adresse", "addresses[0].line1"), ("adresse facturation", "addresses[0].line1"), ("adresse ligne 1", "addresses[0].line1"),
    ("adresse 2 facturation", "+addresses[0].line2"), ("adresse 3 facturation", "+addresses[0].line2"),
    ("adresse 4 facturation", "+addresses[0].line2"), ("adresse 2", "+addresses[0].line2"), ("adresse 3", "+addresses[0].line2"),
    ("adresse 4", "+addresses[0].line2"), ("code postal facturation", "addresses[0].postal_code"),
    ("code postal", "addresses[0].postal_code"), ("ville facturation", "addresses[0].city"), ("ville", "addresses[0].city"),
    ("departement facturation", ""), ("departement", ""), ("code pays facturation", "addresses[0].country"),
    ("pays facturation", "addresses[0].country"), ("pays", "addresses[0].country"), ("code pays", "addresses[0].country"),
    ("nom livraison", "addresses[1].label"), ("adresse 1 livraison", "addresses[1].line1"), ("adresse livraison", "addresses[1].line1"),
    ("adresse 2 livraison", "+addresses[1].line2"), ("adresse 3 livraison", "+addresses[1].line2"),
    ("adresse 4 livraison", "+addresses[1].line2"), ("code postal livraison", "addresses[1].postal_code"),
    ("ville livraison", "addresses[1].city"), ("code pays livraison", "addresses[1].country"), ("pays livraison", "addresses[1].country"),
    ("civilite contact facturation", "contacts[0].civility"), ("civilite contact", "contacts[0].civility"),
    ("nom contact facturation", "contacts[0].last_name"), ("nom contact", "contacts[0].last_name"),
    ("nom du contact", "contacts[0].last_name"), ("prenom contact facturation", "contacts[0].first_name"),
    ("prenom contact", "contacts[0].first_name"), ("prenom du contact", "contacts[0].first_name"),
    ("fonction contact facturation", "contacts[0].position"), ("fonction contact", "contacts[0].position"),
    ("telephone fixe facturation", "fields.phone"), ("telephone fixe", "fields.phone"), ("telephone", "fields.phone"),
    ("telephone 1", "fields.phone"), ("telephone portable facturation", "fields.mobile"), ("telephone portable", "fields.mobile"),
    ("portable", "fields.mobile"), ("telephone 2", "+fields.other_phones"), ("fax facturation", "fields.fax"), ("fax", "fields.fax"),
    ("e mail facturation", "fields.email"), ("e mail", "fields.email"), ("email", "fields.email"), ("adresse e mail", "fields.email"),
    ("site web facturation", "fields.website"), ("site web", "fields.website"), ("site internet", "fields.website"),
    ("siren", "fields.siren"), ("n siren", "fields.siren"), ("siret", "fields.siret"), ("n siret", "fields.siret"), ("naf", "fields.naf"),
    ("code naf", "fields.naf"), ("naf ape", "fields.naf"), ("n tva intracommunautaire", "fields.vat_number"),
    ("numero de tva intracommunautaire", "fields.vat_number"), ("n de tva intracommunautaire", "fields.vat_number"),
    ("tva intracommunautaire", "fields.vat_number"), ("n de compte comptable", "fields.accounting_account"),
    ("compte comptable", "fields.accounting_account"), ("compte", "fields.accounting_account"),
    ("numero de compte", "fields.accounting_account"), ("code representant", "fields.owner"), ("representant", "fields.owner"),
    ("commercial", "fields.owner"), ("code commercial", "fields.owner"), ("mode de reglement", ""), ("code mode de reglement", ""),
    ("encours autorise", ""), ("solde comptable", ""), ("encours", ""), ("taux de remise", ""),
    ("conditions de reglement", "fields.payment_terms"),
    ("delai de paiement", "fields.payment_terms"), ("notes", "fields.private_notes"), ("note", "fields.private_notes"),
    ("commentaires", "fields.private_notes"), ("observations", "fields.private_notes"), ("notes texte brut", "fields.private_notes"),
    ("etat", "state"), ("actif", "state"),
];

#[rustfmt::skip]
const SAGE_NAMES: Names = &[
    ("numero compte tiers", "number"), ("numero tiers", "number"), ("ct num", "number"), ("code client", "number"), ("code", "number"),
    ("numero", "number"), ("n client", "number"), ("reference", "number"), ("intitule", "fields.name"), ("ct intitule", "fields.name"),
    ("raison sociale", "fields.name"), ("nom", "fields.name"), ("nom du client", "fields.name"), ("nom de l entreprise", "fields.name"),
    ("nom entreprise", "fields.name"), ("company name", "fields.name"), ("societe", "fields.name"), ("abrege", "fields.reference"),
    ("classement", "fields.reference"), ("ct classement", "fields.reference"), ("qualite", "fields.legal_form"),
    ("ct qualite", "fields.legal_form"), ("civilite", "fields.legal_form"), ("compte collectif", "fields.accounting_account"),
    ("compte general", "fields.accounting_account"), ("numero de compte", "fields.accounting_account"),
    ("n de compte", "fields.accounting_account"), ("compte principal", "fields.accounting_account"),
    ("cg numprinc", "fields.accounting_account"), ("compte comptable", "fields.accounting_account"), ("contact", "contacts[0].full_name"),
    ("ct contact", "contacts[0].full_name"), ("contact principal nom", "contacts[0].full_name"),
    ("main contact name", "contacts[0].full_name"), ("nom du contact", "contacts[0].full_name"), ("interlocuteur", "contacts[0].full_name"),
    ("adresse", "addresses[0].line1"), ("ct adresse", "addresses[0].line1"), ("adresse 1", "addresses[0].line1"),
    ("adresse ligne 1", "addresses[0].line1"), ("main address line 1", "addresses[0].line1"), ("rue", "addresses[0].line1"),
    ("complement", "+addresses[0].line2"), ("ct complement", "+addresses[0].line2"), ("complement d adresse", "+addresses[0].line2"),
    ("adresse 2", "+addresses[0].line2"), ("adresse ligne 2", "+addresses[0].line2"), ("main address line 2", "+addresses[0].line2"),
    ("code postal", "addresses[0].postal_code"), ("ct codepostal", "addresses[0].postal_code"),
    ("main address postcode", "addresses[0].postal_code"), ("ville", "addresses[0].city"), ("ct ville", "addresses[0].city"),
    ("main address town", "addresses[0].city"), ("region", "addresses[0].province"), ("ct coderegion", "addresses[0].province"),
    ("main address county", "addresses[0].province"), ("pays", "addresses[0].country"), ("ct pays", "addresses[0].country"),
    ("main address country", "addresses[0].country"), ("telephone", "fields.phone"), ("ct telephone", "fields.phone"),
    ("telephone 1", "fields.phone"), ("main contact phone", "fields.phone"), ("tel", "fields.phone"),
    ("telephone 2", "+fields.other_phones"), ("portable", "fields.mobile"), ("mobile", "fields.mobile"), ("gsm", "fields.mobile"),
    ("main contact mobile", "fields.mobile"), ("telecopie", "fields.fax"), ("ct telecopie", "fields.fax"), ("fax", "fields.fax"),
    ("main contact fax", "fields.fax"), ("e mail", "fields.email"), ("email", "fields.email"), ("ct email", "fields.email"),
    ("adresse e mail", "fields.email"), ("main contact email", "fields.email"), ("site", "fields.website"), ("ct site", "fields.website"),
    ("site internet", "fields.website"), ("site web", "fields.website"), ("website", "fields.website"), ("siret", "fields.siret"),
    ("ct siret", "fields.siret"), ("n siret", "fields.siret"), ("siren", "fields.siren"), ("naf ape", "fields.naf"),
    ("code naf", "fields.naf"), ("ct ape", "fields.naf"), ("ape", "fields.naf"), ("n naf", "fields.naf"),
    ("identifiant", "fields.vat_number"), ("ct identifiant", "fields.vat_number"), ("n identifiant cee", "fields.vat_number"),
    ("n tva intracommunautaire", "fields.vat_number"), ("numero de tva", "fields.vat_number"), ("vat number", "fields.vat_number"),
    ("tva intracommunautaire", "fields.vat_number"), ("representant", "fields.owner"), ("nom representant", "fields.owner"),
    ("commercial", "fields.owner"), ("categorie tarifaire", "fields.price_category"), ("n cat tarif", "fields.price_category"),
    ("famille", "fields.category"), ("code famille", "fields.category"), ("devise", "fields.currency"), ("n devise", "fields.currency"),
    ("currency", "fields.currency"), ("langue", "fields.language"), ("ct langue", "fields.language"),
    ("commentaire", "fields.private_notes"), ("ct commentaire", "fields.private_notes"), ("notes", "fields.private_notes"),
    ("observations", "fields.private_notes"), ("en sommeil", ""), ("ct sommeil", ""), ("type", ""), ("ct type", ""), ("encours", ""),
    ("ct encours", ""), ("solde", ""), ("balance", ""), ("mode de reglement", ""), ("delai de reglement", "fields.payment_terms"),
    ("conditions de reglement", "fields.payment_terms"), ("credit terms", "fields.payment_terms"),
];

#[rustfmt::skip]
const HENRRI_NAMES: Names = &[
    ("code client", "number"), ("reference client", "number"), ("numero client", "number"), ("n client", "number"), ("code", "number"),
    ("raison sociale", "fields.name"), ("societe", "fields.name"), ("nom de la societe", "fields.name"), ("nom du client", "fields.name"),
    ("denomination", "fields.name"), ("nom entreprise", "fields.name"), ("type de client", "fields.kind"), ("type client", "fields.kind"),
    ("societe particulier", "fields.kind"), ("professionnel particulier", "fields.kind"), ("client professionnel", "fields.kind"),
    ("type", "fields.kind"), ("civilite", "contacts[0].civility"), ("nom", "contacts[0].last_name fields.name"),
    ("nom du contact", "contacts[0].last_name fields.name"), ("nom contact", "contacts[0].last_name fields.name"),
    ("prenom", "contacts[0].first_name"), ("prenom du contact", "contacts[0].first_name"), ("prenom contact", "contacts[0].first_name"),
    ("fonction", "contacts[0].position"), ("email", "fields.email contacts[0].email"), ("e mail", "fields.email contacts[0].email"),
    ("adresse email", "fields.email contacts[0].email"), ("mail", "fields.email contacts[0].email"), ("telephone", "fields.phone"),
    ("telephone fixe", "fields.phone"), ("tel fixe", "fields.phone"), ("fixe", "fields.phone"), ("telephone portable", "fields.mobile"),
    ("telephone mobile", "fields.mobile"), ("portable", "fields.mobile"), ("mobile", "fields.mobile"), ("fax", "fields.fax"),
    ("site internet", "fields.website"), ("site web", "fields.website"), ("siret", "fields.siret"), ("n siret", "fields.siret"),
    ("numero siret", "fields.siret"), ("siren", "fields.siren"), ("code ape", "fields.naf"), ("ape", "fields.naf"), ("naf", "fields.naf"),
    ("code naf", "fields.naf"), ("tva intracommunautaire", "fields.vat_number"), ("n tva intracommunautaire", "fields.vat_number"),
    ("numero de tva", "fields.vat_number"), ("n tva", "fields.vat_number"), ("adresse", "addresses[0].line1"),
    ("complement d adresse", "addresses[0].line2"), ("adresse complement", "addresses[0].line2"), ("adresse suite", "addresses[0].line2"),
    ("code postal", "addresses[0].postal_code"), ("cp", "addresses[0].postal_code"), ("ville", "addresses[0].city"),
    ("pays", "addresses[0].country"), ("compte comptable", "fields.accounting_account"), ("code comptable", "fields.accounting_account"),
    ("conditions de reglement", "fields.payment_terms"), ("delai de reglement", "fields.payment_terms"),
    ("mode de reglement", ""), ("remise", ""), ("encours", ""), ("chiffre d affaires", ""),
    ("commentaire", "fields.private_notes"), ("commentaires", "fields.private_notes"), ("notes", "fields.private_notes"),
    ("observations", "fields.private_notes"), ("adresse de facturation", "addresses[0].line1"),
    ("adresse facturation", "addresses[0].line1"), ("rue facturation", "addresses[0].line1"),
    ("complement adresse de facturation", "addresses[0].line2"), ("complement d adresse de facturation", "addresses[0].line2"),
    ("complement adresse facturation", "addresses[0].line2"), ("code postal de facturation", "addresses[0].postal_code"),
    ("code postal facturation", "addresses[0].postal_code"), ("ville de facturation", "addresses[0].city"),
    ("ville facturation", "addresses[0].city"), ("pays de facturation", "addresses[0].country"),
    ("pays facturation", "addresses[0].country"), ("adresse de livraison", "addresses[1].line1"),
    ("adresse livraison", "addresses[1].line1"), ("complement adresse de livraison", "addresses[1].line2"),
    ("complement d adresse de livraison", "addresses[1].line2"), ("complement adresse livraison", "addresses[1].line2"),
    ("code postal de livraison", "addresses[1].postal_code"), ("code postal livraison", "addresses[1].postal_code"),
    ("ville de livraison", "addresses[1].city"), ("ville livraison", "addresses[1].city"), ("pays de livraison", "addresses[1].country"),
    ("pays livraison", "addresses[1].country"),
];
