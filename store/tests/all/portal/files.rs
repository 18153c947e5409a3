//! Files of clients, and those of them that a contact sees.

use domain::activity::Event;
use domain::client_files::{FileAct, LET_GO, LetGo};
use domain::error::Refusal;
use domain::ids::{ClientId, FileId};
use domain::state::Act;
use domain::text::Text;
use store::files::{self, NewFile};
use store::{Access, StoreError, StoreResult, activity, client_files, clients, jobs, verify};
use testing::on_each_database;
use testing::people::noon;

use super::company;

fn called(name: &str) -> NewFile {
    let content_type = "application/pdf".to_owned();
    NewFile { name: Text::parse(name).unwrap(), content_type, size: 2_048, sha256: "0".repeat(64) }
}

async fn add(access: &Access, client: ClientId, name: &str) -> StoreResult<FileId> {
    let tx = access.begin().await?;
    let id = client_files::add(&tx, client, called(name)).await?;
    tx.commit().await?;
    Ok(id)
}

async fn share(access: &Access, client: ClientId, id: FileId, is_shared: bool) -> StoreResult<()> {
    let tx = access.begin().await?;
    client_files::share(&tx, client, id, is_shared).await?;
    tx.commit().await
}

async fn remove(access: &Access, client: ClientId, id: FileId) -> StoreResult<()> {
    let tx = access.begin().await?;
    client_files::remove(&tx, client, id).await?;
    tx.commit().await
}

fn is_not_found<T: std::fmt::Debug>(answer: &StoreResult<T>) -> bool {
    matches!(answer, Err(StoreError::NotFound))
}

on_each_database! {
    async fn a_file_is_seen_by_contacts_once_it_is_shared(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        let plan = add(&nord, client.id, "Plan.pdf").await.unwrap();
        let note = add(&nord, client.id, "Note interne.pdf").await.unwrap();
        let read = nord.read();
        let names = |files: Vec<client_files::ClientFile>| files.into_iter().map(|file| file.name).collect::<Vec<_>>();
        assert_eq!(names(client_files::of_client(&read, client.id).await.unwrap()), ["Note interne.pdf", "Plan.pdf"]);
        assert!(client_files::shared_with(&read, client.id).await.unwrap().is_empty());
        assert!(is_not_found(&client_files::get_shared(&read, client.id, plan).await));
        for _ in 0..2 {
            share(&nord, client.id, plan, true).await.unwrap();
        }
        assert_eq!(names(client_files::shared_with(&read, client.id).await.unwrap()), ["Plan.pdf"]);
        assert_eq!(client_files::get_shared(&read, client.id, plan).await.unwrap().size, 2_048);
        assert!(is_not_found(&client_files::get_shared(&read, client.id, note).await));
        share(&nord, client.id, plan, false).await.unwrap();
        assert!(is_not_found(&client_files::get_shared(&read, client.id, plan).await));
        remove(&nord, client.id, plan).await.unwrap();
        assert!(is_not_found(&files::get(&read, plan).await) && is_not_found(&remove(&nord, client.id, plan).await));
        let told = activity::of_client(&read, client.id, None, 10).await.unwrap();
        let acts: Vec<_> = told
            .iter()
            .filter_map(|entry| if let Event::FileKept { act, name } = &entry.event { Some((*act, name.as_str())) } else { None })
            .collect();
        let of_plan = |act| (act, "Plan.pdf");
        assert_eq!(
            acts,
            [
                of_plan(FileAct::Removed),
                of_plan(FileAct::Unshared),
                of_plan(FileAct::Shared),
                (FileAct::Added, "Note interne.pdf"),
                of_plan(FileAct::Added)
            ],
            "what changes nothing is not told"
        );
        assert_eq!(verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_file_is_of_one_client_of_one_company(db: TestDb) {
        let ((nord, mine), (sud, theirs)) = (company(&db, "Nord").await, company(&db, "Sud").await);
        let file = add(&nord, mine.id, "Plan.pdf").await.unwrap();
        share(&nord, mine.id, file, true).await.unwrap();
        assert!(is_not_found(&add(&nord, theirs.id, "Plan.pdf").await));
        assert!(is_not_found(&client_files::of_client(&nord.read(), theirs.id).await));
        assert!(is_not_found(&client_files::get_shared(&sud.read(), theirs.id, file).await));
        assert!(is_not_found(&client_files::get_shared(&nord.read(), theirs.id, file).await));
        assert!(is_not_found(&share(&sud, theirs.id, file, true).await));
        assert!(is_not_found(&remove(&sud, theirs.id, file).await));
        let tx = nord.begin().await.unwrap();
        clients::act(&tx, &[mine.id], Act::Delete).await.unwrap();
        tx.commit().await.unwrap();
        let refused = add(&nord, mine.id, "Plan.pdf").await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::Deleted))), "{refused:?}");
    }

    async fn bytes_are_let_go_of_once_no_file_has_them(db: TestDb) {
        let ((nord, mine), (sud, theirs)) = (company(&db, "Nord").await, company(&db, "Sud").await);
        let (one, other) = (add(&nord, mine.id, "Plan.pdf").await.unwrap(), add(&nord, mine.id, "Le même.pdf").await.unwrap());
        let same = add(&sud, theirs.id, "Plan.pdf").await.unwrap();
        let bytes = called("Plan.pdf").sha256;
        let held = async || !files::held(&db.database, &[bytes.clone(), "1".repeat(64)]).await.unwrap().is_empty();
        for (access, client, id) in [(&nord, mine.id, one), (&nord, mine.id, other), (&sud, theirs.id, same)] {
            assert!(held().await);
            remove(access, client, id).await.unwrap();
        }
        assert!(!held().await);
        // Those of a company are one job.
        let claim = async || jobs::claim(&db.database, &[LET_GO], &[], noon()).await.unwrap();
        let mut asked = Vec::new();
        for _ in 0..2 {
            let job = claim().await.unwrap();
            asked.push((job.access().company() == nord.company(), job.payload::<LetGo>().unwrap().files.len()));
        }
        asked.sort_unstable();
        assert_eq!(asked, [(false, 1), (true, 2)]);
        assert!(claim().await.is_none());
        assert_eq!(verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_file_that_is_recorded_of_another_client_is_found(db: TestDb) {
        let (nord, client) = company(&db, "Nord").await;
        add(&nord, client.id, "Plan.pdf").await.unwrap();
        assert_eq!(verify::run(&db.database).await.unwrap(), []);
        db.corrupt("UPDATE files SET record_id = company_id").await;
        let found = verify::run(&db.database).await.unwrap();
        assert!(found.iter().any(|one| one.invariant == 7 && one.text.starts_with("file ")), "{found:?}");
    }
}
