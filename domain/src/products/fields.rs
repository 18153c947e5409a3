//! The fields of a product, named once: the form, the typed record, the changes shown in the activity and the columns of the
//! database are all made from this list.

use serde::{Deserialize, Serialize};

use crate::error::{FieldError, FieldErrors};
use crate::field::{FieldValue, MinorAmount, RatePer100k, Reading};
use crate::ids::ListItemId;
use crate::money::Currency;
use crate::products::{Barcode, PriceBasis, ProductKind};
use crate::text::{LongText, Text};

/// Calls a macro with every field of [`ProductData`] but the currency: `$then! { field: Type, … }`.
///
/// A field added here is a compile error wherever it is not yet kept.
#[macro_export]
macro_rules! for_each_product_field {
    ($then:ident) => {
        $then! {
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
    ($($field:ident: $type:ty),+ $(,)?) => {
        /// What is known of a product, every value checked. Without a rate of its own, VAT is the company's usual one.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "the fields are documented by their types")]
        pub struct ProductData {
            /// What its amounts are in: the company's currency when it was created.
            pub currency: Currency,
            $(pub $field: $type,)+
        }

        /// The same as typed: text as it stands in the inputs, which bear these names.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        #[expect(missing_docs, reason = "named as the fields of `ProductData`")]
        pub struct ProductFields {
            /// Blank for the company's.
            pub currency: String,
            $(pub $field: String,)+
        }

        impl ProductFields {
            /// Every field's name, in the order of the form.
            pub const NAMES: &[&str] = &["currency", $(stringify!($field)),+];

            /// What is typed in a field.
            #[must_use]
            pub fn get(&self, name: &str) -> Option<&str> {
                match name {
                    "currency" => Some(&self.currency),
                    $(stringify!($field) => Some(&self.$field),)+
                    _ => None,
                }
            }

            /// The place of a field, to type into it.
            pub fn get_mut(&mut self, name: &str) -> Option<&mut String> {
                match name {
                    "currency" => Some(&mut self.currency),
                    $(stringify!($field) => Some(&mut self.$field),)+
                    _ => None,
                }
            }

            /// What is wrong with one field alone, for the answer beside it while typing.
            pub fn check(name: &str, typed: &str, reading: &Reading) -> Result<(), FieldError> {
                match name {
                    "currency" => Option::<Currency>::read(typed, reading).map(drop),
                    $(stringify!($field) => <$type>::read(typed, reading).map(drop),)+
                    _ => Ok(()),
                }
            }

            /// Every value checked, or every error.
            pub fn parse(&self, reading: &Reading, errors: &mut FieldErrors) -> Option<ProductData> {
                let typed = if self.currency.trim().is_empty() { reading.currency.as_str() } else { &self.currency };
                let currency = errors.keep("currency", Currency::read(typed, reading));
                $(let $field = errors.keep(stringify!($field), <$type>::read(&self.$field, reading));)+
                Some(ProductData { currency: currency?, $($field: $field?,)+ })
            }

            /// The inputs that show a product's values.
            #[must_use]
            pub fn of(data: &ProductData, reading: &Reading) -> Self {
                Self { currency: data.currency.written(reading), $($field: data.$field.written(reading),)+ }
            }
        }
    };
}

for_each_product_field!(product_data);
