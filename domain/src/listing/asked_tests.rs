//! What is asked of a list: addresses, looks, and what browsers send.

use std::collections::BTreeMap;

use proptest::prelude::*;
use uuid::Uuid;

use super::tests::{ACTIVE, ARCHIVED, DELETED, asked, usual};
use super::*;
use crate::clients::CLIENTS;
use crate::clients::listing::*;
use crate::money::Currency;

/// A field of the company's own as an address names it, and what asks for its last value.
const FIELD: &str = "custom-0000000000000000000000000000002a";
const FIELD_TO: &str = "custom-0000000000000000000000000000002a.to";

#[test]
fn criteria_read_back_and_nonsense_is_left_out() {
    let category = Uuid::from_u128(7).to_string();
    let query = asked(&format!("standing=prospect&country=ca&from=2026-01-31&category={category}&balance_to=-0,05"));
    let criteria = &query.criteria;
    assert_eq!(criteria.count(), 5);
    assert_eq!((criteria.get("country"), criteria.get("balance_to")), (Some("CA"), Some("-0.05")));
    let without = criteria.without("country");
    assert_eq!((without.count(), without.get("country")), (4, None));
    let nonsense: Vec<_> = CLIENTS.criteria.iter().map(|of| (of.name.to_owned(), "x".to_owned())).collect();
    assert_eq!(Criteria::read(&CLIENTS, &nonsense), Criteria::default());
    assert_eq!(asked("from=2026-1-1").criteria.count(), 0);
}

#[test]
fn an_amount_is_read_as_fields_write_it() {
    for (text, hundredths, written) in
        [("1250", 125_000, "1250"), ("12.5", 1_250, "12.50"), ("-0,05", -5, "-0.05"), ("0", 0, "0")]
    {
        assert_eq!(Units::read(text), Some(Units(hundredths)), "{text}");
        assert_eq!(Units(hundredths).written(), written);
    }
    for nonsense in ["", "x", "1.234", "1e9", "99999999999999999999"] {
        assert_eq!(Units::read(nonsense), None, "{nonsense}");
    }
    let (yen, dinar) = (Currency::parse("JPY").unwrap(), Currency::parse("TND").unwrap());
    let bounds = |hundredths, currency| (Units(hundredths).at_least(currency), Units(hundredths).at_most(currency));
    assert_eq!(bounds(1_250, Currency::EUR), (1_250, 1_250));
    assert_eq!(bounds(1_250, dinar), (12_500, 12_500));
    assert_eq!((bounds(1_250, yen), bounds(-1_250, yen)), ((13, 12), (-12, -13)));
    assert_eq!(bounds(1_200, yen), (12, 12));
    assert_eq!(Units(i64::MIN).at_least(yen), -(i64::MAX / 100));
    assert_eq!(Units(i64::MAX).at_most(dinar), i64::MAX);
}

#[test]
fn an_address_reads_back_and_the_usual_list_has_none() {
    assert_eq!((asked(""), CLIENTS.written(&usual())), (usual(), String::new()));
    let written =
        "?q=%C3%89t%C3%A9%20%26%20Cie&state=active,deleted&standing=prospect&sort=balance&dir=desc&then=-client&page=3";
    let query = asked(written);
    assert_eq!(
        (query.filter.as_str(), query.states.as_slice(), query.page),
        ("Été & Cie", [ACTIVE, DELETED].as_slice(), 3)
    );
    assert_eq!((query.sort, query.descending), (BALANCE.into(), true));
    assert_eq!(query.then, [SortBy { column: NAME.into(), descending: true }]);
    assert_eq!(CLIENTS.written(&query), written);
    assert_eq!(asked("state=deleted,active,active").states, [ACTIVE, DELETED]);
    assert_eq!(asked("then=-client,colour").then.len(), 1);
}

#[test]
fn nonsense_in_an_address_is_as_if_it_were_not_there() {
    assert_eq!(asked("sort=colour&dir=up&page=0"), usual());
    assert_eq!(asked("sort=logo&sort=prospect"), usual());
    assert_eq!(asked("page=-1").page, 1);
    assert_eq!(asked("state=nope").states, [0, 1, 2, 3]);
    assert_eq!(asked(&format!("q={}", "x".repeat(500))).filter.len(), 200);
}

#[test]
fn what_a_browser_sends_is_admitted_as_an_address_would_be() {
    let sent = ListQuery {
        filter: "x".repeat(5_000),
        states: vec![99, 2, 2, 0],
        criteria: serde_json::from_str(
            r#"[["standing","prospect"],["standing","client"],["tag","no id"],["colour","x"]]"#,
        )
        .unwrap(),
        sort: LOGO.into(),
        descending: true,
        then: vec![SortBy { column: NAME.into(), descending: false }; 40_000],
        page: 0,
    };
    let admitted = CLIENTS.admitted(&sent);
    let sort = ColumnId::from(NAME);
    assert_eq!((admitted.filter.len(), admitted.states.as_slice(), admitted.sort), (200, [0, 2].as_slice(), sort));
    assert_eq!((admitted.criteria.count(), admitted.then.len(), admitted.page), (1, 2, 1));
    assert_eq!(CLIENTS.admitted(&admitted), admitted);
}

#[test]
fn chips_toggle_and_never_leave_nothing() {
    let usual = ListQuery { page: 4, ..usual() };
    let both = usual.toggled(&CLIENTS, ARCHIVED);
    assert_eq!((both.states.as_slice(), both.page), ([ACTIVE, ARCHIVED].as_slice(), 1));
    assert_eq!(both.toggled(&CLIENTS, ARCHIVED).states, usual.states);
    let all = usual.toggled(&CLIENTS, ACTIVE);
    assert_eq!((all.states.as_slice(), CLIENTS.written(&all).as_str()), ([0, 1, 2, 3].as_slice(), "?state=all"));
}

#[test]
fn a_column_sorts_up_then_down_and_others_join_it() {
    let [balance, name, city, email] = [BALANCE, NAME, CITY, EMAIL].map(ColumnId::from);
    let up = usual().sorted_by(balance);
    assert_eq!((up.sort, up.descending), (balance, false));
    assert!(up.sorted_by(balance).descending && !up.sorted_by(balance).sorted_by(balance).descending);
    let two = up.also_sorted_by(name);
    assert_eq!(two.then, [SortBy { column: name, descending: false }]);
    assert!(two.also_sorted_by(name).then[0].descending && two.also_sorted_by(balance).descending);
    let three = two.also_sorted_by(city);
    assert_eq!(three.also_sorted_by(email).sorts().map(|by| by.column).collect::<Vec<_>>(), [balance, name, email]);
    assert!(three.sorted_by(email).then.is_empty());
}

#[test]
fn a_look_reads_back_as_it_was_written() {
    let shown = |columns: &[crate::table::ColumnIndex]| columns.iter().copied().map(ShownColumn::from).collect();
    let look = ListLook { columns: shown(&[NUMBER, BALANCE, CITY]), density: Density::Compact };
    assert_eq!(look.written(&CLIENTS), "number.balance.city:compact");
    let wide = look.resized(CITY.into(), Some(ColumnWidth::nearest(12)));
    assert_eq!(wide.written(&CLIENTS), "number.balance.city~12:compact");
    assert_eq!(ListLook::read(&CLIENTS, &wide.written(&CLIENTS)), wide);
    assert_eq!(wide.width(CITY.into()).map(ColumnWidth::rem), Some(12));
    assert_eq!(wide.resized(CITY.into(), None).width(CITY.into()), None);
    assert_eq!(ListLook::read(&CLIENTS, ""), ListLook::usual(&CLIENTS));
    assert_eq!(ListLook::read(&CLIENTS, "city.city.<b>.logo.email:tight").columns, shown(&[CITY, EMAIL]));
    let odd = ListLook::read(&CLIENTS, "city~.email~wide.number~-3.balance~999:compact");
    assert_eq!(odd.written(&CLIENTS), "city.email.number~4.balance~40:compact");
    let all = ListLook { columns: shown(&[CITY, CONTACT]), density: Density::Comfortable }.all_columns(&CLIENTS, &[]);
    assert_eq!(all.len(), CLIENTS.columns.len());
    assert_eq!(all[..3], [(CITY.into(), true), (CONTACT.into(), true), (EMAIL.into(), false)]);
    assert!(all[2..].iter().all(|(_, is_shown)| !is_shown));
    let none = ListLook { columns: Vec::new(), density: Density::Comfortable };
    assert_eq!(ListLook::read(&CLIENTS, &none.written(&CLIENTS)), none);
    let widest = |(column, _): (ShownColumn, bool)| ShownColumn { width: Some(ColumnWidth::MOST), ..column };
    let every = ListLook { columns: all.into_iter().map(widest).collect(), density: Density::Comfortable };
    assert_eq!(ListLook::read_sent(&CLIENTS, &every.written(&CLIENTS)), Some(every));
    assert_eq!(ListLook::read_sent(&CLIENTS, &":".repeat(2_000)), None);
}

#[test]
fn columns_are_added_and_turned_round() {
    let written = |query: &ListQuery| {
        let by = |by: SortBy| format!("{}{}", if by.descending { "-" } else { "" }, CLIENTS.name(by.column));
        query.sorts().map(by).collect::<Vec<_>>().join(",")
    };
    assert!(usual().sorted_by(NAME.into()).descending, "the usual column turns round at once");
    assert!(!usual().sorted_by(CREATED.into()).sorted_by(CREATED.into()).sorted_by(EMAIL.into()).descending);
    let two = usual().also_sorted_by(BALANCE.into());
    assert_eq!(written(&two), "client,balance");
    let turned = two.also_sorted_by(NAME.into());
    assert_eq!(written(&turned), "-client,balance");
    let three = turned.also_sorted_by(EMAIL.into());
    let more = three.also_sorted_by(CREATED.into());
    assert_eq!(
        (written(&three).as_str(), written(&more).as_str()),
        ("-client,balance,email", "-client,balance,created")
    );
    assert_eq!(written(&more.sorted_by(EMAIL.into())), "email");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_cookie_breaks_it(written in "\\PC{0,60}|[a-z_.~0-9]{0,40}:[a-z]{0,12}|(custom-[0-9a-f]{32}~?[0-9]{0,2}\\.){0,50}:compact") {
        let look = ListLook::read(&CLIENTS, &written);
        prop_assert_eq!(ListLook::read(&CLIENTS, &look.written(&CLIENTS)), look);
    }

    #[test]
    fn what_an_address_asks_for_is_written_so_that_it_reads_back(
        params in proptest::collection::btree_map(
            proptest::sample::select(vec![
                "q", "state", "sort", "dir", "then", "page", "standing", "country", "from", "balance_to", FIELD, FIELD_TO,
                "custom-empty", "custom-x",
            ]),
            "\\PC{0,12}|active,deleted|-?[a-z_]{4,10}|desc|2026-0[1-9]-1[0-9]|[A-Z]{2}|-?[0-9]{1,5}|-?custom-[0-9a-f]{32}",
            0..8,
        )
    ) {
        let params: BTreeMap<&str, String> = params;
        let params: Vec<_> = params.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let query = CLIENTS.read(&params);
        prop_assert_eq!(CLIENTS.read_string(&CLIENTS.written(&query)), query.clone());
        prop_assert_eq!(CLIENTS.admitted(&query), query);
    }
}
