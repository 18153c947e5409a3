//! A fresh database for each test, on SQLite and on PostgreSQL.
//!
//! `cargo xtask test` starts a throw-away PostgreSQL and names it in `CLIENTELE_TEST_POSTGRES`.

pub mod clients;
pub mod imports;
pub mod people;
mod postgres;
mod rows;
mod sqlite;
pub mod statements;

use domain::sealed::Key;
use migrations::{Migrator, MigratorTrait};
use postgres::Made;
use sea_orm::{ConnectionTrait, Statement, Value};
use store::{Database, Secrets};

pub use rows::Uses;

/// The key of every test's installation.
#[must_use]
pub fn secrets() -> Secrets {
    Secrets::new(Key::new([7; 32]))
}

/// A database of its own for one test, migrated and empty.
pub struct TestDb {
    /// The database.
    pub database: Database,
    /// Where it is, for a process of its own.
    pub url: String,
    _made: Place,
}

/// What goes when the test ends.
enum Place {
    Folder { _sqlite: tempfile::TempDir },
    Cluster { _postgres: Made },
}

impl TestDb {
    /// On SQLite, in a folder that goes with the test.
    ///
    /// # Panics
    /// When it cannot be made: the test cannot run.
    #[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
    pub async fn sqlite() -> Self {
        let (folder, url) = sqlite::migrated().await;
        Self { database: Database::open(&url, secrets()).await.unwrap(), url, _made: Place::Folder { _sqlite: folder } }
    }

    /// On PostgreSQL, in a new database of the throw-away cluster.
    ///
    /// # Panics
    /// When there is no cluster: run the tests by `cargo xtask test`.
    pub async fn postgres() -> Self {
        Self::at(Made::migrated().await).await
    }

    /// On PostgreSQL, without a schema: for a test that starts the program itself.
    ///
    /// # Panics
    /// As [`TestDb::postgres`].
    pub async fn postgres_empty() -> Self {
        Self::at(Made::empty().await).await
    }

    #[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
    async fn at(made: Made) -> Self {
        let database = Database::open(&made.url, secrets()).await.unwrap();
        Self { database, url: made.url.clone(), _made: Place::Cluster { _postgres: made } }
    }

    /// On both databases, with the schema as it was before a step: for a test of what the step makes of what there is.
    ///
    /// # Panics
    /// As [`TestDb::postgres`], and when there is no such step.
    #[expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot start must fail")]
    pub async fn both_before(step: &str) -> [Self; 2] {
        let steps = Migrator::migrations().iter().position(|migration| migration.name() == step);
        let steps = u32::try_from(steps.expect("no such step")).unwrap();
        let (folder, url) = sqlite::empty();
        let database = Database::open(&url, secrets()).await.unwrap();
        let sqlite = Self { database, url, _made: Place::Folder { _sqlite: folder } };
        let both = [sqlite, Self::postgres_empty().await];
        for db in &both {
            Migrator::up(db.database.write(), Some(steps)).await.unwrap();
        }
        both
    }

    /// Runs a statement as an earlier version would have: `$1`, `$2`, … stand for the values.
    ///
    /// # Panics
    /// When the database refuses it.
    #[expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]
    pub async fn run(&self, sql: &str, values: Vec<Value>) {
        let write = self.database.write();
        write.execute_raw(Statement::from_sql_and_values(write.get_database_backend(), sql, values)).await.unwrap();
    }

    /// Takes the steps that are left.
    ///
    /// # Panics
    /// When one fails.
    #[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
    pub async fn migrate(&self) {
        Migrator::up(self.database.write(), None).await.unwrap();
    }
}

/// Runs each test twice: on SQLite and on PostgreSQL.
#[macro_export]
macro_rules! on_each_database {
    ($($(#[$meta:meta])* async fn $name:ident($db:ident: TestDb) $body:block)+) => {$(
        mod $name {
            use super::*;

            $(#[$meta])*
            async fn check($db: $crate::TestDb) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                check($crate::TestDb::sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                check($crate::TestDb::postgres().await).await;
            }
        }
    )+};
}
