//! Who has what only one may.

use domain::error::FieldError;
use domain::listings::PATHS;
use leptos::prelude::*;

use super::state::Form;
use kit::ui::{ErrorLink, ErrorLinks, field_id};
use kit::words::td_string;

/// Leads from an input to the record that has what was typed.
pub fn links(form: Form) -> ErrorLinks {
    ErrorLinks(Signal::derive(move || {
        let link = |(path, wrong): &(String, FieldError)| {
            let text = td_string!(form.l, form.open_holder).to_owned();
            Some(ErrorLink { field: field_id(path), href: holder(wrong)?, text })
        };
        form.errors.with(|errors| errors.0.iter().filter_map(link).collect())
    }))
}

/// The page of the record that has what was typed.
pub fn holder(wrong: &FieldError) -> Option<String> {
    let FieldError::TakenBy { subject, id, .. } = wrong else { return None };
    let (_, list) = PATHS.into_iter().find(|(listed, _)| listed == subject)?;
    Some(format!("{list}/{id}"))
}
