use uuid::Uuid;

use super::*;
use crate::field::Reading;
use crate::geo::Country;
use crate::identifiers::PhoneRules;
use crate::money::Currency;

fn id(number: u128) -> AddressId {
    AddressId(Uuid::from_u128(number))
}

fn address(number: u128) -> Address {
    let reading = Reading { country: Country::FRANCE, currency: Currency::EUR, phone: PhoneRules::shape() };
    let form = AddressForm { id: id(number).to_string(), city: "Lyon".into(), ..AddressForm::default() };
    form.parse(&reading).unwrap()
}

/// Three addresses, of which the first is the main one.
fn three() -> Vec<Address> {
    vec![Address { is_main: true, ..address(1) }, address(2), address(3)]
}

fn number(address: Option<&Address>) -> Option<u128> {
    address.and_then(|address| Some(address.id?.0.as_u128()))
}

fn marked(addresses: &[Address], what: AddressUse) -> Vec<u128> {
    addresses
        .iter()
        .filter(|address| AddressMarks::of(address).is(what))
        .filter_map(|address| number(Some(address)))
        .collect()
}

#[test]
fn the_main_address_is_billed_unless_another_was_chosen() {
    let addresses = three();
    assert_eq!((number(billed(&addresses)), number(delivered(&addresses))), (Some(1), Some(1)));
    let addresses = mark(addresses, id(2), AddressMark::Billing(true)).unwrap();
    assert_eq!((number(billed(&addresses)), number(delivered(&addresses))), (Some(2), Some(1)));
    let addresses = mark(addresses, id(3), AddressMark::Delivery(true)).unwrap();
    assert_eq!((number(billed(&addresses)), number(delivered(&addresses))), (Some(2), Some(3)));
    assert_eq!((billed(&[]), delivered(&[])), (None, None));
}

#[test]
fn each_address_says_what_it_is_for_and_why() {
    let addresses = mark(three(), id(2), AddressMark::Billing(true)).unwrap();
    let of = |at| [AddressUse::Main, AddressUse::Billing, AddressUse::Delivery].map(|what| given(&addresses, at, what));
    assert_eq!(of(0), [Some(Given::Chosen), None, Some(Given::ByDefault)]);
    assert_eq!(of(1), [None, Some(Given::Chosen), None]);
    assert_eq!(of(2), [None; 3]);
    assert_eq!(of(9), [None; 3]);
}

#[test]
fn what_only_one_is_moves_from_the_other() {
    let addresses = mark(three(), id(3), AddressMark::Main).unwrap();
    assert_eq!(marked(&addresses, AddressUse::Main), [3]);
    let addresses = mark(addresses, id(1), AddressMark::Billing(true)).unwrap();
    let addresses = mark(addresses, id(2), AddressMark::Billing(true)).unwrap();
    assert_eq!(marked(&addresses, AddressUse::Billing), [2]);
    let addresses = mark(addresses, id(1), AddressMark::Billing(false)).unwrap();
    assert_eq!(marked(&addresses, AddressUse::Billing), [2]);
    let addresses = mark(addresses, id(2), AddressMark::Billing(false)).unwrap();
    assert_eq!(marked(&addresses, AddressUse::Billing), [0; 0]);
    assert_eq!(mark(addresses, id(9), AddressMark::Main), None);
}

#[test]
fn each_mark_is_taken_back() {
    let mut addresses = three();
    addresses[1].is_billing = true;
    for number in 1..=3 {
        let marks = AddressMarks::of(addresses.iter().find(|address| address.id == Some(id(number))).unwrap());
        let given = [AddressMark::Main, AddressMark::Billing(!marks.billing), AddressMark::Delivery(!marks.delivery)];
        for given in given {
            let (other, back) = given.taken_back(&addresses, id(number)).unwrap();
            let marked = mark(addresses.clone(), id(number), given).unwrap();
            assert_eq!(mark(marked, other, back).unwrap(), addresses, "{number} {given:?}");
        }
    }
    assert_eq!(AddressMark::Main.taken_back(&[], id(1)), None);
}

#[test]
fn a_default_stays_until_another_is_chosen() {
    let kept = |addresses: &[Address], number| match without(addresses.to_vec(), id(number)) {
        Err(Refusal::AddressKept(what)) => Some(what),
        _ => None,
    };
    let addresses = mark(three(), id(2), AddressMark::Delivery(true)).unwrap();
    let addresses = mark(addresses, id(3), AddressMark::Billing(true)).unwrap();
    assert_eq!(kept(&addresses, 1), Some(AddressUse::Main));
    assert_eq!(kept(&addresses, 2), Some(AddressUse::Delivery));
    assert_eq!(kept(&addresses, 3), Some(AddressUse::Billing));
    let addresses = mark(addresses, id(2), AddressMark::Billing(true)).unwrap();
    let left = without(addresses, id(3)).unwrap().unwrap();
    assert_eq!(left.len(), 2);
    assert_eq!(without(left, id(9)), Ok(None));
    // The last one goes, main as it is; as a default it stays even then.
    let last = vec![Address { is_main: true, ..address(1) }];
    assert_eq!(without(last.clone(), id(1)), Ok(Some(Vec::new())));
    let last = mark(last, id(1), AddressMark::Billing(true)).unwrap();
    assert_eq!(kept(&last, 1), Some(AddressUse::Billing));
}

#[test]
fn an_address_comes_back_where_it_was_and_takes_nothing() {
    let addresses = three();
    let gone = Address { is_billing: true, is_main: true, ..addresses[1].clone() };
    let left = without(addresses, id(2)).unwrap().unwrap();
    let back = with(left, gone, 1).unwrap();
    assert_eq!(back[1], Address { id: None, ..address(2) });
    assert_eq!(marked(&back, AddressUse::Main), [1]);
    let first = with(Vec::new(), address(2), 7).unwrap();
    assert!(first[0].is_main, "alone, it is the main one");
    let full: Vec<Address> = (0..200).map(address).collect();
    assert_eq!(with(full, address(200), 0), Err(Refusal::TooMany { max: 200 }));
}

#[test]
fn a_save_loses_no_default() {
    let before = mark(three(), id(2), AddressMark::Billing(true)).unwrap();
    let before = mark(before, id(2), AddressMark::Delivery(true)).unwrap();
    let without_it = vec![before[0].clone(), before[2].clone()];
    assert_eq!(lost(&before, &without_it), [AddressUse::Billing, AddressUse::Delivery]);
    let chosen = mark(without_it, id(3), AddressMark::Billing(true)).unwrap();
    assert_eq!(lost(&before, &chosen), [AddressUse::Delivery]);
    let moved = mark(before.clone(), id(2), AddressMark::Billing(false)).unwrap();
    assert_eq!(lost(&before, &moved), [], "taken away from an address that stays");
    assert_eq!(lost(&before, &[]), []);
    assert_eq!(lost(&before, &before[1..]), [AddressUse::Main]);
}

#[test]
fn what_is_typed_counts_as_what_is_stored() {
    let form = AddressForm { is_main: "on".into(), is_delivery: "on".into(), ..AddressForm::default() };
    let marks = AddressMarks::typed(&form);
    assert_eq!(marks, AddressMarks { main: true, billing: false, delivery: true });
    assert_eq!((marks.kept_as(false), marks.kept_as(true)), (Some(AddressUse::Main), Some(AddressUse::Delivery)));
    assert_eq!(AddressMarks::default().kept_as(false), None);
}
