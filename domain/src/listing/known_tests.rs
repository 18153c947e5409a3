//! Clients that are looked for by a number that others have given them, and contacts that words pass over.

use uuid::Uuid;

use super::found_tests::{Made, made, table, texts};
use super::{CustomValues, Found, ListBuilder, ListChoices, ListRow, Lookup, look_up, page};
use crate::clients::listing::{NAME, POSTAL_CODES, SIRET, VAT_NUMBER};
use crate::clients::{CLIENTS, ClientState};
use crate::contacts::listing as of_contacts;
use crate::contacts::{CONTACTS, ContactState};
use crate::identifiers::Beginning;
use crate::table::{Cell, Table};

/// A client whose words say nothing of numbers.
fn known(id: u128, name: &str, siret: &'static str, vat_number: &'static str, codes: &[&'static str]) -> Made {
    let mut client = made(id, name);
    (client.is_quiet, client.known_by) = (true, (siret, vat_number, codes.to_vec()));
    client
}

fn in_state(mut client: Made, state: ClientState) -> Made {
    client.state = state;
    client
}

fn clients() -> Table {
    table(&[
        known(1, "Roche", "73282932000074", "FR44732829320", &["75011", "69003"]),
        known(2, "Poste", "356000000", "FR39356000000", &["75015"]),
        known(3, "Azur", "", "BE0428759497", &["H2X 1Y4"]),
        in_state(known(4, "Ancienne", "73282932000082", "", &["75011"]), ClientState::Archived),
        in_state(known(5, "Jetée", "73282932000090", "FR44732829320", &["75011"]), ClientState::Deleted),
    ])
}

#[test]
fn clients_are_found_by_the_beginning_of_their_numbers() {
    let table = clients();
    let sought = |typed| texts(&table, Lookup::Sought(typed, 8), NAME);
    for (typed, found) in [
        ("732 829 320 00074", vec!["Roche"]),
        ("73282932000074", vec!["Roche"]),
        // The SIREN is of both; whoever is put aside comes after the others.
        ("732829320", vec!["Roche", "Ancienne"]),
        ("732 8", vec!["Roche", "Ancienne"]),
        ("356 000 000", vec!["Poste"]),
        ("fr 44 732829320", vec!["Roche"]),
        ("FR39", vec!["Poste"]),
        ("44732829320", vec!["Roche"]),
        ("be0428.759", vec!["Azur"]),
        // Every address counts, not the main one alone.
        ("69003", vec!["Roche"]),
        ("750", vec!["Poste", "Roche", "Ancienne"]),
        ("h2x1y", vec!["Azur"]),
        // Less than three, or what stands in the middle, finds nobody.
        ("73", vec![]),
        ("829320", vec![]),
    ] {
        assert_eq!(sought(typed), found, "{typed}");
    }
    // Pickers go by words alone.
    assert_eq!(texts(&table, Lookup::Offered("732829320", 8), NAME), [""; 0]);
}

#[test]
fn the_list_is_narrowed_by_the_beginning_of_a_number() {
    let table = clients();
    let listed = |typed: &str| page(&CLIENTS, &table, &CLIENTS.usual().filtered(typed)).head.total;
    for (typed, total) in [
        ("73282932000074", 1),
        ("732 829 320", 1),
        ("fr 44 732829320", 1),
        ("be0428.759", 1),
        ("69003", 1),
        ("750", 2),
        ("h2x 1y", 1),
        ("829320", 0),
        ("732829321", 0),
        ("69003 roche", 0),
    ] {
        assert_eq!(listed(typed), total, "{typed}");
    }
    assert_eq!(page(&CLIENTS, &table, &CLIENTS.read_string("q=732829320&state=archived")).head.total, 1);
}

#[test]
fn names_come_before_numbers_and_numbers_before_what_is_only_contained() {
    let of_paris = |id, name| known(id, name, "", "", &["75011"]);
    let mut all = vec![
        known(1, "Studio 75011", "", "", &[]),
        known(2, "7501 Kronenbourg", "", "", &[]),
        known(3, "Chez 3x7501", "", "", &[]),
        of_paris(4, "Neuve"),
        known(5, "Longue", "", "", &["750111"]),
    ];
    let sought = |all: &[Made], typed, most| texts(&table(all), Lookup::Sought(typed, most), NAME);
    assert_eq!(sought(&all, "7501", 8), ["7501 Kronenbourg", "Studio 75011", "Longue", "Neuve", "Chez 3x7501"]);
    // The number itself comes before what it begins; what is nearly that comes last.
    assert_eq!(sought(&all, "75011", 8), ["Studio 75011", "Neuve", "Longue", "7501 Kronenbourg"]);
    // However many there are, a few of the others are seen.
    all.extend((10..20).map(|id| of_paris(id, "Paris")));
    let found = sought(&all, "7501", 6);
    assert_eq!((found.len(), found.last().map(String::as_str)), (6, Some("Chez 3x7501")));
    assert_eq!(found.iter().filter(|name| *name == "Paris").count(), 1, "{found:?}");
}

#[test]
fn the_number_that_was_typed_is_told() {
    let table = clients();
    let told = |typed: &str| {
        let rows = look_up(&CLIENTS, &table, Lookup::Sought(typed, 1));
        let beginning = Beginning::typed(typed)?;
        CLIENTS.known_by(rows.first()?, &beginning).map(|(column, number)| (column, number.to_owned()))
    };
    assert_eq!(told("732 829 320"), Some((SIRET, "73282932000074".into())));
    assert_eq!(told("fr44"), Some((VAT_NUMBER, "FR44732829320".into())));
    assert_eq!(told("690"), Some((POSTAL_CODES, "69003".into())));
    // By its name, nothing is to be told.
    assert_eq!(told("Roche"), None);
}

#[test]
fn a_telephone_number_finds_clients_in_any_spelling() {
    // Everybody here is rung at 03 81 00 12 34.
    let table = table(&[made(1, "Roche"), in_state(made(2, "Ancienne"), ClientState::Archived)]);
    let listed = |typed: &str| page(&CLIENTS, &table, &CLIENTS.usual().filtered(typed)).head.total;
    for typed in ["03 81 00 12 34", "03.81.00.12.34", "+33 3 81 00 12 34", "0033381001234", "+33 (0)3-81-00-12-34"] {
        assert_eq!(listed(typed), 1, "{typed}");
        assert_eq!(listed(&format!("roche {typed}")), 1, "{typed}");
        assert_eq!(texts(&table, Lookup::Offered(typed, 8), NAME), ["Roche"], "{typed}");
        assert_eq!(texts(&table, Lookup::Sought(typed, 8), NAME), ["Roche", "Ancienne"], "{typed}");
    }
    // The others' numbers and those of their people are searched as theirs is.
    for typed in ["06.12.34.56.78", "0033 6 12 34", "0692 01 23 45", "+262 (0)692 01", "roche 06 12"] {
        assert_eq!(listed(typed), 1, "{typed}");
        assert_eq!(texts(&table, Lookup::Sought(typed, 8), NAME), ["Roche", "Ancienne"], "{typed}");
    }
    for typed in ["03 81 00 12 35", "+32 3 81 00 12 34", "0033 4 81 00", "durand 03.81.00.12.34"] {
        assert_eq!(listed(typed), 0, "{typed}");
    }
}

#[test]
fn what_was_found_for_fewer_digits_hides_nobody() {
    let table = table(&[made(1, "Roche")]);
    typed_through(&table, "Roche +33 (0)3.81.00");
}

#[test]
fn what_was_found_for_fewer_letters_of_a_number_hides_nobody() {
    for typed in ["732 829 320 00074", "FR44 732829320", "75011", "h2x1y"] {
        typed_through(&clients(), typed);
    }
}

/// Types it letter by letter: each finds what it finds anew, and the whole finds somebody.
fn typed_through(table: &Table, typed: &str) {
    let mut earlier = None;
    for (end, letter) in typed.char_indices() {
        let query = CLIENTS.usual().filtered(&typed[..end + letter.len_utf8()]);
        let found = Found::new(&CLIENTS, table, &query, earlier.as_ref());
        let anew = Found::new(&CLIENTS, table, &query, None);
        assert_eq!(found.head().total, anew.head().total, "{}", query.filter);
        earlier = Some(found);
    }
    assert_eq!(earlier.map(|found| found.head().total), Some(1), "{typed}");
}

/// A contact that is linked to clients, or to none, all of which may be thrown away.
fn contacts(all: &[(u128, &str, bool, bool)]) -> Table {
    let choices = ListChoices::default();
    let mut builder = ListBuilder::new(&CONTACTS, &choices);
    for (id, name, is_linked, is_stranded) in all {
        let mut cells = vec![Cell::Gap; CONTACTS.schema.columns().len()];
        for (column, cell) in [
            (of_contacts::NAME, Cell::Text(name)),
            (of_contacts::LINKED, Cell::Flag(*is_linked)),
            (of_contacts::STRANDED, Cell::Flag(*is_stranded)),
            (of_contacts::STATE, Cell::Choice(ContactState::Active.id())),
        ] {
            cells[usize::from(column.0)] = cell;
        }
        builder.push(Uuid::from_u128(*id), &cells, &CustomValues::new()).unwrap();
    }
    builder.finish(1)
}

#[test]
fn who_is_only_at_clients_that_are_thrown_away_is_listed_and_not_offered() {
    let table =
        contacts(&[(1, "Ana Roche", true, false), (2, "Bob Roche", false, true), (3, "Cyd Roche", false, false)]);
    let names = |rows: Vec<ListRow>| rows.iter().map(|row| row.text(of_contacts::NAME).to_owned()).collect::<Vec<_>>();
    for lookup in
        [Lookup::Sought("roche", 8), Lookup::Offered("roche", 8), Lookup::Offered("", 8), Lookup::Sought("rohce", 8)]
    {
        assert_eq!(names(look_up(&CONTACTS, &table, lookup)), ["Ana Roche", "Cyd Roche"], "{lookup:?}");
    }
    let listed = |query: &str| names(page(&CONTACTS, &table, &CONTACTS.read_string(query)).rows);
    assert_eq!(listed("q=roche"), ["Ana Roche", "Cyd Roche"]);
    assert_eq!(listed(""), ["Ana Roche", "Bob Roche", "Cyd Roche"]);
    assert_eq!(listed("clients=none"), ["Bob Roche", "Cyd Roche"]);
    assert_eq!(listed("q=bob&clients=none"), ["Bob Roche"], "looked for where they are");
    // What is on screen is known all the same.
    let bob = look_up(&CONTACTS, &table, Lookup::Named(&[Uuid::from_u128(2)]));
    assert!(CONTACTS.is_unsought(&bob[0]) && !CLIENTS.is_unsought(&bob[0]));
}
