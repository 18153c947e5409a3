use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::ids::ClientPriceId;

fn day(of_2026: u32) -> NaiveDate {
    NaiveDate::from_yo_opt(2026, of_2026).unwrap()
}

fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn rate(per_100k: i32) -> Rate {
    Rate::new(per_100k).unwrap()
}

fn product(id: u128) -> PriceOf {
    PriceOf::Product(ProductId(Uuid::from_u128(id)))
}

fn category(id: u128) -> PriceOf {
    PriceOf::Category(ListItemId(Uuid::from_u128(id)))
}

fn price(minor: i64) -> Agreed {
    Agreed::Price { amount: eur(minor), basis: PriceBasis::Net }
}

/// The agreement of this number.
fn agreement(id: u128, of: PriceOf, agreed: Agreed, days: (Option<u32>, Option<u32>)) -> ClientPrice {
    let (first_day, last_day) = (days.0.map(day), days.1.map(day));
    let new = NewClientPrice { of, agreed, first_day, last_day, note: None };
    ClientPrice { id: ClientPriceId(Uuid::from_u128(id)), version: 1, new }
}

fn in_list(covers: Covers, agreed: Agreed) -> Listed {
    Listed { covers, agreed }
}

/// Product 1 of category 1, at 10 €, and at 9 € in the client's price list.
fn asked(on: u32) -> Asked {
    Asked {
        product: ProductId(Uuid::from_u128(1)),
        category: Some(ListItemId(Uuid::from_u128(1))),
        price: eur(1_000),
        listed: Some(in_list(Covers::Product, Agreed::Price { amount: eur(900), basis: PriceBasis::Gross })),
        basis: PriceBasis::Gross,
        currency: Currency::EUR,
        on: day(on),
    }
}

#[test]
fn the_closest_counts() {
    let all = [
        agreement(1, category(1), Agreed::Discount(rate(5_000)), (Some(20), None)),
        agreement(2, product(1), Agreed::Discount(rate(10_000)), (Some(10), None)),
        agreement(3, product(1), price(700), (None, None)),
    ];
    let found = |all: &[ClientPrice]| {
        let found = applied(&asked(30), all);
        (found.price.minor(), found.basis, found.discount.map(Rate::per_100k))
    };
    assert_eq!(found(&all), (700, PriceBasis::Net, None), "its own price, however long agreed");
    assert_eq!(found(&all[..2]), (900, PriceBasis::Gross, Some(10_000)), "off the price of the list");
    assert_eq!(found(&all[..1]), (900, PriceBasis::Gross, Some(5_000)));
    assert_eq!(applied(&asked(30), &[]).reason, PriceReason::PriceList);
    let unlisted = applied(&Asked { listed: None, ..asked(30) }, &[]);
    assert_eq!((unlisted.price, unlisted.reason), (eur(1_000), PriceReason::Product));
}

#[test]
fn a_list_that_gives_a_discount_gives_it_off_the_products_price() {
    let off = |covers| Asked { listed: Some(in_list(covers, Agreed::Discount(rate(20_000)))), ..asked(30) };
    for (covers, reason) in
        [(Covers::Product, PriceReason::PriceList), (Covers::Category, PriceReason::PriceListCategory)]
    {
        let found = applied(&off(covers), &[]);
        let expected = Applied { price: eur(1_000), basis: PriceBasis::Gross, discount: Some(rate(20_000)), reason };
        assert_eq!(found, expected);
    }
    // The client's own stands in its place: they do not add up.
    let own = [agreement(1, category(1), Agreed::Discount(rate(5_000)), (None, None))];
    let found = applied(&off(Covers::Product), &own);
    assert_eq!((found.price, found.discount), (eur(1_000), Some(rate(5_000))));
    assert_eq!(found.reason, PriceReason::Agreed { first_day: None, last_day: None });
}

#[test]
fn of_several_the_latest_counts() {
    let all = [
        agreement(1, product(1), price(800), (Some(10), None)),
        agreement(2, product(1), price(700), (Some(20), Some(25))),
        agreement(3, product(1), price(600), (None, None)),
        agreement(4, product(1), price(750), (Some(10), None)),
    ];
    for (on, expected) in [(5, 600), (10, 750), (19, 750), (20, 700), (25, 700), (26, 750)] {
        assert_eq!(applied(&asked(on), &all).price, eur(expected), "{on}");
    }
    let reason = PriceReason::Agreed { first_day: Some(day(20)), last_day: Some(day(25)) };
    assert_eq!(applied(&asked(22), &all).reason, reason);
}

#[test]
fn what_is_in_another_currency_or_about_something_else_does_not_count() {
    let dollars = Agreed::Price { amount: Money::new(1, Currency::CAD), basis: PriceBasis::Net };
    let others = [
        agreement(1, product(1), dollars, (None, None)),
        agreement(2, product(2), price(1), (None, None)),
        agreement(3, category(2), Agreed::Discount(rate(50_000)), (None, None)),
    ];
    assert_eq!(applied(&asked(1), &others), applied(&asked(1), &[]));
    let of_none = Asked { category: None, ..asked(1) };
    let of_category = [agreement(4, category(1), Agreed::Discount(rate(50_000)), (None, None))];
    assert_eq!(applied(&of_none, &of_category), applied(&of_none, &[]));
}

fn any_agreement() -> impl Strategy<Value = ClientPrice> {
    let of = prop_oneof![(1..3_u128).prop_map(product), (1..3_u128).prop_map(category)];
    let agreed = prop_oneof![(0..2_000_i64).prop_map(price), (1..=100_000).prop_map(|per| Agreed::Discount(rate(per)))];
    let days = (proptest::option::of(1..60_u32), proptest::option::of(1..60_u32));
    (any::<u64>(), of, agreed, days).prop_map(|(id, of, agreed, days)| agreement(id.into(), of, agreed, days))
}

/// What it is worth beside others, worked out another way: the later, the more.
fn weight(one: &ClientPrice) -> (u8, Option<NaiveDate>, ClientPriceId) {
    let close = match (one.new.of, one.new.agreed) {
        (PriceOf::Product(_), Agreed::Price { .. }) => 3,
        (PriceOf::Product(_), Agreed::Discount(_)) => 2,
        (PriceOf::Category(_), _) => 1,
    };
    (close, one.new.first_day, one.id)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_counts_that_holds_and_none_that_holds_is_closer(all in vec(any_agreement(), 0..12), on in 1..60_u32) {
        let asked = asked(on);
        let is_meant = |one: &&ClientPrice| {
            let is_within = one.new.first_day.is_none_or(|first| first <= asked.on)
                && one.new.last_day.is_none_or(|last| asked.on <= last);
            let is_about = [product(1), category(1)].contains(&one.new.of);
            let is_price_of_category =
                matches!((one.new.of, one.new.agreed), (PriceOf::Category(_), Agreed::Price { .. }));
            is_within && is_about && !is_price_of_category
        };
        let mut meant: Vec<&ClientPrice> = all.iter().filter(is_meant).collect();
        meant.sort_by_key(|one| weight(one));
        let found = applied(&asked, &all);
        match meant.last() {
            None => prop_assert_eq!(found, applied(&asked, &[])),
            Some(last) => {
                let NewClientPrice { first_day, last_day, .. } = last.new;
                prop_assert_eq!(found.reason, PriceReason::Agreed { first_day, last_day });
                match last.new.agreed {
                    Agreed::Price { amount, .. } => prop_assert_eq!((found.price, found.discount), (amount, None)),
                    Agreed::Discount(off) => prop_assert_eq!((found.price, found.discount), (eur(900), Some(off))),
                }
            }
        }
    }

    #[test]
    fn neither_their_order_nor_what_does_not_hold_changes_it(
        all in vec(any_agreement(), 0..12),
        on in 1..60_u32,
    ) {
        let found = applied(&asked(on), &all);
        let mut turned = all.clone();
        turned.reverse();
        prop_assert_eq!(found, applied(&asked(on), &turned));
        turned.retain(|one| one.new.standing(day(on)) == Standing::Holds);
        prop_assert_eq!(found, applied(&asked(on), &turned));
    }
}
