//! `/portal/statement`: the account of the guest's client over any period, on the page and as PDF (A10.1).

use std::sync::Arc;

use axum::extract::{Extension, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use chrono::NaiveDate;
use domain::documents::statement::{Account, Statement, StatementQuery};
use domain::format::{DateStyle, Locale as FormatLocale, date, integer, money};
use domain::money::Money;
use kit::heavy::Heavy;
use kit::session::Visitor;
use kit::words::{Locale, td_string};
use leptos::prelude::*;
use store::portal::MOST_SHOWN;

use super::entry::Entered;
use super::inside::{inside, tongue};
use super::papers::unkept;
use super::table::{Cell, table};
use crate::config::Config;
use crate::papers::desk::Desk;
use crate::papers::served::answer;
use crate::papers::statement;
use crate::transfer::Problem;
use crate::transfer::export::Parameters;

/// `GET /portal/statement`.
pub async fn show(
    Extension(visitor): Extension<Visitor>,
    Entered(guest): Entered,
    Query(parameters): Parameters,
) -> Result<Response, Problem> {
    let (l, f) = tongue(&guest);
    let asked = StatementQuery::read(|name| parameters.get(name).cloned());
    let read = guest.access(visitor.database.clone(), visitor.now).read();
    let told = store::ledger::statement(&read, guest.client, asked, MOST_SHOWN.into()).await?;
    let accounts: Vec<_> = told.accounts.iter().map(|account| of_account(account, l, f)).collect();
    let title = td_string!(l, portal.statement_title);
    let content = view! { <h1>{title}</h1> {choice(&told, l)} {left_out(told.left_out, l, f)} {accounts} };
    Ok(inside(&guest, "/portal/statement", title, content.into_any()))
}

/// `GET /portal/statement.pdf`: the client's own currency.
pub async fn print(
    Extension(visitor): Extension<Visitor>,
    Extension(heavy): Extension<Heavy>,
    State(config): State<Arc<Config>>,
    Entered(guest): Entered,
    Query(parameters): Parameters,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let asked = StatementQuery::read(|name| parameters.get(name).cloned());
    let access = guest.access(visitor.database.clone(), visitor.now);
    let desk = Desk { access, heavy: heavy.of_guest(), config };
    let printed = statement::print(&desk, guest.client, asked, None).await?;
    Ok(unkept(answer(printed, true, &headers)))
}

/// Which days are told of, and the same as a file.
fn choice(told: &Statement, l: Locale) -> AnyView {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let file = format!("/portal/statement.pdf{}", told.asked.written());
    view! {
        <form class="choice" method="get" action="/portal/statement">
            <label><span>{td_string!(l, portal.from)}</span><input type="date" name="from" value=day(told.days.from)/></label>
            <label><span>{td_string!(l, portal.to)}</span><input type="date" name="to" value=day(told.days.to)/></label>
            <label class="tick">
                <input type="checkbox" name="open" value="1" checked=told.asked.is_open/>
                <span>{td_string!(l, portal.open_only)}</span>
            </label>
            <button class="quiet" type="submit">{td_string!(l, portal.show)}</button>
            <a class="button quiet" href=file>{td_string!(l, portal.download)}</a>
        </form>
    }
    .into_any()
}

/// How many entries are not told one by one, where there are too many.
fn left_out(count: u64, l: Locale, f: FormatLocale) -> Option<AnyView> {
    let said = match i64::try_from(count).unwrap_or(i64::MAX) {
        0 => return None,
        1 => td_string!(l, statement.left_out_one).to_owned(),
        count => td_string!(l, statement.left_out, count = integer(count, f)).to_string(),
    };
    Some(view! { <p>{said}</p> }.into_any())
}

fn of_account(account: &Account, l: Locale, f: FormatLocale) -> AnyView {
    let heads = [
        td_string!(l, portal.date),
        td_string!(l, portal.entry),
        td_string!(l, portal.reference),
        td_string!(l, portal.debit),
        td_string!(l, portal.credit),
        td_string!(l, portal.balance),
    ];
    let amount = |amount: Option<Money>| Cell::Amount(amount.map(|amount| money(amount, f)).unwrap_or_default());
    let nothing = || Cell::Text(String::new());
    let bound = |name: &'static str, at: Money| {
        [nothing(), Cell::Text(name.to_owned()), nothing(), amount(None), amount(None), amount(Some(at))]
    };
    let mut rows = vec![bound(td_string!(l, portal.opening), account.opening)];
    rows.extend(account.rows.iter().map(|row| {
        [
            Cell::Text(date(row.on, DateStyle::Short, f)),
            Cell::Text(documents::statement::wording::entry(l, row.kind, row.undone).to_owned()),
            Cell::Text(row.reference.clone().unwrap_or_default()),
            amount(row.debit()),
            amount(row.credit()),
            amount(Some(row.balance)),
        ]
    }));
    rows.push(bound(td_string!(l, portal.closing), account.closing));
    table(heads, rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_told() {
        let f = FormatLocale::pick(domain::format::Language::French, domain::geo::Country::FRANCE);
        assert!(left_out(0, Locale::fr, f).is_none());
        for (count, said) in [(1, "1 écriture plus ancienne"), (1_200, "écritures plus anciennes")] {
            let html = left_out(count, Locale::fr, f).unwrap().to_html();
            assert!(html.contains(said), "{html}");
        }
    }
}
