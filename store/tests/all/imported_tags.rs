//! Tags that a file brings: made with the clients that bear them, and the same however they are written.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::fs;

use domain::clients::CLIENTS;
use domain::ids::ImportId;
use domain::imports::{Counts, Handling, Policy, ReadAs};
use domain::lists::ListKind;
use domain::subject::Subject;
use domain::text::Text;
use store::imports::{self, Places, Task, Uploads};
use store::{Access, clients, lists};
use testing::clients::listed;
use testing::on_each_database;
use uuid::Uuid;

const PLACES: Places = Places { country: |_| None, province: |_, _| None, language: |_| None };

/// What the preview said that lists would gain, and what came of the file.
async fn import(access: &Access, file: &str, policy: Policy) -> (Vec<(ListKind, String)>, Counts) {
    let folder = tempfile::tempdir().unwrap();
    let uploads = Uploads::under(folder.path());
    uploads.prepare().unwrap();
    let id = ImportId(Uuid::now_v7());
    fs::write(uploads.file(id), file).unwrap();
    let tx = access.begin().await.unwrap();
    imports::received(&tx, Subject::Client, id, &Text::parse("clients.csv").unwrap()).await.unwrap();
    tx.commit().await.unwrap();
    let described = imports::describe(&access.read(), &uploads, id, (None, ReadAs::default())).await.unwrap();
    let read_as = described.read_as();
    let handling = Handling { replaced: described.mapping.clone(), ..Handling::default() };
    let (subject, file, mapping) = (Subject::Client, described.file, described.mapping);
    let task = Task { subject, file, mapping, policy, read_as, handling };
    let before = tags(access).await;
    let preview = imports::preview(&access.read(), &uploads, id, &task, PLACES).await.unwrap();
    assert_eq!(tags(access).await, before, "a preview makes no tag");
    let counts = imports::run_now(access, &uploads, id, &task, PLACES).await.unwrap();
    assert_eq!(counts, preview.counts);
    (preview.new_items, counts)
}

async fn tags(access: &Access) -> Vec<String> {
    let items = lists::choices(&access.read()).await.unwrap();
    items.into_iter().filter(|item| item.kind == ListKind::Tag).map(|item| item.label).collect()
}

/// The words of the tags of the only client of that name, in the order of the alphabet.
async fn tags_of(access: &Access, name: &str) -> Vec<String> {
    let row = listed(access, &CLIENTS.usual().filtered(name)).await.remove(0);
    let client = clients::get(&access.read(), row.id).await.unwrap();
    let items = lists::choices(&access.read()).await.unwrap();
    let borne = items.into_iter().filter(|item| client.data.tags.ids().any(|id| id == item.id));
    let mut labels: Vec<String> = borne.map(|item| item.label).collect();
    labels.sort();
    labels
}

on_each_database! {
    async fn a_file_brings_its_tags(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let file = "Nom;Étiquettes\nRoche;\"VIP, Presse\"\nMartin;presse|Salon\nDurand;\nFaux nom;\n";
        let (new, counts) = import(&nord, file, Policy::Skip).await;
        assert_eq!(new, ["VIP", "Presse", "Salon"].map(|label| (ListKind::Tag, label.to_owned())));
        assert_eq!(counts.created, 4);
        assert_eq!(tags(&nord).await, ["VIP", "Presse", "Salon"]);
        assert_eq!(tags_of(&nord, "Roche").await, ["Presse", "VIP"]);
        assert_eq!(tags_of(&nord, "Martin").await, ["Presse", "Salon"]);
        assert_eq!(tags_of(&nord, "Durand").await, [""; 0]);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
        // In another order they are the same; blank leaves what there is; others take their place.
        let (new, counts) = import(&nord, "Nom;Tags\nRoche;presse\nMartin;\n", Policy::Update).await;
        assert_eq!((new.len(), counts.updated, counts.skipped), (0, 1, 1));
        assert_eq!(tags_of(&nord, "Roche").await, ["Presse"]);
        assert_eq!(tags_of(&nord, "Martin").await, ["Presse", "Salon"]);
        let (_, counts) = import(&nord, "Nom;Labels\nMartin;Salon | Presse\n", Policy::Update).await;
        assert_eq!((counts.updated, counts.skipped), (0, 1), "nothing to change");
    }

    async fn a_row_that_is_refused_makes_no_tag(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let many = (0..21).map(|at| format!("Étiquette {at}")).collect::<Vec<_>>().join("|");
        let file = format!("Nom;Tags;E-mail\n;Perdue;pas un e-mail\nMartin;{many};\n");
        let (new, counts) = import(&nord, &file, Policy::Skip).await;
        assert_eq!((new.len(), counts.created, counts.rejected, counts.to_check), (0, 1, 1, 1));
        assert_eq!(tags(&nord).await, [""; 0], "nor does a client that has too many");
    }
}
