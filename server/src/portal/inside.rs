//! What stands around the pages of a guest: whose door it is, who is in, where one can go, and the way out.

use axum::http::StatusCode;
use axum::response::Response;
use kit::words::{Locale, td_string, words_in};
use leptos::prelude::*;
use store::portal::Guest;

use super::page::{Frame, page};

/// A page of a guest, by its title.
pub fn inside(guest: &Guest, title: &str, content: AnyView) -> Response {
    let l = words_in(guest.language);
    let whole = view! {
        <header class="top">
            <strong class="company">{guest.company_name.clone()}</strong>
            {switch(l, guest)}
            <form method="post" action="/portal/logout">
                <button class="plain" r#type="submit">{td_string!(l, portal.sign_out)}</button>
            </form>
        </header>
        <main class="inside">{content}</main>
    };
    let frame = Frame {
        title: format!("{title} · {}", guest.company_name),
        language: guest.language,
        colour: guest.colour.clone(),
    };
    page(StatusCode::OK, frame, whole.into_any())
}

/// Whose papers are shown; a choice, for a contact of several clients.
fn switch(l: Locale, guest: &Guest) -> AnyView {
    let of = |id| guest.clients.iter().find(|(client, _)| *client == id).map(|(_, name)| name.clone());
    if guest.clients.len() < 2 {
        return view! { <span class="client">{of(guest.client)}</span> }.into_any();
    }
    let choices: Vec<_> = guest
        .clients
        .iter()
        .map(|(id, name)| {
            view! { <option value=id.to_string() selected=*id == guest.client>{name.clone()}</option> }
        })
        .collect();
    view! {
        <form class="client" method="post" action="/portal/client">
            <label><span>{td_string!(l, portal.client)}</span><select name="client">{choices}</select></label>
            <button class="plain" r#type="submit">{td_string!(l, portal.go_to)}</button>
        </form>
    }
    .into_any()
}
