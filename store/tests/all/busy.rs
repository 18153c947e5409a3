//! A write that another one keeps out is told to come back, and is no failure of ours.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::time::Duration;

use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use store::StoreError;

/// One connection that does not wait.
async fn impatient(url: &str) -> DatabaseConnection {
    let soon = Duration::from_millis(20);
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(1)
        .acquire_timeout(soon)
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
