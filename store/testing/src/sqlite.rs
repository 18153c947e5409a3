//! Files of SQLite for tests. The schema is made once a test program and copied: making it takes longer than most tests.

use migrations::{Migrator, MigratorTrait};
use store::Database;
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// A file with the schema and no rows.
static MIGRATED: OnceCell<Vec<u8>> = OnceCell::const_new();

/// A folder for a file, and the file's address. There is none yet.
///
/// # Panics
/// When there is no room for it.
#[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
pub fn empty() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join(NAME).display());
    (folder, url)
}

/// The same, with the schema.
///
/// # Panics
/// When it cannot be made.
#[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
pub async fn migrated() -> (TempDir, String) {
    let bytes = MIGRATED.get_or_init(schema).await;
    let (folder, url) = empty();
    std::fs::write(folder.path().join(NAME), bytes).unwrap();
    (folder, url)
}

const NAME: &str = "test.db";

#[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
async fn schema() -> Vec<u8> {
    let (folder, url) = empty();
    let database = Database::open(&url, crate::secrets()).await.unwrap();
    Migrator::up(database.write(), None).await.unwrap();
    // Closing it writes all that is beside the file into it.
    database.close().await.unwrap();
    std::fs::read(folder.path().join(NAME)).unwrap()
}
