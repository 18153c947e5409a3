use chrono::Days as Count;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::billing::due::Due;
use crate::billing::ledger::{Entry, Movement};

fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn moved(kind: EntryKind, on: &str, amount: Money) -> Move {
    let (undone, source, reference) = (false, Uuid::nil(), Some("F-1".to_owned()));
    Move { kind, undone, source, reference, on: day(on), due_on: None, amount }
}

/// Open in part: what it comes to, what of it is left, and the days and amounts of its parts.
fn open(kind: EntryKind, whole: i64, left: i64, dues: &[(&str, i64)]) -> OpenItem {
    let dues = dues.iter().map(|(on, minor)| Due { on: day(on), amount: eur(*minor) }).collect();
    let (source, reference, on) = (Uuid::nil(), None, day("2026-01-05"));
    OpenItem { kind, source, reference, on, whole: eur(whole), left: eur(left), dues }
}

fn made(asked: StatementQuery, told: Told) -> Statement {
    Statement::of(asked, day("2026-05-31"), Currency::EUR, told).unwrap()
}

fn balances(account: &Account) -> Vec<i64> {
    account.rows.iter().map(|row| row.balance.minor()).collect()
}

#[test]
fn a_period_leads_from_what_was_owed_to_what_is_owed() {
    let march = StatementQuery::between(Some(day("2026-03-01")), Some(day("2026-03-31")));
    let told = Told {
        closing: vec![eur(9_000)],
        moves: vec![
            moved(EntryKind::Invoice, "2026-03-02", eur(12_000)),
            moved(EntryKind::Payment, "2026-03-20", eur(-5_000)),
            moved(EntryKind::Invoice, "2026-03-21", eur(0)),
        ],
        left_out: 0,
        open: vec![open(EntryKind::Invoice, 12_000, 9_000, &[("2026-03-31", 12_000)])],
    };
    let statement = made(march, told);
    assert_eq!((statement.days, statement.as_of), (march.days(day("2026-05-31")), day("2026-03-31")));
    let account = statement.account(None).unwrap();
    assert_eq!((account.opening, account.closing), (eur(2_000), eur(9_000)));
    assert_eq!(balances(account), [14_000, 9_000, 9_000]);
    assert_eq!((account.debit, account.credit), (eur(12_000), eur(5_000)));
    let columns: Vec<_> = account.rows.iter().map(|row| (row.debit(), row.credit())).collect();
    assert_eq!(columns, [(Some(eur(12_000)), None), (None, Some(eur(5_000))), (Some(eur(0)), None)]);
    assert_eq!(account.ageing.not_due, eur(9_000), "on its last day it is not late");
}

#[test]
fn what_is_not_listed_stands_in_the_opening_balance() {
    let last = moved(EntryKind::Invoice, "2026-03-02", eur(100));
    let told = Told { closing: vec![eur(1_100)], moves: vec![last], left_out: 7, open: Vec::new() };
    let statement = made(StatementQuery::default(), told);
    assert_eq!((statement.left_out, statement.accounts[0].opening), (7, eur(1_000)));
}

#[test]
fn a_shorter_account_comes_to_the_same() {
    let moves = [300, -100, 50].map(|minor| moved(EntryKind::Invoice, "2026-03-02", eur(minor)));
    let told = Told { closing: vec![eur(250)], moves: moves.to_vec(), ..Told::default() };
    let whole = made(StatementQuery::default(), told).accounts.remove(0);
    let shorter = whole.clone().shortened(1).unwrap();
    assert_eq!((shorter.opening, shorter.closing, &shorter.rows[..]), (eur(200), eur(250), &whole.rows[2..]));
    assert_eq!((shorter.debit, shorter.credit), (eur(50), eur(0)));
    assert_eq!(whole.clone().shortened(0).unwrap().opening, eur(250));
    assert_eq!(whole.clone().shortened(3).unwrap(), whole);
}

#[test]
fn nothing_ever_happened_and_nothing_is_owed() {
    let statement = made(StatementQuery::default(), Told::default());
    let [account] = &statement.accounts[..] else { panic!("{statement:?}") };
    assert_eq!((account.opening, account.closing, account.rows.len()), (eur(0), eur(0), 0));
    assert!(account.ageing.is_empty());
    assert_eq!(statement.as_of, day("2026-05-31"), "what is to come is not late yet");
}

#[test]
fn what_is_open_comes_to_what_is_owed() {
    let told = || Told {
        closing: vec![eur(7_000)],
        moves: vec![moved(EntryKind::Invoice, "2026-01-05", eur(10_000))],
        left_out: 3,
        open: vec![
            open(EntryKind::Invoice, 10_000, 8_000, &[("2026-02-01", 4_000), ("2026-07-01", 6_000)]),
            open(EntryKind::Payment, -2_500, -1_000, &[]),
        ],
    };
    let statement = made(StatementQuery { is_open: true, ..StatementQuery::default() }, told());
    let account = &statement.accounts[0];
    assert_eq!((account.opening, account.closing, statement.left_out), (eur(0), eur(7_000), 0));
    assert_eq!(balances(account), [8_000, 7_000]);
    assert_eq!((account.rows[0].whole, account.rows[0].due_on), (Some(eur(10_000)), Some(day("2026-02-01"))));
    // Of the two parts, 2 000 of the first were paid.
    assert_eq!(account.ageing.parts().map(Money::minor), [6_000, 0, 0, 0, 2_000]);
    assert_eq!(account.ageing.unused, eur(-1_000));
    assert_eq!(made(StatementQuery::default(), told()).accounts[0].ageing, account.ageing, "it is told either way");
}

#[test]
fn what_is_late_is_told_by_its_age() {
    for (due_on, place) in [
        ("2026-06-01", 0),
        ("2026-05-31", 0),
        ("2026-05-30", 1),
        ("2026-05-01", 1),
        ("2026-04-30", 2),
        ("2026-04-01", 2),
        ("2026-03-31", 3),
        ("2026-03-02", 3),
        ("2026-03-01", 4),
        ("2020-01-01", 4),
    ] {
        let item = open(EntryKind::Invoice, 100, 100, &[(due_on, 100)]);
        let ageing = Ageing::of([&item], day("2026-05-31"), Currency::EUR).unwrap();
        let mut expected = [0; 5];
        expected[place] = 100;
        assert_eq!(ageing.parts().map(Money::minor), expected, "{due_on}");
    }
    let without_day = open(EntryKind::Refund, 100, 100, &[]);
    let ageing = Ageing::of([&without_day], day("2026-01-06"), Currency::EUR).unwrap();
    assert_eq!(ageing.to_30, eur(100), "without a day it is due on its own");
}

#[test]
fn two_currencies_stand_apart() {
    let cad = |minor| Money::new(minor, Currency::CAD);
    let told = Told {
        closing: vec![cad(500), eur(100)],
        moves: vec![
            moved(EntryKind::Invoice, "2026-03-02", cad(700)),
            moved(EntryKind::Invoice, "2026-03-02", eur(100)),
            moved(EntryKind::Payment, "2026-03-03", cad(-200)),
        ],
        ..Told::default()
    };
    let statement = made(StatementQuery::default(), told);
    let told: Vec<_> = statement.accounts.iter().map(|account| (account.opening, account.closing)).collect();
    assert_eq!(told, [(eur(0), eur(100)), (cad(0), cad(500))], "the client's own first");
    assert_eq!(balances(statement.account(Some(Currency::CAD)).unwrap()), [700, 500]);
}

/// A ledger, each entry with its day.
fn ledger(in_order: bool) -> impl Strategy<Value = Vec<(NaiveDate, Entry)>> {
    let kinds: Vec<EntryKind> = EntryKind::ALL.iter().copied().filter(|kind| kind.direction().is_some()).collect();
    vec((select(kinds), 1_i64..1_000_000, 0_u64..200), 0..40).prop_map(move |mut moves| {
        if in_order {
            moves.sort_by_key(|(.., on)| *on);
        }
        let mut entries: Vec<(NaiveDate, Entry)> = Vec::new();
        for (kind, minor, on) in moves {
            let movement = Movement::new(kind, eur(minor)).unwrap();
            let entry = Entry::after(entries.last().map(|(_, entry)| entry), movement).unwrap();
            entries.push((day("2026-01-01") + Count::new(on), entry));
        }
        entries
    })
}

/// The statement of a ledger between two days.
fn between(entries: &[(NaiveDate, Entry)], from: Option<NaiveDate>, to: Option<NaiveDate>) -> Account {
    let asked = StatementQuery::between(from, to);
    let days = asked.days(day("2026-05-31"));
    let by_then = entries.iter().filter(|(on, _)| to.is_none_or(|to| *on <= to));
    let closing = Money::sum(by_then.map(|(_, entry)| entry.adjustment), Currency::EUR).unwrap();
    let mut within: Vec<&(NaiveDate, Entry)> = entries.iter().filter(|(on, _)| days.holds(*on)).collect();
    within.sort_by_key(|(on, entry)| (*on, entry.sequence));
    let moves =
        within.into_iter().map(|(on, entry)| Move { on: *on, ..moved(entry.kind, "2026-01-01", entry.adjustment) });
    let told = Told { closing: vec![closing], moves: moves.collect(), ..Told::default() };
    made(asked, told).accounts.remove(0)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_of_it_comes_to_what_the_ledger_says(entries in ledger(false)) {
        let owed = entries.last().map_or(eur(0), |(_, entry)| entry.balance);
        let whole = between(&entries, None, None);
        prop_assert_eq!((whole.opening, whole.closing, whole.rows.len()), (eur(0), owed, entries.len()));
        prop_assert_eq!(whole.rows.last().map_or(eur(0), |row| row.balance), owed);
    }

    #[test]
    fn balances_are_the_ledgers_own(entries in ledger(true)) {
        let told: Vec<Money> = between(&entries, None, None).rows.iter().map(|row| row.balance).collect();
        let kept: Vec<Money> = entries.iter().map(|(_, entry)| entry.balance).collect();
        prop_assert_eq!(told, kept);
    }

    #[test]
    fn a_period_goes_on_where_the_one_before_ends(entries in ledger(false), at in 0_u64..200) {
        let last = day("2026-01-01") + Count::new(at);
        let (before, after) = (between(&entries, None, Some(last)), between(&entries, last.succ_opt(), None));
        prop_assert_eq!(before.closing, after.opening);
        prop_assert_eq!(before.rows.len() + after.rows.len(), entries.len());
        prop_assert_eq!(after.closing, between(&entries, None, None).closing);
        for part in [before, after] {
            let sum = part.opening.checked_add(part.debit)?.checked_sub(part.credit)?;
            prop_assert_eq!(sum, part.closing);
        }
    }

    #[test]
    fn what_is_owed_is_told_whole(left in 1_i64..5_000, parts in vec((0_u64..300, 1_i64..2_000), 0..6)) {
        let dues: Vec<Due> = parts
            .iter()
            .map(|(on, minor)| Due { on: day("2026-01-01") + Count::new(*on), amount: eur(*minor) })
            .collect();
        let item = OpenItem { dues, ..open(EntryKind::Invoice, 5_000, left, &[]) };
        let ageing = Ageing::of([&item], day("2026-05-31"), Currency::EUR)?;
        prop_assert_eq!(Money::sum(ageing.parts(), Currency::EUR)?, eur(left));
    }
}
