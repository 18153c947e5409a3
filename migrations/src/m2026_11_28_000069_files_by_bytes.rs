//! Whether the bytes of a file that was taken away are still those of another is asked by an index.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Asked of all companies together: the same bytes are kept once.
const BY_BYTES: &str = "CREATE INDEX files_by_bytes_anywhere ON files (sha256)";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.get_connection().execute_unprepared(BY_BYTES).await.map(drop)
    }
}
