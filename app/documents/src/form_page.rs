//! `/invoices/new`, `/invoices/{id}/edit` and their like: one editor for all kinds of documents.

use domain::access::Permission;
use domain::billing::kind::DocumentKind;
use domain::documents::listing::kinds_of;
use domain::ids::{ClientId, DocumentId};
use domain::subject::Subject;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;

use crate::form::api::start_document_form;
use crate::form::options::FormStart;
use crate::form::{DocumentSheet, wording};
use engines::form::FormPages;
use kit::failure::Used;
use kit::words::words;

/// A new document. Whom it is for (`client`), and another kind of the list (`kind`), may stand in the address.
#[component]
pub fn DocumentNewPage(
    /// Whose list it is to stand in.
    subject: Subject,
) -> impl IntoView {
    view! { <Used subject><NewDocument subject/></Used> }
}

#[component]
fn NewDocument(subject: Subject) -> impl IntoView {
    let query = use_query_map();
    let kind = query.with_untracked(wanted).0.filter(|kind| kinds_of(subject).contains(kind));
    pages(subject, kind)
        .new_page_of(move || query.with(wanted), move |(kind, client)| start_document_form(subject, kind, None, client))
}

/// A draft that exists.
#[component]
pub fn DocumentEditPage(
    /// Whose list it stands in.
    subject: Subject,
) -> impl IntoView {
    pages(subject, None).edit_page(move |id| start_document_form(subject, None, id.map(DocumentId), None))
}

/// What the address asks for. What is no kind and no id asks for nothing.
fn wanted(query: &ParamsMap) -> (Option<DocumentKind>, Option<ClientId>) {
    let kind = query.get("kind").and_then(|kind| DocumentKind::parse(&kind).ok());
    (kind, query.get("client").and_then(|client| client.parse().ok()))
}

fn pages(subject: Subject, kind: Option<DocumentKind>) -> FormPages<FormStart> {
    let kind = kind.or_else(|| kinds_of(subject).first().copied()).unwrap_or_default();
    let titles = [wording::new_title(words(), kind), wording::edit_title(words(), kind)];
    let needs = Permission::to_edit(subject);
    FormPages { titles, needs, drawn: |start, _| view! { <DocumentSheet start/> }.into_any() }
}
