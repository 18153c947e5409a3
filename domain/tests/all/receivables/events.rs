//! Events in any order: balances are what they come to, and nothing is paid twice.

use domain::billing::allocation::{self, Funds, KeptInvoice, WrongAllocation};
use domain::billing::ledger;
use domain::money::Money;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::account::{Account, Event, eur};

/// Mostly amounts that can be, and some that cannot.
fn amount() -> impl Strategy<Value = i64> {
    prop_oneof![12 => 1..200_i64, 1 => -5..=0_i64]
}

fn event() -> impl Strategy<Value = Event> {
    let at = || 0..8_usize;
    prop_oneof![
        4 => (0..200_i64, 0..90_u64).prop_map(|(total, due_in)| Event::Invoice { total, due_in }),
        2 => (at(), option::of(amount())).prop_map(|(at, part)| Event::CreditNote { at, part }),
        3 => amount().prop_map(|amount| Event::Payment { amount, parts: None }),
        2 => (amount(), vec((at(), amount()), 0..4))
            .prop_map(|(amount, parts)| Event::Payment { amount, parts: Some(parts) }),
        1 => amount().prop_map(|amount| Event::Credit { amount }),
        2 => at().prop_map(|at| Event::Use { at }),
        1 => (at(), amount()).prop_map(|(at, amount)| Event::WriteOff { at, amount }),
        2 => (at(), amount()).prop_map(|(at, amount)| Event::Refund { at, amount }),
        2 => (at(), at()).prop_map(|(at, invoice)| Event::Release { at, invoice }),
        2 => at().prop_map(|at| Event::Delete { at }),
    ]
}

fn kept(account: &Account) -> (Vec<KeptInvoice>, Vec<Funds>) {
    let invoices = account.invoices.iter().map(|invoice| invoice.kept).collect();
    (invoices, account.held.iter().map(|held| held.funds).collect())
}

fn allocations_hold(account: &Account) -> Result<(), WrongAllocation> {
    let (invoices, funds) = kept(account);
    allocation::verify(&invoices, &funds, &account.allocations)
}

/// What holds after each event, where so much should be owed.
fn check(account: &Account, owed: i64) {
    assert_eq!(allocations_hold(account), Ok(()));
    let balance = ledger::verify(&account.ledger).unwrap().map_or(0, Money::minor);
    assert_eq!(balance, owed);
    assert_eq!(balance, account.ledger.iter().map(|entry| entry.adjustment.minor()).sum::<i64>());
    let mut open = 0;
    for invoice in &account.invoices {
        let (total, left) = (invoice.kept.total.minor(), invoice.kept.balance.minor());
        assert!((0..=total).contains(&left), "{left} of {total}");
        assert!((0..=total).contains(&invoice.credited.minor()));
        open += left;
    }
    let mut on_account = 0;
    for held in account.held.iter().filter(|held| !held.is_deleted) {
        let funds = held.funds;
        assert!(funds.left().minor() >= 0);
        assert_eq!(funds.amount().minor(), funds.allocated().minor() + funds.refunded().minor() + funds.left().minor());
        on_account += funds.left().minor();
    }
    // What is owed is what is left of invoices, less what is there to pay them.
    assert_eq!(balance, open - on_account);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn accounts_add_up_whatever_happens(events in vec(event(), 0..40)) {
        let (mut account, mut owed) = (Account::default(), 0);
        for event in events {
            let before = account.clone();
            if let Some(change) = account.carry_out(&event) {
                owed += change;
            } else {
                prop_assert_eq!(&account, &before, "refused, and done in part");
            }
            check(&account, owed);
        }
    }

    #[test]
    fn a_row_that_was_changed_is_found(
        events in vec(event(), 0..20), at in any::<usize>(), by in prop_oneof![-9..0_i64, 1..9_i64],
    ) {
        let mut account = Account::default();
        account.carry_out(&Event::Invoice { total: 100, due_in: 30 }).unwrap();
        account.carry_out(&Event::Payment { amount: 60, parts: None }).unwrap();
        for event in events {
            account.carry_out(&event);
        }
        let other = |money: Money| eur(money.minor() + by);

        let mut changed = account.clone();
        let at_allocation = at % changed.allocations.len();
        changed.allocations[at_allocation].amount = other(changed.allocations[at_allocation].amount);
        prop_assert!(allocations_hold(&changed).is_err());

        let mut changed = account.clone();
        let at_invoice = at % changed.invoices.len();
        changed.invoices[at_invoice].kept.balance = other(changed.invoices[at_invoice].kept.balance);
        let id = changed.invoices[at_invoice].kept.id;
        prop_assert_eq!(allocations_hold(&changed), Err(WrongAllocation::Invoice(id)));

        let at_entry = at % account.ledger.len();
        account.ledger[at_entry].balance = other(account.ledger[at_entry].balance);
        let wrong = ledger::verify(&account.ledger).unwrap_err();
        prop_assert_eq!(wrong.sequence, account.ledger[at_entry].sequence);
    }
}

/// By how much each event changes what is owed, and what is left of the first and the second invoice.
fn told(account: &mut Account, event: &Event) -> (Option<i64>, i64, i64) {
    let change = account.carry_out(event);
    let left = |at: usize| account.invoices[at].kept.balance.minor();
    (change, left(0), left(1))
}

#[test]
fn a_year_of_a_client() {
    let mut account = Account::default();
    account.carry_out(&Event::Invoice { total: 100, due_in: 60 }).unwrap();
    // The second is due before the first.
    account.carry_out(&Event::Invoice { total: 80, due_in: 0 }).unwrap();
    let pay = |amount, parts| Event::Payment { amount, parts };
    for (event, told_of_it) in [
        (pay(90, None), (Some(-90), 90, 0)),
        (pay(50, Some(vec![(0, 91)])), (None, 90, 0)),
        (pay(50, Some(vec![(0, 40)])), (Some(-50), 50, 0)),
        (Event::CreditNote { at: 1, part: Some(30) }, (Some(-30), 50, 0)),
        (Event::Use { at: 2 }, (Some(0), 20, 0)),
        (Event::Refund { at: 1, amount: 11 }, (None, 20, 0)),
        (Event::Refund { at: 1, amount: 10 }, (Some(10), 20, 0)),
        (Event::Delete { at: 1 }, (None, 20, 0)),
        (Event::WriteOff { at: 0, amount: 5 }, (Some(-5), 15, 0)),
        (Event::Release { at: 0, invoice: 1 }, (Some(0), 15, 80)),
        (Event::Delete { at: 0 }, (Some(90), 25, 80)),
        (Event::CreditNote { at: 1, part: None }, (Some(-50), 25, 30)),
        (Event::CreditNote { at: 1, part: None }, (None, 25, 30)),
    ] {
        assert_eq!(told(&mut account, &event), told_of_it, "{event:?}");
    }
    check(&account, 100 + 80 - 90 - 50 - 30 + 10 - 5 + 90 - 50);
}
