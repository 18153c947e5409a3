//! Several rows of one company, people who come after their company, and clients that only look alike.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::BTreeMap;

use domain::clients::{Client, ClientKind, Contact};
use domain::identifiers::{Email, Phone};
use domain::imports::{Counts, Policy};
use domain::subject::Subject;
use store::{clients, imports};
use testing::clients::{as_clients, everything};
use testing::imports::{Desk, places};
use testing::on_each_database;

/// Tried out, then brought in: both say the same.
async fn import(desk: &Desk, text: &str, policy: Policy) -> Counts {
    let id = desk.upload(text).await;
    let task = desk.task(id, policy).await;
    let preview = imports::preview(&desk.access.read(), &desk.uploads, id, &task, places()).await.unwrap();
    let counts = desk.run(id, &task).await.unwrap();
    assert_eq!(preview.counts, counts);
    counts
}

/// Every client, by number and name.
async fn all(desk: &Desk) -> BTreeMap<String, Client> {
    let rows = store::listing::all(&desk.access, Subject::Client, &everything()).await.unwrap();
    let mut found = BTreeMap::new();
    for row in as_clients(&rows) {
        let client = clients::get(&desk.access.read(), row.id).await.unwrap();
        let key = if found.contains_key(&row.name) { format!("{} {}", row.name, row.number) } else { row.name };
        found.insert(key, client);
    }
    found
}

/// The people of a client, by name, with how each is reached.
fn people(client: &Client) -> Vec<(String, String, String, String)> {
    let reached = |person: &Contact| {
        let email = person.email.as_ref().map(Email::as_str).unwrap_or_default().to_owned();
        let phone = |phone: &Option<Phone>| phone.as_ref().map(Phone::as_str).unwrap_or_default().to_owned();
        (person.display_name(), email, phone(&person.direct_phone), phone(&person.mobile))
    };
    let mut people: Vec<_> = client.contacts.iter().map(reached).collect();
    people.sort();
    people
}

fn person(name: &str, email: &str, phone: &str, mobile: &str) -> (String, String, String, String) {
    (name.into(), email.into(), phone.into(), mobile.into())
}

on_each_database! {
    async fn several_rows_of_one_company_are_one_client(db: TestDb) {
        let desk = Desk::new(db).await;
        let counts = import(&desk, include_str!("samples/01-several-contacts-one-company.csv"), Policy::Skip).await;
        assert_eq!(counts, Counts { rows: 3, created: 1, merged: 2, ..Counts::default() });
        let alpha = &all(&desk).await["Alpha SARL"];
        assert_eq!(people(alpha), [
            person("Anne Roy", "anne@alpha.example", "+33472001234", "+33612345678"),
            person("Luc Roy", "luc@alpha.example", "+33472001235", "+33612345679"),
            person("Zoé Blin", "zoe@alpha.example", "+33472001236", ""),
        ]);
        assert_eq!((alpha.data.email.as_ref(), alpha.data.phone.as_ref()), (None, None), "theirs, not the company’s");
        let places: Vec<_> = alpha.addresses.iter().map(|address| address.line1.as_ref().unwrap().as_str()).collect();
        assert_eq!(places, ["1 rue A", "9 rue B"]);
        assert_eq!(store::verify::run(&desk.db.database).await.unwrap(), []);
    }

    async fn contacts_of_sellsy_and_hubspot_are_at_their_company(db: TestDb) {
        let desk = Desk::new(db).await;
        let counts = import(&desk, include_str!("samples/02-sellsy-contacts.csv"), Policy::Skip).await;
        assert_eq!((counts.created, counts.merged), (1, 1));
        let counts = import(&desk, include_str!("samples/03-hubspot-contacts.csv"), Policy::Skip).await;
        assert_eq!((counts.created, counts.merged), (1, 1));
        let found = all(&desk).await;
        assert_eq!(people(&found["Alpha SARL"]).len(), 2);
        assert_eq!(found["Alpha SARL"].data.email, None);
        let grange = &found["Grange SARL"];
        assert_eq!(people(grange), [
            person("Alice Morin", "alice@grange.example", "+33450112233", ""),
            person("Luc Morin", "luc@grange.example", "+33450112234", ""),
        ]);
        assert_eq!((grange.data.reference.as_ref(), grange.data.phone.as_ref()), (None, None), "the id is a person’s");
    }

    async fn a_dolibarr_export_companies_then_contacts(db: TestDb) {
        let desk = Desk::new(db).await;
        let counts = import(&desk, include_str!("samples/dolibarr-companies.csv"), Policy::Skip).await;
        assert_eq!(counts, Counts { rows: 2, created: 2, ..Counts::default() });
        let contacts = include_str!("samples/dolibarr-contacts.csv");
        let counts = import(&desk, contacts, Policy::Skip).await;
        assert_eq!(counts, Counts { rows: 4, created: 1, updated: 2, merged: 1, ..Counts::default() });
        let found = all(&desk).await;
        assert_eq!(found.len(), 3);
        let garnier = &found["Menuiserie Garnier"];
        assert_eq!(people(garnier), [
            person("Léa Garnier", "lea@garnier.example", "+33472001235", "+33612345678"),
            person("Paul Petit", "paul@garnier.example", "+33472001236", ""),
        ]);
        assert_eq!(garnier.data.email.as_ref().unwrap().as_str(), "contact@garnier.example", "what there was stays");
        assert_eq!((garnier.number.as_str(), garnier.addresses.len()), ("CU2401-0012", 1));
        assert_eq!(people(&found["Atelier Roy"]).len(), 1);
        assert_eq!(people(&found["Jamais Vu SARL"]), [person("Marc Seul", "marc@seul.example", "", "")]);
        // Once more, nothing changes.
        let counts = import(&desk, contacts, Policy::Skip).await;
        assert_eq!(counts, Counts { rows: 4, skipped: 4, ..Counts::default() });
        assert_eq!(store::verify::run(&desk.db.database).await.unwrap(), []);
    }

    async fn people_come_after_their_company_by_its_name_and_by_its_id(db: TestDb) {
        let desk = Desk::new(db).await;
        let companies = "Record ID,Company name,Company Domain Name,Company owner,City\n\
            98765432101,Grange SARL,grange.example,,Annecy\n";
        assert_eq!(import(&desk, companies, Policy::Skip).await.created, 1);
        let contacts = "Record ID,First Name,Last Name,Email,Contact owner,Associated Company,Primary Associated Company ID\n\
            901,Alice,Morin,alice@grange.example,,Grange SARL,98765432101\n\
            902,Luc,Morin,luc@grange.example,,,98765432101\n";
        let counts = import(&desk, contacts, Policy::Skip).await;
        assert_eq!((counts.rows, counts.created, counts.updated), (2, 0, 2));
        let found = all(&desk).await;
        assert_eq!(found.len(), 1);
        assert_eq!(people(&found["Grange SARL"]).len(), 2);
        let odoo = "Name,Is a Company,Related Company,Email\nRoche,True,,info@roche.example\n";
        assert_eq!(import(&desk, odoo, Policy::Skip).await.created, 1);
        let odoo = "Name,Is a Company,Related Company,Email\nAna Roche,False,Roche,ana@roche.example\n";
        assert_eq!(import(&desk, odoo, Policy::Skip).await.updated, 1);
        let roche = &all(&desk).await["Roche"];
        assert_eq!(people(roche), [person("Ana Roche", "ana@roche.example", "", "")]);
        assert_eq!(roche.data.email.as_ref().unwrap().as_str(), "info@roche.example");
    }

    async fn two_who_share_an_address_share_their_companys(db: TestDb) {
        let desk = Desk::new(db).await;
        let file = "Société;Contact : prénom;Contact : nom;Contact : e-mail\n\
            Roche;Ana;Petit;info@roche.example\nRoche;Bob;Grand;info@roche.example\n";
        assert_eq!(import(&desk, file, Policy::Skip).await.created, 1);
        let roche = &all(&desk).await["Roche"];
        let names: Vec<String> = people(roche).into_iter().map(|(name, ..)| name).collect();
        assert_eq!(names, ["Ana Petit", "Bob Grand"]);
    }

    async fn clients_that_look_alike_stay_apart(db: TestDb) {
        let desk = Desk::new(db).await;
        let shared = import(&desk, include_str!("samples/04-shared-email-distinct-siret.csv"), Policy::Update).await;
        assert_eq!((shared.rows, shared.created), (3, 3));
        let establishments = import(&desk, include_str!("samples/05-two-establishments-one-vat.csv"), Policy::Skip).await;
        // The second bears the SIRET of a client of the file before, and is that one.
        assert_eq!((establishments.rows, establishments.created, establishments.skipped), (2, 1, 1));
        let people = import(&desk, include_str!("samples/07-two-people-one-name.csv"), Policy::Skip).await;
        assert_eq!((people.rows, people.created), (3, 3));
        let found = all(&desk).await;
        assert_eq!(found.values().filter(|client| client.data.kind == ClientKind::Individual).count(), 3);
        // Whoever is there already is known again.
        let again = import(&desk, include_str!("samples/07-two-people-one-name.csv"), Policy::Skip).await;
        assert_eq!((again.created, again.skipped), (0, 3));
    }
}
