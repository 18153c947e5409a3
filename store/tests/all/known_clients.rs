//! Clients that are looked for by the numbers that others have given them: SIRET, SIREN, VAT number, postal codes, telephones.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::clients::CLIENTS;
use domain::clients::listing::{NAME, POSTAL_CODES};
use domain::contacts::listing::CLIENTS as CLIENTS_OF;
use domain::ids::ClientId;
use domain::listing::{ListRow, Lookup};
use domain::state::Act;
use domain::subject::Subject;
use store::{Access, clients, contacts, listing};
use testing::clients::{back, created, named, parsed, person, place};
use testing::on_each_database;

async fn act(access: &Access, id: ClientId, act: Act) {
    let tx = access.begin().await.unwrap();
    clients::act(&tx, &[id], act).await.unwrap();
    tx.commit().await.unwrap();
}

on_each_database! {
    async fn clients_are_sought_by_the_numbers_that_others_gave_them(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let mut form = named("Roche");
        (form.fields.siren, form.fields.siret) = ("732829320".into(), "73282932000074".into());
        form.addresses = vec![place("1 rue A", "75 011", "Paris"), place("2 rue B", "69003", "Lyon"), place("3 rue C", "69003", "Lyon")];
        let roche = created(&nord, &form).await;
        let mut form = named("Poste");
        form.fields.vat_number = "FR39356000000".into();
        let poste = created(&nord, &form).await;
        let sought = async |text: &str| {
            let found = listing::look(&nord, Subject::Client, Lookup::Sought(text, 8)).await.unwrap();
            found.into_iter().map(|row| ClientId(row.id)).collect::<Vec<_>>()
        };
        let listed = async |text: &str| {
            let found = listing::page(&nord, Subject::Client, &CLIENTS.usual().filtered(text)).await.unwrap();
            found.rows.into_iter().map(|row| ClientId(row.id)).collect::<Vec<_>>()
        };
        for typed in ["732 829 320 00074", "732829", "75011", "690"] {
            assert_eq!(sought(typed).await, [roche.id], "{typed}");
            assert_eq!(listed(typed).await, [roche.id], "{typed}");
        }
        // Its VAT number says its SIREN.
        for typed in ["fr 39 356", "39356000000", "356000000"] {
            assert_eq!(sought(typed).await, [poste.id], "{typed}");
            assert_eq!(listed(typed).await, [poste.id], "{typed}");
        }
        let row = listing::look(&nord, Subject::Client, Lookup::Named(&[roche.id.0])).await.unwrap().remove(0);
        assert_eq!(row.parts(POSTAL_CODES).collect::<Vec<_>>(), ["75 011", "69003"]);
        // An address that is no main one brings the row anew.
        let mut form = back(&roche);
        form.addresses[1].postal_code = "13001".into();
        let tx = nord.begin().await.unwrap();
        clients::update(&tx, roche.id, roche.version, parsed(&form)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(sought("13001").await, [roche.id]);
        act(&nord, roche.id, Act::Archive).await;
        assert_eq!(sought("732829320").await, [roche.id], "put aside, it is found all the same");
        act(&nord, roche.id, Act::Delete).await;
        assert_eq!(sought("732829320").await, []);
    }

    async fn clients_and_contacts_are_found_by_their_telephones_in_any_spelling(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let rung_at = async |name: &str, own: &str, contact: &str| {
            let mut form = named(name);
            form.fields.phone = own.into();
            if name == "Lyon" {
                form.fields.mobile = "+33698765432".into();
                form.fields.switchboard = "+33472990001".into();
                form.fields.other_phones = "+33322222222".into();
            }
            let mut person = person("Ana", name, "");
            person.mobile = contact.into();
            form.contacts = vec![person];
            created(&nord, &form).await
        };
        let lyon = rung_at("Lyon", "+33472001237", "+33612345678").await;
        rung_at("Laval", "+15145550123", "+41223456789").await;
        rung_at("Gustavia", "+590590271234", "+262692012345").await;
        let usual = CLIENTS.usual();
        for (typed, client) in [
            ("04.72.00.12.37", "Lyon"),
            ("+33 (0)4 72 00 12 37", "Lyon"),
            ("0033472001237", "Lyon"),
            ("lyon 04-72-00", "Lyon"),
            ("(514) 555-0123", "Laval"),
            ("+1 514.555.0123", "Laval"),
            ("0590 27 12 34", "Gustavia"),
            ("+590 590 27 12 34", "Gustavia"),
            // Their people's, and the client's own others, find the client as well.
            ("06.12.34.56.78", "Lyon"),
            ("0033 6 12 34 56", "Lyon"),
            ("06 98 76 54 32", "Lyon"),
            ("04 72 99 00 01", "Lyon"),
            ("03 22 22 22 22", "Lyon"),
            ("+41 (0)22 345 67 89", "Laval"),
            ("06 92 01 23 45", "Gustavia"),
        ] {
            let names = |rows: Vec<ListRow>| rows.iter().map(|row| row.text(NAME).to_owned()).collect::<Vec<_>>();
            let listed = listing::page(&nord, Subject::Client, &usual.filtered(typed)).await.unwrap();
            assert_eq!(names(listed.rows), [client], "{typed}");
            let sought = listing::look(&nord, Subject::Client, Lookup::Sought(typed, 8)).await.unwrap();
            assert_eq!(names(sought), [client], "{typed}");
        }
        for (typed, client) in [
            ("06.12.34.56.78", "Lyon"),
            ("0033 6 12 34", "Lyon"),
            ("022 345 67 89", "Laval"),
            ("+41 (0)22 345 67 89", "Laval"),
            ("06 92 01 23 45", "Gustavia"),
            ("+33 692 01", "Gustavia"),
        ] {
            let found = contacts::search(&nord.read(), typed).await.unwrap();
            let named = found.iter().map(|found| found.contact.display_name()).collect::<Vec<_>>();
            assert_eq!(named, [format!("Ana {client}")], "{typed}");
            let sought = listing::look(&nord, Subject::Contact, Lookup::Sought(typed, 8)).await.unwrap();
            assert_eq!(sought.iter().map(|row| row.text(CLIENTS_OF)).collect::<Vec<_>>(), [client], "{typed}");
        }
        assert_eq!(contacts::search(&nord.read(), "+33 6 12 34 99").await.unwrap(), []);
        // Another number in place of one finds the client, and the one before does not.
        let lyon = lyon.id;
        let stands = clients::get(&nord.read(), lyon).await.unwrap();
        let mut form = back(&stands);
        form.contacts[0].mobile = "+33611111111".into();
        let tx = nord.begin().await.unwrap();
        clients::update(&tx, lyon, stands.version, parsed(&form)).await.unwrap();
        tx.commit().await.unwrap();
        for (typed, total) in [("06 11 11 11 11", 1), ("06 12 34 56 78", 0)] {
            let listed = listing::page(&nord, Subject::Client, &usual.filtered(typed)).await.unwrap();
            assert_eq!(listed.rows.len(), total, "{typed}");
        }
        // Of another company, nobody.
        let sud = db.empty_company("Sud").await;
        assert_eq!(contacts::search(&sud.read(), "06.12.34.56.78").await.unwrap(), []);
    }
}
