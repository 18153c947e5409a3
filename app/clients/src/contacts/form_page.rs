//! `/contacts/new` and `/contacts/{id}/edit`: one form.

use domain::access::Permission;
use domain::ids::{ClientId, ContactId};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::form::ContactSheet;
use super::form::api::start_contact_form;
use super::form::options::FormStart;
use engines::form::FormPages;
use kit::words::{td_string, words};

/// A new contact, of a client where the address names one.
#[component]
pub fn ContactNewPage() -> impl IntoView {
    let client = use_query_map().with_untracked(|query| query.get("client").and_then(|id| id.parse::<ClientId>().ok()));
    pages().new_page(move |id| start_contact_form(id.map(ContactId), client))
}

/// A contact that exists.
#[component]
pub fn ContactEditPage() -> impl IntoView {
    pages().edit_page(|id| start_contact_form(id.map(ContactId), None))
}

fn pages() -> FormPages<FormStart> {
    let titles = [td_string!(words(), contacts.new_title), td_string!(words(), contacts.edit_title)];
    let needs = Permission::EditClients;
    FormPages { titles, needs, drawn: |start, name| view! { <ContactSheet start name/> }.into_any() }
}
