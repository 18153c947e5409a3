//! Each client's place among the changes of its company, and no more copies of what the table in memory sorts and filters by.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // The company's revision when the client last changed: what changed since a revision is found by it.
        let revision = Table::alter().table("clients").add_column(big_integer("revision").default(0)).to_owned();
        schema.alter_table(revision).await?;
        let changed = Index::create()
            .name("clients_by_revision")
            .table("clients")
            .col("company_id")
            .col("revision")
            .col("id")
            .to_owned();
        schema.create_index(changed).await?;
        for index in UNUSED_INDEXES {
            schema.drop_index(Index::drop().name(*index).table("clients").to_owned()).await?;
        }
        for column in UNUSED_COLUMNS {
            schema.alter_table(Table::alter().table("clients").drop_column(*column).to_owned()).await?;
        }
        Ok(())
    }
}

/// What the list was found and sorted by.
const UNUSED_INDEXES: &[&str] =
    &["clients_filtered", "clients_by_contact", "clients_by_shown_email", "clients_by_creation", "clients_by_balance"];

const UNUSED_COLUMNS: &[&str] = &["contact_folded", "contact_sort", "email_sort"];
