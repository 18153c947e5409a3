//! What of issued documents adds up to the threshold of distance sales.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Few documents are of consumers of other states: the sum looks at theirs alone.
const FAR: &str = "CREATE INDEX documents_at_a_distance ON documents (company_id, issued_on) WHERE distance_minor <> 0";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // What was issued before counts for nothing: who bought it is told by no column.
        let distance = big_integer("distance_minor").default(0).to_owned();
        schema.alter_table(Table::alter().table("documents").add_column(distance).to_owned()).await?;
        schema.get_connection().execute_unprepared(FAR).await.map(drop)
    }

    /// The column and its index come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
