//! Whatever is kept goes out as a file and comes into another company as it was: CSV, XLSX and vCard.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::BTreeMap;

use domain::clients::{AddressForm, Client, ClientForm, ContactForm, NewClient};
use domain::format::Language;
use domain::geo::Country;
use domain::identifiers::PhoneRules;
use domain::imports::{Policy, Target, guarded};
use domain::subject::Subject;
use domain::vcard;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use rust_xlsxwriter::Workbook;
use store::exports::{Export, Selection};
use store::{Access, clients};
use testing::clients::{as_clients, everything, named, person, place, rules};
use testing::imports::{Desk, taken_out};
use testing::on_each_database;

use crate::round_trip::{bare, form};

/// How many clients go out.
const CLIENTS: usize = 40;

/// As the form shows it and reads it again, by number.
async fn all(access: &Access) -> BTreeMap<String, NewClient> {
    let rows = store::listing::all(access, Subject::Client, &everything()).await.unwrap();
    let mut found = BTreeMap::new();
    for row in as_clients(&rows) {
        let client = clients::get(&access.read(), row.id).await.unwrap();
        let again = client.to_form(Country::FRANCE, PhoneRules::numbering_plan()).parse(&rules()).unwrap();
        found.insert(row.number, bare(again));
    }
    found
}

async fn keep(access: &Access, new: NewClient) -> Client {
    let tx = access.begin().await.unwrap();
    let client = clients::create(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
    client
}

/// Whether every row says something, and no two the same: nobody has the same contact twice, and a file's rows that say the same are one.
fn is_each_once(form: &ClientForm) -> bool {
    let people: Vec<ContactForm> = form.contacts.iter().map(bare_person).collect();
    let places: Vec<AddressForm> = form.addresses.iter().map(bare_place).collect();
    people.iter().enumerate().all(|(at, one)| !people[..at].contains(one))
        && places.iter().enumerate().all(|(at, one)| !places[..at].contains(one) && !one.is_blank())
}

fn bare_person(form: &ContactForm) -> ContactForm {
    ContactForm { is_primary: String::new(), is_billing: String::new(), is_inactive: String::new(), ..form.clone() }
}

fn bare_place(form: &AddressForm) -> AddressForm {
    AddressForm { is_main: String::new(), is_delivery: String::new(), ..form.clone() }
}

/// A company of arbitrary clients.
async fn many(desk: &Desk) -> Access {
    let nord = desk.db.empty_company("Nord").await;
    let mut runner = TestRunner::deterministic();
    let mut kept = 0;
    while kept < CLIENTS {
        let typed = form().new_tree(&mut runner).unwrap().current();
        if let Ok(new) = typed.parse(&rules())
            && is_each_once(&typed)
        {
            keep(&nord, new).await;
            kept += 1;
        }
    }
    nord
}

async fn bring_in(desk: &Desk, file: &[u8]) {
    let id = desk.upload_bytes(Subject::Client, file).await;
    let task = desk.task(id, Policy::Create).await;
    assert!(!task.mapping.iter().all(Target::is_ignored));
    let counts = desk.run(id, &task).await.unwrap();
    assert_eq!((counts.rejected, counts.to_check), (0, 0), "{:?} {:?}", desk.rejected(id), desk.doubts(id));
}

fn assert_same(found: &BTreeMap<String, NewClient>, meant: &BTreeMap<String, NewClient>) {
    for (number, client) in meant {
        assert_eq!(found.get(number), Some(client), "{number}");
    }
    assert_eq!(found.len(), meant.len());
}

fn by_name(clients: BTreeMap<String, NewClient>) -> BTreeMap<String, NewClient> {
    clients.into_values().map(|client| (client.data.name.as_str().to_owned(), client)).collect()
}

/// As the server writes it: every cell as text.
async fn workbook(access: &Access) -> Vec<u8> {
    let mut export = Export::begin(access, Subject::Client, Selection::All, Language::English, "xlsx").await.unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in (0..).zip(export.format().header()) {
        sheet.write_string(0, column, name).unwrap();
    }
    let mut at = 1;
    loop {
        let rows = export.page().await.unwrap();
        if rows.is_empty() {
            return book.save_to_buffer().unwrap();
        }
        let sheet = book.worksheet_from_index(0).unwrap();
        for row in rows {
            for (column, cell) in (0..).zip(&row).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string(at, column, guarded(cell).into_owned()).unwrap();
            }
            at += 1;
        }
    }
}

/// A company with two people, and all that a card has a place for.
fn carried() -> ClientForm {
    let mut form = named("Ateliers Roche; Fils, « SARL »");
    let fields = &mut form.fields;
    for (place, typed) in [
        (&mut fields.email, "info@roche.example"),
        (&mut fields.other_emails, "compta@roche.example\nventes@roche.example"),
        (&mut fields.switchboard, "+33 4 72 00 12 34"),
        (&mut fields.fax, "+33 4 72 00 12 35"),
        (&mut fields.other_phones, "+33 6 12 34 56 78"),
        (&mut fields.website, "https://roche.example/é?a=1,2;b"),
        (
            &mut fields.public_notes,
            "Sonner deux fois\nLe matin ; pas après midi : c’est fermé, \\ et très long pour une seule ligne de carte",
        ),
    ] {
        typed.clone_into(place);
    }
    let ana = ContactForm {
        position: "Achats, ventes".into(),
        mobile: "+33 6 12 34 56 79".into(),
        ..person("Ana", "Roche; Fils", "ana@roche.example")
    };
    let luc = ContactForm { direct_phone: "+33 4 72 00 12 36".into(), ..person("Luc", "Roche", "") };
    form.contacts = vec![ana, luc];
    let home = place("1 rue A", "69001", "Lyon");
    let depot = AddressForm {
        label: "Dépôt : arrière".into(),
        line2: "Quai 3".into(),
        is_delivery: "on".into(),
        ..place("2 rue B", "01000", "Bourg")
    };
    form.addresses = vec![home, depot];
    form
}

on_each_database! {
    async fn a_csv_comes_back(db: TestDb) {
        let desk = Desk::new(db).await;
        let nord = many(&desk).await;
        bring_in(&desk, taken_out(&nord, Subject::Client).await.as_bytes()).await;
        assert_same(&all(&desk.access).await, &all(&nord).await);
    }

    async fn a_workbook_comes_back(db: TestDb) {
        let desk = Desk::new(db).await;
        let nord = many(&desk).await;
        bring_in(&desk, &workbook(&nord).await).await;
        assert_same(&all(&desk.access).await, &all(&nord).await);
    }

    async fn cards_come_back(db: TestDb) {
        let desk = Desk::new(db).await;
        let nord = desk.db.empty_company("Nord").await;
        let mut private = named("Ana Roche");
        private.fields.kind = "individual".into();
        private.fields.email = "ana@perso.example".into();
        private.contacts = vec![ContactForm { mobile: "+33 6 12 34 56 80".into(), ..person("Ana", "Roche", "") }];
        private.addresses = vec![place("3 rue C", "69003", "Lyon")];
        let mut cards = String::new();
        for form in [carried(), private] {
            let client = keep(&nord, form.parse(&rules()).unwrap()).await;
            cards.push_str(&vcard::write(&client, |_| "France".to_owned(), |_| None));
        }
        bring_in(&desk, cards.as_bytes()).await;
        // A card has no number: the company gives its own.
        assert_eq!(by_name(all(&desk.access).await), by_name(all(&nord).await));
        assert_eq!(store::verify::run(&desk.db.database).await.unwrap(), []);
    }
}
