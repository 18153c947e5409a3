//! A line of a document as typed.

use serde::{Deserialize, Serialize};

use super::choices::{Discount, LineKind};
use crate::billing::quantity::Quantity;
use crate::billing::unit_price::UnitPrice;
use crate::error::{FieldError, FieldErrors};
use crate::field::{Alike, FieldValue, RatePer100k, Reading, read_or_usual};
use crate::form::row;
use crate::ids::{DocumentLineId, ExpenseId, ProductId};
use crate::products::ProductKind;
use crate::text::{LongText, Text, is_blank};

/// Calls a macro with every field of [`LineData`]: `$then! { field: Type; … }`, after what else is asked for: `@more`.
///
/// `origin` is the line of another document that this one is made of: what remains of it follows from all lines that name it.
#[macro_export]
macro_rules! for_each_line_field {
    ($then:ident $(, $more:ident)*) => {
        $then! {
            $(@$more)*
            /// What the line is.
            kind: LineKind;
            /// The product that it was filled in from.
            product: Option<ProductId>;
            /// Goods or a service: taxes differ.
            nature: ProductKind;
            /// Its words.
            description: Option<LongText<2000>>;
            /// How much.
            quantity: Option<Quantity>;
            /// What it is counted in.
            unit: Option<Text<20>>;
            /// What one costs, on the document's basis.
            price: Option<UnitPrice>;
            /// What is taken off.
            discount: Option<Discount>;
            /// Its rate of VAT; blank for the company's usual one.
            vat: Option<RatePer100k>;
            /// What one costs the company, without taxes. Never printed.
            cost: Option<UnitPrice>;
            /// On a quote: offered beside the total, and not in it.
            optional: bool;
            /// The line of another document that this one is made of.
            origin: Option<DocumentLineId>;
            /// The expense that it bills again; on an invoice.
            expense: Option<ExpenseId>;
        }
    };
}

macro_rules! line {
    ($($(#[$doc:meta])* $field:ident: $type:ty;)+) => {
        /// A line, every value checked.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub struct LineData {
            /// `None` for one that is not stored yet.
            pub id: Option<DocumentLineId>,
            $($(#[$doc])* pub $field: $type,)+
        }

        /// The same as typed.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        #[expect(missing_docs, reason = "named as the fields of `LineData`")]
        pub struct LineForm {
            pub id: String,
            $(pub $field: String,)+
        }

        row!(LineForm: $($field),+);

        impl LineForm {
            /// When two texts of a field are the same value.
            #[must_use]
            pub fn alike(name: &str) -> Alike {
                match name {
                    $(stringify!($field) => <$type as FieldValue>::ALIKE,)+
                    _ => Alike::Text,
                }
            }

            /// What is wrong with one field alone, for the answer beside it while typing.
            ///
            /// # Errors
            /// What its type says.
            pub fn check(name: &str, typed: &str, reading: &Reading) -> Result<(), FieldError> {
                match name {
                    $(stringify!($field) => read_or_usual::<$type>(typed, reading).map(drop),)+
                    _ => Ok(()),
                }
            }

            /// Every value checked, or every error.
            ///
            /// # Errors
            /// Each beside its input. What is sold has a description, a quantity and a price.
            pub fn parse(&self, reading: &Reading) -> Result<LineData, FieldErrors> {
                let mut errors = FieldErrors::default();
                let id = errors.keep("id", FieldValue::read(&self.id, reading));
                $(let $field = errors.keep(stringify!($field), read_or_usual(&self.$field, reading));)+
                let line = (|| Some(LineData { id: id?, $($field: $field?,)+ }))();
                self.miss(line.as_ref(), &mut errors);
                line.filter(|_| errors.is_empty()).ok_or(errors)
            }

            /// The inputs that show a line.
            #[must_use]
            pub fn of(line: &LineData, reading: &Reading) -> Self {
                Self { id: line.id.written(reading), $($field: line.$field.written(reading),)+ }
            }
        }
    };
}

for_each_line_field!(line);

impl LineData {
    /// A line that sells nothing: a heading, a subtotal or words.
    #[must_use]
    pub const fn words(kind: LineKind, description: Option<LongText<2000>>) -> Self {
        Self {
            id: None,
            kind,
            product: None,
            nature: ProductKind::Article,
            description,
            quantity: None,
            unit: None,
            price: None,
            discount: None,
            vat: None,
            cost: None,
            optional: false,
            origin: None,
            expense: None,
        }
    }
}

impl LineForm {
    /// True when nothing is typed that says anything: a row that was begun and left. A subtotal says something by being there.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.kind != LineKind::Subtotal.as_str()
            && [&self.description, &self.price, &self.product].into_iter().all(|typed| is_blank(typed))
    }

    /// Notes what something that is sold lacks.
    fn miss(&self, line: Option<&LineData>, errors: &mut FieldErrors) {
        let kind = line.map_or_else(|| LineKind::parse(&self.kind).unwrap_or_default(), |line| line.kind);
        let needed: &[(&str, &str)] = match kind {
            LineKind::Item => {
                &[("description", &self.description), ("quantity", &self.quantity), ("price", &self.price)]
            }
            LineKind::Section | LineKind::Text => &[("description", &self.description)],
            LineKind::Subtotal => &[],
        };
        for (name, _) in needed.iter().filter(|(_, typed)| is_blank(typed)) {
            errors.push(*name, FieldError::Required);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::Country;
    use crate::identifiers::PhoneRules;
    use crate::money::Currency;

    fn reading() -> Reading {
        Reading { country: Country::FRANCE, currency: Currency::EUR, phone: PhoneRules::shape() }
    }

    fn typed(kind: &str, description: &str, quantity: &str, price: &str) -> LineForm {
        LineForm {
            kind: kind.into(),
            description: description.into(),
            quantity: quantity.into(),
            price: price.into(),
            ..LineForm::default()
        }
    }

    #[test]
    fn what_is_sold_says_what_and_how_much() {
        let line = typed("", "Conseil", "1,5", "80").parse(&reading()).unwrap();
        assert_eq!((line.kind, line.quantity.map(Quantity::millionths)), (LineKind::Item, Some(1_500_000)));
        assert_eq!(LineForm::of(&line, &reading()).parse(&reading()), Ok(line));
        let errors = typed("item", " ", "", "").parse(&reading()).unwrap_err();
        for name in ["description", "quantity", "price"] {
            assert_eq!(errors.at(name), Some(&FieldError::Required), "{name}");
        }
        assert!(typed("section", "Pose", "", "").parse(&reading()).is_ok());
        assert!(typed("section", "", "", "").parse(&reading()).is_err());
        assert!(typed("subtotal", "", "", "").parse(&reading()).is_ok());
        assert!(
            typed("item", "x", "1", "-3").parse(&reading()).is_err(),
            "what is taken back is a quantity below zero"
        );
    }

    #[test]
    fn a_row_that_was_only_begun_is_blank() {
        assert!(typed("item", "", "1", "").is_blank());
        assert!(!typed("subtotal", "", "", "").is_blank());
        assert!(!typed("text", "x", "", "").is_blank());
    }
}
