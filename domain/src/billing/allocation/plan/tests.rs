use chrono::NaiveDate;
use uuid::Uuid;

use super::super::funds::Source;
use super::*;
use crate::ids::{ClientId, PaymentId};
use crate::money::Currency;

const CLIENT: ClientId = ClientId(Uuid::nil());

fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn id(id: u128) -> DocumentId {
    DocumentId(Uuid::from_u128(id))
}

fn funds(minor: i64) -> Funds {
    Funds::new(Source::Payment(PaymentId(Uuid::nil())), CLIENT, eur(minor)).unwrap()
}

/// An invoice of March 2026 by its id, the days that it was issued and is due, and its balance.
fn invoice(at: u128, issued: u32, due: u32, minor: i64) -> OpenInvoice {
    let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
    OpenInvoice {
        id: id(at),
        client: CLIENT,
        number: format!("F-{at}"),
        issued_on: day(issued),
        due_on: day(due),
        balance: eur(minor),
    }
}

fn parts(parts: &[(u128, i64)]) -> Vec<Part> {
    parts.iter().map(|&(invoice, minor)| Part { invoice: id(invoice), amount: eur(minor) }).collect()
}

/// What a plan pays of which invoice, and what is left.
fn paid(plan: &Plan) -> (Vec<(u128, i64)>, i64) {
    let of = |allocation: &Allocation| (allocation.invoice.0.as_u128(), allocation.amount.minor());
    (plan.allocations.iter().map(of).collect(), plan.funds.left().minor())
}

#[test]
fn what_has_been_due_for_longest_is_paid_first() {
    let invoices = [invoice(1, 1, 20, 100), invoice(10, 5, 10, 100), invoice(9, 5, 10, 100), invoice(4, 2, 10, 100)];
    let plan = |minor| paid(&oldest_first(&funds(minor), &invoices).unwrap());
    assert_eq!(plan(350), (vec![(4, 100), (9, 100), (10, 100), (1, 50)], 0));
    assert_eq!(plan(200), (vec![(4, 100), (9, 100)], 0));
    assert_eq!(plan(1_000).1, 600, "the rest stays on account");
}

#[test]
fn what_is_left_on_account_pays_later() {
    let first = oldest_first(&funds(150), &[invoice(1, 1, 10, 100)]).unwrap();
    assert_eq!((first.funds.allocated(), first.funds.left()), (eur(100), eur(50)));
    let second = oldest_first(&first.funds, &[invoice(2, 2, 12, 80)]).unwrap();
    assert_eq!(paid(&second), (vec![(2, 50)], 0));
    assert_eq!(second.funds.allocated(), eur(150));
    let nothing = oldest_first(&second.funds, &[invoice(3, 3, 13, 80)]).unwrap();
    assert_eq!(paid(&nothing), (vec![], 0));
    let refunded = funds(100).with(eur(0), eur(70)).unwrap();
    assert_eq!(paid(&oldest_first(&refunded, &[invoice(1, 1, 10, 100)]).unwrap()), (vec![(1, 30)], 0));
}

#[test]
fn settled_invoices_are_passed_over() {
    let invoices = [invoice(1, 1, 10, 0), invoice(2, 2, 12, 80)];
    assert_eq!(paid(&oldest_first(&funds(50), &invoices).unwrap()), (vec![(2, 50)], 0));
}

#[test]
fn chosen_parts_are_paid_as_they_were_chosen() {
    let invoices = [invoice(1, 1, 10, 100), invoice(2, 2, 12, 80)];
    let plan = |chosen_parts: &[(u128, i64)]| chosen(&funds(120), &invoices, &parts(chosen_parts));
    assert_eq!(paid(&plan(&[(2, 80), (1, 40)]).unwrap()), (vec![(2, 80), (1, 40)], 0));
    assert_eq!(paid(&plan(&[(2, 1)]).unwrap()), (vec![(2, 1)], 119));
    assert_eq!(paid(&plan(&[]).unwrap()), (vec![], 120), "all of it stays on account");

    let over_balance = AllocationError::OverBalance { invoice: id(2), balance: eur(80) };
    assert_eq!(plan(&[(1, 1), (2, 81)]), Err(over_balance));
    assert_eq!(plan(&[(1, 100), (2, 21)]), Err(AllocationError::OverFunds { left: eur(20) }));
    assert_eq!(plan(&[(1, 50), (1, 50)]), Err(AllocationError::Twice { invoice: id(1) }));
    assert_eq!(plan(&[(3, 1)]), Err(AllocationError::NotOpen { invoice: id(3) }));
    for minor in [0, -1, i64::MIN] {
        assert_eq!(plan(&[(1, minor)]), Err(AllocationError::EmptyPart { invoice: id(1) }));
    }
    let dollars = [Part { invoice: id(1), amount: Money::new(1, Currency::CAD) }];
    assert_eq!(chosen(&funds(120), &invoices, &dollars), Err(AllocationError::WrongCurrency));
}

#[test]
fn only_invoices_of_the_client_in_its_currency_are_paid() {
    let anothers = OpenInvoice { client: ClientId(Uuid::max()), ..invoice(1, 1, 10, 100) };
    let wrong_client = Err(AllocationError::WrongClient { invoice: id(1) });
    let foreign = OpenInvoice { balance: Money::new(100, Currency::CAD), ..invoice(1, 1, 10, 100) };
    for (open, error) in [(anothers, wrong_client), (foreign, Err(AllocationError::WrongCurrency))] {
        assert_eq!(oldest_first(&funds(50), std::slice::from_ref(&open)), error);
        assert_eq!(chosen(&funds(50), &[open], &parts(&[(1, 50)])), error);
    }
}
