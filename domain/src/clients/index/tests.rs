use super::*;
use crate::clients::Units;

fn client(id: u128, name: &str, state: ClientState, balance: i64) -> ClientRow {
    ClientRow {
        id: ClientId(Uuid::from_u128(id)),
        number: format!("C-{id}"),
        name: name.into(),
        contact: "Ana Roche".into(),
        email: "ana@roche.example".into(),
        city: "Besançon".into(),
        country: Some(Country::FRANCE),
        created_on: NaiveDate::from_ymd_opt(2026, 2, 28).unwrap(),
        last_seen_on: None,
        balance: Money::new(balance, Currency::EUR),
        state,
        is_prospect: true,
        logo: None,
        phone: "0381001234".into(),
        tags: Vec::new(),
        client_type: String::new(),
        category: String::new(),
        owner: String::new(),
    }
}

fn table(clients: &[ClientRow]) -> Table {
    let choices = ClientChoices::default();
    let mut builder = IndexBuilder::new(&choices);
    for client in clients {
        builder.push(client, Chosen::default()).unwrap();
    }
    builder.finish(7)
}

#[test]
fn a_client_reads_back_as_it_was() {
    let mut whole = client(3, "Élan & Fils", ClientState::Archived, -1_250);
    whole.last_seen_on = NaiveDate::from_ymd_opt(1969, 12, 31);
    whole.balance = Money::new(-1_250, Currency::parse("TND").unwrap());
    whole.logo = Some(FileId(Uuid::from_u128(9)));
    let bare = ClientRow {
        phone: String::new(),
        number: String::new(),
        contact: String::new(),
        email: String::new(),
        city: String::new(),
        country: None,
        is_prospect: false,
        ..client(4, "B", ClientState::Deleted, 0)
    };
    let all = ListQuery { states: ClientState::ALL.to_vec(), ..ListQuery::default() };
    let page = page(&table(&[whole.clone(), bare.clone()]), &all);
    assert_eq!(page.rows, [bare, whole]);
}

#[test]
fn chips_count_everything_and_sums_what_is_shown() {
    let table = table(&[
        client(1, "Élan", ClientState::Active, 500),
        client(2, "Élancourt", ClientState::Archived, 70),
        client(3, "Roche", ClientState::Active, 9),
    ]);
    let found = page(&table, &ListQuery { filter: "elan besanc".into(), ..ListQuery::default() });
    assert_eq!(found.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Élan"]);
    assert_eq!(found.head.total, 1);
    assert_eq!(found.head.counts.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [2, 0, 1, 0]);
    assert_eq!(found.head.balances, [Money::new(500, Currency::EUR)]);
}

#[test]
fn a_page_beyond_the_last_is_the_last() {
    let clients: Vec<ClientRow> =
        (0..51).map(|id| client(id, &format!("Client {id}"), ClientState::Active, 1)).collect();
    let table = table(&clients);
    let last = page(&table, &ListQuery { page: 9, ..ListQuery::default() });
    assert_eq!((last.page, last.head.total), (2, 51));
    assert_eq!(last.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Client 50"]);
    assert_eq!(shown(&table, &ListQuery::default()).len(), 51);
}

#[test]
fn equal_rows_are_sorted_by_the_next_column() {
    let table = table(&[
        client(1, "B", ClientState::Active, 5),
        client(2, "A", ClientState::Active, 5),
        client(3, "C", ClientState::Active, 9),
        client(4, "A", ClientState::Active, 9),
    ]);
    let names = |query: ListQuery| page(&table, &query).rows.into_iter().map(|row| row.name).collect::<String>();
    let by = |descending| vec![SortBy { column: SortColumn::Client, descending }];
    let balance = ListQuery { sort: SortColumn::Balance, descending: true, ..ListQuery::default() };
    assert_eq!(names(ListQuery { then: by(false), ..balance.clone() }), "ACAB");
    assert_eq!(names(ListQuery { then: by(true), ..balance }), "CABA");
    let by_name =
        ListQuery { then: vec![SortBy { column: SortColumn::Balance, descending: true }], ..ListQuery::default() };
    assert_eq!(page(&table, &by_name).rows[0].balance.minor(), 9);
}

#[test]
fn another_time_zone_is_another_basis() {
    let choices = ClientChoices::default();
    assert_eq!(basis("Europe/Paris", &choices), basis("Europe/Paris", &choices));
    assert_ne!(basis("Europe/Paris", &choices), basis("America/Toronto", &choices));
}

fn named(key: u128, label: &str) -> Named {
    Named { key: Uuid::from_u128(key), label: label.into() }
}

#[test]
fn another_order_and_other_words_leave_numbers_as_they_are() {
    let of = |types: &[Named]| basis("UTC", &ClientChoices { types: types.to_vec(), ..ClientChoices::default() });
    let (one, two) = (named(1, "Un"), named(2, "Deux"));
    assert_eq!(of(&[one.clone(), two.clone()]), of(&[named(2, "Autre"), one.clone()]));
    assert_ne!(of(std::slice::from_ref(&one)), of(&[one.clone(), two]));
    let category = ClientChoices { categories: vec![one.clone()], ..ClientChoices::default() };
    assert_ne!(of(&[one]), basis("UTC", &category));
}

#[test]
fn types_owners_and_tags_are_shown_sorted_and_searched() {
    let choices = ClientChoices {
        types: vec![named(8, "Grossiste"), named(5, "Détaillant")],
        categories: Vec::new(),
        owners: vec![named(3, "Camille")],
        tags: vec![named(6, "VIP"), named(7, "Vip à suivre")],
    };
    let mut builder = IndexBuilder::new(&choices);
    let mut push = |id, tags: &[&str], client_type, owner| {
        let row = ClientRow {
            tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
            ..client(id, &format!("N{id}"), ClientState::Active, 0)
        };
        let key = |key: Option<u128>| key.map(Uuid::from_u128);
        let chosen = Chosen { client_type: key(client_type), category: None, owner: key(owner) };
        builder.push(&row, chosen).unwrap();
    };
    push(1, &["VIP", "Vip à suivre"], Some(5), Some(3));
    push(2, &["Vip à suivre"], Some(8), Some(99));
    push(3, &[], None, None);
    let table = builder.finish(1);
    let table = Table::from_snapshot(SCHEMA, &table.to_snapshot()).unwrap();
    assert_eq!(super::choices(&table), choices);
    let ids =
        |query: ListQuery| page(&table, &query).rows.into_iter().map(|row| row.id.0.as_u128()).collect::<Vec<_>>();
    let asked = |criteria| ListQuery { criteria, ..ListQuery::default() };
    let key = |key| Some(Uuid::from_u128(key));
    assert_eq!(ids(asked(Criteria { tag: key(6), ..Criteria::default() })), [1]);
    assert_eq!(ids(asked(Criteria { tag: key(7), ..Criteria::default() })), [1, 2]);
    assert_eq!(ids(asked(Criteria { tag: key(5), ..Criteria::default() })), [0; 0]);
    assert_eq!(ids(asked(Criteria { client_type: key(8), ..Criteria::default() })), [2]);
    assert_eq!(ids(asked(Criteria { client_type: key(6), ..Criteria::default() })), [0; 0]);
    assert_eq!(ids(asked(Criteria { owner: key(3), ..Criteria::default() })), [1]);
    assert_eq!(ids(ListQuery { filter: "suivre".into(), ..ListQuery::default() }), [1, 2]);
    assert_eq!(ids(ListQuery { filter: "0381".into(), ..ListQuery::default() }), [1, 2, 3]);
    assert_eq!(ids(ListQuery { sort: SortColumn::Type, ..ListQuery::default() }), [2, 1, 3]);
    let found = page(&table, &asked(Criteria { tag: key(7), owner: key(3), ..Criteria::default() }));
    assert_eq!(found.head.names, [named(3, "Camille"), named(7, "Vip à suivre")]);
    let row = &found.rows[0];
    assert_eq!((row.tags.len(), row.client_type.as_str(), row.owner.as_str()), (2, "Détaillant", "Camille"));
}

#[test]
fn the_advanced_search_narrows_by_standing_country_and_days() {
    let on = |day| NaiveDate::from_ymd_opt(2026, 3, day);
    let made = |id, day, is_prospect, country| ClientRow {
        created_on: on(day).unwrap(),
        is_prospect,
        country,
        ..client(id, "A", ClientState::Active, 0)
    };
    let (france, canada) = (Some(Country::FRANCE), Some(Country::CANADA));
    let table = table(&[made(1, 1, true, france), made(2, 2, false, canada), made(3, 3, false, None)]);
    let ids = |criteria: Criteria| -> Vec<u128> {
        let query = ListQuery { criteria, ..ListQuery::default() };
        shown(&table, &query).into_iter().map(|id| id.0.as_u128()).collect()
    };
    let none = Criteria::default();
    assert_eq!(ids(none.clone()), [1, 2, 3]);
    assert_eq!(ids(Criteria { standing: Some(Standing::Prospect), ..none.clone() }), [1]);
    assert_eq!(ids(Criteria { standing: Some(Standing::Client), ..none.clone() }), [2, 3]);
    assert_eq!(ids(Criteria { country: canada, ..none.clone() }), [2]);
    assert_eq!(ids(Criteria { country: Some(Country::GREECE), ..none.clone() }), [0; 0]);
    assert_eq!(ids(Criteria { created_from: on(2), ..none.clone() }), [2, 3]);
    assert_eq!(ids(Criteria { created_from: on(2), created_to: on(2), ..none.clone() }), [2]);
    assert_eq!(ids(Criteria { created_to: on(1), standing: Some(Standing::Client), ..none }), [0; 0]);
}

#[test]
fn a_range_of_balances_means_the_same_in_each_currency() {
    let owes = |id, minor, currency: &str| ClientRow {
        balance: Money::new(minor, Currency::parse(currency).unwrap()),
        ..client(id, "A", ClientState::Active, 0)
    };
    let table = table(&[
        owes(1, 10_050, "EUR"),
        owes(2, 100, "JPY"),
        owes(3, 101, "JPY"),
        owes(4, 100_500, "TND"),
        owes(5, -10_050, "EUR"),
        owes(6, 0, "EUR"),
    ]);
    let ids = |balance_from: Option<i64>, balance_to: Option<i64>| -> Vec<u128> {
        let (balance_from, balance_to) = (balance_from.map(Units), balance_to.map(Units));
        let criteria = Criteria { balance_from, balance_to, ..Criteria::default() };
        shown(&table, &ListQuery { criteria, ..ListQuery::default() }).into_iter().map(|id| id.0.as_u128()).collect()
    };
    assert_eq!(ids(Some(10_050), None), [1, 3, 4]);
    assert_eq!(ids(None, Some(10_050)), [1, 2, 4, 5, 6]);
    assert_eq!(ids(Some(1), Some(10_049)), [2]);
    assert_eq!(ids(None, Some(-1)), [5]);
    assert_eq!(ids(Some(2), Some(1)), [0; 0]);
}

#[test]
fn forms_are_offered_active_clients_by_name() {
    let other =
        ClientRow { contact: String::new(), email: String::new(), ..client(4, "Autre", ClientState::Active, 0) };
    let table = table(&[
        client(1, "Roche B", ClientState::Active, 0),
        client(2, "Roche A", ClientState::Active, 0),
        client(3, "Roche C", ClientState::Inactive, 0),
        other,
    ]);
    let names = |typed, most| offered(&table, typed, most).into_iter().map(|row| row.name).collect::<Vec<_>>();
    assert_eq!(names("roche", 9), ["Roche A", "Roche B"]);
    assert_eq!(names("c-4", 9), ["Autre"]);
    assert_eq!(names("", 1), ["Autre"]);
}

#[test]
fn what_begins_as_typed_is_offered_first_and_what_is_nearly_that_last() {
    let quiet = |id, name: &str| ClientRow {
        contact: String::new(),
        email: String::new(),
        ..client(id, name, ClientState::Active, 0)
    };
    let names = ["Le Nord", "Nordique", "Grand-Nord", "Canordia", "Atelier du Noyer", "Nrod", "Sud"];
    let table = table(&(1..).zip(names).map(|(id, name)| quiet(id, name)).collect::<Vec<_>>());
    let offered = |typed, most| offered(&table, typed, most).into_iter().map(|row| row.name).collect::<Vec<_>>();
    assert_eq!(offered("Nord", 9), ["Nordique", "Grand-Nord", "Le Nord", "Canordia", "Nrod"]);
    assert_eq!(offered("nord", 2), ["Nordique", "Grand-Nord"]);
    assert_eq!(offered("grnad", 9), ["Grand-Nord"]);
    assert_eq!(offered("zzz", 9), [""; 0]);
    assert_eq!(offered("", 2), ["Atelier du Noyer", "Canordia"]);
}

#[test]
fn a_number_finds_clients_in_every_state_but_deleted() {
    let table = table(&[
        client(42, "Un", ClientState::Archived, 0),
        client(142, "Deux", ClientState::Inactive, 0),
        client(421, "Trois", ClientState::Active, 0),
        client(242, "Quatre", ClientState::Deleted, 0),
        client(7, "C-42 en nom", ClientState::Active, 0),
    ]);
    let numbers = |typed, most| numbered(&table, typed, most).into_iter().map(|row| row.number).collect::<Vec<_>>();
    assert_eq!(numbers("42", 9), ["C-42", "C-142", "C-421"]);
    assert_eq!(numbers(" c-421", 9), ["C-421"]);
    assert_eq!(numbers("42", 1), ["C-42"]);
    let named: Vec<_> = super::named(&table, &[421, 242, 42].map(|id| ClientId(Uuid::from_u128(id))))
        .into_iter()
        .map(|row| row.name)
        .collect();
    assert_eq!(named, ["Trois", "Un"]);
}
