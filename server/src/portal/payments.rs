//! `/portal/payments`: what the guest's client has paid, and what it was given. Notes that are not for the client stay out.

use axum::extract::Extension;
use axum::response::Response;
use chrono::NaiveDate;
use domain::documents::credit::Credit;
use domain::documents::payment::{Payment, Pays};
use domain::format::{DateStyle, Locale as FormatLocale, date, money};
use domain::money::Money;
use domain::text::{LongText, Text};
use kit::session::Visitor;
use kit::words::{Locale, td_string};
use leptos::prelude::*;
use store::portal::MOST_SHOWN;
use store::{credits, payments};

use super::entry::Entered;
use super::inside::{inside, tongue};
use super::listed::nothing;
use super::table::{Cell, table};
use crate::transfer::Problem;

/// `GET /portal/payments`.
pub async fn show(Extension(visitor): Extension<Visitor>, Entered(guest): Entered) -> Result<Response, Problem> {
    let (l, f) = tongue(&guest);
    let read = guest.access(visitor.database.clone(), visitor.now).read();
    let mut paid = payments::of_client(&read, guest.client, MOST_SHOWN).await?;
    // What is on its way is the team's to know until it has come in.
    paid.retain(|payment| payment.state.came_in());
    let given = credits::of_client(&read, guest.client, MOST_SHOWN).await?;
    let title = td_string!(l, portal.payments_title);
    let content = view! {
        <h1>{title}</h1>
        {listed(paid, l, f)}
        {credited(given, l, f)}
    };
    Ok(inside(&guest, "/portal/payments", title, content.into_any()))
}

fn listed(paid: Vec<Payment>, l: Locale, f: FormatLocale) -> AnyView {
    if paid.is_empty() {
        return nothing(l);
    }
    let heads = [
        td_string!(l, portal.date),
        td_string!(l, portal.reference),
        td_string!(l, portal.pays),
        td_string!(l, portal.amount),
        td_string!(l, portal.refunded),
    ];
    let row = |payment: Payment| {
        let amount = |minor| money(Money::new(minor, payment.data.currency), f);
        [
            Cell::Text(day(payment.data.paid_on, f)),
            Cell::Text(payment.data.reference.as_ref().map(Text::as_str).unwrap_or_default().to_owned()),
            Cell::Text(numbers(&payment.pays)),
            Cell::Amount(amount(payment.data.amount.0)),
            Cell::Amount(if payment.refunded_minor == 0 { String::new() } else { amount(payment.refunded_minor) }),
        ]
    };
    table(heads, paid.into_iter().map(row).collect())
}

/// What the client was given; nothing where that never was.
fn credited(given: Vec<Credit>, l: Locale, f: FormatLocale) -> Option<AnyView> {
    if given.is_empty() {
        return None;
    }
    let heads = [
        td_string!(l, portal.date),
        td_string!(l, portal.note),
        td_string!(l, portal.pays),
        td_string!(l, portal.amount),
        td_string!(l, portal.left_of_credit),
    ];
    let row = |credit: Credit| {
        [
            Cell::Text(day(credit.data.given_on, f)),
            Cell::Text(credit.data.public_notes.as_ref().map(LongText::as_str).unwrap_or_default().to_owned()),
            Cell::Text(numbers(&credit.pays)),
            Cell::Amount(money(credit.amount(), f)),
            Cell::Amount(money(credit.left(), f)),
        ]
    };
    let rows = table(heads, given.into_iter().map(row).collect());
    Some(view! { <h2>{td_string!(l, portal.credits_title)}</h2> {rows} }.into_any())
}

fn numbers(pays: &[Pays]) -> String {
    pays.iter().map(|part| part.number.as_str()).collect::<Vec<_>>().join(", ")
}

fn day(day: NaiveDate, f: FormatLocale) -> String {
    date(day, DateStyle::Short, f)
}
