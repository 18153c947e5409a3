//! Odoo: contacts by label (French, English) or by technical name (« import-compatible export »).

use crate::imports::Program;
use crate::imports::columns::Names;
use crate::imports::sources::Source;

/// Companies, and people at them.
pub const SOURCE: Source = Source {
    program: Program::Odoo,
    signs: &[
        "is a company",
        "is company",
        "est une societe",
        "est une entreprise",
        "company type + display name",
        "company type + parent id",
        "related company",
        "entreprise liee",
        "societe liee",
        "societe apparentee",
        "parent id id",
        "display name + tax id",
        "nom affiche",
        "nom d affichage",
        "property payment term id",
        "child ids",
    ],
    names: NAMES,
};

#[rustfmt::skip]
const NAMES: Names = &[
    ("display name", "fields.name"), ("nom affiche", "fields.name"), ("nom d affichage", "fields.name"), ("name", "fields.name"),
    ("nom", "fields.name"), ("complete name", "?fields.name"), ("is a company", "fields.kind"), ("is company", "fields.kind"),
    ("est une societe", "fields.kind"), ("est une entreprise", "fields.kind"), ("company type", "fields.kind"),
    ("type de societe", "fields.kind"), ("related company", "contact_of"), ("parent", "contact_of"), ("parent id", "contact_of"),
    ("parent name", "contact_of"), ("societe liee", "contact_of"), ("entreprise liee", "contact_of"), ("societe apparentee", "contact_of"),
    ("reference", "number"), ("ref", "number"), ("internal reference", "number"), ("reference interne", "number"),
    ("street", "addresses[0].line1"), ("rue", "addresses[0].line1"), ("street2", "addresses[0].line2"), ("street 2", "addresses[0].line2"),
    ("rue 2", "addresses[0].line2"), ("rue2", "addresses[0].line2"), ("zip", "addresses[0].postal_code"),
    ("code postal", "addresses[0].postal_code"), ("city", "addresses[0].city"), ("ville", "addresses[0].city"),
    ("state", "addresses[0].province"), ("state id", "addresses[0].province"), ("etat", "addresses[0].province"),
    ("region", "addresses[0].province"), ("country", "addresses[0].country"), ("country id", "addresses[0].country"),
    ("pays", "addresses[0].country"), ("tax id", "fields.vat_number"), ("vat", "fields.vat_number"), ("n tva", "fields.vat_number"),
    ("numero de tva", "fields.vat_number"), ("numero fiscal", "fields.vat_number"), ("siret", "fields.siret"),
    ("company id", "fields.id_number"), ("company registry", "fields.id_number"), ("phone", "fields.phone"), ("telephone", "fields.phone"),
    ("mobile", "fields.mobile"), ("portable", "fields.mobile"), ("email", "fields.email"), ("e mail", "fields.email"),
    ("courriel", "fields.email"), ("website", "fields.website"), ("website link", "fields.website"), ("site web", "fields.website"),
    ("lien du site web", "fields.website"), ("job position", "contacts[0].position"), ("function", "contacts[0].position"),
    ("poste", "contacts[0].position"), ("fonction", "contacts[0].position"), ("title", "contacts[0].civility"),
    ("titre", "contacts[0].civility"), ("civilite", "contacts[0].civility"), ("language", "fields.language"), ("lang", "fields.language"),
    ("langue", "fields.language"), ("industry", "fields.industry"), ("industry id", "fields.industry"),
    ("secteur d activite", "fields.industry"), ("salesperson", "fields.owner"), ("user id", "fields.owner"), ("vendeur", "fields.owner"),
    ("tags", "fields.tags"), ("category id", "fields.tags"), ("etiquettes", "fields.tags"),
    ("customer payment terms", "fields.payment_terms"), ("payment terms", "fields.payment_terms"),
    ("property payment term id", "fields.payment_terms"), ("conditions de paiement client", "fields.payment_terms"),
    ("conditions de paiement", "fields.payment_terms"), ("pricelist", "fields.price_category"), ("liste de prix", "fields.price_category"),
    ("notes", "fields.private_notes"), ("comment", "fields.private_notes"), ("commentaire", "fields.private_notes"), ("active", "state"),
    ("actif", "state"), ("currency", "fields.currency"), ("devise", "fields.currency"), ("account receivable", "fields.accounting_account"),
    ("compte client", "fields.accounting_account"), ("parent id name", "contact_of"), ("company name", "?contact_of"),
    ("country id id", "?addresses[0].country"), ("id", "record_id"), ("parent id id", "contact_of_id"),
    ("zip code", "addresses[0].postal_code"),
    ("state id code", "addresses[0].province"), ("country id code", "?addresses[0].country"), ("company id number", "fields.id_number"),
    ("address type", ""), ("type d adresse", ""), ("type", ""), ("cree le", ""), ("created on", ""), ("last modified on", ""),
    ("company", ""), ("supplier payment terms", ""), ("property supplier payment term id", ""),
    ("state id id", "?addresses[0].province"), ("pays id externe", ""), ("payment method", "fields.payment_method"),
    ("nom complet", "?fields.name"),
    ("external id", "record_id"), ("id externe", "record_id"), ("related company id", "contact_of_id"),
    ("related company external id", "contact_of_id"), ("societe apparentee id externe", "contact_of_id"),
];
