use domain::lists::ListKind;
use leptos::prelude::*;

use super::state::FormState;
use engines::form::{DASH, Look, line, select};
use kit::ui::{FormSection, InputKind};
use kit::words::td_string;

/// Who it is and how they are reached (A5.2, A5.3).
#[component]
pub fn Person(
    /// The form.
    state: FormState,
) -> impl IntoView {
    let (l, form) = (state.l, state.form());
    let first = Look { autofocus: state.id.is_none(), ..Look::default() };
    let email = Look { kind: InputKind::Email, ..Look::default() };
    let tel = Look { kind: InputKind::Tel, ..Look::default() };
    view! {
        <FormSection
            id="person"
            title=td_string!(l, contacts.section_contact)
            description=td_string!(l, contacts.section_contact_text)
        >
            <div class="form-grid contact-name">
                {entry(state, "civility", ListKind::Civility)}
                {line(form, "first_name", first)}
                {line(form, "last_name", Look::default())}
            </div>
            <div class="form-grid cols-2">
                {line(form, "email", email)}
                {line(form, "position", Look::default())}
            </div>
        </FormSection>
        <FormSection id="reach" title=td_string!(l, contacts.section_reach)>
            <div class="form-grid cols-2">
                {line(form, "direct_phone", tel)}
                {line(form, "mobile", tel)}
                {line(form, "switchboard", tel)}
                {line(form, "fax", tel)}
            </div>
        </FormSection>
    }
}

/// One of a list that the company edits.
pub fn entry(state: FormState, name: &'static str, kind: ListKind) -> AnyView {
    let held = state.value(name);
    let options = state.options.with_value(|options| options.list(kind, &held));
    select(state.form(), name, options, Some(DASH.to_owned()))
}
