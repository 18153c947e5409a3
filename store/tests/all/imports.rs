//! Imports on both databases: all or nothing, tried out first, duplicates three ways, lists and links.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::clients::{ClientState, ContactForm};
use domain::error::{FieldError, FieldErrors};
use domain::geo::Country;
use domain::ids::ImportId;
use domain::imports::{Counts, Fate, Handling, ImportState, MAX_ROWS, Policy, Program, ReadAs, Target};
use domain::lists::ListKind;
use domain::subject::Subject;
use store::StoreError;
use store::imports::{self, Task};
use testing::clients::{created, named, person};
use testing::imports::{Desk, places, taken_out};
use testing::on_each_database;
use testing::people::noon;
use uuid::Uuid;

/// Tried out, then brought in: both say the same.
async fn import(desk: &Desk, text: &str, policy: Policy) -> (ImportId, Counts) {
    let id = desk.upload(text).await;
    let task = desk.task(id, policy).await;
    let before = desk.clients().await;
    let preview = imports::preview(&desk.access.read(), &desk.uploads, id, &task, places()).await.unwrap();
    assert_eq!(desk.clients().await, before, "a preview writes nothing");
    let counts = desk.run(id, &task).await.unwrap();
    assert_eq!(preview.counts, counts);
    (id, counts)
}

fn counts(rows: u32, created: u32, updated: u32, skipped: u32, rejected: u32, merged: u32) -> Counts {
    Counts { rows, created, updated, skipped, rejected, merged, to_check: 0 }
}

const FILE: &str = "Nom;Code client;E-mail;Catégorie;Pays;Adresse;État;Contact : prénom;Contact : e-mail\n\
    Roche;CU-1;a@roche.example;Fidèles;Belgique;1 rue Haute;;Ana;ana@roche.example\n\
    Roche;CU-1;;;;;;Bob;bob@roche.example\n\
    ;CU-2;pas un e-mail;Perdus;;;;;\n\
    Durand;CU-3;d@durand.example;fideles;;;archivé;;\n";

on_each_database! {
    async fn rows_become_clients(db: TestDb) {
        let desk = Desk::new(db).await;
        let (id, found) = import(&desk, FILE, Policy::Skip).await;
        assert_eq!(found, counts(4, 2, 0, 0, 1, 1));
        let roche = desk.client("Roche").await;
        assert_eq!(roche.number, "CU-1");
        assert_eq!(roche.contacts.iter().map(domain::clients::Contact::display_name).collect::<Vec<_>>(), ["Ana", "Bob"]);
        assert_eq!(roche.country().map(Country::as_str), Some("BE"));
        let durand = desk.client("Durand").await;
        assert_eq!(durand.state, ClientState::Archived);
        assert_eq!(durand.data.category, roche.data.category, "one entry, whatever its capitals and accents");
        let lists = store::lists::choices(&desk.access.read()).await.unwrap();
        let categories: Vec<_> = lists.iter().filter(|item| item.kind == ListKind::Category && item.label == "Fidèles").collect();
        assert_eq!(categories.len(), 1);
        assert!(lists.iter().all(|item| item.label != "Perdus"), "a refused row adds nothing to a list");
        let rejected = desk.rejected(id);
        assert_eq!((rejected.len(), rejected[0].line), (1, 4));
        assert_eq!(rejected[0].errors.0, [("fields.name".to_owned(), FieldError::Required)]);
        let progress = imports::progress(&desk.access.read(), id).await.unwrap();
        assert_eq!((progress.state, progress.counts, progress.total), (ImportState::Done, found, 4));
        assert!(!desk.uploads.file(id).exists(), "the list of clients is not kept");
    }

    async fn duplicates_are_skipped_updated_or_created(db: TestDb) {
        let desk = Desk::new(db).await;
        let mut form = named("Ateliers Roche SAS");
        form.fields.phone = "+33478000000".into();
        form.contacts = vec![person("Ana", "Roche", "ana@roche.example")];
        created(&desk.access, &form).await;
        let file = "Nom;Téléphone;Site web;Contact : e-mail;Contact : fonction\n\
            ATELIERS ROCHE;;roche.example;ana@roche.example;Gérante\nNeuf;;;;\nNeuf SARL;;;;\n";
        let (_, found) = import(&desk, file, Policy::Skip).await;
        assert_eq!(found, counts(3, 1, 0, 2, 0, 0), "one known here, one known by the file's own second row");
        let (_, found) = import(&desk, file, Policy::Update).await;
        assert_eq!(found.created, 0);
        let roche = desk.client("Roche").await;
        assert_eq!(roche.data.website.as_ref().unwrap().as_str(), "https://roche.example");
        assert_eq!(roche.data.phone.as_ref().unwrap().as_str(), "+33478000000", "what the file leaves blank stays");
        assert_eq!((roche.contacts.len(), roche.contacts[0].position.as_ref().unwrap().as_str()), (1, "Gérante"));
        let (_, found) = import(&desk, file, Policy::Update).await;
        assert_eq!((found.created, found.updated, found.skipped), (0, 2, 1), "Roche is as the file has it; the two « Neuf » rename each other");
        let version = desk.client("Roche").await.version;
        assert_eq!(version, roche.version, "an update that changes nothing leaves no trace");
        let (_, found) = import(&desk, file, Policy::Create).await;
        assert_eq!(found, counts(3, 3, 0, 0, 0, 0));
        assert_eq!(desk.clients().await.iter().filter(|(_, name)| domain::text::fold(name).contains("roche")).count(), 2);
    }

    async fn a_number_is_one_clients(db: TestDb) {
        let desk = Desk::new(db).await;
        // Brought after a row without a number: the pattern gives none that the file has.
        let (_, found) = import(&desk, "Nom;Code client\nUn;\nDeux;C-00001\nTrois;C-00007\n", Policy::Skip).await;
        assert_eq!(found.created, 3);
        let un = desk.client("Un").await.number;
        assert_eq!(un, "C-00008");
        let (id, found) = import(&desk, "Nom;Code client\nAutre;C-00007\nEncore;\n", Policy::Create).await;
        assert_eq!(found, counts(2, 1, 0, 0, 1, 0));
        assert_eq!(desk.rejected(id)[0].errors.0, [("number".to_owned(), FieldError::Taken)]);
    }

    async fn a_vat_number_of_another_siren_is_kept_aside(db: TestDb) {
        let desk = Desk::new(db).await;
        let why = |desk: &Desk, id| desk.doubts(id).into_iter().map(|cell| (cell.line, cell.value, cell.doubt)).collect::<Vec<_>>();
        let expected = |line| vec![(line, "FR39356000000".to_owned(), FieldError::VatOfOtherSiren)];
        let file = "Nom;Code client;SIREN;Numéro de TVA\n\
            Roche;R-1;732 829 320;FR 44 732 829 320\nPoste;P-1;732829320;FR39356000000\n";
        let (id, found) = import(&desk, file, Policy::Skip).await;
        assert_eq!(found, Counts { to_check: 1, ..counts(2, 2, 0, 0, 0, 0) });
        assert_eq!(why(&desk, id), expected(3));
        assert_eq!(desk.client("Poste").await.data.vat_number, None);
        // What a file lays over a client is judged with what the client has.
        let (id, found) = import(&desk, "Nom;Code client;Numéro de TVA\nRoche;R-1;FR39356000000\n", Policy::Update).await;
        assert_eq!(found, Counts { to_check: 1, ..counts(1, 0, 1, 0, 0, 0) });
        assert_eq!(why(&desk, id), expected(2));
        let roche = desk.client("Roche").await.data;
        assert_eq!(roche.vat_number.unwrap().as_str(), "FR44732829320");
        assert_eq!(roche.private_notes.unwrap().as_str(), "À vérifier – Numéro de TVA\u{a0}: FR39356000000");
    }

    async fn a_file_brings_a_deleted_client_back_by_its_number(db: TestDb) {
        let desk = Desk::new(db).await;
        import(&desk, "Nom;Code client;État\nRoche;R-1;supprimé\n", Policy::Skip).await;
        assert_eq!(desk.client("Roche").await.state, ClientState::Deleted);
        let (_, found) = import(&desk, "Nom;Code client;État\nRoche et Fils;R-1;actif\n", Policy::Update).await;
        assert_eq!((found.updated, desk.client("Roche et Fils").await.state), (1, ClientState::Active));
    }

    async fn parents_may_come_after_their_children(db: TestDb) {
        let desk = Desk::new(db).await;
        let (_, found) = import(&desk, "Nom;Code client;Société mère\nFille;F-1;M-1\nMère;M-1;Fille\nSeule;S-1;Personne\n", Policy::Skip)
            .await;
        assert_eq!(found.created, 3);
        let mother = desk.client("Mère").await;
        assert_eq!(desk.client("Fille").await.data.parent, Some(mother.id));
        assert_eq!(mother.data.parent, None, "no circle");
        assert_eq!(desk.client("Seule").await.data.parent, None);
    }

    async fn a_person_at_two_clients_is_one_person(db: TestDb) {
        let desk = Desk::new(db).await;
        let mut form = named("Cabinet");
        let ana = ContactForm { position: "Comptable".into(), ..person("Ana", "Petit", "ana@cabinet.example") };
        form.contacts = vec![ana];
        let cabinet = created(&desk.access, &form).await;
        let file = "Nom;Contact : prénom;Contact : e-mail\nPremier;Ana;ana@cabinet.example\nSecond;Ana;ana@cabinet.example\n";
        let (_, found) = import(&desk, file, Policy::Create).await;
        assert_eq!(found.created, 2);
        for name in ["Premier", "Second"] {
            let client = desk.client(name).await;
            assert_eq!(client.contacts[0].id, cabinet.contacts[0].id);
            assert_eq!(client.contacts[0].position.as_ref().unwrap().as_str(), "Comptable", "the person stays as they are");
        }
    }

    async fn a_failure_leaves_nothing(db: TestDb) {
        let desk = Desk::new(db).await;
        let id = desk.upload(FILE).await;
        let mut task = desk.task(id, Policy::Skip).await;
        task.mapping.pop();
        assert!(matches!(desk.run(id, &task).await, Err(StoreError::Invalid(_))));
        assert_eq!(imports::progress(&desk.access.read(), id).await.unwrap().state, ImportState::Failed);
        assert!(desk.clients().await.is_empty());
        // Tried again with all its columns.
        let task = desk.task(id, Policy::Skip).await;
        let task = Task { mapping: if task.mapping.len() == 9 { task.mapping } else { panic!("{:?}", task.mapping) }, ..task };
        assert_eq!(desk.run(id, &task).await.unwrap().created, 2);
        assert!(matches!(desk.run(id, &task).await, Err(StoreError::Refused(_) | StoreError::NotFound)), "once is enough");
    }

    async fn nothing_half_written_stays(db: TestDb) {
        let desk = Desk::new(db).await;
        let rows: Vec<String> = (0..1_500).map(|row| format!("Client {row};N-{row}")).collect();
        let file = format!("Nom;Code client\n{}\n", rows.join("\n"));
        let id = desk.upload(&file).await;
        let task = desk.task(id, Policy::Skip).await;
        // The last step fails: the import's own row is gone when the end is to be noted.
        desk.db.corrupt("CREATE UNIQUE INDEX broken ON clients (company_id, version)").await;
        assert!(desk.run(id, &task).await.is_err());
        assert!(desk.clients().await.is_empty(), "neither the first thousand nor the rest");
    }

    async fn a_mapping_is_remembered(db: TestDb) {
        let desk = Desk::new(db).await;
        let file = "Machin;Truc\nRoche;42\n";
        let id = desk.upload(file).await;
        let described = imports::describe(&desk.access.read(), &desk.uploads, id, (None, ReadAs::default())).await.unwrap();
        assert_eq!((described.program, described.mapping), (Program::Other, vec![Target::IGNORED; 2]));
        let mapping = vec![Target::to("fields.name"), Target::to("number")];
        let (subject, file_name) = (Subject::Client, "x.csv".into());
        let (policy, read_as, handling) = (Policy::Skip, ReadAs::default(), Handling::default());
        let task = Task { subject, file: file_name, mapping: mapping.clone(), policy, read_as, handling };
        desk.run(id, &task).await.unwrap();
        let id = desk.upload(file).await;
        let described = imports::describe(&desk.access.read(), &desk.uploads, id, (None, ReadAs::default())).await.unwrap();
        assert_eq!((described.mapping, described.remembered), (mapping, true));
    }

    async fn too_many_rows_are_told_when_the_file_is_described(db: TestDb) {
        let desk = Desk::new(db).await;
        let described = async |rows: usize| {
            let id = desk.upload(&format!("Nom\n{}", "A\n".repeat(rows))).await;
            imports::describe(&desk.access.read(), &desk.uploads, id, (None, ReadAs::default())).await
        };
        let most = MAX_ROWS as usize;
        assert_eq!(described(most).await.unwrap().samples, [["A"]]);
        let Err(StoreError::Invalid(errors)) = described(most + 1).await else { panic!("it is described") };
        assert_eq!(errors, FieldErrors::one("file", FieldError::TooMany { max: MAX_ROWS }));
    }

    async fn an_import_is_its_companys(db: TestDb) {
        let desk = Desk::new(db).await;
        let id = desk.upload(FILE).await;
        let other = store::Access::operator(desk.db.database.clone(), domain::ids::CompanyId(Uuid::now_v7()), noon());
        assert!(matches!(imports::progress(&other.read(), id).await, Err(StoreError::NotFound)));
        assert!(matches!(imports::describe(&other.read(), &desk.uploads, id, (None, ReadAs::default())).await, Err(StoreError::NotFound)));
    }

    async fn an_export_comes_back_whole(db: TestDb) {
        let desk = Desk::new(db).await;
        import(&desk, FILE, Policy::Skip).await;
        let file = taken_out(&desk.access, Subject::Client).await;
        let (_, found) = import(&desk, &file, Policy::Update).await;
        // Each row counts: one of the two clients stands in two.
        assert_eq!((found.created, found.updated, found.skipped, found.rejected), (0, 0, 3, 0), "nothing to change");
    }

    async fn a_preview_shows_what_is_wrong_where_it_is(db: TestDb) {
        let desk = Desk::new(db).await;
        let id = desk.upload(FILE).await;
        let task = desk.task(id, Policy::Skip).await;
        let preview = imports::preview(&desk.access.read(), &desk.uploads, id, &task, places()).await.unwrap();
        assert_eq!(preview.new_items, [(ListKind::Category, "Fidèles".to_owned())]);
        let fates: Vec<_> = preview.rows.iter().map(|row| (row.line, row.fate.clone())).collect();
        assert_eq!(fates, [(2, Fate::Create), (3, Fate::Merge), (4, Fate::Reject), (5, Fate::Create)]);
        assert_eq!(preview.rows[2].cells[0].error, Some(FieldError::Required));
        assert_eq!(preview.rows[2].cells[2].warning, Some(FieldError::Email));
        assert_eq!(preview.rows[2].cells.iter().filter(|cell| cell.error.is_some()).count(), 1);
    }
}
