//! `/clients/new` and `/clients/{id}/edit`: one form (A2.1).

use domain::access::Permission;
use domain::ids::ClientId;
use leptos::prelude::*;
use uuid::Uuid;

use crate::form::ClientSheet;
use crate::form::api::start_form;
use crate::view::FormStart;
use engines::form::FormPages;
use kit::error::Answer;
use kit::words::{td_string, words};

/// A new client.
#[component]
pub fn ClientNewPage() -> impl IntoView {
    pages().new_page(start)
}

/// A client that exists.
#[component]
pub fn ClientEditPage() -> impl IntoView {
    pages().edit_page(start)
}

fn pages() -> FormPages<FormStart> {
    let titles = [td_string!(words(), clients.new_title), td_string!(words(), clients.edit_title)];
    let needs = Permission::EditClients;
    FormPages { titles, needs, drawn: |start, name| view! { <ClientSheet start name/> }.into_any() }
}

async fn start(id: Option<Uuid>) -> Answer<FormStart> {
    start_form(id.map(ClientId)).await
}
