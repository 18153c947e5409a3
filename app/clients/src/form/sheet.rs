use leptos::prelude::*;

use super::addresses::Addresses;
use super::contacts::Contacts;
use super::more::More;
use super::organisation::Organisation;
use super::state::FormState;
use crate::view::FormStart;
use engines::form::Sheet;
use kit::words::td_string;

/// The whole form of a client.
#[component]
pub fn ClientSheet(
    /// What it starts from.
    start: FormStart,
    /// What a new client is called so far.
    name: String,
) -> impl IntoView {
    let state = FormState::new(start, &name);
    let l = state.l;
    let title = match state.id {
        None => td_string!(l, clients.new_title).to_owned(),
        Some(_) => td_string!(l, clients.edit_title_of, name = state.value("name")).to_string(),
    };
    let parts = move || {
        view! {
            <Organisation state/>
            <Contacts state/>
            <Addresses state/>
            <More state/>
        }
    };
    view! { <Sheet form=state.form() title list_title=td_string!(l, clients.title) parts/> }
}
