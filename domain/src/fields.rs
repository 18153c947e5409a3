//! The fields of a record, named once: its values, its form and the columns of its files are made of the same list.

use crate::ids::ListItemId;
use crate::imports::Value;
use crate::lists::ListKind;

/// A record's field with what stands in it, for [`entries`].
pub(crate) type Entries = (&'static str, Value, Vec<ListItemId>);

/// The entries of lists that users edit among the values of a record: the field, the list and the entry.
pub(crate) fn entries<const N: usize>(values: [Entries; N]) -> Vec<(&'static str, ListKind, ListItemId)> {
    let named = values.into_iter().filter_map(|(name, value, ids)| Some((name, value.list()?, ids)));
    named.flat_map(|(name, kind, ids)| ids.into_iter().map(move |id| (name, kind, id))).collect()
}

/// Makes two structs of `Data, Fields: field: Type = Value, "French", "English"; …`: the values of a record, every one checked, and the
/// same as typed. [`Value`] and the two names are those of the field's column in files.
macro_rules! record {
    ($(#[$doc:meta])* $data:ident, $fields:ident:
        $($field:ident: $type:ty = $value:expr, $french:literal, $english:literal;)+
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[expect(missing_docs, reason = "the fields are documented where they are named, and by their types")]
        pub struct $data {
            $(pub $field: $type,)+
        }

        /// The same as typed: text as it stands in the inputs, which bear these names.
        #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(default)]
        #[expect(missing_docs, reason = "named as the values that they are read into")]
        pub struct $fields {
            $(pub $field: String,)+
        }

        impl $data {
            /// The entries of lists that users edit: the field, the list and the entry.
            #[must_use]
            pub fn entries(&self) -> Vec<(&'static str, $crate::lists::ListKind, $crate::ids::ListItemId)> {
                $crate::fields::entries([
                    $((stringify!($field), $value, $crate::field::FieldValue::entries(&self.$field))),+
                ])
            }
        }

        impl $fields {
            /// Every field's name, in the order of the form.
            pub const NAMES: &[&str] = &[$(stringify!($field)),+];

            /// The columns of files, in the same order.
            pub const COLUMNS: &[$crate::imports::Column] = &[$($crate::imports::Column {
                path: concat!("fields.", stringify!($field)),
                value: $value,
                french: $french,
                english: $english,
            }),+];

            /// What stands in the cells of a field's column.
            #[must_use]
            pub fn value(name: &str) -> $crate::imports::Value {
                match name {
                    $(stringify!($field) => $value,)+
                    _ => $crate::imports::Value::Line,
                }
            }

            /// What is typed in a field.
            #[must_use]
            pub fn get(&self, name: &str) -> Option<&str> {
                match name {
                    $(stringify!($field) => Some(&self.$field),)+
                    _ => None,
                }
            }

            /// The place of a field, to type into it.
            pub fn get_mut(&mut self, name: &str) -> Option<&mut String> {
                match name {
                    $(stringify!($field) => Some(&mut self.$field),)+
                    _ => None,
                }
            }

            /// What stands under `fields.` in the text of a form.
            #[must_use]
            pub fn from_text(text: &$crate::form::FormText) -> Self {
                let mut fields = Self::default();
                for (name, typed) in text.under("fields.") {
                    if let Some(field) = fields.get_mut(name) {
                        typed.clone_into(field);
                    }
                }
                fields
            }

            /// Puts every field into the text of a form.
            pub fn put_into(&self, text: &mut $crate::form::FormText) {
                for name in Self::NAMES {
                    text.set(format!("fields.{name}"), self.get(name).unwrap_or_default());
                }
            }

            /// When two texts of a field are the same value.
            #[must_use]
            pub fn alike(name: &str) -> $crate::field::Alike {
                match name {
                    $(stringify!($field) => <$type as $crate::field::FieldValue>::ALIKE,)+
                    _ => $crate::field::Alike::Text,
                }
            }

            /// What is wrong with one field alone, for the answer beside it while typing.
            pub fn check(
                name: &str,
                typed: &str,
                reading: &$crate::field::Reading,
            ) -> Result<(), $crate::error::FieldError> {
                match name {
                    $(stringify!($field) => $crate::field::read_or_usual::<$type>(typed, reading).map(drop),)+
                    _ => Ok(()),
                }
            }

            /// Every value checked, or every error.
            pub fn parse(
                &self,
                reading: &$crate::field::Reading,
                errors: &mut $crate::error::FieldErrors,
            ) -> Option<$data> {
                $(let $field = errors.keep(stringify!($field), $crate::field::read_or_usual(&self.$field, reading));)+
                Some($data { $($field: $field?,)+ })
            }

            /// The inputs that show values.
            #[must_use]
            pub fn of(data: &$data, reading: &$crate::field::Reading) -> Self {
                Self { $($field: $crate::field::FieldValue::written(&data.$field, reading),)+ }
            }
        }
    };
}

pub(crate) use record;
