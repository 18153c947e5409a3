//! Imports that come in bit by bit: how far each is, what it has done to which records, and when lists are to be fetched whole because
//! what came in was taken back.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, boolean, integer, integer_null, json_binary_null, string, uuid};

use crate::columns::within_company;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            // Rows of the file that are through, and of the links that its end brings; nought before anything came in.
            integer("position").default(0).to_owned(),
            integer("linked").default(0).to_owned(),
            // The length of the file of refused rows as of then.
            big_integer("rejected_bytes").default(0).to_owned(),
            // Records that an undone import leaves, since others have changed them.
            integer("kept").default(0).to_owned(),
        ];
        for column in columns {
            schema.alter_table(Table::alter().table("imports").add_column(column).to_owned()).await?;
        }
        let since = big_integer("whole_since").default(0).to_owned();
        schema.alter_table(Table::alter().table("revisions").add_column(since).to_owned()).await?;
        let changes = Table::create()
            .table("import_changes")
            .col(uuid("company_id"))
            .col(uuid("import_id"))
            .col(string("subject"))
            .col(uuid("record_id"))
            // The line of the file that made it.
            .col(integer_null("line"))
            .col(boolean("is_created"))
            // How many entries the record's activity has as far as the import knows: more, and others have changed it.
            .col(integer("told"))
            .col(json_binary_null("before"))
            .primary_key(Index::create().col("company_id").col("import_id").col("subject").col("record_id"))
            .foreign_key(&mut within_company("import_changes", "import_id", "imports"))
            .to_owned();
        schema.create_table(changes).await
    }
}
