//! Inputs of the client's own fields.

use domain::lists::ListKind;
use leptos::prelude::*;

use super::state::FormState;
use engines::form::{DASH, select};
use kit::words::td_string;

/// One of a list that the company edits, with what stands for none where the company's own is meant then.
pub fn entry(state: FormState, name: &'static str, kind: ListKind) -> AnyView {
    let held = state.value(name);
    let (options, usual) = state.options.with_value(|options| (options.list(kind, &held), options.usual(kind)));
    let usual = usual.map(|usual| td_string!(state.l, clients.usual_terms, terms = usual).to_string());
    select(state.form(), name, options, usual.or_else(|| Some(DASH.to_owned())))
}
