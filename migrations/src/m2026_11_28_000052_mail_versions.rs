//! The settings of e-mail and its templates have versions, so that nobody's save undoes a colleague's.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::integer;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in ["mail_settings", "mail_templates"] {
            let version = integer("version").default(1).to_owned();
            schema.alter_table(Table::alter().table(table).add_column(version).to_owned()).await?;
        }
        Ok(())
    }

    /// Both come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
