//! A client's statement on paper (A10.1): what the domain tells of the account, in the client's language.

mod sides;

use std::sync::Arc;

use axum::extract::{Extension, Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use chrono::NaiveDate;
use domain::access::Permission;
use domain::billing::ledger::EntryKind;
use domain::documents::statement::{Account, Row, Statement, StatementQuery};
use domain::format::{Language, Locale as FormatLocale, integer, money};
use domain::ids::ClientId;
use domain::money::Currency;
use kit::error::AppError;
use kit::heavy::Heavy;
use kit::session::Visitor;
use kit::words::{td_string, words_in};
use paper::sheet::{Ageing, Entry, EntryWord, PaperSize, Statement as Sheet};
use paper::{MOST_LINES, PaperError};
use store::documents::Addressed;

use super::desk::{Desk, Printed};
use super::name::plain;
use super::parties::known;
use super::served::answer;
use super::tongue::Tongue;
use crate::access::enter;
use crate::config::Config;
use crate::transfer::Problem;
use crate::transfer::export::Parameters;

/// In the address of a statement that is to be saved.
const DOWNLOAD: &str = "download";

/// `GET /files/clients/{id}/statement.pdf`: what the page of the same address shows; `currency` names one of several accounts.
pub async fn show(
    Extension(visitor): Extension<Visitor>,
    Extension(heavy): Extension<Heavy>,
    State(config): State<Arc<Config>>,
    Path(id): Path<ClientId>,
    Query(parameters): Parameters,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let access = enter(&visitor, Permission::ViewDocuments)?;
    let asked = StatementQuery::read(|name| parameters.get(name).cloned());
    let currency = parameters.get("currency").and_then(|code| Currency::parse(code).ok());
    let desk = Desk { access, heavy, config };
    let printed = print(&desk, id, asked, currency).await?;
    store::exports::statement(&desk.access, "pdf").await;
    Ok(answer(printed, parameters.contains_key(DOWNLOAD), &headers))
}

/// A client's statement, of one of several accounts where a currency is named.
pub async fn print(
    desk: &Desk,
    id: ClientId,
    asked: StatementQuery,
    currency: Option<Currency>,
) -> Result<Printed, Problem> {
    let tenant = desk.access.read();
    let told = store::ledger::statement(&tenant, id, asked, MOST_LINES as u64).await?;
    let whose = store::documents::addressed(&tenant, id).await?;
    let zone = store::local_time::zone(&tenant).await?;
    let today = store::local_time::local(tenant.now(), zone).date();
    let account = told.account(currency).cloned().ok_or(Problem(AppError::NotFound))?;
    let account = account.shortened(MOST_LINES).map_err(|error| Problem::internal(&error))?;
    let tongue = tongue(&whose);
    let (name, day) = (whose.buyer.name.clone(), told.as_of.to_string());
    let name = td_string!(tongue.l, statement.file_name, name = name, day = day).to_string();
    let mut sheet = sheet(&told, account, &whose, (tongue, today));
    if let Some(logo) = whose.company.logo {
        sheet.seller.logo = desk.logo(logo).await?;
    }
    let printed = desk.press(move |press| match press.statement(&sheet) {
        // A picture that cannot be read is left out.
        Err(PaperError::Logo) => {
            sheet.seller.logo = None;
            press.statement(&sheet)
        }
        made => made,
    });
    Ok(Printed::new(plain(&format!("{name}.pdf")), printed.await?))
}

/// The client's language: the company's where nobody has said, and English for whoever reads neither of those that there are.
fn tongue(whose: &Addressed) -> Tongue {
    let profile = &whose.company.profile;
    let language = match whose.language.as_deref() {
        Some(code) => Language::parse(code).unwrap_or(Language::English),
        None => profile.language,
    };
    Tongue { l: words_in(language), f: FormatLocale::pick(language, profile.country) }
}

/// What stands on it.
fn sheet(told: &Statement, account: Account, whose: &Addressed, (tongue, today): (Tongue, NaiveDate)) -> Sheet {
    let profile = &whose.company.profile;
    let until = told.days.to.unwrap_or(told.as_of);
    // Without a last day, what is entered for a day to come is told too.
    let until = account.rows.last().map_or(until, |row| until.max(row.on));
    let is_owed = !account.closing.is_negative() && !account.closing.is_zero();
    Sheet {
        locale: tongue.f,
        paper: PaperSize::of(profile.country),
        dated: today,
        seller: sides::seller(whose, tongue),
        buyer: sides::buyer(whose, tongue),
        client_number: known(&whose.buyer, "number"),
        from: told.days.from.filter(|_| !told.asked.is_open),
        until,
        open_only: told.asked.is_open,
        opening: account.opening,
        debit: account.debit,
        credit: account.credit,
        closing: account.closing,
        ageing: ageing(&account),
        payment: sides::payment(whose).filter(|_| is_owed),
        note: note(told, &account, tongue),
        entries: account.rows.into_iter().map(|row| printed(row, tongue)).collect(),
    }
}

/// For how long what is owed has been due; nothing where nothing is.
fn ageing(account: &Account) -> Option<Ageing> {
    let [not_due, to_30, to_60, to_90, over_90] = account.ageing.parts();
    let is_any = account.ageing.parts().into_iter().any(|part| !part.is_zero());
    is_any.then_some(Ageing { not_due, to_30, to_60, to_90, over_90 })
}

/// What has no place of its own: what was left out, and what lessens what is told by its age.
fn note(told: &Statement, account: &Account, tongue: Tongue) -> Option<String> {
    let l = tongue.l;
    let left_out = match i64::try_from(told.left_out).unwrap_or(i64::MAX) {
        0 => None,
        1 => Some(td_string!(l, statement.left_out_one).to_owned()),
        count => Some(td_string!(l, statement.left_out, count = integer(count, tongue.f)).to_string()),
    };
    let unused = account.ageing.unused.checked_neg().ok().filter(|unused| !unused.is_zero());
    let unused =
        unused.map(|unused| td_string!(l, statement.unused_note, amount = money(unused, tongue.f)).to_string());
    let all: Vec<String> = left_out.into_iter().chain(unused).collect();
    (!all.is_empty()).then(|| all.join("\n"))
}

fn printed(row: Row, tongue: Tongue) -> Entry {
    let (debit, credit) = (row.debit(), row.credit());
    Entry {
        on: row.on,
        word: word(&row, tongue),
        debit,
        credit,
        number: row.reference,
        due_on: row.due_on,
        balance: row.balance,
    }
}

fn word(row: &Row, tongue: Tongue) -> EntryWord {
    if row.undone || row.kind == EntryKind::CreditRefund {
        return EntryWord::Other(documents::statement::wording::entry(tongue.l, row.kind, row.undone).to_owned());
    }
    match row.kind {
        EntryKind::Invoice => EntryWord::Invoice,
        EntryKind::CreditNote => EntryWord::CreditNote,
        EntryKind::Payment => EntryWord::Payment,
        EntryKind::Credit => EntryWord::Credit,
        EntryKind::Refund | EntryKind::CreditRefund => EntryWord::Refund,
        EntryKind::WriteOff => EntryWord::WriteOff,
        EntryKind::Reversal => EntryWord::Reversal,
    }
}

#[cfg(test)]
mod tests;
