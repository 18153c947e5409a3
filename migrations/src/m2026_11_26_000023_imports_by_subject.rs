//! Files of any records, not of clients alone: an import says what it brings in, and so do the columns chosen last time.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::string;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in ["imports", "import_mappings"] {
            let subject = string("subject").default("client").to_owned();
            schema.alter_table(Table::alter().table(table).add_column(subject).to_owned()).await?;
        }
        schema.get_connection().execute_unprepared("DROP INDEX import_mappings_by_signature").await?;
        let by_signature = Index::create()
            .name("import_mappings_by_signature")
            .table("import_mappings")
            .col("company_id")
            .col("subject")
            .col("signature")
            .unique()
            .to_owned();
        schema.create_index(by_signature).await
    }

    /// An index is taken out and made anew: both or neither, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
