//! Dolibarr: « Tiers et attributs » and « Contacts de tiers et attributs », and the templates of the same (`modSociete`). Where a heading
//! has its field behind it (« Nom* (s.nom) »), that field says which one is meant.

use crate::imports::Program;
use crate::imports::columns::Names;
use crate::imports::sources::Source;

/// Third parties.
pub const COMPANIES: Source = Source {
    program: Program::Dolibarr,
    signs: &[
        "s nom", "s code client", "s fk typent", "s tva intra", "nom alternatif", "alias name",
        "code compta fournisseur", "id prof 1 siren", "type du tiers", "third party type", "nom du tiers",
        "third party name", "id professionnel 1", "identifiant professionnel 1", "id prof 1", "prof id 1",
        "departement canton + code client", "client + fournisseur + code client", "niveau de prix + code client",
    ],
    names: COMPANY_NAMES,
};

/// Their contacts.
pub const CONTACTS: Source = Source {
    program: Program::Dolibarr,
    signs: &[
        "c lastname", "s lastname", "c poste", "s poste", "id contact", "contact id", "code civilite",
        "civility code", "titre civilite", "poste fonction", "post function", "fk soc", "s fk soc", "contact prive",
        "poste fonction + code client",
    ],
    names: CONTACT_NAMES,
};

/// By field, then by heading.
#[rustfmt::skip]
const COMPANY_NAMES: Names = &[
    ("s nom", "fields.name"), ("s name alias", "fields.reference"), ("s parent", "fields.parent"), ("ps nom", "fields.parent"),
    ("s status", "state"), ("s client", "standing"), ("s fournisseur", "fields.is_supplier"), ("s code client", "number"),
    ("s code fournisseur", ""), ("s code compta", "fields.third_party_account"), ("s code compta fournisseur", ""),
    ("s address", "addresses[0].line1"), ("s zip", "addresses[0].postal_code"), ("s town", "addresses[0].city"), ("s fk departement", ""),
    ("d nom", "addresses[0].province"), ("r nom", ""), ("c label", "?addresses[0].country"), ("c code", "addresses[0].country"),
    ("s fk pays", "addresses[0].country"), ("s phone", "fields.phone"), ("s fax", "fields.fax"), ("s phone mobile", "fields.mobile"),
    ("s url", "fields.website"), ("s email", "fields.email"), ("s siren", "fields.siren"), ("s siret", "fields.siret"),
    ("s ape", "fields.naf"), ("s idprof4", "fields.rcs"), ("s tva intra", "fields.vat_number"), ("s capital", "fields.share_capital"),
    ("s note private", "fields.private_notes"), ("s note public", "fields.public_notes"), ("t libelle", "fields.client_type"),
    ("s fk typent", "fields.client_type"), ("ce code", "fields.size"), ("s fk effectif", "fields.size"),
    ("cfj libelle", "fields.legal_form"), ("s fk forme juridique", "fields.legal_form"), ("payterm libelle", "fields.payment_terms"),
    ("s cond reglement", "fields.payment_terms"), ("s default lang", "fields.language"), ("s multicurrency code", "fields.currency"),
    ("s price level", "fields.price_category"), ("u login", "fields.owner"), ("s rowid", ""), ("s tms", ""), ("s datec", ""),
    ("raison sociale", "fields.name"), ("nom du tiers", "fields.name"), ("company name", "fields.name"),
    ("third party name", "fields.name"), ("nom", "fields.name contacts[0].last_name"), ("name", "fields.name contacts[0].last_name"),
    ("nom du contact", "contacts[0].full_name"), ("nom alternatif", "fields.reference"), ("alias name", "fields.reference"),
    ("nom commercial", "fields.reference"), ("code client", "number"), ("customer code", "number"), ("code fournisseur", ""),
    ("vendor code", ""), ("supplier code", ""), ("maison mere", "fields.parent"), ("parent company", "fields.parent"),
    ("client", "standing"), ("customer", "standing"), ("prospect client", "standing"), ("nature du tiers", "standing"),
    ("fournisseur", "fields.is_supplier"), ("supplier", "fields.is_supplier"), ("vendor", "fields.is_supplier"), ("etat", "state"),
    ("statut", "state"), ("status", "state"), ("code compta", "fields.third_party_account"), ("code compta fournisseur", ""),
    ("code comptable fournisseur", ""), ("code comptable client", "fields.third_party_account"),
    ("code compta client", "fields.third_party_account"), ("accounting code", "fields.third_party_account"),
    ("customer accounting code", "fields.third_party_account"), ("adresse", "addresses[0].line1"), ("address", "addresses[0].line1"),
    ("code postal", "addresses[0].postal_code"), ("zip code", "addresses[0].postal_code"), ("zip", "addresses[0].postal_code"),
    ("ville", "addresses[0].city"), ("city", "addresses[0].city"), ("town", "addresses[0].city"), ("departement canton", ""),
    ("code etat province", ""), ("state", "addresses[0].province"), ("state province", "addresses[0].province"),
    ("code pays", "?addresses[0].country"), ("country code", "?addresses[0].country"), ("pays", "addresses[0].country"),
    ("country", "addresses[0].country"), ("telephone", "fields.phone contacts[0].direct_phone"),
    ("tel", "fields.phone contacts[0].direct_phone"), ("phone", "fields.phone contacts[0].direct_phone"),
    ("fax", "fields.fax contacts[0].fax"), ("url", "fields.website"), ("web", "fields.website"),
    ("email", "fields.email contacts[0].email"), ("e mail", "fields.email contacts[0].email"),
    ("adresse e mail", "fields.email contacts[0].email"), ("tel portable", "?fields.mobile contacts[0].mobile"),
    ("mobile", "?fields.mobile contacts[0].mobile"), ("tel pro", "contacts[0].direct_phone"), ("siren", "fields.siren"),
    ("id prof 1", "fields.siren"), ("prof id 1", "fields.siren"), ("id professionnel 1", "fields.siren"),
    ("identifiant professionnel 1", "fields.siren"), ("id prof 1 siren", "fields.siren"), ("prof id 1 siren", "fields.siren"),
    ("siret", "fields.siret"), ("id prof 2", "fields.siret"), ("prof id 2", "fields.siret"), ("id professionnel 2", "fields.siret"),
    ("identifiant professionnel 2", "fields.siret"), ("id prof 2 siret", "fields.siret"), ("prof id 2 siret", "fields.siret"),
    ("naf ape", "fields.naf"), ("naf ex ape", "fields.naf"), ("id prof 3", "fields.naf"), ("prof id 3", "fields.naf"),
    ("id professionnel 3", "fields.naf"), ("identifiant professionnel 3", "fields.naf"), ("id prof 3 naf ex ape", "fields.naf"),
    ("rcs rm", "fields.rcs"), ("id prof 4", "fields.rcs"), ("prof id 4", "fields.rcs"), ("id professionnel 4", "fields.rcs"),
    ("identifiant professionnel 4", "fields.rcs"), ("id prof 4 rcs rm", "fields.rcs"), ("numero de tva", "fields.vat_number"),
    ("num tva", "fields.vat_number"), ("n tva", "fields.vat_number"), ("vat id", "fields.vat_number"), ("vat number", "fields.vat_number"),
    ("numero de tva intracommunautaire", "fields.vat_number"), ("capital", "fields.share_capital"), ("type du tiers", "fields.client_type"),
    ("third party type", "fields.client_type"), ("effectif", "fields.size"), ("salaries", "fields.size"), ("effectifs", "fields.size"),
    ("employees", "fields.size"), ("staff", "fields.size"), ("forme juridique", "fields.legal_form"),
    ("type d entite legale", "fields.legal_form"), ("legal form", "fields.legal_form"), ("business entity type", "fields.legal_form"),
    ("note privee", "fields.private_notes"), ("note private", "fields.private_notes"), ("private note", "fields.private_notes"),
    ("note publique", "fields.public_notes"), ("note public", "fields.public_notes"), ("public note", "fields.public_notes"),
    ("conditions de reglement", "fields.payment_terms"), ("conditions de paiement", "fields.payment_terms"),
    ("payment terms", "fields.payment_terms"), ("langue par defaut", "fields.language"), ("default language", "fields.language"),
    ("devise", "fields.currency"), ("currency", "fields.currency"), ("niveau de prix", "fields.price_category"),
    ("code civilite", "contacts[0].civility"), ("civility code", "contacts[0].civility"), ("titre civilite", "contacts[0].civility"),
    ("prenom", "contacts[0].first_name"), ("firstname", "contacts[0].first_name"), ("first name", "contacts[0].first_name"),
    ("lastname", "contacts[0].last_name"), ("last name", "contacts[0].last_name"), ("poste fonction", "contacts[0].position"),
    ("post function", "contacts[0].position"), ("job position", "contacts[0].position"), ("id", ""), ("id societe", ""), ("id tiers", ""),
    ("date creation", ""), ("date de creation", ""), ("date modif", ""), ("date modification", ""),
];

/// Of contacts: what stands first is the person's, and what comes again the company's.
#[rustfmt::skip]
const CONTACT_NAMES: Names = &[
    ("c lastname", "contacts[0].last_name"), ("s lastname", "contacts[0].last_name"), ("c firstname", "contacts[0].first_name"),
    ("s firstname", "contacts[0].first_name"), ("c civility", "contacts[0].civility"), ("s fk civilite", "contacts[0].civility"),
    ("s civility", "contacts[0].civility"), ("c poste", "contacts[0].position"), ("s poste", "contacts[0].position"),
    ("c address", "?addresses[1].line1"), ("c zip", "?addresses[1].postal_code"), ("c town", "?addresses[1].city"),
    ("co label", "?addresses[1].country"), ("co code", "?addresses[1].country"), ("d nom", ""), ("r nom", ""),
    ("c phone", "contacts[0].direct_phone"), ("s phone", "contacts[0].direct_phone fields.phone"), ("c fax", "contacts[0].fax"),
    ("s fax", "contacts[0].fax fields.fax"), ("c phone mobile", "contacts[0].mobile"), ("s phone mobile", "contacts[0].mobile"),
    ("s phone perso", "+fields.other_phones"), ("c phone perso", "+fields.other_phones"), ("c email", "contacts[0].email"),
    ("s email", "contacts[0].email fields.email"), ("s fk pays", "addresses[0].country"), ("s fk departement", ""), ("c statut", ""),
    ("c rowid", ""), ("c datec", ""), ("c tms", ""), ("c priv", ""), ("c note private", "+fields.private_notes"),
    ("c note public", "+fields.public_notes"), ("s rowid", ""), ("s nom", "fields.name"), ("s fk soc", "fields.name"), ("s status", ""),
    ("s code client", "number"), ("s code fournisseur", ""), ("s code compta", ""), ("s code compta fournisseur", ""),
    ("s client", "standing"), ("s fournisseur", "fields.is_supplier"), ("s address", "addresses[0].line1"),
    ("s zip", "addresses[0].postal_code"), ("s town", "addresses[0].city"), ("t libelle", "fields.client_type"), ("id contact", ""),
    ("contact id", ""), ("code civilite", "contacts[0].civility"), ("civility code", "contacts[0].civility"),
    ("titre civilite", "contacts[0].civility"), ("civilite", "contacts[0].civility"), ("nom", "contacts[0].last_name fields.name"),
    ("lastname", "contacts[0].last_name"), ("last name", "contacts[0].last_name"), ("prenom", "contacts[0].first_name"),
    ("firstname", "contacts[0].first_name"), ("first name", "contacts[0].first_name"), ("poste fonction", "contacts[0].position"),
    ("post function", "contacts[0].position"), ("job position", "contacts[0].position"), ("adresse", "addresses[0].line1"),
    ("address", "addresses[0].line1"), ("code postal", "addresses[0].postal_code"), ("zip", "addresses[0].postal_code"),
    ("zip code", "addresses[0].postal_code"), ("ville", "addresses[0].city"), ("town", "addresses[0].city"), ("city", "addresses[0].city"),
    ("pays", "addresses[0].country"), ("country", "addresses[0].country"), ("code pays", "?addresses[0].country"),
    ("country code", "?addresses[0].country"), ("departement canton", ""), ("region", ""), ("state", ""),
    ("telephone", "contacts[0].direct_phone fields.phone"), ("tel", "contacts[0].direct_phone fields.phone"),
    ("phone", "contacts[0].direct_phone fields.phone"), ("tel pro", "contacts[0].direct_phone"), ("fax", "contacts[0].fax fields.fax"),
    ("mobile", "contacts[0].mobile"), ("tel portable", "contacts[0].mobile"), ("tel perso", "+fields.other_phones"),
    ("email", "contacts[0].email fields.email"), ("e mail", "contacts[0].email fields.email"),
    ("adresse e mail", "contacts[0].email fields.email"), ("contact prive", ""), ("visibilite", ""), ("etat", ""), ("statut", ""),
    ("status", ""), ("raison sociale", "fields.name"), ("nom de l entreprise", "fields.name"), ("nom du tiers", "fields.name"),
    ("nom de la societe", "fields.name"), ("societe", "fields.name"), ("tiers", "fields.name"), ("company name", "fields.name"),
    ("third party", "fields.name"), ("third party name", "fields.name"), ("id societe", ""), ("id tiers", ""), ("code client", "number"),
    ("customer code", "number"), ("code fournisseur", ""), ("code compta", ""), ("code compta fournisseur", ""), ("client", "standing"),
    ("customer", "standing"), ("fournisseur", "fields.is_supplier"), ("supplier", "fields.is_supplier"),
    ("type du tiers", "fields.client_type"), ("third party type", "fields.client_type"), ("date creation", ""), ("date de creation", ""),
    ("date modif", ""), ("note privee", "+fields.private_notes"), ("note publique", "+fields.public_notes"),
];
