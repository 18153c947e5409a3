//! A write that another one keeps out is told to come back, and is no failure of ours.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::time::Duration;

use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DbBackend, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait,
};
use store::StoreError;

/// One connection that does not wait.
async fn impatient(url: &str) -> DatabaseConnection {
    let soon = Duration::from_millis(20);
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(1)
        // On a busy machine, opening the file takes longer than a write waits.
        .acquire_timeout(Duration::from_secs(1))
        .map_sqlx_sqlite_opts(move |options| options.create_if_missing(true).busy_timeout(soon));
    sea_orm::Database::connect(options).await.unwrap()
}

fn immediate() -> TransactionOptions {
    TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    }
}

#[tokio::test]
async fn a_write_that_cannot_begin_is_busy() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("busy.db").display());
    let (one, other) = (impatient(&url).await, impatient(&url).await);
    let writing = one.begin_with_options(immediate()).await.unwrap();

    let in_this_process = StoreError::from(one.begin_with_options(immediate()).await.unwrap_err());
    assert!(matches!(in_this_process, StoreError::Busy), "{in_this_process:?}");
    let in_another = StoreError::from(other.begin_with_options(immediate()).await.unwrap_err());
    assert!(matches!(in_another, StoreError::Busy), "{in_another:?}");

    writing.rollback().await.unwrap();
    let wrong = StoreError::from(other.execute_unprepared("no such statement").await.unwrap_err());
    assert!(matches!(wrong, StoreError::Database(_)), "{wrong:?}");
}

#[tokio::test]
async fn what_cannot_be_written_is_told_as_such() {
    let db = testing::TestDb::sqlite().await;
    let write = db.database.write();
    write.execute_unprepared("PRAGMA query_only = ON").await.unwrap();
    let wrong = StoreError::from(write.execute_unprepared("CREATE TABLE x (y)").await.unwrap_err());
    assert!(matches!(wrong, StoreError::Unwritable(_)), "{wrong:?}");
    assert!(matches!(db.database.probe().await, Err(StoreError::Unwritable(_))));
    write.execute_unprepared("PRAGMA query_only = OFF").await.unwrap();
    db.database.probe().await.unwrap();
}

#[tokio::test]
async fn what_postgres_cannot_write_is_told_as_such() {
    let db = testing::TestDb::postgres_empty().await;
    db.database.probe().await.unwrap();
    for code in ["53100", "58030"] {
        let raise = format!("DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '{code}'; END $$");
        let wrong = StoreError::from(db.database.write().execute_unprepared(&raise).await.unwrap_err());
        assert!(matches!(wrong, StoreError::Unwritable(_)), "{wrong:?}");
    }
    let tx = db.database.begin().await.unwrap();
    tx.execute_unprepared("SET TRANSACTION READ ONLY").await.unwrap();
    let wrong = StoreError::from(tx.execute_unprepared("CREATE TABLE x (y int)").await.unwrap_err());
    assert!(matches!(wrong, StoreError::Unwritable(_)), "{wrong:?}");
}

/// A transaction that SQLite has ended by itself, as it does on a full disk: what follows is kept.
#[tokio::test]
async fn a_transaction_that_broke_takes_nothing_with_it() {
    let db = testing::TestDb::sqlite().await;
    db.database.write().execute_unprepared("CREATE TABLE kept (value INTEGER)").await.unwrap();
    let broken = db.database.begin().await.unwrap();
    // sqlx does not hear of this end, so that its own fails.
    broken.execute_unprepared("ROLLBACK").await.unwrap();
    assert!(broken.commit().await.is_err());
    let tx = db.database.begin().await.unwrap();
    tx.execute_unprepared("INSERT INTO kept VALUES (1)").await.unwrap();
    tx.commit().await.unwrap();
    let seen = db.database.read().query_one_raw(Statement::from_string(DbBackend::Sqlite, "SELECT value FROM kept"));
    assert!(seen.await.unwrap().is_some(), "acknowledged, and lost");
}
