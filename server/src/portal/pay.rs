//! `/portal/pay`: how a guest settles what is due, one invoice or several at once. What is due is reckoned here each time; the page names
//! invoices, and never amounts.

mod asked;
pub mod back;
pub mod card;
mod offline;
pub mod qr;

use axum::extract::{Extension, Query};
use axum::response::Response;
use domain::billing::allocation::OpenInvoice;
use domain::cards::{Payable, due, is_charged};
use domain::format::{DateStyle, Locale as FormatLocale, date, money};
use domain::ids::DocumentId;
use kit::session::Visitor;
use kit::words::{Locale, td_string};
use leptos::prelude::*;
use store::portal::Guest;
use store::{cards, companies};

use super::entry::Entered;
use super::inside::{inside, tongue};
use super::table::{Cell, table};
use crate::transfer::Problem;

/// In an address or a form: an invoice to be paid.
const INVOICE: &str = "invoice";
/// Where it is.
pub const PATH: &str = "/portal/pay";

/// What an address or a form says, a name as often as it likes.
pub type Pairs = Vec<(String, String)>;

/// `GET /portal/pay`: the invoices that the address names, else all that is due.
pub async fn show(
    Extension(visitor): Extension<Visitor>,
    Entered(guest): Entered,
    Query(asked): Query<Pairs>,
) -> Result<Response, Problem> {
    page(&visitor, &guest, &asked, None).await
}

/// The page, with what was wrong with the form that was sent, if something was.
async fn page(
    visitor: &Visitor,
    guest: &Guest,
    asked: &[(String, String)],
    wrong: Option<card::Wrong>,
) -> Result<Response, Problem> {
    let (l, f) = tongue(guest);
    let read = guest.access(visitor.database.clone(), visitor.now).read();
    let Payable { open, on_its_way } = cards::payable(&read, guest.client).await?;
    let chosen = chosen(&open, asked);
    let title = td_string!(l, pay.title);
    let sum = due(&chosen).map_err(|error| Problem::internal(&error))?;
    let coming = on_its_way.map(|amount| td_string!(l, pay.on_its_way, amount = money(amount, f)).to_string());
    let Some(amount) = sum else {
        return Ok(inside(guest, PATH, title, nothing(coming, !open.is_empty(), l)));
    };
    let coming = coming.map(|said| view! { <p role="status">{said}</p> });
    let profile = companies::get(&read).await?.profile;
    let by_card = Some(cards::settings(&read).await?.settings).filter(|_| is_charged(amount.currency()));
    let ids: Vec<DocumentId> = chosen.iter().map(|invoice| invoice.id).collect();
    let numbers: Vec<&str> = chosen.iter().map(|invoice| invoice.number.as_str()).collect();
    let content = view! {
        <h1>{title}</h1>
        {coming}
        {choice(&open, &chosen, l, f)}
        <p class="sum">{td_string!(l, pay.sum)}<strong>{money(amount, f)}</strong></p>
        {by_card.and_then(|settings| card::offered(settings, guest, &ids, money(amount, f), wrong))}
        {offline::shown(&profile, amount, &numbers, l, f)}
    };
    Ok(inside(guest, PATH, title, content.into_any()))
}

/// Where there is nothing to pay: of what was asked for, or at all, but for what is on its way.
fn nothing(coming: Option<String>, is_more_due: bool, l: Locale) -> AnyView {
    let said = if is_more_due {
        Some(td_string!(l, pay.nothing_of_these).to_owned())
    } else {
        coming.is_none().then(|| td_string!(l, pay.nothing).to_owned())
    };
    let said: Vec<_> = said.into_iter().chain(coming).map(|said| view! { <p role="status">{said}</p> }).collect();
    let all = is_more_due.then(|| view! { <p><a class="button" href=PATH>{td_string!(l, pay.all_due)}</a></p> });
    view! {
        <h1>{td_string!(l, pay.title)}</h1>
        {said}
        {all}
    }
    .into_any()
}

/// Where an invoice is paid.
pub fn to(id: DocumentId) -> String {
    format!("{PATH}?{INVOICE}={id}")
}

/// Of what is due, what was asked for; all of it where nothing was named.
fn chosen<'a>(open: &'a [OpenInvoice], asked: &[(String, String)]) -> Vec<&'a OpenInvoice> {
    let ids = named(asked);
    open.iter().filter(|invoice| ids.is_empty() || ids.contains(&invoice.id)).collect()
}

/// The invoices that an address or a form names.
fn named(asked: &[(String, String)]) -> Vec<DocumentId> {
    asked.iter().filter(|(name, _)| name == INVOICE).filter_map(|(_, id)| id.parse().ok()).collect()
}

/// What is due, each with a tick.
fn choice(open: &[OpenInvoice], chosen: &[&OpenInvoice], l: Locale, f: FormatLocale) -> AnyView {
    let heads = [
        td_string!(l, pay.choose),
        td_string!(l, portal.number),
        td_string!(l, portal.last_day),
        td_string!(l, portal.left),
    ];
    let row = |invoice: &OpenInvoice| {
        let is_chosen = chosen.iter().any(|chosen| chosen.id == invoice.id);
        [
            Cell::Choice { name: INVOICE, value: invoice.id.to_string(), of: invoice.number.clone(), is_chosen },
            Cell::Link(format!("/portal/documents/{}.pdf", invoice.id), invoice.number.clone()),
            Cell::Text(date(invoice.due_on, DateStyle::Short, f)),
            Cell::Amount(money(invoice.balance, f)),
        ]
    };
    let again =
        (open.len() > 1).then(|| view! { <button class="quiet" type="submit">{td_string!(l, pay.again)}</button> });
    let rows = table(heads, open.iter().map(row).collect());
    view! { <form class="pick" method="get" action=PATH>{rows}{again}</form> }.into_any()
}
