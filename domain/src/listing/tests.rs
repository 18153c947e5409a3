use chrono::NaiveDate;
use uuid::Uuid;

use super::row::day_of;
use super::*;
use crate::clients::listing::*;
use crate::clients::{CLIENTS, ClientRow, ClientState};
use crate::geo::Country;
use crate::money::{Currency, Money};
use crate::table::{Cell, Table};

pub(super) const ACTIVE: StateId = ClientState::Active.id();
pub(super) const ARCHIVED: StateId = ClientState::Archived.id();
pub(super) const DELETED: StateId = ClientState::Deleted.id();

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
        Cell::Text(""),
        Cell::Text(""),
        Cell::Text(""),
        Cell::Gap,
        Cell::Gap,
    ]
}

fn table_of(clients: &[(Client, &str, Chosen)], choices: &ListChoices) -> Table {
    let mut builder = ListBuilder::new(&CLIENTS, choices);
    for (client, currency, chosen) in clients {
        let number = format!("C-{}", client.0);
        let cells = cells(client, currency, *chosen, &builder, &number);
        builder.push(Uuid::from_u128(client.0), &cells, &CustomValues::new()).unwrap();
    }
    builder.finish(7)
}

fn table(clients: &[Client]) -> Table {
    let clients: Vec<_> = clients.iter().map(|client| (*client, "EUR", Chosen::default())).collect();
    table_of(&clients, &ListChoices::default())
}

pub(super) fn usual() -> ListQuery {
    CLIENTS.usual()
}

pub(super) fn asked(query: &str) -> ListQuery {
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
fn chips_count_what_is_looked_for_and_sums_what_is_shown() {
    let table = table(&[(1, "Élan", ACTIVE, 500), (2, "Élancourt", ARCHIVED, 70), (3, "Roche", ACTIVE, 9)]);
    let found = found(&table, &asked("q=elan besanc"));
    assert_eq!((names(&found.rows).as_str(), found.head.total), ("Élan", 1));
    assert_eq!((found.head.counts.as_slice(), found.head.all), ([1, 0, 1, 0].as_slice(), 3));
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
fn records_that_are_named_come_in_the_order_of_the_list() {
    let table = table(&[(1, "B", ACTIVE, 5), (2, "A", ACTIVE, 7), (3, "C", ARCHIVED, 9), (4, "D", ACTIVE, 9)]);
    let [one, two, three, four, none] = [1, 2, 3, 4, 9].map(Uuid::from_u128);
    let ordered = |query, ids: &[Uuid]| in_order(&CLIENTS, &table, &asked(query), ids);
    assert_eq!(ordered("sort=client", &[one, two, four, two]), [two, one, four]);
    assert_eq!(ordered("sort=client&dir=desc", &[one, two]), [one, two]);
    assert_eq!(ordered("sort=client&q=d", &[none, three, two, four]), [four, none, three, two], "the rest as named");
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
