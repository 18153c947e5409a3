//! The connections: on SQLite one writer and a pool of readers, on PostgreSQL one pool.

use std::sync::Arc;
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sea_orm::sqlx::{self, Connection};
use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode,
    Statement, TransactionOptions, TransactionTrait,
};

use crate::audit::Origin;
use crate::jobs::Here;
use crate::listing::Tables;
use crate::{Secrets, StoreResult};

/// How many reads run at once; more only queue at two or four cores.
const READERS: u32 = 8;
/// How many connections a process keeps to PostgreSQL.
const POSTGRES_POOL: u32 = 20;
/// How long a write waits for another one, an import for instance, before it is told to come back. Shorter than the server lets a call
/// take, so that the answer is this one.
const BUSY: Duration = Duration::from_secs(20);
/// How long a probe waits for another write.
const PATIENCE: Duration = Duration::from_secs(2);
/// SQLite's code for a statement that makes no sense, such as the end of a transaction that was not begun.
const NOTHING_TO_END: &str = "1";

/// The database, open.
#[derive(Clone, Debug)]
pub struct Database {
    write: DatabaseConnection,
    read: DatabaseConnection,
    tables: Tables,
    jobs: Here,
    secrets: Secrets,
    origin: Option<Arc<Origin>>,
}

impl Database {
    /// Opens `sqlite://path` (created when missing) or `postgres://…`. What is secret in it is sealed with the installation's key.
    pub async fn open(url: &str, secrets: Secrets) -> Result<Self, DbErr> {
        if url.starts_with("sqlite:") {
            let mut writer = sqlite(url, 1);
            writer.map_sqlx_sqlite_before_acquire(|connection, _| Box::pin(async { Ok(is_clean(connection).await) }));
            let write = sea_orm::Database::connect(writer).await?;
            let read = sea_orm::Database::connect(sqlite(url, READERS)).await?;
            Ok(Self { write, read, tables: Tables::default(), jobs: Here::default(), secrets, origin: None })
        } else {
            let mut options = ConnectOptions::new(url);
            options.max_connections(POSTGRES_POOL).acquire_timeout(BUSY).sqlx_logging(false);
            let pool = sea_orm::Database::connect(options).await?;
            Ok(Self {
                write: pool.clone(),
                read: pool,
                tables: Tables::default(),
                jobs: Here::default(),
                secrets,
                origin: None,
            })
        }
    }

    /// Has whoever counts what verbs cost hear each statement, once it was carried out.
    pub fn hear(&mut self, heard: impl Fn(&str) + Clone + Send + Sync + 'static) {
        let of_reads = heard.clone();
        self.read.set_metric_callback(move |info| of_reads(&info.statement.sql));
        self.write.set_metric_callback(move |info| heard(&info.statement.sql));
    }

    /// The connection for reads.
    #[must_use]
    pub const fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// The connection for the schema and for single statements that write.
    #[must_use]
    pub const fn write(&self) -> &DatabaseConnection {
        &self.write
    }

    /// What is kept in memory of what was read; another process has its own.
    pub(crate) const fn tables(&self) -> &Tables {
        &self.tables
    }

    /// What this process knows of jobs; another has its own.
    pub(crate) const fn jobs(&self) -> &Here {
        &self.jobs
    }

    /// What seals secrets at rest.
    #[must_use]
    pub const fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// The handle of one request: what is done by it is known to come from there.
    #[must_use]
    pub fn asked_from(&self, origin: Origin) -> Self {
        Self { origin: Some(Arc::new(origin)), ..self.clone() }
    }

    /// Where the request comes from that this handle is for.
    pub(crate) const fn origin(&self) -> Option<&Arc<Origin>> {
        self.origin.as_ref()
    }

    /// Returns once a job was asked for in this process; at once if one was since the last call.
    pub async fn job_asked(&self) {
        self.jobs.rung().await;
    }

    /// Begins a transaction that writes. On SQLite it takes the write lock at once: a deferred one fails when it upgrades.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.write.begin_with_options(options).await
    }

    /// Whether what is written now is kept: writes something that changes nothing. Another write that lasts is no reason to doubt.
    pub async fn probe(&self) -> StoreResult<()> {
        let Ok(begun) = tokio::time::timeout(PATIENCE, self.begin()).await else { return Ok(()) };
        let tx = begun?;
        if self.is_sqlite() {
            let version = tx.query_one_raw(Statement::from_string(DbBackend::Sqlite, "PRAGMA user_version")).await?;
            let version: i32 = version.map_or(Ok(0), |row| row.try_get_by_index(0))?;
            tx.execute_unprepared(&format!("PRAGMA user_version = {version}")).await?;
        } else {
            // Takes the number that only a transaction that writes gets.
            tx.execute_unprepared("SELECT pg_current_xact_id()").await?;
        }
        Ok(tx.commit().await?)
    }

    /// Which database it is.
    #[must_use]
    pub fn is_sqlite(&self) -> bool {
        self.write.get_database_backend() == DbBackend::Sqlite
    }

    /// Closes every connection; on SQLite this also folds the write-ahead log into the file.
    pub async fn close(self) -> Result<(), DbErr> {
        self.read.close().await?;
        self.write.close().await
    }
}

/// Whether no transaction is open on the writer that comes back; where one is, the connection is thrown away.
///
/// SQLite ends a transaction by itself when it cannot write. sqlx does not hear of that: its own rollback fails then, it keeps counting,
/// and every later transaction would be a part of one that nobody commits, whose writes are acknowledged and lost.
async fn is_clean(connection: &mut SqliteConnection) -> bool {
    // SQLite refuses to end what was not begun; to ask also waits for the rollback of whoever went away.
    let is_refused = sqlx::query("ROLLBACK").execute(&mut *connection).await.is_err_and(|error| {
        error.as_database_error().and_then(sqlx::error::DatabaseError::code).is_some_and(|code| code == NOTHING_TO_END)
    });
    let is_clean = is_refused && !connection.is_in_transaction();
    if !is_clean {
        tracing::error!("a transaction was left open: its connection is thrown away");
    }
    is_clean
}

fn sqlite(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).acquire_timeout(BUSY).sqlx_logging(false).map_sqlx_sqlite_opts(|options| {
        options
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // FULL: an acknowledged write survives a power cut.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY)
    });
    options
}
