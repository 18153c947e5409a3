//! What stands beside a document: whose it is, what settles it, what it was made of and what became of it, and notes for the team.

use domain::access::Permission;
use domain::billing::due::{Due, paid_of_each};
use domain::billing::kind::DocumentKind;
use domain::documents::{Document, Related, Settlement, Settler};
use domain::format::{DateStyle, date, money};
use leptos::prelude::*;

use super::claim::ClaimAgain;
use super::panel::panel;
use super::view::DocumentView;
use super::{proof, repeat, wording};
use crate::links;
use engines::record::long_text;
use kit::bootstrap::may;
use kit::words::{Locale, formats, td_string};

/// The column.
pub fn aside(l: Locale, view: &DocumentView) -> AnyView {
    let document = &view.document;
    let settled = if document.kind == DocumentKind::CreditNote {
        td_string!(l, document.pays)
    } else {
        td_string!(l, document.settled_by)
    };
    view! {
        <aside class="card record-aside">
            {about(l, view)}
            {proof::proof(l, view)}
            {repeat::panels(l, view)}
            {panel(td_string!(l, document.instalments), instalments(l, view))}
            {panel(settled, view.settlements.iter().map(|part| settlement(l, part)).collect())}
            {panel(td_string!(l, document.made_of), document.origins.iter().map(|of| related(l, of)).collect())}
            {panel(became(l, document), newest_first(document).map(|of| related(l, of)).collect())}
            {notes(l, view)}
        </aside>
    }
    .into_any()
}

/// The most invoices of a template that are shown; all of them are at its client's.
const MOST_MADE: usize = 24;

fn became(l: Locale, document: &Document) -> &'static str {
    match document.kind {
        DocumentKind::Recurring => td_string!(l, document.invoices_made),
        _ => td_string!(l, document.became),
    }
}

/// What was made of it, the newest first.
fn newest_first(document: &Document) -> impl Iterator<Item = &Related> {
    document.made.iter().rev().take(MOST_MADE)
}

/// Whose it is, and since when.
fn about(l: Locale, view: &DocumentView) -> AnyView {
    let data = &view.document.new.data;
    let client = format!("/clients/{}", data.client);
    let rows = [
        (td_string!(l, document.title), data.title.as_ref().map(|title| title.as_str().to_owned())),
        (td_string!(l, document.reference), data.reference.as_ref().map(|reference| reference.as_str().to_owned())),
        (td_string!(l, document.created_on), Some(date(view.created_on, DateStyle::Medium, formats()))),
    ];
    let row = |(label, value): (&'static str, Option<String>)| {
        let value = value?;
        Some(view! { <dt>{label}</dt><dd>{value}</dd> })
    };
    view! {
        <section class="panel">
            <header class="panel-head"><h2>{td_string!(l, document.details)}</h2></header>
            <dl class="kv">
                <dt>{td_string!(l, document.client)}</dt>
                <dd><a class="link" href=client>{view.client_name.clone()}</a></dd>
                {rows.into_iter().filter_map(row).collect_view()}
            </dl>
        </section>
    }
    .into_any()
}

/// What is to be paid by when, and what is paid of each: payments fill the parts in the order of their days.
fn instalments(l: Locale, view: &DocumentView) -> Vec<AnyView> {
    let (f, dues) = (formats(), &view.sheet.dues);
    let paid = paid_of_each(dues, view.document.settled.allocated_minor);
    let part = |(due, paid_minor): (&Due, i64)| {
        let said = if paid_minor == due.amount.minor() {
            td_string!(l, document.part_paid).to_owned()
        } else if due.on < view.today && view.document.state.is_issued() {
            td_string!(l, document.part_late, amount = money(view.money(due.amount.minor() - paid_minor), f))
                .to_string()
        } else if paid_minor > 0 {
            td_string!(l, document.paid_of, amount = money(view.money(paid_minor), f)).to_string()
        } else {
            td_string!(l, document.part_open).to_owned()
        };
        row(date(due.on, DateStyle::Medium, f), None, said, Some(money(due.amount, f)), None)
    };
    dues.iter().zip(paid).map(part).collect()
}

/// What pays it, or what it pays.
fn settlement(l: Locale, part: &Settlement) -> AnyView {
    let f = formats();
    let label = part.label.clone().unwrap_or_default();
    let (what, href) = match part.by {
        Settler::Payment(id) => {
            let what = part.method.clone().unwrap_or_else(|| td_string!(l, document.payment).to_owned());
            (what, Some(links::payment(id)))
        }
        Settler::CreditNote(id) => {
            let kind = DocumentKind::CreditNote;
            (format!("{} {label}", wording::kind(l, kind)), Some(links::document(kind, id)))
        }
        Settler::Invoice(id) => {
            let kind = DocumentKind::Invoice;
            (format!("{} {label}", wording::kind(l, kind)), Some(links::document(kind, id)))
        }
        Settler::Credit(id) => (td_string!(l, document.credit).to_owned(), Some(links::credit(id))),
        Settler::WriteOff(_) => (td_string!(l, document.given_up).to_owned(), None),
    };
    // The reference of a payment, or why something was given up.
    let said = if matches!(part.by, Settler::Payment(_) | Settler::WriteOff(_)) { label } else { String::new() };
    let on = date(part.on, DateStyle::Medium, f);
    let note = if said.is_empty() { on } else { format!("{on} · {said}") };
    let again = match part.by {
        Settler::WriteOff(id) if may(Permission::EditPayments) => {
            Some(view! { <ClaimAgain id amount=part.amount/> }.into_any())
        }
        _ => None,
    };
    row(what, href, note, Some(money(part.amount, f)), again)
}

/// Another document of the chain.
fn related(l: Locale, of: &Related) -> AnyView {
    let name = wording::related(l, of);
    row(name, Some(links::document(of.kind, of.id)), wording::kind(l, of.kind).to_owned(), None, None)
}

fn row(what: String, href: Option<String>, note: String, amount: Option<String>, act: Option<AnyView>) -> AnyView {
    let what = match href {
        Some(href) => view! { <a class="link" href=href>{what}</a> }.into_any(),
        None => view! { <span>{what}</span> }.into_any(),
    };
    view! {
        <li>
            <span class="person-text">{what}<span class="person-note">{note}</span></span>
            {amount.map(|amount| view! { <span class="num">{amount}</span> })}
            {act}
        </li>
    }
    .into_any()
}

/// What the team has noted, which never leaves.
fn notes(l: Locale, view: &DocumentView) -> Option<AnyView> {
    let notes = view.document.new.data.private_notes.as_ref()?;
    Some(
        view! {
            <section class="panel">
                <header class="panel-head"><h2>{td_string!(l, document.private_notes)}</h2></header>
                {long_text(notes.as_str())}
            </section>
        }
        .into_any(),
    )
}
