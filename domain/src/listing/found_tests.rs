//! What is found of a list of clients made for the question.

use chrono::NaiveDate;
use uuid::Uuid;

use super::row::day_of;
use super::*;
use crate::clients::listing::*;
use crate::clients::{CLIENTS, ClientRow, ClientState};
use crate::geo::Country;
use crate::ids::FileId;
use crate::money::{Currency, Money};
use crate::table::{Cell, Table};

/// A client of the list.
pub(super) struct Made {
    id: u128,
    name: String,
    pub(super) state: ClientState,
    /// Its contact, e-mail and city; nothing in any of them where it is quiet.
    pub(super) is_quiet: bool,
    created: NaiveDate,
    last_seen: Option<NaiveDate>,
    owes: (i64, &'static str),
    is_prospect: bool,
    country: Option<&'static str>,
    language: &'static str,
    logo: String,
    tags: Vec<&'static str>,
    client_type: Option<u128>,
    owner: Option<u128>,
    /// Its SIRET, its VAT number and its postal codes.
    pub(super) known_by: (&'static str, &'static str, Vec<&'static str>),
}

pub(super) fn made(id: u128, name: &str) -> Made {
    Made {
        id,
        name: name.to_owned(),
        state: ClientState::Active,
        is_quiet: false,
        created: on(2, 28),
        last_seen: None,
        owes: (0, "EUR"),
        is_prospect: true,
        country: Some("FR"),
        language: "fr",
        logo: String::new(),
        tags: Vec::new(),
        client_type: None,
        owner: None,
        known_by: Default::default(),
    }
}

fn on(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn table_of(clients: &[Made], choices: &ListChoices) -> Table {
    let mut builder = ListBuilder::new(&CLIENTS, choices);
    for client in clients {
        let said = |text| if client.is_quiet { Cell::Gap } else { Cell::Text(text) };
        let (number, tags) = (format!("C-{}", client.id), client.tags.join("\u{1F}"));
        let (siret, vat_number, codes) = &client.known_by;
        let codes = codes.join("\u{1F}");
        let cells = [
            Cell::Text(&client.name),
            said("Ana Roche"),
            said("ana@roche.example"),
            Cell::Text(&number),
            said("Besançon"),
            Cell::Text(&client.logo),
            Cell::Date(day_of(client.created)),
            client.last_seen.map_or(Cell::Gap, |day| Cell::Date(day_of(day))),
            Cell::Integer(client.owes.0),
            builder.code(CURRENCY, client.owes.1),
            Cell::Choice(client.state.id()),
            Cell::Flag(client.is_prospect),
            client.country.map_or(Cell::Gap, |code| builder.code(COUNTRY, code)),
            Cell::Text("0381001234"),
            Cell::Text(&tags),
            builder.named(TYPE, client.client_type.map(Uuid::from_u128)),
            Cell::Gap,
            builder.named(OWNER, client.owner.map(Uuid::from_u128)),
            Cell::Text(siret),
            Cell::Text(vat_number),
            Cell::Text(&codes),
            builder.code(LANGUAGE, client.language),
            said("0612345678\u{1F}+262692012345"),
        ];
        builder.push(Uuid::from_u128(client.id), &cells, &CustomValues::new()).unwrap();
    }
    // As a browser has it.
    let sent = builder.finish(7).to_snapshot();
    Table::from_snapshot(SCHEMA, &sent).unwrap()
}

pub(super) fn table(clients: &[Made]) -> Table {
    table_of(clients, &ListChoices::default())
}

fn ids(table: &Table, query: &str) -> Vec<u128> {
    page(&CLIENTS, table, &CLIENTS.read_string(query)).rows.into_iter().map(|row| row.id.as_u128()).collect()
}

pub(super) fn texts(table: &Table, lookup: Lookup<'_>, column: crate::table::ColumnIndex) -> Vec<String> {
    look_up(&CLIENTS, table, lookup).iter().map(|row| row.text(column).to_owned()).collect()
}

#[test]
fn a_full_row_and_a_bare_one_read_back_as_they_were() {
    let full = Made {
        state: ClientState::Archived,
        last_seen: NaiveDate::from_ymd_opt(1969, 12, 31),
        owes: (-1_250, "TND"),
        logo: Uuid::from_u128(9).to_string(),
        ..made(3, "Élan & Fils")
    };
    let bare = Made { state: ClientState::Deleted, is_quiet: true, is_prospect: false, country: None, ..made(4, "B") };
    let rows = page(&CLIENTS, &table(&[full, bare]), &CLIENTS.read_string("state=all")).rows;
    let [bare, full] = [&rows[0], &rows[1]].map(|row| ClientRow::of(row).unwrap());
    assert_eq!((full.name.as_str(), full.number.as_str(), full.contact.as_str()), ("Élan & Fils", "C-3", "Ana Roche"));
    assert_eq!(
        (full.email.as_str(), full.city.as_str(), full.phone.as_str()),
        ("ana@roche.example", "Besançon", "0381001234")
    );
    assert_eq!((full.state, full.is_prospect, full.country), (ClientState::Archived, true, Some(Country::FRANCE)));
    assert_eq!((full.created_on, full.last_seen_on), (on(2, 28), NaiveDate::from_ymd_opt(1969, 12, 31)));
    assert_eq!(full.balance, Money::new(-1_250, Currency::parse("TND").unwrap()));
    assert_eq!(full.logo, Some(FileId(Uuid::from_u128(9))));
    assert_eq!((bare.contact.as_str(), bare.email.as_str(), bare.city.as_str()), ("", "", ""));
    assert_eq!((bare.state, bare.is_prospect, bare.country), (ClientState::Deleted, false, None));
    assert_eq!((bare.last_seen_on, bare.logo, bare.balance), (None, None, Money::new(0, Currency::EUR)));
}

#[test]
fn types_owners_and_tags_are_shown_sorted_and_searched() {
    let named = |key, label: &str| Named { key: Uuid::from_u128(key), label: label.into() };
    let choices = ListChoices::default()
        .with(TYPE, vec![named(8, "Grossiste"), named(5, "Détaillant")])
        .with(CATEGORY, Vec::new())
        .with(OWNER, vec![named(3, "Camille")])
        .with(TAGS, vec![named(6, "VIP"), named(7, "Vip à suivre")]);
    let table = table_of(
        &[
            Made { tags: vec!["VIP", "Vip à suivre"], client_type: Some(5), owner: Some(3), ..made(1, "N1") },
            Made { tags: vec!["Vip à suivre"], client_type: Some(8), owner: Some(99), ..made(2, "N2") },
            made(3, "N3"),
        ],
        &choices,
    );
    assert_eq!(CLIENTS.choices(&table), choices);
    let asked = |name: &str, key| ids(&table, &format!("{name}={}", Uuid::from_u128(key)));
    assert_eq!((asked("tag", 6), asked("tag", 7), asked("tag", 5)), (vec![1], vec![1, 2], vec![]));
    assert_eq!((asked("type", 8), asked("type", 6), asked("owner", 3)), (vec![2], vec![], vec![1]));
    assert_eq!(
        (ids(&table, "q=suivre"), ids(&table, "q=0381"), ids(&table, "sort=type")),
        (vec![1, 2], vec![1, 2, 3], vec![2, 1, 3])
    );
    let query = format!("tag={}&owner={}", Uuid::from_u128(7), Uuid::from_u128(3));
    let found = page(&CLIENTS, &table, &CLIENTS.read_string(&query));
    // In the order of the form.
    assert_eq!(found.head.names, [named(7, "Vip à suivre"), named(3, "Camille")]);
    let row = &found.rows[0];
    assert_eq!((row.parts(TAGS).count(), row.text(TYPE), row.text(OWNER)), (2, "Détaillant", "Camille"));
}

#[test]
fn the_advanced_search_narrows_by_standing_country_and_days() {
    let of = |id, day, is_prospect, country| Made { created: on(3, day), is_prospect, country, ..made(id, "A") };
    let table = table(&[of(1, 1, true, Some("FR")), of(2, 2, false, Some("CA")), of(3, 3, false, None)]);
    for (query, expected) in [
        ("", vec![1, 2, 3]),
        ("standing=prospect", vec![1]),
        ("standing=client", vec![2, 3]),
        ("country=CA", vec![2]),
        ("country=GR", vec![]),
        ("from=2026-03-02", vec![2, 3]),
        ("from=2026-03-02&to=2026-03-02", vec![2]),
        ("to=2026-03-01&standing=client", vec![]),
    ] {
        assert_eq!(ids(&table, query), expected, "{query}");
    }
}

#[test]
fn the_advanced_search_narrows_by_language() {
    let speaks = |id, language| Made { language, ..made(id, "A") };
    // What an older file brought in, before languages were checked, is in none.
    let table = table(&[speaks(1, "fr"), speaks(2, "de"), speaks(3, ""), speaks(4, "elfique")]);
    for (query, expected) in [("language=DE", vec![2]), ("language=es", vec![]), ("language=elfique", vec![1, 2, 3, 4])]
    {
        assert_eq!(ids(&table, query), expected, "{query}");
    }
}

#[test]
fn a_range_of_balances_means_the_same_in_each_currency() {
    let owes = |id, minor, currency| Made { owes: (minor, currency), ..made(id, "A") };
    let table = table(&[
        owes(1, 10_050, "EUR"),
        owes(2, 100, "JPY"),
        owes(3, 101, "JPY"),
        owes(4, 100_500, "TND"),
        owes(5, -10_050, "EUR"),
        owes(6, 0, "EUR"),
    ]);
    for (query, expected) in [
        ("balance_from=100.50", vec![1, 3, 4]),
        ("balance_to=100.50", vec![1, 2, 4, 5, 6]),
        ("balance_from=0.01&balance_to=100.49", vec![2]),
        ("balance_to=-0.01", vec![5]),
        ("balance_from=0.02&balance_to=0.01", vec![]),
    ] {
        assert_eq!(ids(&table, query), expected, "{query}");
    }
}

#[test]
fn forms_are_offered_active_clients_by_name() {
    let table = table(&[
        made(1, "Roche B"),
        made(2, "Roche A"),
        Made { state: ClientState::Inactive, ..made(3, "Roche C") },
        Made { is_quiet: true, ..made(4, "Autre") },
    ]);
    let names = |typed, most| texts(&table, Lookup::Offered(typed, most), NAME);
    assert_eq!(names("roche", 9), ["Roche A", "Roche B"]);
    assert_eq!(names("c-4", 9), ["Autre"]);
    assert_eq!(names("", 1), ["Autre"]);
}

#[test]
fn what_begins_as_typed_is_offered_first_and_what_is_nearly_that_last() {
    let names = ["Le Nord", "Nordique", "Grand-Nord", "Canordia", "Atelier du Noyer", "Nrod", "Sud"];
    let quiet = |(id, name)| Made { is_quiet: true, ..made(id, name) };
    let table = table(&(1..).zip(names).map(quiet).collect::<Vec<_>>());
    let offered = |typed, most| texts(&table, Lookup::Offered(typed, most), NAME);
    assert_eq!(offered("Nord", 9), ["Nordique", "Grand-Nord", "Le Nord", "Canordia", "Nrod"]);
    assert_eq!(offered("nord", 2), ["Nordique", "Grand-Nord"]);
    assert_eq!(offered("grnad", 9), ["Grand-Nord"]);
    assert_eq!(offered("zzz", 9), [""; 0]);
    assert_eq!(offered("", 2), ["Atelier du Noyer", "Canordia"]);
}

#[test]
fn a_number_finds_clients_in_every_state_but_deleted() {
    let of = |id, name, state| Made { state, ..made(id, name) };
    let table = table(&[
        of(42, "Un", ClientState::Archived),
        of(142, "Deux", ClientState::Inactive),
        of(421, "Trois", ClientState::Active),
        of(242, "Quatre", ClientState::Deleted),
        of(7, "C-42 en nom", ClientState::Active),
    ]);
    let numbers = |typed, most| texts(&table, Lookup::Numbered(typed, most), NUMBER);
    assert_eq!(numbers("42", 9), ["C-42", "C-142", "C-421"]);
    assert_eq!(numbers(" c-421", 9), ["C-421"]);
    assert_eq!(numbers("42", 1), ["C-42"]);
    assert_eq!(texts(&table, Lookup::Named(&[421, 242, 42].map(Uuid::from_u128)), NAME), ["Trois", "Un"]);
}

#[test]
fn a_search_finds_what_is_put_aside_too_behind_the_others() {
    let of = |id, name, state| Made { state, is_quiet: true, ..made(id, name) };
    let table = table(&[
        of(1, "Nord Archivé", ClientState::Archived),
        of(2, "Nord Supprimé", ClientState::Deleted),
        of(3, "Atelier Nord", ClientState::Active),
        of(4, "Nrod", ClientState::Active),
    ]);
    let sought = |typed, most| texts(&table, Lookup::Sought(typed, most), NAME);
    assert_eq!(sought("nord", 9), ["Atelier Nord", "Nord Archivé", "Nrod"]);
    assert_eq!(sought("nord", 3), ["Atelier Nord", "Nrod"]);
    assert_eq!(sought("nord", 4), ["Atelier Nord", "Nord Archivé", "Nrod"]);
}
