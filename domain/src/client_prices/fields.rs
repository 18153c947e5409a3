//! The fields of what a client has agreed, named once.

use chrono::NaiveDate;

use super::choices::{Covers, Grants};
use crate::billing::rate::Rate;
use crate::field::MinorAmount;
use crate::fields::record;
use crate::ids::{ListItemId, ProductId};
use crate::imports::Value;
use crate::lists::ListKind;
use crate::products::PriceBasis;
use crate::text::LongText;

record! {
    /// What is known of it, every value checked by itself.
    ClientPriceData, ClientPriceFields:
    covers: Covers = Value::Line, "Pour", "For";
    product: Option<ProductId> = Value::Record, "Article", "Product";
    category: Option<ListItemId> = Value::Item(ListKind::ProductCategory), "Catégorie", "Category";
    grants: Grants = Value::Line, "Accord", "Agreement";
    price: Option<MinorAmount> = Value::Line, "Prix", "Price";
    price_basis: PriceBasis = Value::Line, "Prix exprimé", "Price basis";
    discount: Option<Rate> = Value::Line, "Remise (%)", "Discount (%)";
    first_day: Option<NaiveDate> = Value::Line, "Premier jour", "First day";
    last_day: Option<NaiveDate> = Value::Line, "Dernier jour", "Last day";
    note: Option<LongText<500>> = Value::Lines, "Note", "Note";
}
