//! Why a value was not saved in its place, in words.

use kit::error::AppError;
use kit::words::{Locale, field_error, value_error};

/// What is wrong. Where another value than this one is to blame, it is named.
pub(super) fn said(l: Locale, path: &str, error: &AppError, label: &dyn Fn(&str) -> String) -> String {
    let AppError::Invalid(errors) = error else { return value_error(l, error) };
    match (errors.at(path), errors.0.first()) {
        (Some(wrong), _) => field_error(l, wrong),
        (None, Some((other, wrong))) => format!("{} — {}", label(other), field_error(l, wrong)),
        (None, None) => value_error(l, error),
    }
}

#[cfg(test)]
mod tests {
    use domain::error::{FieldError, FieldErrors};

    use super::*;

    #[test]
    fn another_value_that_is_to_blame_is_named() {
        let say = |errors: &FieldErrors| {
            said(Locale::en, "fields.email", &AppError::Invalid(errors.clone()), &|path| format!("({path})"))
        };
        let required = field_error(Locale::en, &FieldError::Required);
        let mut errors = FieldErrors::one("fields.last_name", FieldError::Required);
        assert_eq!(say(&errors), format!("(fields.last_name) — {required}"));
        errors.push("fields.email", FieldError::Email);
        assert_eq!(say(&errors), field_error(Locale::en, &FieldError::Email));
        assert_eq!(
            said(Locale::en, "", &AppError::NotFound, &str::to_owned),
            value_error(Locale::en, &AppError::NotFound)
        );
    }
}
