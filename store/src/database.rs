//! The connections: on SQLite one writer and a pool of readers, on PostgreSQL one pool.

use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};

use crate::jobs::Here;
use crate::listing::Tables;

/// How many reads run at once; more only queue at two or four cores.
const READERS: u32 = 8;
/// How many connections a process keeps to PostgreSQL.
const POSTGRES_POOL: u32 = 20;
/// How long a write waits for another one, an import for instance, before it is told to come back. Shorter than the server lets a call
/// take, so that the answer is this one.
const BUSY: Duration = Duration::from_secs(20);

/// The database, open.
#[derive(Clone, Debug)]
pub struct Database {
    write: DatabaseConnection,
    read: DatabaseConnection,
    tables: Tables,
    jobs: Here,
}

impl Database {
    /// Opens `sqlite://path` (created when missing) or `postgres://…`.
    pub async fn open(url: &str) -> Result<Self, DbErr> {
        if url.starts_with("sqlite:") {
            let write = sea_orm::Database::connect(sqlite(url, 1)).await?;
            let read = sea_orm::Database::connect(sqlite(url, READERS)).await?;
            Ok(Self { write, read, tables: Tables::default(), jobs: Here::default() })
        } else {
            let mut options = ConnectOptions::new(url);
            options.max_connections(POSTGRES_POOL).acquire_timeout(BUSY).sqlx_logging(false);
            let pool = sea_orm::Database::connect(options).await?;
            Ok(Self { write: pool.clone(), read: pool, tables: Tables::default(), jobs: Here::default() })
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
