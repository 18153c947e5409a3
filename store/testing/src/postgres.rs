//! Databases of the throw-away PostgreSQL, each gone with its test: together they would take gigabytes.

use std::sync::atomic::{AtomicBool, Ordering};

use sea_orm::{ConnectionTrait, DbErr};

/// Whether the server once did not answer. Then no test waits for it again: hundreds would, half a minute each.
static LOST: AtomicBool = AtomicBool::new(false);

/// A database without a schema, dropped with this value.
pub struct Made {
    /// Where it is.
    pub url: String,
    cluster: String,
    name: String,
}

impl Made {
    /// Makes it.
    ///
    /// # Panics
    /// When the server is not named or does not answer.
    #[expect(clippy::expect_used, reason = "a test that cannot start must fail")]
    pub async fn new() -> Self {
        let cluster = std::env::var("CLIENTELE_TEST_POSTGRES")
            .expect("CLIENTELE_TEST_POSTGRES names a PostgreSQL to make databases in; `cargo xtask test` starts one");
        let cluster = cluster.trim_end_matches('/').to_owned();
        assert!(!LOST.load(Ordering::Relaxed), "PostgreSQL does not answer any more");
        let name = format!("t{}", uuid::Uuid::now_v7().simple());
        let made = as_owner(&cluster, &format!("CREATE DATABASE {name}")).await;
        LOST.store(made.is_err(), Ordering::Relaxed);
        made.expect("PostgreSQL makes a database");
        Self { url: format!("{cluster}/{name}"), cluster, name }
    }
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
