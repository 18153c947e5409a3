//! The embedded database's own file (invariant 8): what a disk that failed may have left in it.

use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::{MAX_TOLD, Violation};
use crate::StoreResult;

/// What `SQLite` finds wrong with its pages and indexes. `PostgreSQL` checks its own pages as it reads them.
pub(super) async fn check<C: ConnectionTrait>(connection: &C) -> StoreResult<Vec<Violation>> {
    if connection.get_database_backend() != DbBackend::Sqlite {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    let rows = connection.query_all_raw(Statement::from_string(DbBackend::Sqlite, "PRAGMA integrity_check")).await?;
    for row in rows.iter().take(MAX_TOLD) {
        let told: String = row.try_get_by_index(0)?;
        if told != "ok" {
            found.push(Violation::new(8, format!("the database file: {told}")));
        }
    }
    Ok(found)
}
