//! A client's statement as a table (A10.1): what its page of the same address shows, all of it.

use axum::body::Body;
use axum::extract::{Extension, Path, Query};
use axum::response::Response;
use documents::statement::wording::{columns, entry};
use domain::access::Permission;
use domain::documents::statement::{Account, Row, StatementQuery};
use domain::exports::{BYTE_ORDER_MARK, csv_line};
use domain::ids::ClientId;
use domain::money::Money;
use kit::session::Visitor;
use kit::words::{Locale, td_string, words_in};
use store::ledger::{self, MAX_ROWS};

use super::export::{Parameters, attachment};
use super::problem::Problem;
use crate::access::enter;

/// `GET /api/clients/{id}/statement.csv`.
pub async fn csv(
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<ClientId>,
    Query(parameters): Parameters,
) -> Result<Response, Problem> {
    let access = enter(&visitor, Permission::ViewDocuments)?;
    let tenant = access.read();
    let asked = StatementQuery::read(|name| parameters.get(name).cloned());
    let statement = ledger::statement(&tenant, id, asked, MAX_ROWS).await?;
    let whose = store::documents::addressed(&tenant, id).await?;
    let l = words_in(visitor.language);
    let mut bytes = BYTE_ORDER_MARK.as_bytes().to_vec();
    bytes.extend(csv_line(&header(l)));
    for account in &statement.accounts {
        bytes.extend(lines(l, account, asked.is_open).iter().flat_map(|line| csv_line(line)));
    }
    let day = statement.as_of.to_string();
    store::exports::statement(&access, "csv").await;
    let name = td_string!(l, statement.file_name, name = whose.buyer.name, day = day).to_string();
    Ok(attachment("text/csv; charset=utf-8", &format!("{name}.csv"), Body::from(bytes)))
}

/// Day, entry, number, last day, debit, credit, balance, currency.
type Line = [String; 8];

fn header(l: Locale) -> Line {
    let [date, entry, due, debit, credit, balance] = columns(l);
    let (number, currency) = (td_string!(l, statement.reference), td_string!(l, statement.currency));
    [date, entry, number, due, debit, credit, balance, currency].map(str::to_owned)
}

/// An account: what is carried on, its rows, and what it comes to.
fn lines(l: Locale, account: &Account, is_open: bool) -> Vec<Line> {
    let opening = (!is_open).then(|| carried(td_string!(l, statement.opening), account.opening));
    let closing = carried(td_string!(l, statement.closing), account.closing);
    opening.into_iter().chain(account.rows.iter().map(|row| line(l, row))).chain([closing]).collect()
}

fn carried(words: &str, balance: Money) -> Line {
    let none = String::new;
    [none(), words.to_owned(), none(), none(), none(), none(), written(Some(balance)), code(balance)]
}

fn line(l: Locale, row: &Row) -> Line {
    [
        row.on.to_string(),
        entry(l, row.kind, row.undone).to_owned(),
        row.reference.clone().unwrap_or_default(),
        row.due_on.map(|due_on| due_on.to_string()).unwrap_or_default(),
        written(row.debit()),
        written(row.credit()),
        written(Some(row.balance)),
        code(row.balance),
    ]
}

/// An amount as programs read it.
fn written(amount: Option<Money>) -> String {
    amount.map(|amount| amount.to_decimal().to_string()).unwrap_or_default()
}

fn code(amount: Money) -> String {
    amount.currency().as_str().to_owned()
}
