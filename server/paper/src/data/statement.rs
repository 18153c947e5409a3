//! A client's statement.

use domain::format::{amount, money};
use domain::money::Money;
use serde_json::{Value, json};

use super::{Common, buyer, cut, footer, long, payment, seller, several, short, with};
use crate::sheet::{Entry, EntryWord, Statement};
use crate::words::Words;

/// What the template of statements reads.
pub(crate) fn statement(statement: &Statement) -> Value {
    let words = Words::of(statement.locale);
    let common = Common {
        locale: statement.locale,
        paper: statement.paper,
        dated: statement.dated,
        accent: statement.seller.accent,
        logo: statement.seller.logo.as_ref(),
        author: &statement.seller.name,
    };
    let parties = format!("{} – {}", cut(&statement.seller.name), cut(&statement.buyer.name));
    with(
        &common,
        json!({
            "file": format!("{} – {}", words.statement, statement.buyer.name),
            "kind": words.statement,
            "number": statement.open_only.then_some(words.open_only),
            "running": [words.statement, parties],
            "seller": seller(&statement.seller),
            "buyer": buyer(&statement.buyer, words.for_client, statement.locale),
            "delivery": null,
            "facts": facts(statement, words),
            "heads": [words.date, words.what, words.number, words.due_on, words.debit, words.credit, words.balance],
            "opening": [opening_words(statement, words), amount(statement.opening, statement.locale)],
            "rows": statement.entries.iter().map(|entry| row(entry, statement, words)).collect::<Vec<_>>(),
            "sums": sums(statement, words),
            "closing": closing(statement, words),
            "ageing": ageing(statement, words),
            "payment": payment(statement.payment.as_ref(), statement.client_number.as_deref(), words),
            "note": statement.note.as_deref().map(several),
            "footer": footer(&statement.seller, statement.locale),
        }),
    )
}

fn facts(statement: &Statement, words: &Words) -> Vec<(&'static str, String)> {
    let day = |day| short(day, statement.locale);
    let period = match statement.from {
        Some(from) => format!("{} – {}", day(from), day(statement.until)),
        None => format!("{} {}", words.until, day(statement.until)),
    };
    let mut facts = vec![(words.date, long(statement.dated, statement.locale)), (words.period, period)];
    facts.extend(statement.client_number.iter().map(|number| (words.client_number, number.clone())));
    facts.push((words.closing, money(statement.closing, statement.locale)));
    facts
}

fn opening_words(statement: &Statement, words: &Words) -> String {
    statement.from.map_or_else(
        || words.opening.to_owned(),
        |from| format!("{} ({})", words.opening, short(from, statement.locale)),
    )
}

fn row(entry: &Entry, statement: &Statement, words: &Words) -> Vec<String> {
    let locale = statement.locale;
    let sum = |sum: Option<Money>| sum.map(|sum| amount(sum, locale)).unwrap_or_default();
    vec![
        short(entry.on, locale),
        word(&entry.word, words).to_owned(),
        entry.number.clone().unwrap_or_default(),
        entry.due_on.map(|day| short(day, locale)).unwrap_or_default(),
        sum(entry.debit),
        sum(entry.credit),
        amount(entry.balance, locale),
    ]
}

fn word<'a>(word: &'a EntryWord, words: &Words) -> &'a str {
    match word {
        EntryWord::Invoice => words.invoice,
        EntryWord::DownPayment => words.down_payment,
        EntryWord::CreditNote => words.credit_note,
        EntryWord::Payment => words.entry_payment,
        EntryWord::Refund => words.entry_refund,
        EntryWord::Credit => words.entry_credit,
        EntryWord::WriteOff => words.entry_write_off,
        EntryWord::Reversal => words.entry_reversal,
        EntryWord::Other(words) => words,
    }
}

fn sums(statement: &Statement, words: &Words) -> Vec<String> {
    let sum = |sum| amount(sum, statement.locale);
    vec![words.movements.to_owned(), sum(statement.debit), sum(statement.credit)]
}

fn closing(statement: &Statement, words: &Words) -> Vec<String> {
    let closing = statement.closing;
    let word = if closing.is_negative() { words.to_client } else { words.closing };
    let shown =
        if closing.is_negative() { Money::new(closing.minor().saturating_neg(), closing.currency()) } else { closing };
    vec![word.to_owned(), money(shown, statement.locale)]
}

fn ageing(statement: &Statement, words: &Words) -> Value {
    let Some(ageing) = &statement.ageing else { return Value::Null };
    let column = |word: &'static str, sum: Money| (word, money(sum, statement.locale));
    json!({
        "heading": words.ageing,
        "columns": [
            column(words.not_due, ageing.not_due),
            column(words.to_30, ageing.to_30),
            column(words.to_60, ageing.to_60),
            column(words.to_90, ageing.to_90),
            column(words.over_90, ageing.over_90),
        ],
    })
}
