//! Whether a ledger holds: entries folded to a balance, and the first that does not follow. And what was paid by it.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::Entry;
use super::movement::EntryKind;
use crate::money::Money;

/// An entry that does not follow those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongEntry {
    /// Its place as it is kept.
    pub sequence: u64,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What may be wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Another place should follow: entries are missing, or one comes twice.
    Sequence {
        /// That place.
        expected: u64,
    },
    /// It is in another currency than the one before it, or its balance is in another than its adjustment.
    Currency,
    /// It goes the wrong way for its kind, or nowhere.
    Direction,
    /// It undoes an entry that is not there, by another amount, a second time, or that stays.
    Reversal,
    /// Its balance is not the one before it and its adjustment; in the smallest unit, none where that cannot be computed.
    Balance {
        /// The one that should stand there.
        expected_minor: Option<i64>,
    },
}

/// Adds up a client's whole ledger, in the order of its places, and names the first entry that is wrong. The answer is what is owed behind
/// the last one, none in an empty ledger: it is also what `clients.balance_minor` should be.
pub fn verify<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Result<Option<Money>, WrongEntry> {
    let mut known = Known::default();
    let mut last: Option<&Entry> = None;
    for entry in entries {
        if let Some(fault) = fault(last, entry, &mut known) {
            return Err(WrongEntry { sequence: entry.sequence, fault });
        }
        last = Some(entry);
    }
    Ok(last.map(|entry| entry.balance))
}

/// What was paid to date by a ledger that holds: money that came in, less what was given back, without what was undone. In the smallest
/// unit; none where that cannot be computed.
pub fn paid_minor<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Option<i64> {
    let mut money = BTreeSet::new();
    entries.into_iter().try_fold(0_i64, |paid, entry| {
        let undoes_money = entry.reverses.is_some_and(|reversed| money.contains(&reversed));
        if entry.kind.is_money() {
            money.insert(entry.sequence);
        } else if !undoes_money {
            return Some(paid);
        }
        paid.checked_sub(entry.adjustment.minor())
    })
}

/// The entries that may still be undone, with their adjustments.
type Known = BTreeMap<u64, i64>;

fn fault(last: Option<&Entry>, entry: &Entry, known: &mut Known) -> Option<Fault> {
    let expected = last.map_or(1, |last| last.sequence.saturating_add(1));
    if entry.sequence != expected {
        return Some(Fault::Sequence { expected });
    }
    let currency = last.map_or(entry.adjustment.currency(), |last| last.balance.currency());
    if entry.adjustment.currency() != currency || entry.balance.currency() != currency {
        return Some(Fault::Currency);
    }
    let adjustment_minor = entry.adjustment.minor();
    if !entry.kind.fits(adjustment_minor) {
        return Some(Fault::Direction);
    }
    let undone_minor = entry.reverses.and_then(|reversed| known.remove(&reversed));
    let is_right = match entry.kind {
        EntryKind::Reversal => undone_minor.and_then(i64::checked_neg) == Some(adjustment_minor),
        _ => entry.reverses.is_none(),
    };
    if !is_right {
        return Some(Fault::Reversal);
    }
    if entry.kind.is_reversible() {
        known.insert(entry.sequence, adjustment_minor);
    }
    let expected_minor = last.map_or(0, |last| last.balance.minor()).checked_add(adjustment_minor);
    (expected_minor != Some(entry.balance.minor())).then_some(Fault::Balance { expected_minor })
}

#[cfg(test)]
mod tests {
    use super::super::movement::{LedgerError, Movement};
    use super::*;
    use crate::money::Currency;

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    /// An invoice, a payment, its reversal, another payment and a refund.
    fn ledger() -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        let add = |entries: &mut Vec<Entry>, movement| {
            entries.push(Entry::after(entries.last(), movement).unwrap());
        };
        add(&mut entries, Movement::new(EntryKind::Invoice, eur(100)).unwrap());
        add(&mut entries, Movement::new(EntryKind::Payment, eur(60)).unwrap());
        let undone = entries[1].reversal(false).unwrap();
        add(&mut entries, undone);
        add(&mut entries, Movement::new(EntryKind::Payment, eur(150)).unwrap());
        add(&mut entries, Movement::new(EntryKind::Refund, eur(50)).unwrap());
        entries
    }

    /// What is found once an entry was changed.
    fn found(at: usize, change: impl FnOnce(&mut Entry)) -> (u64, Fault) {
        let mut entries = ledger();
        change(&mut entries[at]);
        let wrong = verify(&entries).unwrap_err();
        (wrong.sequence, wrong.fault)
    }

    #[test]
    fn a_ledger_adds_up() {
        let entries = ledger();
        let balances: Vec<i64> = entries.iter().map(|entry| entry.balance.minor()).collect();
        assert_eq!(balances, [100, 40, 100, -50, 0]);
        assert_eq!(verify(&entries), Ok(Some(eur(0))));
        assert_eq!(verify(&entries[..2]), Ok(Some(eur(40))));
        assert_eq!(verify([]), Ok(None));
    }

    #[test]
    fn what_was_paid_is_what_came_and_stayed() {
        let entries = ledger();
        assert_eq!([1, 2, 3, 4, 5].map(|len| paid_minor(&entries[..len])), [0, 60, 0, 150, 100].map(Some));
        let add = |entries: &mut Vec<Entry>, movement| entries.push(Entry::after(entries.last(), movement).unwrap());
        let mut given_up = entries;
        add(&mut given_up, Movement::new(EntryKind::Credit, eur(7)).unwrap());
        add(&mut given_up, Movement::new(EntryKind::WriteOff, eur(5)).unwrap());
        let undone = given_up[6].reversal(false).unwrap();
        add(&mut given_up, undone);
        assert_eq!(paid_minor(&given_up), Some(100), "neither is money");
        let undone = given_up[4].reversal(false).unwrap();
        add(&mut given_up, undone);
        assert_eq!(paid_minor(&given_up), Some(150), "what was given back came back");
    }

    #[test]
    fn the_first_wrong_entry_is_named() {
        assert_eq!(found(1, |entry| entry.sequence = 3), (3, Fault::Sequence { expected: 2 }));
        assert_eq!(found(1, |entry| entry.balance = eur(41)), (2, Fault::Balance { expected_minor: Some(40) }));
        assert_eq!(found(0, |entry| entry.balance = eur(99)), (1, Fault::Balance { expected_minor: Some(100) }));
        assert_eq!(found(1, |entry| entry.adjustment = eur(60)), (2, Fault::Direction));
        assert_eq!(found(1, |entry| entry.adjustment = eur(0)), (2, Fault::Direction));
        let dollars = Money::new(100, Currency::CAD);
        assert_eq!(found(2, |entry| entry.balance = dollars), (3, Fault::Currency));
        assert_eq!(found(0, |entry| entry.adjustment = dollars), (1, Fault::Currency));
        let out = |entry: &mut Entry| entry.adjustment = eur(i64::MIN);
        assert_eq!(found(3, out), (4, Fault::Balance { expected_minor: Some(i64::MIN + 100) }));
    }

    #[test]
    fn an_entry_that_is_missing_is_seen() {
        let mut entries = ledger();
        entries.remove(2);
        assert_eq!(verify(&entries), Err(WrongEntry { sequence: 4, fault: Fault::Sequence { expected: 3 } }));
    }

    #[test]
    fn a_reversal_undoes_one_entry_once() {
        assert_eq!(found(2, |entry| entry.reverses = None), (3, Fault::Reversal));
        assert_eq!(found(2, |entry| entry.reverses = Some(1)), (3, Fault::Reversal), "an invoice stays");
        assert_eq!(found(2, |entry| entry.reverses = Some(3)), (3, Fault::Reversal), "itself");
        assert_eq!(found(2, |entry| entry.adjustment = eur(59)), (3, Fault::Reversal), "by another amount");
        assert_eq!(found(1, |entry| entry.reverses = Some(1)), (2, Fault::Reversal), "a payment undoes nothing");

        let mut entries = ledger();
        let again = entries[1].reversal(false).unwrap();
        entries.push(Entry::after(entries.last(), again).unwrap());
        assert_eq!(verify(&entries), Err(WrongEntry { sequence: 6, fault: Fault::Reversal }));
    }

    #[test]
    fn two_currencies_never_meet() {
        let dollars = Movement::new(EntryKind::Payment, Money::new(1, Currency::CAD)).unwrap();
        let entries = ledger();
        assert_eq!(Entry::after(entries.last(), dollars), Err(LedgerError::WrongCurrency));
        let end = Entry { balance: eur(i64::MAX), ..entries[0] };
        let more = Movement::new(EntryKind::Invoice, eur(1)).unwrap();
        assert_eq!(Entry::after(Some(&end), more), Err(LedgerError::Overflow));
    }
}
