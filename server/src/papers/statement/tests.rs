use domain::documents::statement::{Move, OpenItem, Told};
use domain::money::Money;
use kit::words::Locale;
use uuid::Uuid;

use super::*;

fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn french() -> Tongue {
    Tongue { l: Locale::fr, f: FormatLocale::FrFr }
}

fn moved(kind: EntryKind, undone: bool, minor: i64) -> Move {
    let (source, reference, on) = (Uuid::nil(), Some("F-1".to_owned()), day("2026-03-02"));
    Move { kind, undone, source, reference, on, due_on: None, amount: eur(minor) }
}

fn told() -> Statement {
    let credit = OpenItem {
        kind: EntryKind::Credit,
        source: Uuid::nil(),
        reference: None,
        on: day("2026-03-02"),
        whole: eur(-500),
        left: eur(-500),
        dues: Vec::new(),
    };
    let told = Told {
        closing: vec![eur(1_000)],
        moves: vec![moved(EntryKind::Invoice, false, 700), moved(EntryKind::Payment, true, 100)],
        left_out: 3,
        open: vec![credit],
    };
    Statement::of(StatementQuery::default(), day("2026-05-31"), Currency::EUR, told).unwrap()
}

#[test]
fn a_row_is_called_what_it_is() {
    let account = told().accounts.remove(0);
    let entries: Vec<Entry> = account.rows.into_iter().map(|row| printed(row, french())).collect();
    let words: Vec<_> = entries.iter().map(|entry| entry.word.clone()).collect();
    assert_eq!(words, [EntryWord::Invoice, EntryWord::Other("Paiement annulé".to_owned())]);
    let amounts: Vec<_> = entries.iter().map(|entry| (entry.debit, entry.credit, entry.balance)).collect();
    assert_eq!(amounts, [(Some(eur(700)), None, eur(900)), (Some(eur(100)), None, eur(1_000))]);
}

#[test]
fn what_has_no_place_of_its_own_is_noted() {
    let told = told();
    let said = note(&told, &told.accounts[0], french()).unwrap();
    assert!(said.starts_with("3 écritures plus anciennes") && said.contains("5,00\u{a0}€"), "{said}");
    assert_eq!(ageing(&told.accounts[0]), None, "nothing of it is owed for any time");
}
