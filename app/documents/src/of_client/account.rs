//! « Synthèse » (A9.3): what a client owes, invoice by invoice, and what may still be used for that.

use domain::billing::allocation::OpenInvoice;
use domain::billing::kind::DocumentKind;
use domain::documents::account::Parts;
use domain::documents::{Account, Settlement, Settler};
use domain::format::{DateStyle, date, money};
use domain::ids::ClientId;
use domain::money::Money;
use domain::subject::Subject;
use leptos::prelude::*;
use uuid::Uuid;

use super::api::account_of_client;
use crate::links;
use engines::listing::RowLink;
use engines::record::Shown;
use kit::error::Answer;
use kit::failure::Unavailable;
use kit::live;
use kit::ui::{ButtonLink, TextSkeleton};
use kit::words::{Locale, formats, td_string, today, words};

/// Whatever moves an account.
const MOVED: [Subject; 4] = [Subject::Invoice, Subject::CreditNote, Subject::Payment, Subject::Credit];

async fn account(client: Uuid) -> Answer<Account> {
    account_of_client(ClientId(client)).await
}

/// The part of a client's page. `offered` is what may be entered there: money that no document asks for yet, too.
pub fn part(client: Uuid, offered: fn(Locale, Uuid) -> Vec<RowLink>) -> AnyView {
    let l = words();
    let shown = Shown::new(Memo::new(move |_| Some(client)), account);
    let renew = move || shown.renew(account, || ());
    for subject in MOVED {
        live::on_changed(subject, renew);
        live::on_heard(subject, renew);
    }
    view! {
        <Transition fallback=|| view! { <TextSkeleton lines=8/> }>
            {move || Suspend::new(async move {
                match shown.answer.await {
                    Ok(account) => drawn(l, &account, offered(l, client)),
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

fn drawn(l: Locale, account: &Account, offered: Vec<RowLink>) -> AnyView {
    let create = |RowLink { label, glyph, href }: RowLink| view! { <ButtonLink href icon=glyph>{label}</ButtonLink> };
    let buttons = offered.into_iter().map(create).collect_view();
    // What cannot be added up is told nowhere: there is no such account.
    let sums = account.parts().ok().map(|parts| facts(l, account.balance, parts));
    let open = account.open.iter().map(|invoice| owed(l, invoice)).collect();
    let of = |is_of: fn(Settler) -> bool| -> Vec<AnyView> {
        account.available.iter().filter(|part| is_of(part.by)).map(|part| left(l, part)).collect()
    };
    view! {
        <div class="toolbar"><div class="page-actions">{buttons}</div></div>
        {sums}
        <div class="account-panels">
            {panel(td_string!(l, document.unpaid_invoices), td_string!(l, document.nothing_unpaid), open)}
            {panel(
                td_string!(l, document.unused_credit_notes),
                td_string!(l, document.no_unused_credit_notes),
                of(|by| matches!(by, Settler::CreditNote(_))),
            )}
            {panel(
                td_string!(l, document.unallocated_payments),
                td_string!(l, document.no_unallocated_payments),
                of(|by| matches!(by, Settler::Payment(_))),
            )}
            {panel(
                td_string!(l, document.unused_credits),
                td_string!(l, document.no_unused_credits),
                of(|by| matches!(by, Settler::Credit(_))),
            )}
        </div>
    }
    .into_any()
}

fn facts(l: Locale, balance: Money, parts: Parts) -> AnyView {
    let f = formats();
    let all = [
        (td_string!(l, document.account_balance), balance),
        (td_string!(l, document.unpaid_invoices), parts.unpaid),
        (td_string!(l, document.unused_credit_notes), parts.credit_notes),
        (td_string!(l, document.unallocated_payments), parts.payments),
        (td_string!(l, document.unused_credits), parts.credits),
    ];
    let fact = |(label, amount): (&'static str, Money)| {
        view! { <div class="fact"><dt>{label}</dt><dd>{money(amount, f)}</dd></div> }
    };
    view! { <dl class="card facts record-facts">{all.into_iter().map(fact).collect_view()}</dl> }.into_any()
}

/// A panel with its rows, or what is said where there is none.
fn panel(title: &'static str, none: &'static str, rows: Vec<AnyView>) -> AnyView {
    let content = if rows.is_empty() {
        view! { <p class="faint">{none}</p> }.into_any()
    } else {
        view! { <ul class="related">{rows}</ul> }.into_any()
    };
    view! {
        <section class="card panel">
            <header class="panel-head"><h2>{title}</h2></header>
            {content}
        </section>
    }
    .into_any()
}

/// An invoice of which something is left to pay.
fn owed(l: Locale, invoice: &OpenInvoice) -> AnyView {
    let due = date(invoice.due_on, DateStyle::Medium, formats());
    let (class, note) = if invoice.due_on < today() {
        ("person-note bad", td_string!(l, document.overdue_since, day = due).to_string())
    } else {
        ("person-note", td_string!(l, document.due_until, day = due).to_string())
    };
    row(links::document(DocumentKind::Invoice, invoice.id), invoice.number.clone(), (class, note), invoice.balance)
}

/// What is left of a payment, a credit or a credit note.
fn left(l: Locale, part: &Settlement) -> AnyView {
    let on = date(part.on, DateStyle::Medium, formats());
    let label = part.label.clone();
    let (href, name, said) = match part.by {
        Settler::CreditNote(id) => (links::document(DocumentKind::CreditNote, id), label.unwrap_or_default(), None),
        Settler::Payment(id) => {
            let name = part.method.clone().unwrap_or_else(|| td_string!(l, document.payment).to_owned());
            (links::payment(id), name, label)
        }
        Settler::Credit(id) => (links::credit(id), td_string!(l, document.credit).to_owned(), label),
        // These have nothing left.
        Settler::WriteOff(_) | Settler::Invoice(_) => return ().into_any(),
    };
    let note = said.map_or_else(|| on.clone(), |said| format!("{on} · {said}"));
    row(href, name, ("person-note", note), part.amount)
}

fn row(href: String, name: String, (class, note): (&'static str, String), amount: Money) -> AnyView {
    view! {
        <li>
            <span class="person-text">
                <a class="link" href=href>{name}</a>
                <span class=class>{note}</span>
            </span>
            <span class="num">{money(amount, formats())}</span>
        </li>
    }
    .into_any()
}
