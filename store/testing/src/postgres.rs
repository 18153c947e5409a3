//! Databases of the throw-away PostgreSQL, each gone with its test: together they would take gigabytes.

use std::sync::atomic::{AtomicBool, Ordering};

use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DbErr};
use store::Database;
use tokio::sync::OnceCell;

/// Whether the server once did not answer. Then no test waits for it again: hundreds would, half a minute each.
static LOST: AtomicBool = AtomicBool::new(false);

/// The name of a database with the schema and no rows, made once a test program and copied.
static MIGRATED: OnceCell<String> = OnceCell::const_new();

/// A database, dropped with this value.
pub struct Made {
    /// Where it is.
    pub url: String,
    cluster: String,
    name: String,
}

impl Made {
    /// One without a schema.
    ///
    /// # Panics
    /// When the server is not named or does not answer.
    pub async fn empty() -> Self {
        Self::of("template1").await
    }

    /// One with the schema.
    ///
    /// # Panics
    /// As [`Made::empty`].
    pub async fn migrated() -> Self {
        Self::of(MIGRATED.get_or_init(schema).await).await
    }

    #[expect(clippy::expect_used, reason = "a test that cannot start must fail")]
    async fn of(template: &str) -> Self {
        let cluster = std::env::var("CLIENTELE_TEST_POSTGRES")
            .expect("CLIENTELE_TEST_POSTGRES names a PostgreSQL to make databases in; `cargo xtask test` starts one");
        let cluster = cluster.trim_end_matches('/').to_owned();
        assert!(!LOST.load(Ordering::Relaxed), "PostgreSQL does not answer any more");
        let name = format!("t{}", uuid::Uuid::now_v7().simple());
        let made = as_owner(&cluster, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        if matches!(made, Err(DbErr::Conn(_))) {
            LOST.store(true, Ordering::Relaxed);
        }
        made.expect("PostgreSQL makes a database");
        Self { url: format!("{cluster}/{name}"), cluster, name }
    }
}

/// Stays with the server, which is thrown away after the tests.
#[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
async fn schema() -> String {
    let made = Made::empty().await;
    let database = Database::open(&made.url, crate::secrets()).await.unwrap();
    Migrator::up(database.write(), None).await.unwrap();
    // Nobody may be connected to a database while it is copied.
    database.close().await.unwrap();
    let name = made.name.clone();
    std::mem::forget(made);
    name
}

async fn as_owner(cluster: &str, statement: &str) -> Result<(), DbErr> {
    let owner = sea_orm::Database::connect(format!("{cluster}/postgres")).await?;
    owner.execute_unprepared(statement).await?;
    owner.close().await
}

impl Drop for Made {
    fn drop(&mut self) {
        if LOST.load(Ordering::Relaxed) {
            return;
        }
        let (cluster, statement) = (self.cluster.clone(), format!("DROP DATABASE {} WITH (FORCE)", self.name));
        // The test's runtime may be ending: this needs one of its own, and so a thread.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().ok()?;
            runtime.block_on(as_owner(&cluster, &statement)).ok()
        });
        // A database that stays is no fault of the test: the server goes with all of them.
        let _ = dropping.join();
    }
}
