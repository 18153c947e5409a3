//! The proof of an answer names who was signed in, as they were called then, beside the name that was typed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::string;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // Of the answers before, nobody knows how the contact was called on their day.
        let signed_as = string("signed_as").default("").to_owned();
        schema.alter_table(Table::alter().table("quote_answers").add_column(signed_as).to_owned()).await
    }
}
