//! Saved views of any list, not of clients alone: a view says whose list it is of, and names are unique within one list.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::string;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let subject = string("subject").default("client").to_owned();
        schema.alter_table(Table::alter().table("saved_views").add_column(subject).to_owned()).await?;
        for statement in NAMES {
            schema.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

/// A name stands once among the private views of one owner, and once among those that a company shares, of each list.
const NAMES: [&str; 4] = [
    "DROP INDEX saved_views_private_names",
    "DROP INDEX saved_views_shared_names",
    "CREATE UNIQUE INDEX saved_views_private_names ON saved_views (company_id, subject, owner, name_folded) \
     WHERE NOT is_shared AND removed_at IS NULL",
    "CREATE UNIQUE INDEX saved_views_shared_names ON saved_views (company_id, subject, name_folded) \
     WHERE is_shared AND removed_at IS NULL",
];
