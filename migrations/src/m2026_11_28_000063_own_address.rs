//! Whether clients change their own address in the portal.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::boolean;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // Where papers go is the company's to say until it lets its clients.
        let allowed = boolean("clients_move").default(false).to_owned();
        schema.alter_table(Table::alter().table("companies").add_column(allowed).to_owned()).await
    }
}
