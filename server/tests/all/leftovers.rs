//! Bytes are let go of once no file has them, and never while somebody may be about to note one that does.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::fs::{self, File};
use std::path::PathBuf;
use std::time::SystemTime;

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{ClientId, FileId};
use domain::text::Text;
use server::transfer::leftovers::Leftovers;
use store::files::NewFile;
use store::{Access, client_files};
use tempfile::TempDir;
use testing::TestDb;
use testing::clients::{created, named};
use testing::people::noon;

/// A company, its client, and the folder of files.
struct Kept {
    db: TestDb,
    data: TempDir,
    nord: Access,
    client: ClientId,
}

impl Kept {
    async fn new() -> Self {
        let db = TestDb::sqlite().await;
        let nord = db.empty_company("Nord").await;
        let client = created(&nord, &named("Roche")).await.id;
        let data = tempfile::tempdir().unwrap();
        fs::create_dir(data.path().join("files")).unwrap();
        Self { db, data, nord, client }
    }

    fn leftovers(&self) -> Leftovers {
        Leftovers::of(self.db.database.clone(), self.data.path())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.data.path().join("files").join(name)
    }

    /// Bytes that were kept at an instant.
    fn bytes(&self, name: &str, at: DateTime<Utc>) {
        let path = self.path(name);
        fs::write(&path, name).unwrap();
        File::options().write(true).open(path).unwrap().set_modified(SystemTime::from(at)).unwrap();
    }

    fn is_there(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    /// A file that has these bytes.
    async fn file(&self, sha256: &str) -> FileId {
        let name = Text::parse("Plan.pdf").unwrap();
        let new = NewFile { name, content_type: "application/pdf".into(), size: 64, sha256: sha256.into() };
        let tx = self.nord.begin().await.unwrap();
        let id = client_files::add(&tx, self.client, new).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    async fn removed(&self, id: FileId) {
        let tx = self.nord.begin().await.unwrap();
        client_files::remove(&tx, self.client, id).await.unwrap();
        tx.commit().await.unwrap();
    }
}

fn name(letter: &str) -> String {
    letter.repeat(64)
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_stay_while_a_file_has_them() {
    let kept = Kept::new().await;
    let (shared, now) = (name("a"), noon() + TimeDelta::hours(2));
    kept.bytes(&shared, noon());
    let (one, other) = (kept.file(&shared).await, kept.file(&shared).await);
    kept.removed(one).await;
    assert!(kept.leftovers().let_go(&shared, now).await.unwrap());
    assert!(kept.is_there(&shared), "another file has the same");
    kept.removed(other).await;
    assert!(kept.leftovers().let_go(&shared, now).await.unwrap());
    assert!(!kept.is_there(&shared) && !kept.is_there(&format!("{shared}.gone")));
    assert!(kept.leftovers().let_go(&shared, now).await.unwrap(), "done is done");
    // Whoever keeps bytes notes their file a moment later.
    let fresh = name("b");
    kept.bytes(&fresh, now - TimeDelta::minutes(9));
    assert!(!kept.leftovers().let_go(&fresh, now).await.unwrap());
    assert!(kept.is_there(&fresh));
    assert!(kept.leftovers().let_go(&fresh, now + TimeDelta::minutes(1)).await.unwrap());
    assert!(!kept.is_there(&fresh));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_crash_has_left_goes_after_a_week() {
    let kept = Kept::new().await;
    let (left, held, young, elsewhere) = (name("a"), name("b"), name("c"), name("d"));
    let (aside, now) = (format!("{}.gone", name("e")), noon() + TimeDelta::days(8));
    kept.bytes(&left, noon() + TimeDelta::hours(1));
    kept.bytes(&aside, noon() + TimeDelta::hours(1));
    kept.bytes(&held, noon() + TimeDelta::hours(1));
    kept.file(&held).await;
    kept.bytes(&young, now - TimeDelta::days(1));
    kept.bytes(&elsewhere, noon() - TimeDelta::days(30));
    assert_eq!(kept.leftovers().sweep(now).await.unwrap(), 2);
    assert!(!kept.is_there(&left) && !kept.is_there(&aside));
    assert!(kept.is_there(&held) && kept.is_there(&young), "somebody has it, or may be about to");
    assert!(kept.is_there(&elsewhere), "it is older than anything that is known here: another database's");
    assert_eq!(kept.leftovers().sweep(now).await.unwrap(), 0);
}
