use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::prelude::*;
use uuid::Uuid;

use super::row::day_of;
use super::*;
use crate::clients::listing::*;
use crate::clients::{CLIENTS, ClientRow, ClientState};
use crate::geo::Country;
use crate::money::{Currency, Money};
use crate::table::{Cell, Table};

const ACTIVE: StateId = ClientState::Active.id();
const ARCHIVED: StateId = ClientState::Archived.id();
const DELETED: StateId = ClientState::Deleted.id();

/// A client of few words: its id, name, state and what it owes.
type Client = (u128, &'static str, StateId, i64);

/// What is chosen of a client: its type, category, owner, and what its tags are called.
#[derive(Clone, Copy, Default)]
struct Chosen {
    client_type: Option<Uuid>,
    owner: Option<Uuid>,
    tags: &'static str,
}

fn cells<'a>(of: &Client, currency: &str, chosen: Chosen, builder: &ListBuilder<'_>, number: &'a str) -> Vec<Cell<'a>> {
    let created = NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
    vec![
        Cell::Text(of.1),
        Cell::Text("Ana Roche"),
        Cell::Text("ana@roche.example"),
        Cell::Text(number),
        Cell::Text("Besançon"),
        Cell::Gap,
        Cell::Date(day_of(created)),
        Cell::Gap,
        Cell::Integer(of.3),
        builder.code(CURRENCY, currency),
        Cell::Choice(of.2),
        Cell::Flag(true),
        builder.code(COUNTRY, "FR"),
        Cell::Text("0381001234"),
        Cell::Text(chosen.tags),
        builder.named(TYPE, chosen.client_type),
        Cell::Gap,
        builder.named(OWNER, chosen.owner),
    ]
}

fn table_of(clients: &[(Client, &str, Chosen)], choices: &ListChoices) -> Table {
    let mut builder = ListBuilder::new(&CLIENTS, choices);
    for (client, currency, chosen) in clients {
        let number = format!("C-{}", client.0);
        let cells = cells(client, currency, *chosen, &builder, &number);
        builder.push(Uuid::from_u128(client.0), &cells).unwrap();
    }
    builder.finish(7)
}

fn table(clients: &[Client]) -> Table {
    let clients: Vec<_> = clients.iter().map(|client| (*client, "EUR", Chosen::default())).collect();
    table_of(&clients, &ListChoices::default())
}

fn usual() -> ListQuery {
    CLIENTS.usual()
}

fn asked(query: &str) -> ListQuery {
    CLIENTS.read_string(query)
}

fn found(table: &Table, query: &ListQuery) -> ListPage {
    page(&CLIENTS, table, query)
}

fn names(rows: &[ListRow]) -> String {
    rows.iter().map(|row| row.text(NAME)).collect()
}

#[test]
fn a_row_reads_back_as_it_was() {
    let row = found(&table(&[(3, "Élan & Fils", ARCHIVED, -1_250)]), &asked("state=all")).rows.remove(0);
    let client = ClientRow::of(&row).unwrap();
    assert_eq!(
        (client.name.as_str(), client.number.as_str(), client.state),
        ("Élan & Fils", "C-3", ClientState::Archived)
    );
    assert_eq!((client.balance, client.country), (Money::new(-1_250, Currency::EUR), Some(Country::FRANCE)));
    assert_eq!((client.created_on.to_string().as_str(), client.last_seen_on), ("2026-02-28", None));
    assert!(client.is_prospect && client.tags.is_empty() && client.logo.is_none());
    assert_eq!(ClientRow::of(&ListRow { cells: Vec::new(), ..row }), None);
}

#[test]
fn chips_count_everything_and_sums_what_is_shown() {
    let table = table(&[(1, "Élan", ACTIVE, 500), (2, "Élancourt", ARCHIVED, 70), (3, "Roche", ACTIVE, 9)]);
    let found = found(&table, &asked("q=elan besanc"));
    assert_eq!((names(&found.rows).as_str(), found.head.total), ("Élan", 1));
    assert_eq!(found.head.counts, [2, 0, 1, 0]);
    assert_eq!(found.head.sums, [[Money::new(500, Currency::EUR)]]);
}

#[test]
fn a_page_beyond_the_last_is_the_last() {
    let clients: Vec<Client> = (0..51).map(|id| (id, "Client", ACTIVE, 1)).collect();
    let table = table(&clients);
    let last = found(&table, &ListQuery { page: 9, ..usual() });
    assert_eq!((last.page, last.head.total, last.rows.len()), (2, 51, 1));
    assert_eq!(shown(&CLIENTS, &table, &usual()).len(), 51);
    let among = |page, total| ListQuery { page, ..usual() }.page_among(total);
    assert_eq!((among(2, 51), among(2, 50), among(u32::MAX, 101)), (2, 1, 3));
    assert_eq!((among(1, 0), among(0, 51), among(7, 0)), (1, 1, 1));
}

#[test]
fn equal_rows_are_sorted_by_the_next_column() {
    let table = table(&[(1, "B", ACTIVE, 5), (2, "A", ACTIVE, 5), (3, "C", ACTIVE, 9), (4, "A", ACTIVE, 9)]);
    let of = |query| names(&found(&table, &asked(query)).rows);
    assert_eq!(of("sort=balance&dir=desc&then=client"), "ACAB");
    assert_eq!(of("sort=balance&dir=desc&then=-client"), "CABA");
    let by_name = found(&table, &asked("then=-balance"));
    assert_eq!(by_name.rows[0].number(BALANCE), Some(9));
}

fn named(key: u128, label: &str) -> Named {
    Named { key: Uuid::from_u128(key), label: label.into() }
}

#[test]
fn what_numbers_hang_on_is_the_basis() {
    let none = ListChoices::default();
    let of = |column, listed: &[Named]| basis(&CLIENTS, "UTC", &ListChoices::default().with(column, listed.to_vec()));
    assert_eq!(basis(&CLIENTS, "Europe/Paris", &none), basis(&CLIENTS, "Europe/Paris", &none));
    assert_ne!(basis(&CLIENTS, "Europe/Paris", &none), basis(&CLIENTS, "America/Toronto", &none));
    let (one, two) = (named(1, "Un"), named(2, "Deux"));
    // Another order and other words leave the numbers as they are.
    assert_eq!(of(TYPE, &[one.clone(), two.clone()]), of(TYPE, &[named(2, "Autre"), one.clone()]));
    assert_ne!(of(TYPE, std::slice::from_ref(&one)), of(TYPE, &[one.clone(), two.clone()]));
    assert_ne!(of(TYPE, std::slice::from_ref(&one)), of(CATEGORY, std::slice::from_ref(&one)));
    // Of tags, the words stand in the rows.
    assert_eq!(of(TAGS, &[one]), of(TAGS, &[two]));
}

#[test]
fn a_companys_own_choices_narrow_and_sort_in_their_order() {
    let (late, early) = (named(9, "Late"), named(4, "Early"));
    let choices = ListChoices::default()
        .with(TYPE, vec![late.clone(), early.clone()])
        .with(TAGS, vec![named(5, "VIP"), named(6, "Presse")]);
    let of = |client_type: &Named, tags| Chosen { client_type: Some(client_type.key), tags, ..Chosen::default() };
    let table = table_of(
        &[
            ((1, "A", ACTIVE, 0), "EUR", of(&early, "VIP\u{1F}Presse")),
            ((2, "B", ACTIVE, 0), "EUR", of(&late, "Presse")),
            ((3, "C", ACTIVE, 0), "EUR", Chosen::default()),
        ],
        &choices,
    );
    assert_eq!(names(&found(&table, &asked("sort=type")).rows), "BAC");
    let narrowed = found(&table, &asked(&format!("type={}", early.key)));
    assert_eq!((names(&narrowed.rows).as_str(), narrowed.rows[0].text(TYPE)), ("A", "Early"));
    assert_eq!(narrowed.head.names, [early]);
    assert_eq!(names(&found(&table, &asked(&format!("tag={}", Uuid::from_u128(6)))).rows), "AB");
    // What is unknown here finds nothing, and has no name.
    for gone in ["tag", "type"] {
        let nothing = found(&table, &asked(&format!("{gone}={}", Uuid::from_u128(77))));
        assert!(nothing.rows.is_empty() && nothing.head.names.is_empty());
    }
    assert_eq!(CLIENTS.choices(&table).of(TYPE), choices.of(TYPE));
    assert_eq!(found(&table, &usual()).rows[0].parts(TAGS).collect::<Vec<_>>(), ["VIP", "Presse"]);
}

#[test]
fn days_countries_and_flags_narrow() {
    let table = table(&[(1, "A", ACTIVE, 0)]);
    let count = |query: &str| found(&table, &asked(query)).head.total;
    assert_eq!((count("from=2026-02-28&to=2026-02-28"), count("from=2026-03-01"), count("to=2026-02-27")), (1, 0, 0));
    assert_eq!((count("country=FR"), count("country=CA")), (1, 0));
    assert_eq!((count("standing=prospect"), count("standing=client")), (1, 0));
}

#[test]
fn an_amount_narrows_each_currency_in_its_own_unit() {
    let plain = Chosen::default();
    let table = table_of(
        &[
            ((1, "E", ACTIVE, 1_250), "EUR", plain),
            ((2, "Y", ACTIVE, 13), "JPY", plain),
            ((3, "D", ACTIVE, 12_499), "TND", plain),
        ],
        &ListChoices::default(),
    );
    let of = |query: &str| names(&found(&table, &asked(query)).rows);
    assert_eq!(of("balance_from=12.50"), "EY");
    assert_eq!(of("balance_to=12,5"), "DE");
    assert_eq!(of("balance_from=12.5&balance_to=12.5"), "E");
}

#[test]
fn criteria_read_back_and_nonsense_is_left_out() {
    let category = Uuid::from_u128(7).to_string();
    let query = asked(&format!("standing=prospect&country=ca&from=2026-01-31&category={category}&balance_to=-0,05"));
    let criteria = &query.criteria;
    assert_eq!(criteria.count(), 5);
    assert_eq!((criteria.get(&CLIENTS, "country"), criteria.get(&CLIENTS, "balance_to")), (Some("CA"), Some("-0.05")));
    let without = criteria.without(&CLIENTS, "country");
    assert_eq!((without.count(), without.get(&CLIENTS, "country")), (4, None));
    assert_eq!(Criteria::read(&CLIENTS, |_| Some("x".into())), Criteria::default());
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
    assert_eq!((query.sort, query.descending), (BALANCE, true));
    assert_eq!(query.then, [SortBy { column: NAME, descending: true }]);
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
        criteria: serde_json::from_str(r#"[[0,"prospect"],[0,"client"],[3,"no id"],[200,"x"]]"#).unwrap(),
        sort: LOGO,
        descending: true,
        then: vec![SortBy { column: NAME, descending: false }; 40_000],
        page: 0,
    };
    let admitted = CLIENTS.admitted(&sent);
    assert_eq!((admitted.filter.len(), admitted.states.as_slice(), admitted.sort), (200, [0, 2].as_slice(), NAME));
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
    let up = usual().sorted_by(BALANCE);
    assert_eq!((up.sort, up.descending), (BALANCE, false));
    assert!(up.sorted_by(BALANCE).descending && !up.sorted_by(BALANCE).sorted_by(BALANCE).descending);
    let two = up.also_sorted_by(NAME);
    assert_eq!(two.then, [SortBy { column: NAME, descending: false }]);
    assert!(two.also_sorted_by(NAME).then[0].descending && two.also_sorted_by(BALANCE).descending);
    let three = two.also_sorted_by(CITY);
    assert_eq!(three.also_sorted_by(EMAIL).sorts().map(|by| by.column).collect::<Vec<_>>(), [BALANCE, NAME, EMAIL]);
    assert!(three.sorted_by(EMAIL).then.is_empty());
}

#[test]
fn a_look_reads_back_as_it_was_written() {
    let shown = |columns: &[crate::table::ColumnIndex]| columns.iter().copied().map(ShownColumn::from).collect();
    let look = ListLook { columns: shown(&[NUMBER, BALANCE, CITY]), density: Density::Compact };
    assert_eq!(look.written(&CLIENTS), "number.balance.city:compact");
    let wide = look.resized(CITY, Some(ColumnWidth::nearest(12)));
    assert_eq!(wide.written(&CLIENTS), "number.balance.city~12:compact");
    assert_eq!(ListLook::read(&CLIENTS, &wide.written(&CLIENTS)), wide);
    assert_eq!(wide.width(CITY).map(ColumnWidth::rem), Some(12));
    assert_eq!(wide.resized(CITY, None).width(CITY), None);
    assert_eq!(ListLook::read(&CLIENTS, ""), ListLook::usual(&CLIENTS));
    assert_eq!(ListLook::read(&CLIENTS, "city.city.<b>.logo.email:tight").columns, shown(&[CITY, EMAIL]));
    let odd = ListLook::read(&CLIENTS, "city~.email~wide.number~-3.balance~999:compact");
    assert_eq!(odd.written(&CLIENTS), "city.email.number~4.balance~40:compact");
    let all = ListLook { columns: shown(&[CITY, CONTACT]), density: Density::Comfortable }.all_columns(&CLIENTS);
    assert_eq!(all.len(), CLIENTS.columns.len());
    assert_eq!(all[..3], [(CITY.into(), true), (CONTACT.into(), true), (EMAIL.into(), false)]);
    let widest = |(column, _): (ShownColumn, bool)| ShownColumn { width: Some(ColumnWidth::MOST), ..column };
    let every = ListLook { columns: all.into_iter().map(widest).collect(), density: Density::Comfortable };
    assert_eq!(ListLook::read_sent(&CLIENTS, &every.written(&CLIENTS)), Some(every));
    assert_eq!(ListLook::read_sent(&CLIENTS, &":".repeat(1_000)), None);
}

#[test]
fn records_are_offered_by_how_they_begin() {
    let table = table(&[
        (1, "Atelier Roche", ACTIVE, 0),
        (2, "Roche", ACTIVE, 0),
        (3, "Laroche", ACTIVE, 0),
        (4, "Roche et fils", ARCHIVED, 0),
        (42, "Autre", DELETED, 0),
        (142, "Encore", ARCHIVED, 0),
    ]);
    let look =
        |lookup| look_up(&CLIENTS, &table, lookup).iter().map(|row| row.text(NAME).to_owned()).collect::<Vec<_>>();
    assert_eq!(look(Lookup::Offered("roche", 9)), ["Roche", "Atelier Roche", "Laroche"]);
    assert_eq!(look(Lookup::Offered("roche", 1)), ["Roche"]);
    assert_eq!(look(Lookup::Offered("rohce", 9)).first().map(String::as_str), Some("Atelier Roche"));
    assert_eq!(look(Lookup::Numbered("42", 9)), ["Encore"]);
    let ids = [4, 42, 77, 2].map(Uuid::from_u128);
    assert_eq!(look(Lookup::Named(&ids)), ["Roche et fils", "Roche"]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_cookie_breaks_it(written in "\\PC{0,60}|[a-z_.~0-9]{0,40}:[a-z]{0,12}") {
        let look = ListLook::read(&CLIENTS, &written);
        prop_assert_eq!(ListLook::read(&CLIENTS, &look.written(&CLIENTS)), look);
    }

    #[test]
    fn what_an_address_asks_for_is_written_so_that_it_reads_back(
        params in proptest::collection::btree_map(
            proptest::sample::select(vec!["q", "state", "sort", "dir", "then", "page", "standing", "country", "from", "balance_to"]),
            "\\PC{0,12}|active,deleted|-?[a-z_]{4,10}|desc|2026-0[1-9]-1[0-9]|[A-Z]{2}|-?[0-9]{1,5}",
            0..8,
        )
    ) {
        let params: BTreeMap<&str, String> = params;
        let query = CLIENTS.read(|name| params.get(name).cloned());
        prop_assert_eq!(CLIENTS.read_string(&CLIENTS.written(&query)), query.clone());
        prop_assert_eq!(CLIENTS.admitted(&query), query);
    }
}
