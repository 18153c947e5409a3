//! What stands around the pages of a guest: whose door it is, who is in, where one can go, and the way out.

use axum::http::StatusCode;
use axum::response::Response;
use domain::format::Locale as FormatLocale;
use kit::words::{Locale, td_string, words_in};
use leptos::prelude::*;
use store::portal::Guest;

use super::framed::OfCompany;
use super::page::{Frame, page};

/// A page of a guest, at its path and by its title.
pub fn inside(guest: &Guest, path: &str, title: &'static str, content: AnyView) -> Response {
    inside_as(StatusCode::OK, guest, (path, title), content)
}

/// The same with a status: a form that was not taken comes back as it was typed.
pub fn inside_as(status: StatusCode, guest: &Guest, (path, title): (&str, &'static str), content: AnyView) -> Response {
    let (l, _) = tongue(guest);
    // Its name stands beside it.
    let logo = guest.logo.map(|id| view! { <img class="logo" src=format!("/portal/logo?{id}") alt=""/> });
    let preview = guest.is_preview.then(|| view! { <aside class="preview">{td_string!(l, portal.preview)}</aside> });
    let out = if guest.is_preview { td_string!(l, portal.preview_end) } else { td_string!(l, portal.sign_out) };
    let whole = view! {
        {preview}
        <header class="top">
            {logo}
            <strong class="company">{guest.company_name.clone()}</strong>
            {switch(l, guest)}
            <form method="post" action="/portal/logout">
                <button class="plain" type="submit">{out}</button>
            </form>
        </header>
        <nav aria-label=td_string!(l, portal.menu)>{ways(l, path)}</nav>
        <main class="inside">{content}</main>
    };
    let frame = Frame {
        title: format!("{title} · {}", guest.company_name),
        language: guest.language,
        colour: guest.colour.clone(),
    };
    let mut answer = page(status, frame, whole.into_any());
    if !guest.is_preview {
        answer.extensions_mut().insert(OfCompany(guest.company));
    }
    answer
}

/// The words of a guest, and how they write numbers and dates.
pub fn tongue(guest: &Guest) -> (Locale, FormatLocale) {
    (words_in(guest.language), FormatLocale::pick(guest.language, guest.country))
}

/// Where one can go.
fn ways(l: Locale, path: &str) -> AnyView {
    let ways = [
        ("/portal", td_string!(l, portal.home_title)),
        ("/portal/invoices", td_string!(l, portal.invoices_title)),
        ("/portal/quotes", td_string!(l, portal.quotes_title)),
        ("/portal/payments", td_string!(l, portal.payments_title)),
        ("/portal/statement", td_string!(l, portal.statement_title)),
        ("/portal/files", td_string!(l, portal.files_title)),
        ("/portal/message", td_string!(l, portal.message_title)),
        ("/portal/me", td_string!(l, portal.me_title)),
    ];
    let way = |(to, name): (&'static str, &'static str)| {
        let is_here = (to == path).then_some("page");
        view! { <a href=to aria-current=is_here>{name}</a> }
    };
    ways.into_iter().map(way).collect::<Vec<_>>().into_any()
}

/// Whose papers are shown; a choice, for a contact of several clients.
fn switch(l: Locale, guest: &Guest) -> AnyView {
    if guest.clients.len() < 2 {
        return view! { <span class="client">{client_name(guest)}</span> }.into_any();
    }
    let choice = |(id, name): &(domain::ids::ClientId, String)| {
        let is_shown = *id == guest.client;
        view! { <option value=id.to_string() selected=is_shown>{name.clone()}</option> }
    };
    let choices: Vec<_> = guest.clients.iter().map(choice).collect();
    view! {
        <form class="client" method="post" action="/portal/client">
            <label><span>{td_string!(l, portal.client)}</span><select name="client">{choices}</select></label>
            <button class="plain" type="submit">{td_string!(l, portal.go_to)}</button>
        </form>
    }
    .into_any()
}

/// What the client is called whose papers are shown.
pub fn client_name(guest: &Guest) -> String {
    let shown = guest.clients.iter().find(|(id, _)| *id == guest.client);
    shown.map(|(_, name)| name.clone()).unwrap_or_default()
}
