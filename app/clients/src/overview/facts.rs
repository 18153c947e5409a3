use domain::format::{DateStyle, date, money};
use domain::money::Money;
use leptos::prelude::*;

use super::known::{more, reach};
use super::terms::terms;
use crate::view::ClientView;
use engines::record::{FactRow, Pins, pinned_facts};
use kit::words::{Locale, formats, td_string, words};

/// Where one stands with the client, in a few facts, and those that the user pinned (A4.2).
#[component]
pub fn Facts(
    /// The client.
    view: StoredValue<ClientView>,
    /// What the user pinned.
    pins: Pins,
    /// What other features tell of the client there.
    given: AnyView,
) -> impl IntoView {
    let (l, f) = (words(), formats());
    let pinned = move || pinned_facts(pins, || view.with_value(|view| rows(l, view)));
    let view = view.get_value();
    let data = &view.client.data;
    let since =
        if data.is_prospect { td_string!(l, clients.prospect_since) } else { td_string!(l, clients.client_since) };
    let (terms, terms_note) = terms(l, &view).unwrap_or_else(|| (td_string!(l, clients.terms_none).to_owned(), None));
    let amount = |minor: i64| money(Money::new(minor, data.currency), f);
    let changed = td_string!(l, clients.changed_on, day = date(view.updated_on, DateStyle::Medium, f)).to_string();
    let fact = |label: &'static str, value: String, note: Option<String>| {
        view! {
            <div class="fact">
                <dt>{label}</dt>
                <dd>{value}</dd>
                {note.map(|note| view! { <dd class="note">{note}</dd> })}
            </div>
        }
    };
    let credit = data.credit_limit.map(|limit| {
        let (used, over) = (view.client.balance_minor.max(0), view.client.balance_minor.saturating_sub(limit.0));
        let said = td_string!(l, clients.credit_used, used = amount(used), limit = amount(limit.0)).to_string();
        let over = (over > 0).then(|| td_string!(l, clients.credit_over, over = amount(over)).to_string());
        fact(td_string!(l, clients.credit), said, over)
    });
    view! {
        <dl class="card facts record-facts">
            {fact(td_string!(l, clients.column_balance), amount(view.client.balance_minor), None)}
            {given}
            {fact(td_string!(l, clients.paid_to_date), amount(view.client.paid_minor), None)}
            {credit}
            {fact(td_string!(l, clients.payment_terms), terms, terms_note)}
            {fact(since, date(view.created_on, DateStyle::Medium, f), Some(changed))}
            {(view.client.score != 0).then(|| {
                fact(td_string!(l, clients.score), domain::format::integer(view.client.score.into(), f), None)
            })}
            {pinned}
        </dl>
    }
}

/// What may be pinned.
fn rows(l: Locale, view: &ClientView) -> Vec<FactRow> {
    let mut rows = reach(l, view).rows;
    rows.extend(more(l, view).rows);
    rows
}
