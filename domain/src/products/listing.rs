//! The products list: its columns and what it may be narrowed by.

use super::{PriceBasis, ProductKind, ProductState};
use crate::ids::FileId;
use crate::listing::{Criterion, CriterionKind, ListRow, Listing, columns};
use crate::money::{Currency, Money};
use crate::subject::Subject;
use crate::table::{ColumnIndex, ColumnKind};

const SEARCHED: ColumnKind = ColumnKind::Text { searched: true };
const PLAIN: ColumnKind = ColumnKind::Text { searched: false };

columns! {
    /// The product's name.
    NAME = "product": SEARCHED,
    /// Its reference.
    REFERENCE = "reference": SEARCHED,
    /// The digits of its barcode: what a scanner types finds it.
    BARCODE = "barcode": SEARCHED,
    /// Article or service.
    KIND = "kind": ColumnKind::Choice,
    /// Its category.
    CATEGORY = "category": ColumnKind::Choice,
    /// What it is counted in.
    UNIT = "unit": PLAIN,
    /// Its price, in the smallest unit of its currency.
    PRICE = "price": ColumnKind::Integer,
    /// Whether the price is net or gross.
    BASIS = "basis": ColumnKind::Choice,
    /// Its currency.
    CURRENCY = "currency": ColumnKind::Choice,
    /// Its rate of VAT in hundred-thousandths; a gap where it is the company's usual one.
    VAT = "vat": ColumnKind::Integer,
    /// What it costs, as the price.
    COST = "cost": ColumnKind::Integer,
    /// Its state.
    STATE = "state": ColumnKind::Choice,
    /// The day it was created, in the company's time zone.
    CREATED = "created": ColumnKind::Date,
    /// Its picture, as the id of a file.
    PICTURE = "picture": PLAIN,
}

/// The products list.
pub static PRODUCTS: Listing = Listing {
    subject: Subject::Product,
    path: "/products",
    schema: SCHEMA,
    title: NAME,
    title_else: None,
    number: Some(REFERENCE),
    known_by: &[],
    unsought: None,
    state: STATE,
    states: &[ProductState::Active.as_str(), ProductState::Archived.as_str(), ProductState::Deleted.as_str()],
    usual_states: &[ProductState::Active.id()],
    gone: ProductState::Deleted.id(),
    columns: &[REFERENCE, KIND, CATEGORY, UNIT, PRICE, VAT, COST, BARCODE, CREATED],
    usual_columns: &[REFERENCE, KIND, CATEGORY, UNIT, PRICE, VAT],
    // Names of kinds stand in another order in each language, and the table has one.
    sorts: &[NAME, REFERENCE, CATEGORY, UNIT, PRICE, VAT, COST, BARCODE, CREATED],
    usual_descending: false,
    criteria: &[
        Criterion { name: "kind", column: KIND, kind: CriterionKind::Code(kind_code) },
        Criterion { name: "category", column: CATEGORY, kind: CriterionKind::Named },
        Criterion { name: "vat", column: VAT, kind: CriterionKind::Rate },
        Criterion { name: "price_from", column: PRICE, kind: CriterionKind::AmountFrom(CURRENCY) },
        Criterion { name: "price_to", column: PRICE, kind: CriterionKind::AmountTo(CURRENCY) },
        Criterion { name: "from", column: CREATED, kind: CriterionKind::DayFrom },
        Criterion { name: "to", column: CREATED, kind: CriterionKind::DayTo },
    ],
    // A sum of prices says nothing.
    sums: &[],
    codes: &[(KIND, kinds), (BASIS, bases), (CURRENCY, currencies)],
    named: &[CATEGORY],
};

fn kind_code(typed: &str) -> Option<String> {
    ProductKind::parse(typed).ok().map(|kind| kind.as_str().to_owned())
}

fn kinds() -> Vec<&'static str> {
    ProductKind::ALL.iter().map(|kind| kind.as_str()).collect()
}

fn bases() -> Vec<&'static str> {
    PriceBasis::ALL.iter().map(|basis| basis.as_str()).collect()
}

fn currencies() -> Vec<&'static str> {
    Currency::all().map(Currency::as_str).collect()
}

/// A product's price, and whether it is net or gross.
#[must_use]
pub fn price(row: &ListRow) -> Option<(Money, PriceBasis)> {
    Some((amount(row, PRICE)?, PriceBasis::parse(row.text(BASIS)).ok()?))
}

/// What a product costs.
#[must_use]
pub fn cost(row: &ListRow) -> Option<Money> {
    amount(row, COST)
}

fn amount(row: &ListRow, column: ColumnIndex) -> Option<Money> {
    Some(Money::new(row.number(column)?, Currency::parse(row.text(CURRENCY)).ok()?))
}

/// A product's own rate of VAT, in hundred-thousandths.
#[must_use]
pub fn vat(row: &ListRow) -> Option<i32> {
    i32::try_from(row.number(VAT)?).ok()
}

/// What a product is.
#[must_use]
pub fn kind(row: &ListRow) -> Option<ProductKind> {
    ProductKind::parse(row.text(KIND)).ok()
}

/// A product's picture.
#[must_use]
pub fn picture(row: &ListRow) -> Option<FileId> {
    row.text(PICTURE).parse().ok().map(FileId)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn criteria_are_written_one_way_and_nonsense_is_left_out() {
        let query = PRODUCTS.read_string("kind=service&vat=5,50 %25&price_from=12,5&vat_to=3&to=x&sort=price&dir=desc");
        assert_eq!(query.criteria.get("vat"), Some("5.5"));
        assert_eq!(PRODUCTS.written(&query), "?kind=service&vat=5.5&price_from=12.50&sort=price&dir=desc");
        assert_eq!(PRODUCTS.read_string("kind=colour&vat=120&sort=basis"), PRODUCTS.usual());
        assert_eq!((PRODUCTS.state_id("archived"), PRODUCTS.state_id("inactive")), (Some(1), None));
    }
}
