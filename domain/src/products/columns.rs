//! The columns of files of products. As those of clients, they keep their names once files bear them.

use super::{PRODUCT_FORM, PriceBasis, ProductFields, ProductKind, ProductState};
use crate::imports::choices::Choices;
use crate::imports::columns::{CUSTOM, NamedBy, Names};
use crate::imports::{Column, Columns, NamedColumn, Program, Sources, Value};
use crate::lists::{ListItem, ListKind};
use crate::subject::Subject;

/// Files of products: a row a product, its prices by list in columns that bear the lists' names.
pub static PRODUCT_COLUMNS: Columns = Columns {
    subject: Subject::Product,
    title: ("Produits", "Products"),
    own: OWN,
    foreign: &[Column::line("gross_price", "Prix de vente TTC", "Selling price incl. VAT")],
    named: &[PRICES, CUSTOM],
    form: &PRODUCT_FORM,
    repeated: &[],
    programs: &[Program::Clientele, Program::Other],
    several: &[],
    has_cards: false,
};

/// The prices by list.
const PRICES: NamedBy =
    NamedBy { start: "prices.", prefix: ("Tarif", "Price list"), list: Some(ListKind::PriceCategory) };

/// The reference and the name come first, then the state, then the other fields.
const FIELDS: (&[Column], &[Column]) = ProductFields::COLUMNS.split_at(2);

/// Every column, in the order of an export.
const OWN: &[&[Column]] =
    &[FIELDS.0, &[Column { path: "state", value: Value::Choice(STATES), french: "État", english: "State" }], FIELDS.1];

/// What a product is.
#[rustfmt::skip]
pub(super) const KINDS: Choices = &[
    (ProductKind::Article.as_str(), "Article", "Article",
        &["produit", "product", "bien", "goods", "storable product", "produit stockable", "consumable", "consommable", "0"]),
    (ProductKind::Service.as_str(), "Service", "Service", &["prestation", "services", "1"]),
];

/// What a price says of VAT.
pub(crate) const BASES: Choices = &[
    (PriceBasis::Net.as_str(), "HT", "Net", &["hors taxe", "hors taxes", "excl. tax", "excluding tax", "ex vat"]),
    (PriceBasis::Gross.as_str(), "TTC", "Gross", &["toutes taxes comprises", "incl. tax", "including tax", "inc vat"]),
];

/// Its state.
#[rustfmt::skip]
pub(super) const STATES: Choices = &[
    (ProductState::Active.as_str(), "Actif", "Active", &["true", "vrai", "1", "oui", "yes", "on", "en vente", "active"]),
    (ProductState::Archived.as_str(), "Archivé", "Archived", &["false", "faux", "0", "non", "no", "inactif", "inactive", "hors vente"]),
    (ProductState::Deleted.as_str(), "Supprimé", "Deleted", &[]),
];

/// The column of the prices by a list.
#[must_use]
pub fn of_price_list(list: &ListItem) -> NamedColumn {
    NamedColumn { by: &PRICES, id: list.id.to_string(), label: list.label.clone(), value: Value::Line }
}

/// What is known of other programs' files of products: no program's are told from another's.
pub static PRODUCT_SOURCES: Sources =
    Sources { usual: NAMES, all: &[], settle: |_, _| {}, by_rows: |_, _| {}, further: |_, _| None };

/// The names that columns have in files made by hand and in the exports of other programs (Dolibarr « Produits », Odoo `product.template`,
/// Invoice Ninja « Produits », Sellsy « Catalogue »), which are few enough to be told together.
#[rustfmt::skip]
const NAMES: Names = &[
    ("ref", "fields.reference"), ("code", "fields.reference"), ("sku", "fields.reference"), ("code article", "fields.reference"),
    ("code produit", "fields.reference"), ("reference interne", "fields.reference"), ("internal reference", "fields.reference"),
    ("default code", "fields.reference"), ("product code", "fields.reference"), ("product key", "fields.reference fields.name"),
    ("reference produit", "fields.reference"), ("item code", "fields.reference"), ("numero d article", "fields.reference"),
    ("produit", "fields.name"), ("product", "fields.name"), ("article", "fields.name"), ("item", "fields.name"),
    ("designation", "fields.name"), ("libelle", "fields.name"), ("label", "fields.name"), ("intitule", "fields.name"),
    ("nom du produit", "fields.name"), ("product name", "fields.name"), ("item name", "fields.name"), ("service", "fields.name"),
    ("description", "fields.note fields.name"), ("notes", "fields.note"), ("note interne", "fields.note"), ("remarques", "fields.note"),
    ("commentaire", "fields.note"), ("type", "fields.kind"), ("product type", "fields.kind"), ("type de produit", "fields.kind"),
    ("type d article", "fields.kind"), ("famille", "fields.category"), ("category", "fields.category"),
    ("product category", "fields.category"), ("categorie de produit", "fields.category"), ("categorie d article", "fields.category"),
    ("unite de mesure", "fields.unit"), ("unit of measure", "fields.unit"), ("uom", "fields.unit"), ("unite de vente", "fields.unit"),
    ("prix", "fields.price"), ("price", "fields.price"), ("prix unitaire", "fields.price"), ("unit price", "fields.price"),
    ("prix ht", "fields.price"), ("prix unitaire ht", "fields.price"), ("pu ht", "fields.price"), ("prix de vente ht", "fields.price"),
    ("sales price", "fields.price"), ("list price", "fields.price"), ("selling price", "fields.price"), ("tarif", "fields.price"),
    ("prix ttc", "gross_price"), ("prix unitaire ttc", "gross_price"), ("pu ttc", "gross_price"), ("price incl tax", "gross_price"),
    ("base du prix", "fields.price_basis"), ("price base type", "fields.price_basis"),
    ("ht ttc", "fields.price_basis"), ("tva", "fields.vat"), ("taux de tva", "fields.vat"), ("taux tva", "fields.vat"),
    ("vat", "fields.vat"), ("vat rate", "fields.vat"), ("tax", "fields.vat"), ("tax rate", "fields.vat"), ("tax rate1", "fields.vat"),
    ("taux d imposition", "fields.vat"), ("taxe", "fields.vat"), ("cout de revient", "fields.cost"), ("prix d achat", "fields.cost"),
    ("prix de revient", "fields.cost"), ("purchase price", "fields.cost"), ("cost price", "fields.cost"), ("pmp", "fields.cost"),
    ("standard price", "fields.cost"), ("prix d achat ht", "fields.cost"), ("compte de vente", "fields.accounting_account"),
    ("code comptable", "fields.accounting_account"), ("compte", "fields.accounting_account"), ("code comptable vente", "fields.accounting_account"),
    ("income account", "fields.accounting_account"), ("ean", "fields.barcode"), ("ean13", "fields.barcode"), ("ean 13", "fields.barcode"),
    ("gtin", "fields.barcode"), ("upc", "fields.barcode"), ("code barre", "fields.barcode"), ("bar code", "fields.barcode"),
    ("statut", "state"), ("status", "state"), ("en vente", "state"), ("active", "state"), ("actif", "state"), ("currency", "fields.currency"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Language;
    use crate::imports::choices::{read, write};

    #[test]
    fn no_two_columns_share_a_name() {
        let own: Vec<&Column> = PRODUCT_COLUMNS.own().collect();
        for (at, column) in own.iter().enumerate() {
            let is_like = |other: &&&Column| other.french == column.french || other.english == column.english;
            assert_eq!(own[..at].iter().find(is_like), None, "{}", column.path);
        }
    }

    #[test]
    fn every_choice_comes_back_in_both_languages() {
        let kinds = ProductKind::ALL.iter().map(|kind| (KINDS, kind.as_str()));
        let bases = PriceBasis::ALL.iter().map(|basis| (BASES, basis.as_str()));
        let states = ProductState::ALL.iter().map(|state| (STATES, state.as_str()));
        for (choices, stored) in kinds.chain(bases).chain(states) {
            for language in [Language::French, Language::English] {
                assert_eq!(read(choices, write(choices, stored, language).unwrap()), stored);
            }
        }
    }
}
