//! Who is who: what identifies a client, what only hints at one and is asked about, and what an update takes from a file.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::BTreeSet;

use domain::activity::Event;
use domain::clients::{Client, Contact};
use domain::identifiers::{Email, Phone};
use domain::ids::ImportId;
use domain::imports::identity::Same;
use domain::imports::{Counts, Fate, Guess, Handling, Policy, Preview, Program, ReadAs, Target};
use domain::subject::Subject;
use store::{activity, clients, imports};
use testing::clients::{as_clients, created, everything, named};
use testing::imports::{Desk, places};
use testing::on_each_database;

/// Tried out, then brought in: both say the same, and add up.
async fn import(desk: &Desk, text: &str, policy: Policy, handling: Handling) -> (ImportId, Preview, Counts) {
    let id = desk.upload(text).await;
    let task = imports::Task { handling, ..desk.task(id, policy).await };
    let preview = imports::preview(&desk.access.read(), &desk.uploads, id, &task, places()).await.unwrap();
    let counts = desk.run(id, &task).await.unwrap();
    assert_eq!(preview.counts, counts);
    assert!(counts.add_up(), "{counts:?}");
    (id, preview, counts)
}

async fn bring_in(desk: &Desk, text: &str) -> Counts {
    import(desk, text, Policy::Skip, Handling::default()).await.2
}

fn said(same: Same, guess: Guess) -> Handling {
    Handling { all: vec![(same, guess)], ..Handling::default() }
}

/// Every client.
async fn all(desk: &Desk) -> Vec<Client> {
    let rows = store::listing::all(&desk.access, Subject::Client, &everything()).await.unwrap();
    let mut found = Vec::new();
    for row in as_clients(&rows) {
        found.push(clients::get(&desk.access.read(), row.id).await.unwrap());
    }
    found
}

fn email(client: &Client) -> &str {
    client.data.email.as_ref().map(Email::as_str).unwrap_or_default()
}

const ACCOUNTED: &str = "Raison sociale;E-mail\nDubois Peinture;compta@cabinet.example\n\
    Dubois Immobilier;compta@cabinet.example\nTierce;compta@cabinet.example\n";

on_each_database! {
    async fn clients_that_look_alike_stay_apart_and_are_known_again(db: TestDb) {
        let desk = Desk::new(db).await;
        let file = "Nom;Adresse;Code postal;Ville\nSCI Martin;1 rue A;69001;Lyon\nMartin SARL;1 rue A;69001;Lyon\n\
            Martin;2 rue B;57000;Metz\nMartin;3 rue C;59000;Lille\n";
        assert_eq!(bring_in(&desk, file).await.created, 4);
        let again = bring_in(&desk, file).await;
        assert_eq!((again.created, again.skipped), (0, 4), "each is the one of its town and legal form");
        let people = "Nom;Prénom;Téléphone;Ville\nMartin;Jean;06 12 34 56 78;\nMartin;Jean;06 12 34 56 79;\n";
        assert_eq!(bring_in(&desk, people).await.created, 2);
        assert_eq!(bring_in(&desk, people).await.skipped, 2);
        let poste = "Nom;N° TVA\nPoste Nord;FR39356000000\nPoste Sud;FR39356000000\n";
        assert_eq!(bring_in(&desk, poste).await.created, 2, "one file has two establishments");
        let update = import(&desk, poste, Policy::Update, Handling::default()).await.2;
        assert_eq!((update.created, update.skipped), (0, 2), "each is the one of its name");
        assert_eq!(store::verify::run(&desk.db.database).await.unwrap(), []);
    }

    async fn a_hint_is_asked_about_and_decided_for_all_like_it(db: TestDb) {
        let desk = Desk::new(db).await;
        let (_, preview, counts) = import(&desk, ACCOUNTED, Policy::Update, Handling::default()).await;
        assert_eq!(counts, Counts { rows: 3, created: 3, ..Counts::default() });
        assert_eq!(preview.hinted, [(Same::Email, 2)]);
        assert!(matches!(&preview.rows[1].fate, Fate::Perhaps(known) if known.line == Some(2)), "{:?}", preview.rows[1]);
        let side = |path: &str, ours: &str, theirs: &str| (path.to_owned(), ours.to_owned(), theirs.to_owned());
        let hint = &preview.hints[0];
        assert_eq!((hint.line, hint.sides[0].clone()), (3, side("fields.name", "Dubois Immobilier", "Dubois Peinture")));
        assert!(hint.sides.contains(&side("fields.email", "compta@cabinet.example", "compta@cabinet.example")));
        // Another name under the same e-mail: the answer for all, and the one for a row, which comes first.
        let more = "Raison sociale;E-mail;Téléphone\nCabinet;compta@cabinet.example;\nBureau;compta@cabinet.example;\n";
        let handling = Handling { rows: vec![(3, Guess::Other)], ..said(Same::Email, Guess::Same) };
        let (id, preview, counts) = import(&desk, more, Policy::Skip, handling).await;
        assert_eq!((counts.created, counts.skipped), (1, 1));
        assert_eq!((preview.hinted, desk.skipped(id)[0].line), (vec![(Same::Email, 2)], 2));
        let names: BTreeSet<String> = all(&desk).await.into_iter().map(|client| client.data.name.as_str().to_owned()).collect();
        assert!(names.contains("Bureau") && !names.contains("Cabinet"), "{names:?}");
    }

    async fn a_telephone_is_never_proof(db: TestDb) {
        let desk = Desk::new(db).await;
        let file = "Nom;Téléphone\nHôtel;04 72 00 12 34\nRestaurant;04 72 00 12 34\n";
        let (_, preview, counts) = import(&desk, file, Policy::Skip, Handling::default()).await;
        assert_eq!((counts.created, preview.hinted), (2, vec![(Same::Phone, 1)]));
    }

    async fn what_identifies_is_chosen(db: TestDb) {
        let desk = Desk::new(db).await;
        created(&desk.access, &named("Roche")).await;
        let by_no_name = Handling { not_by: vec![Same::Name], ..Handling::default() };
        let (_, preview, counts) = import(&desk, "Nom\nRoche\n", Policy::Skip, by_no_name).await;
        assert_eq!((counts.created, preview.hinted), (1, vec![(Same::Name, 1)]));
        // A number is one client’s, whatever is chosen.
        let number = all(&desk).await[0].number.clone();
        let by_no_number = Handling { not_by: vec![Same::Number], ..Handling::default() };
        let file = format!("Nom;Code client\nAutre;{number}\n");
        let (_, _, counts) = import(&desk, &file, Policy::Skip, by_no_number).await;
        assert_eq!(counts.skipped, 1);
    }

    async fn an_update_fills_and_replaces_what_was_ticked(db: TestDb) {
        let desk = Desk::new(db).await;
        let mut form = named("Roche");
        form.fields.email = "a@roche.example".into();
        form.fields.website = "https://roche.example".into();
        let roche = created(&desk.access, &form).await;
        let file = "Nom;E-mail;Téléphone;Site web\nROCHE;b@roche.example;04 72 00 12 34;autre.example\n";
        let (_, _, counts) = import(&desk, file, Policy::Update, Handling::default()).await;
        assert_eq!(counts.updated, 1);
        let filled = clients::get(&desk.access.read(), roche.id).await.unwrap();
        assert_eq!(filled.data.phone.as_ref().map(Phone::as_str), Some("+33472001234"));
        assert_eq!((filled.data.name.as_str(), email(&filled)), ("Roche", "a@roche.example"), "what there is stays");
        let replaced = vec![Target::to("fields.email")];
        let (_, _, counts) =
            import(&desk, file, Policy::Update, Handling { replaced, ..Handling::default() }).await;
        assert_eq!(counts.updated, 1);
        let after = clients::get(&desk.access.read(), roche.id).await.unwrap();
        assert_eq!((after.data.name.as_str(), email(&after)), ("Roche", "b@roche.example"));
        assert_eq!(after.data.website, filled.data.website);
        let told = activity::of_client(&desk.access.read(), roche.id, None, 1).await.unwrap();
        let Event::ClientUpdated { changes, .. } = &told[0].event else { panic!("{told:?}") };
        let changes: Vec<_> = changes.iter().map(|change| (&*change.field, &*change.from, &*change.to)).collect();
        assert_eq!(changes, [("fields.email", "a@roche.example", "b@roche.example")], "the value that was there");
    }

    async fn cells_are_corrected_before_anything_comes_in(db: TestDb) {
        let desk = Desk::new(db).await;
        let file = "Nom;Téléphone\nRoche;026185\n;04 72 00 12 34\n";
        let cells = vec![(2, 1, "04 72 00 12 35".to_owned()), (3, 0, "Durand".to_owned())];
        let (_, _, counts) = import(&desk, file, Policy::Skip, Handling { cells, ..Handling::default() }).await;
        assert_eq!(counts, Counts { rows: 2, created: 2, ..Counts::default() });
        let roche = desk.client("Roche").await;
        assert_eq!(roche.data.phone.as_ref().map(Phone::as_str), Some("+33472001235"));
        assert_eq!(desk.client("Durand").await.data.phone.as_ref().map(Phone::as_str), Some("+33472001234"));
    }

    async fn what_was_chosen_for_a_programs_column_is_so_in_its_next_file(db: TestDb) {
        let desk = Desk::new(db).await;
        let dolibarr = "Nom du tiers;Nom alternatif;Client;Fournisseur;Code client;Ville;Type du tiers";
        let described = async |header: &str| {
            let id = desk.upload(&format!("{header}\nRoche;;1;0;CU-1;Lyon;TPE;Nord\n")).await;
            let said = (None, ReadAs::default());
            (id, imports::describe(&desk.access.read(), &desk.uploads, id, said).await.unwrap())
        };
        let (id, first) = described(&format!("{dolibarr};Zone")).await;
        assert_eq!((first.program, first.mapping[7].is_ignored()), (Program::Dolibarr, true));
        let mut task = desk.task(id, Policy::Skip).await;
        task.mapping[7] = Target::to("note");
        desk.run(id, &task).await.unwrap();
        let notes = desk.client("Roche").await.data.private_notes;
        assert_eq!(notes.unwrap().as_str(), "Zone\u{a0}: Nord", "under its column’s name");
        let (_, next) = described(&format!("{dolibarr};Zone;Autre chose")).await;
        assert_eq!((next.mapping[7].path(), next.mapping[8].is_ignored(), next.remembered), ("note", true, true));
    }

    async fn people_who_share_an_email_keep_their_names(db: TestDb) {
        let desk = Desk::new(db).await;
        let file = "Société;Contact : prénom;Contact : nom;Contact : e-mail\n\
            Un;Anne;Roy;compta@cabinet.example\nDeux;Luc;Petit;compta@cabinet.example\nTrois;Anne;Roy;compta@cabinet.example\n";
        assert_eq!(bring_in(&desk, file).await.created, 3);
        let found = all(&desk).await;
        let of = |name: &str| found.iter().find(|client| client.data.name.as_str() == name).unwrap();
        let person = |name: &str| of(name).contacts.iter().map(Contact::display_name).collect::<Vec<_>>();
        assert_eq!([person("Un"), person("Deux"), person("Trois")], [["Anne Roy"], ["Luc Petit"], ["Anne Roy"]]);
        assert_eq!(email(of("Deux")), "compta@cabinet.example", "what they share is the company’s");
        assert_eq!(of("Un").contacts[0].id, of("Trois").contacts[0].id);
        assert_eq!(store::verify::run(&desk.db.database).await.unwrap(), []);
    }
}
