//! No row is lost: whatever the file, its rows are those that came in and those that somebody may fetch, with the reason.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::BTreeSet;
use std::fmt::Write;

use domain::imports::{Counts, Policy};
use store::imports;
use testing::imports::{Desk, places};
use testing::on_each_database;

const HEADER: &str = "Nom;Code client;SIRET;Numéro de TVA;E-mail;Téléphone;Adresse;Ville;Contact : prénom;Contact : nom;Contact : e-mail\n";

/// What stands in each column now and then: few values, so that rows have much in common.
const CELLS: [&[&str]; 11] = [
    &["SCI Martin", "Martin SARL", "Martin", "Roche", "", "Jean Martin"],
    &["", "", "", "N-1", "N-2", "N-3"],
    &["", "", "73282932000074", "35600000000048", "0"],
    &["", "", "", "FR39356000000", "FR44732829320", "demain"],
    &["", "compta@cabinet.example", "a@x.example", "pas un e-mail"],
    &["", "", "04 72 00 12 34", "026185"],
    &["", "1 rue A", "2 rue B"],
    &["", "Lyon", "Bourg", "LYON CEDEX 03"],
    &["", "", "Jean", "Anne"],
    &["", "", "Martin", "Roy"],
    &["", "", "jean@x.example", "compta@cabinet.example"],
];

/// The next of a row of numbers that look like chance and are the same every time.
fn next(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 40).unwrap()
}

fn file(seed: &mut u64) -> String {
    let mut file = HEADER.to_owned();
    for _ in 0..=(next(seed) % 30) {
        let cells = CELLS.map(|cells| cells[next(seed) % cells.len()]);
        writeln!(file, "{}", cells.join(";")).unwrap();
    }
    file
}

/// Tried out, then brought in: both add up, and say the same; each row that did not come in is told, once.
async fn adds_up(desk: &Desk, text: &str, policy: Policy) -> Counts {
    let id = desk.upload(text).await;
    let task = desk.task(id, policy).await;
    let preview = imports::preview(&desk.access.read(), &desk.uploads, id, &task, places()).await.unwrap();
    let counts = desk.run(id, &task).await.unwrap();
    // What is wrong beside what an earlier row has made is found once that is there.
    let plain = |counts: Counts| Counts { to_check: 0, ..counts };
    // What a row changes of a client, a later row of the run finds, and the preview does not.
    if policy != Policy::Update {
        assert_eq!(plain(preview.counts), plain(counts), "{policy:?}\n{text}");
    }
    assert!(preview.counts.add_up() && preview.counts.rows == counts.rows, "{:?}\n{text}", preview.counts);
    assert!(counts.add_up(), "{counts:?}\n{text}");
    let (refused, skipped) = (desk.rejected(id), desk.skipped(id));
    assert_eq!((refused.len(), skipped.len()), (counts.rejected as usize, counts.skipped as usize), "{text}");
    let lines: Vec<u32> = refused.iter().map(|row| row.line).chain(skipped.iter().map(|row| row.line)).collect();
    assert_eq!(lines.iter().collect::<BTreeSet<_>>().len(), lines.len(), "{lines:?}\n{text}");
    let written: Vec<&str> = text.lines().collect();
    let told = refused.iter().map(|row| (row.line, &row.cells)).chain(skipped.iter().map(|row| (row.line, &row.cells)));
    for (line, cells) in told {
        let plain = |row: &str| row.trim_end_matches(';').to_owned();
        assert_eq!(plain(&cells.join(";")), plain(written[line as usize - 1]), "as the file has it");
    }
    counts
}

on_each_database! {
    async fn rows_in_are_rows_out(db: TestDb) {
        let desk = Desk::new(db).await;
        let mut seed = 20_260;
        let mut all = Counts::default();
        for round in 0..12 {
            let text = file(&mut seed);
            let policy = [Policy::Skip, Policy::Update, Policy::Create][round % 3];
            let counts = adds_up(&desk, &text, policy).await;
            all.created += counts.created;
            all.merged += counts.merged;
            all.updated += counts.updated;
            all.skipped += counts.skipped;
            all.rejected += counts.rejected;
        }
        let Counts { created, merged, updated, skipped, rejected, .. } = all;
        assert!([created, merged, updated, skipped, rejected].iter().all(|count| *count > 0), "each fate is tried: {all:?}");
        assert_eq!(store::verify::run(&desk.db.database).await.unwrap(), []);
    }

    async fn rows_of_clients_that_are_left_as_they_are_are_told(db: TestDb) {
        let desk = Desk::new(db).await;
        let text = "Nom;E-mail\nRoche;a@roche.example\nDurand;d@durand.example\n";
        assert_eq!(adds_up(&desk, text, Policy::Skip).await.created, 2);
        let again = adds_up(&desk, text, Policy::Skip).await;
        assert_eq!((again.skipped, again.set_aside()), (2, 2));
        // An update that changes nothing leaves them as they are as well.
        assert_eq!(adds_up(&desk, text, Policy::Update).await.skipped, 2);
    }
}
