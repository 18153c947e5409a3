//! Text that people typed: bounded, compared without accents, sorted as they would sort it.

pub mod bounded;
pub mod fold;
pub mod initials;
mod latin;
pub mod name;
pub mod near;
pub mod sort;
mod written;

use crate::error::FieldError;

pub use bounded::{LongText, Text, is_blank};
pub(crate) use fold::push_folded;
pub use fold::{fold, search_terms};
pub use initials::{hue, initial, initials};
pub use name::{fold_company_name, legal_form};
pub(crate) use sort::push_sort_key;
pub use sort::sort_key;
pub(crate) use written::written_as_text;

/// Parses a field that may stay empty: blank is `None`, and anything else must be right.
pub fn optional<T>(typed: &str, parse: impl FnOnce(&str) -> Result<T, FieldError>) -> Result<Option<T>, FieldError> {
    match parse(typed) {
        Ok(value) => Ok(Some(value)),
        Err(FieldError::Required) => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identifiers::Siren;

    #[test]
    fn an_optional_field_may_be_blank_but_not_wrong() {
        assert_eq!(optional(" ", Siren::parse), Ok(None));
        assert_eq!(optional("1", Siren::parse), Err(FieldError::Siren));
        assert!(matches!(optional("732829320", Siren::parse), Ok(Some(_))));
    }
}
