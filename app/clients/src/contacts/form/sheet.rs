use domain::lists::ListKind;
use leptos::prelude::*;

use super::options::FormStart;
use super::person::{Person, entry};
use super::relation::Relation;
use super::state::FormState;
use engines::form::{CustomFields, Sheet, tick};
use kit::ui::FormSection;
use kit::words::td_string;

/// The whole form of a contact.
#[component]
pub fn ContactSheet(
    /// What it starts from.
    start: FormStart,
    /// What a new contact is called so far.
    name: String,
) -> impl IntoView {
    let state = FormState::new(start, &name);
    let l = state.l;
    let title = match state.id {
        None => td_string!(l, contacts.new_title).to_owned(),
        Some(_) => td_string!(l, contacts.edit_title_of, name = called(state)).to_string(),
    };
    let parts = move || {
        view! {
            <Person state/>
            <Relation state/>
            <More state/>
        }
    };
    view! { <Sheet form=state.form() title list_title=td_string!(l, contacts.title) parts/> }
}

/// What the contact is called by the values that the form began with.
fn called(state: FormState) -> String {
    let name = [state.value("first_name"), state.value("last_name")].join(" ");
    if name.trim().is_empty() { state.value("email") } else { name.trim().to_owned() }
}

/// Where they were met, what they agreed to, and the company's own fields.
#[component]
fn More(state: FormState) -> impl IntoView {
    let l = state.l;
    let custom = state.options.with_value(|options| options.custom_fields.clone());
    view! {
        <FormSection id="more" title=td_string!(l, contacts.section_more)>
            <div class="form-grid cols-2">
                {entry(state, "source", ListKind::ContactSource)}
                <div class="form-ticks">
                    {tick(state.form(), "marketing_email")}
                    {tick(state.form(), "marketing_sms")}
                </div>
            </div>
            <CustomFields form=state.form() title=td_string!(l, contacts.custom) fields=custom/>
        </FormSection>
    }
}
