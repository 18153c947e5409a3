//! The fields of a product, named once: the form, the typed record, the changes shown in the activity and the columns of the
//! database are all made from this list.

use crate::field::{MinorAmount, RatePer100k};
use crate::fields::record;
use crate::ids::ListItemId;
use crate::money::Currency;
use crate::products::{Barcode, PriceBasis, ProductKind};
use crate::text::{LongText, Text};

/// Calls a macro with every field of [`ProductData`]: `$then! { field: Type, … }`.
///
/// A field added here is a compile error wherever it is not yet kept. The currency is the company's when the product is created; without
/// a rate of its own, VAT is the company's usual one.
#[macro_export]
macro_rules! for_each_product_field {
    ($then:ident) => {
        $then! {
            currency: Currency,
            name: Text<200>,
            reference: Option<Text<80>>,
            kind: ProductKind,
            category: Option<ListItemId>,
            unit: Option<Text<20>>,
            price: MinorAmount,
            price_basis: PriceBasis,
            cost: Option<MinorAmount>,
            vat: Option<RatePer100k>,
            accounting_account: Option<Text<40>>,
            barcode: Option<Barcode>,
            note: Option<LongText<10000>>,
        }
    };
}

macro_rules! product_data {
    ($($fields:tt)+) => {
        record! {
            /// What is known of a product, every value checked.
            ProductData, ProductFields: $($fields)+
        }
    };
}

for_each_product_field!(product_data);
