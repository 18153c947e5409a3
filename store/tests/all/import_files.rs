//! Any table that people have: every encoding, quotes left open, titles above the headings or none at all, workbooks, LDIF, a backup.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::error::FieldError;
use domain::ids::ImportId;
use domain::imports::{Counts, Description, Encoding, Heading, Policy, Program, ReadAs, SheetKind, Target};
use domain::subject::Subject;
use store::StoreError;
use store::imports::{self, Task};
use testing::imports::{Desk, places};
use testing::on_each_database;

async fn described(desk: &Desk, id: ImportId, read_as: ReadAs) -> Description {
    imports::describe(&desk.access.read(), &desk.uploads, id, (None, read_as)).await.unwrap()
}

/// Tried out, then brought in: both say the same.
async fn bring_in(desk: &Desk, bytes: &[u8], read_as: ReadAs) -> (ImportId, Counts) {
    let id = desk.upload_bytes(Subject::Client, bytes).await;
    let task = desk.task_as(id, Policy::Skip, read_as).await;
    let preview = imports::preview(&desk.access.read(), &desk.uploads, id, &task, places()).await.unwrap();
    let counts = desk.run(id, &task).await.unwrap();
    assert_eq!(preview.counts, counts);
    (id, counts)
}

/// What every client is called, sorted.
async fn names(desk: &Desk) -> Vec<String> {
    let mut names: Vec<String> = desk.clients().await.into_iter().map(|(_, name)| name).collect();
    names.sort();
    names
}

fn said(encoding: Encoding) -> ReadAs {
    ReadAs { encoding: Some(encoding), ..ReadAs::default() }
}

on_each_database! {
    async fn letters_are_right_in_every_encoding(db: TestDb) {
        let desk = Desk::new(db).await;
        let (_, counts) = bring_in(&desk, include_bytes!("samples/40-cp850.csv"), ReadAs::default()).await;
        assert_eq!(counts.created, 2);
        // One letter of Mac OS Roman is too little to judge by: somebody says it.
        let (_, counts) = bring_in(&desk, b"Nom;Ville\nPh\x8Enix;Metz\n", said(Encoding::MacRoman)).await;
        assert_eq!(counts.created, 1);
        let utf_16: Vec<u8> = "\u{feff}Nom\tVille\nŒuvre\tLyon\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(bring_in(&desk, &utf_16, ReadAs::default()).await.1.created, 1);
        assert_eq!(names(&desk).await, ["Bäckerei Müller", "Hôtel du Château", "Phénix", "Œuvre"]);
    }

    async fn one_stray_byte_leaves_the_rest_alone(db: TestDb) {
        let desk = Desk::new(db).await;
        let (id, counts) = bring_in(&desk, include_bytes!("samples/40c-utf8-one-bad-byte.csv"), ReadAs::default()).await;
        assert_eq!((counts.created, counts.rejected), (3, 0));
        assert_eq!(names(&desk).await, ["Café Œuf", "Crêperie", "Hôtel Été"]);
        let doubts = desk.doubts(id);
        assert_eq!((doubts.len(), doubts[0].line, doubts[0].doubt.clone()), (1, 3, FieldError::Unreadable));
    }

    async fn a_quote_left_open_is_told_by_its_line(db: TestDb) {
        let desk = Desk::new(db).await;
        let (id, counts) = bring_in(&desk, include_bytes!("samples/41-open-quote.csv"), ReadAs::default()).await;
        assert_eq!((counts.created, counts.rejected, counts.to_check), (counts.rows, 0, 1));
        let doubts = desk.doubts(id);
        assert_eq!((doubts[0].line, doubts[0].column.as_str(), doubts[0].doubt.clone()), (4, "Nom", FieldError::OpenQuote));
        let names = names(&desk).await;
        assert!(names.contains(&"Écran 17\" SARL".to_owned()) && names.contains(&"\"Bon\" SARL".to_owned()), "{names:?}");
        assert!(names.iter().all(|name| !name.contains([';', '\n'])), "{names:?}");
    }

    async fn titles_are_stepped_over(db: TestDb) {
        let desk = Desk::new(db).await;
        let bytes = include_bytes!("samples/15-title-rows-above-header.csv");
        let id = desk.upload_bytes(Subject::Client, bytes).await;
        let found = described(&desk, id, ReadAs::default()).await;
        assert_eq!((found.heading, found.header[0].as_str()), (Heading::Line(3), "Nom"));
        assert_eq!(found.first_lines[1], (3, "Nom · Adresse · Code postal · Ville · E-mail".to_owned()));
        // Another line may be chosen, and what is shown follows.
        let other = described(&desk, id, ReadAs { heading: Some(Heading::Line(1)), ..ReadAs::default() }).await;
        // The columns that it does not name stay in sight.
        assert_eq!(other.header, ["Liste des clients au 01/02/2026", "", "", "", ""]);
        assert_eq!(bring_in(&desk, bytes, ReadAs::default()).await.1.created, 2);
        assert_eq!(desk.client("Alpha").await.addresses[0].postal_code.as_ref().unwrap().as_str(), "01000");
    }

    async fn a_file_without_headings_loses_no_row(db: TestDb) {
        let desk = Desk::new(db).await;
        for _ in 0..2 {
            let id = desk.upload_bytes(Subject::Client, include_bytes!("samples/17-no-header.csv")).await;
            let found = described(&desk, id, ReadAs::default()).await;
            assert_eq!((found.heading, found.header.len(), found.remembered), (Heading::Absent, 5, false));
            assert_eq!(found.samples[0], ["Alpha SARL", "Beta SARL"]);
            let paths = ["fields.name", "addresses[0].line1", "addresses[0].postal_code", "addresses[0].city", "fields.email"];
            let mapping = paths.map(Target::to).to_vec();
            let task = Task { mapping, ..desk.task(id, Policy::Skip).await };
            desk.run(id, &task).await.unwrap();
        }
        assert_eq!(names(&desk).await, ["Alpha SARL", "Beta SARL"]);
    }

    async fn workbooks_of_all_times_are_read(db: TestDb) {
        let desk = Desk::new(db).await;
        let xls: &[u8] = include_bytes!("samples/clients.xls");
        let ods: &[u8] = include_bytes!("samples/clients.ods");
        for (file, name) in [(xls, "Café Zoé"), (ods, "Épicerie Léa & Fils")] {
            let id = desk.upload_bytes(Subject::Client, file).await;
            let found = described(&desk, id, ReadAs::default()).await;
            assert_eq!((found.kind, found.sheet, found.heading), (SheetKind::Workbook, 1, Heading::Line(3)), "{name}");
            assert_eq!(found.sheets, ["Notes", "Clients"], "{name}");
            let other = described(&desk, id, ReadAs { sheet: Some(0), ..ReadAs::default() }).await;
            assert_eq!(other.header, ["Bonjour"], "{name}");
            let eighth = ReadAs { sheet: Some(7), ..ReadAs::default() };
            let none = imports::describe(&desk.access.read(), &desk.uploads, id, (None, eighth)).await;
            assert!(matches!(none, Err(StoreError::Invalid(_))), "{name}");
            let (_, counts) = bring_in(&desk, file, ReadAs::default()).await;
            assert_eq!((counts.created, counts.rejected), (2, 0), "{name}");
            let cafe = desk.client(name).await;
            assert_eq!(cafe.addresses[0].postal_code.as_ref().unwrap().as_str(), "01000", "{name}");
        }
        // Its format shows the zero in front.
        assert_eq!(desk.client("Café Zoé").await.data.phone.as_ref().unwrap().as_str(), "+33478000000");
    }

    async fn directories_and_backups_come_in(db: TestDb) {
        let desk = Desk::new(db).await;
        let ldif = "dn: cn=Ana\nobjectclass: inetOrgPerson\ncn: Ana Roche\ngivenName: Ana\nsn: Roche\no:: Um9jaGUgJiBGaWxz\nmail: ana@roche.example\n";
        let id = desk.upload_bytes(Subject::Client, ldif.as_bytes()).await;
        assert_eq!(described(&desk, id, ReadAs::default()).await.kind, SheetKind::Cards);
        assert_eq!(bring_in(&desk, ldif.as_bytes(), ReadAs::default()).await.1.created, 1);
        assert_eq!(desk.client("Roche & Fils").await.contacts[0].display_name(), "Ana Roche");
        let backup = r#"{"clients":[{"id":"a","name":"Ninja","number":"0001","country_id":"56","city":"Liège","settings":{"currency_id":"3"}}],
            "client_contacts":[{"client_id":"a","first_name":"Bob","email":"bob@ninja.example"},{"client_id":"a","first_name":"Cléo"}]}"#;
        let id = desk.upload_bytes(Subject::Client, backup.as_bytes()).await;
        let found = described(&desk, id, ReadAs::default()).await;
        assert_eq!((found.kind, found.program), (SheetKind::Backup, Program::InvoiceNinja));
        let (_, counts) = bring_in(&desk, backup.as_bytes(), ReadAs::default()).await;
        assert_eq!((counts.rows, counts.created, counts.merged), (2, 1, 1));
        let ninja = desk.client("Ninja").await;
        assert_eq!((ninja.number.as_str(), ninja.contacts.len()), ("0001", 2));
        assert_eq!(ninja.country().map(domain::geo::Country::as_str), Some("BE"));
    }
}
