//! The fields of a product, named once: the form, the typed record, the changes shown in the activity and the columns of the
//! database are all made from this list.

use crate::field::{MinorAmount, RatePer100k};
use crate::fields::record;
use crate::ids::ListItemId;
use crate::imports::Value;
use crate::lists::ListKind;
use crate::money::Currency;
use crate::products::columns::{BASES, KINDS};
use crate::products::{Barcode, PriceBasis, ProductKind};
use crate::text::{LongText, Text};

/// Calls a macro with every field of [`ProductData`]: `$then! { field: Type = Value, "French", "English"; … }`, as
/// `record!` takes them, after what else is asked for: `@more`.
///
/// A field added here is a compile error wherever it is not yet kept. The currency is the company's when the product is created; without
/// a rate of its own, VAT is the company's usual one.
#[macro_export]
macro_rules! for_each_product_field {
    ($then:ident $(, $more:ident)*) => {
        $then! {
            $(@$more)*
            reference: Option<Text<80>> = Value::Line, "Référence", "Reference";
            name: Text<200> = Value::Line, "Nom", "Name";
            kind: ProductKind = Value::Choice(KINDS), "Nature", "Kind";
            category: Option<ListItemId> = Value::Item(ListKind::ProductCategory), "Catégorie", "Category";
            unit: Option<Text<20>> = Value::Line, "Unité", "Unit";
            price: MinorAmount = Value::Line, "Prix de vente", "Selling price";
            price_basis: PriceBasis = Value::Choice(BASES), "Prix exprimé", "Price basis";
            currency: Currency = Value::Line, "Devise", "Currency";
            vat: Option<RatePer100k> = Value::Line, "TVA (%)", "VAT (%)";
            cost: Option<MinorAmount> = Value::Line, "Coût", "Cost";
            accounting_account: Option<Text<40>> = Value::Line, "Compte comptable", "Accounting account";
            barcode: Option<Barcode> = Value::Line, "Code-barres", "Barcode";
            note: Option<LongText<10000>> = Value::Lines, "Note", "Note";
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
