//! Files of programs that people leave, brought in with what was suggested.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::BTreeMap;

use domain::clients::{Address, Client, ClientKind, Contact};
use domain::identifiers::{Email, Phone};
use domain::imports::{Counts, Policy, Program, ReadAs};
use domain::subject::Subject;
use domain::text::{LongText, Text};
use store::{clients, imports};
use testing::clients::{as_clients, everything};
use testing::imports::{Desk, places};
use testing::on_each_database;

/// Who wrote a file, what became of its rows, and the clients by name.
async fn import(desk: &Desk, text: &str) -> (Program, Counts, BTreeMap<String, Client>) {
    let id = desk.upload(text).await;
    let described = imports::describe(&desk.access.read(), &desk.uploads, id, (None, ReadAs::default())).await.unwrap();
    let task = desk.task(id, Policy::Skip).await;
    let preview = imports::preview(&desk.access.read(), &desk.uploads, id, &task, places()).await.unwrap();
    let counts = desk.run(id, &task).await.unwrap();
    assert_eq!(preview.counts, counts);
    let rows = store::listing::all(&desk.access, Subject::Client, &everything()).await.unwrap();
    let mut found = BTreeMap::new();
    for row in as_clients(&rows) {
        found.insert(row.name, clients::get(&desk.access.read(), row.id).await.unwrap());
    }
    (described.program, counts, found)
}

fn number(phone: Option<&Phone>) -> &str {
    phone.map(Phone::as_str).unwrap_or_default()
}

fn email(email: Option<&Email>) -> &str {
    email.map(Email::as_str).unwrap_or_default()
}

fn place(address: &Address) -> String {
    let lines = [&address.line1, &address.line2].into_iter().flatten().map(Text::as_str);
    lines.chain(address.city.iter().map(Text::as_str)).collect::<Vec<_>>().join(" / ")
}

fn notes(client: &Client) -> &str {
    client.data.private_notes.as_ref().map(LongText::as_str).unwrap_or_default()
}

on_each_database! {
    async fn sheets_made_by_hand(db: TestDb) {
        let desk = Desk::new(db).await;
        let (program, counts, found) = import(&desk, include_str!("samples/10-client-heading.csv")).await;
        assert_eq!((program, counts.created, counts.rows), (Program::Other, 2, 2));
        assert_eq!(found["Ébénisterie Roy"].data.kind, ClientKind::Company);
        let (program, counts, found) = import(&desk, include_str!("samples/11-nom-list-of-companies.csv")).await;
        // « Lavoine SARL » is there already: « Lavoine SAS » bears its name.
        assert_eq!((program, counts.rows, counts.created + counts.skipped), (Program::Other, 2, 2));
        assert_eq!(found.values().filter(|client| client.data.kind == ClientKind::Company).count(), found.len());
    }

    async fn a_comment_is_a_private_note(db: TestDb) {
        let desk = Desk::new(db).await;
        let (_, counts, found) = import(&desk, include_str!("samples/11-nom-list-of-companies.csv")).await;
        assert_eq!((counts.created, notes(&found["Lavoine SAS"])), (2, "ok"));
    }

    async fn abby_has_private_persons_with_two_addresses(db: TestDb) {
        let desk = Desk::new(db).await;
        let (program, counts, found) =
            import(&desk, include_str!("samples/13-adresse-de-facturation-livraison.csv")).await;
        assert_eq!((program, counts), (Program::Abby, Counts { rows: 1, created: 1, ..Counts::default() }));
        let dupont = &found["Jean Dupont"];
        assert_eq!(dupont.data.kind, ClientKind::Individual);
        assert_eq!(email(dupont.data.email.as_ref()), "jean@dupont.example");
        assert_eq!(email(dupont.data.other_emails.0.first()), "jd@dupont.example");
        assert_eq!(number(dupont.data.phone.as_ref()), "+33612345678");
        let places: Vec<String> = dupont.addresses.iter().map(place).collect();
        assert_eq!(places, ["12 rue A / Bât 2 / Bourg", "13 rue B / Lyon"]);
        assert!(dupont.addresses[0].is_billing && dupont.addresses[1].is_delivery);
    }

    async fn invoice_ninja_4_has_two_telephones(db: TestDb) {
        let desk = Desk::new(db).await;
        let (program, counts, found) = import(&desk, include_str!("samples/16-invoice-ninja-v4-export.csv")).await;
        assert_eq!((program, counts.rows, counts.created), (Program::InvoiceNinja4, 4, 4));
        let four = &found["Client Quatre"];
        assert_eq!(number(four.data.phone.as_ref()), "+33612345678");
        assert_eq!(number(four.contacts[0].direct_phone.as_ref()), "+15145550143");
        assert_eq!(place(&four.addresses[1]), "12 rue X / Lyon");
        assert!(four.addresses[1].is_delivery);
        assert_eq!((four.data.id_number.as_ref().unwrap().as_str(), notes(four)), ("ID-9", "priv"));
    }

    async fn a_template_of_dolibarr_is_read_by_its_fields(db: TestDb) {
        let desk = Desk::new(db).await;
        let (program, counts, found) = import(&desk, include_str!("samples/18-dolibarr-import-template.csv")).await;
        assert_eq!((program, counts.created, counts.to_check), (Program::Dolibarr, 1, 0));
        let data = &found["Exemple SARL"].data;
        assert_eq!(data.siren.as_ref().unwrap().as_str(), "732829320");
        assert_eq!(data.siret.as_ref().unwrap().as_str(), "73282932000074");
        assert_eq!(data.naf.as_ref().unwrap().as_str(), "46.19B");
        assert_eq!(data.rcs.as_ref().unwrap().as_str(), "Lyon B 732829320");
        assert_eq!(data.legal_form.as_ref().unwrap().as_str(), "SARL", "a code");
        assert_eq!(data.public_notes.as_ref().unwrap().as_str(), "pub");
        assert_eq!(notes(&found["Exemple SARL"]), "priv");
        assert_eq!(found["Exemple SARL"].number, "CU2408-00001");
    }

    async fn contacts_of_google(db: TestDb) {
        let desk = Desk::new(db).await;
        let (program, counts, found) = import(&desk, include_str!("samples/19-google-contacts.csv")).await;
        assert_eq!((program, counts.rows, counts.created), (Program::Google, 2, 2));
        let garnier = &found["Menuiserie Garnier"];
        let lea = &garnier.contacts[0];
        assert_eq!((lea.display_name().as_str(), email(lea.email.as_ref())), ("Léa Garnier", "lea@garnier.example"));
        assert_eq!(email(garnier.data.other_emails.0.first()), "compta@garnier.example");
        let numbers = [lea.direct_phone.as_ref(), garnier.data.other_phones.0.first()];
        assert_eq!(numbers.map(number), ["+33612345678", "+33472001234"]);
        assert_eq!(place(&garnier.addresses[0]), "3 rue du Port / Bourg-en-Bresse");
        assert_eq!(garnier.data.tags.ids().count(), 2);
        assert!(notes(garnier).starts_with("deux\nlignes"));
        let lists = store::lists::choices(&desk.access.read()).await.unwrap();
        assert!(lists.iter().any(|item| item.label == "Clients") && lists.iter().all(|item| !item.label.contains('*')));
        assert_eq!(found["Paul Hervé"].data.kind, ClientKind::Individual);
    }

    async fn contacts_of_outlook(db: TestDb) {
        let desk = Desk::new(db).await;
        let (program, counts, found) = import(&desk, include_str!("samples/20-outlook-en.csv")).await;
        assert_eq!((program, counts.created), (Program::Outlook, 1));
        let atelier = found.values().next().unwrap();
        assert_eq!(atelier.data.name.as_str(), "Atelier Œuvre SARL");
        let zoe = &atelier.contacts[0];
        assert_eq!((email(zoe.email.as_ref()), number(zoe.direct_phone.as_ref())), ("zoe@oeuvre.example", "+33472001234"));
        assert_eq!(number(zoe.mobile.as_ref()), "+33612345678");
        assert_eq!(email(atelier.data.other_emails.0.first()), "zoe2@oeuvre.example");
        assert_eq!(number(zoe.fax.as_ref()), "+33472001235");
        assert_eq!(atelier.addresses[0].city.as_ref().unwrap().as_str(), "Lyon");
        assert_eq!(atelier.data.tags.ids().count(), 2);
    }

    async fn establishments_of_sirene(db: TestDb) {
        let desk = Desk::new(db).await;
        let (program, counts, found) = import(&desk, include_str!("samples/21-sirene.csv")).await;
        assert_eq!((program, counts.rows, counts.created), (Program::Sirene, 3, 3));
        let works = &found["EXEMPLE TRAVAUX"];
        assert_eq!(place(&works.addresses[0]), "12 B AV DES CHAMPS / BAT C / BOURG-EN-BRESSE");
        assert_eq!(works.data.legal_form.as_ref().unwrap().as_str(), "SAS");
        let jeanne = &found["JEANNE DUPONT"];
        assert_eq!(jeanne.contacts.iter().map(Contact::display_name).collect::<Vec<_>>(), ["JEANNE DUPONT"]);
        assert_eq!(jeanne.data.siret.as_ref().unwrap().as_str(), "60413014600391");
        let closed = include_str!("samples/21-sirene.csv").lines().next().unwrap().to_owned();
        let closed = closed.replace("etatAdministratifUniteLegale", "etatAdministratifEtablissement");
        let row = "552100554,00013,55210055400013,O,1994-03-15,,,,,true,F,5710,FERMEE SAS,,,,,,,,,1,,RUE,A,01000,BOURG,,46.19B";
        let (_, counts, found) = import(&desk, &format!("{closed}\n{row}\n")).await;
        assert_eq!((counts.created, found["FERMEE SAS"].state), (1, domain::clients::ClientState::Inactive));
    }

    async fn accounts_of_espocrm_and_quickbooks(db: TestDb) {
        let desk = Desk::new(db).await;
        let (program, counts, found) = import(&desk, include_str!("samples/22b-espocrm-accounts.csv")).await;
        assert_eq!((program, counts.created, counts.to_check), (Program::EspoCrm, 1, 1), "nobody here is called admin");
        let beef = &found["Bœuf & Fils"];
        assert_eq!(beef.addresses.iter().map(place).collect::<Vec<_>>(), ["3 rue A / Lyon", "4 rue B / Metz"]);
        assert!(beef.addresses[0].is_billing && beef.addresses[1].is_delivery);
        let (program, counts, found) = import(&desk, include_str!("samples/22d-quickbooks-fr.csv")).await;
        assert_eq!((program, counts), (Program::QuickBooks, Counts { rows: 1, created: 1, ..Counts::default() }));
        let egg = &found["Œuf SA"];
        assert_eq!(egg.data.vat_number.as_ref().unwrap().as_str(), "FR44732829320");
        assert_eq!((number(egg.data.phone.as_ref()), egg.contacts.len(), notes(egg)), ("+33472001234", 0, ""));
    }
}
