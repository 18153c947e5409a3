//! The facts that a user keeps in sight, of any record, not of clients alone.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let member = ForeignKey::create()
            .name("fk_pinned_facts_member")
            .from_tbl("pinned_facts")
            .from_col("company_id")
            .from_col("user_id")
            .to_tbl("memberships")
            .to_col("company_id")
            .to_col("user_id")
            .on_delete(ForeignKeyAction::Cascade)
            .to_owned();
        let pins = Table::create()
            .table("pinned_facts")
            .col(uuid("company_id"))
            .col(uuid("user_id"))
            .col(string("subject"))
            // Names of fields with a blank between them, in the order of pinning.
            .col(string("facts"))
            .primary_key(Index::create().col("company_id").col("user_id").col("subject"))
            .foreign_key(&mut member.clone())
            .to_owned();
        schema.create_table(pins).await?;
        let copied = "INSERT INTO pinned_facts (company_id, user_id, subject, facts) \
             SELECT company_id, user_id, 'client', pinned_facts FROM memberships WHERE pinned_facts <> ''";
        schema.get_connection().execute_unprepared(copied).await?;
        schema.alter_table(Table::alter().table("memberships").drop_column("pinned_facts").to_owned()).await
    }

    /// What is taken out here is written there first: both or neither, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
