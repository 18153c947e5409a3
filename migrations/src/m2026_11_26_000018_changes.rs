//! Revisions by company and subject, and what features share by subject: the activity, custom fields, files.
//!
//! No table of deleted records goes with them: clients, contacts and products are never taken out of their tables (a fence of
//! `cargo xtask test` sees to it), so that a browser that asks for what changed hears of a deletion as of any other change.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, json_binary, string, string_null, timestamp_with_time_zone, uuid, uuid_null,
};

use crate::columns::within_company;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        revisions(schema).await?;
        activity(schema).await?;
        files(schema).await?;
        let subject = Table::alter().table("custom_fields").add_column(string("subject").default("client")).to_owned();
        schema.alter_table(subject).await
    }

    /// A table is written anew here, which must not be left half done on SQLite either.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// One revision a company was that of its clients.
async fn revisions(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let revisions = Table::create()
        .table("revisions")
        .col(uuid("company_id"))
        .col(string("subject"))
        .col(big_integer("revision"))
        .primary_key(Index::create().col("company_id").col("subject"))
        .foreign_key(ForeignKey::create().from("revisions", "company_id").to("companies", "id"))
        .to_owned();
    schema.create_table(revisions).await?;
    let filled = "INSERT INTO revisions (company_id, subject, revision) SELECT id, 'client', revision FROM companies";
    schema.get_connection().execute_unprepared(filled).await?;
    schema.alter_table(Table::alter().table("companies").drop_column("revision").to_owned()).await
}

/// Written anew, since SQLite lets no column be empty that was not. All that happened so far happened to clients.
async fn activity(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let activity = Table::create()
        .table("activity_by_subject")
        .col(uuid("company_id"))
        .col(uuid("id"))
        .col(timestamp_with_time_zone("at"))
        .col(uuid_null("actor"))
        .col(string("actor_name"))
        .col(string("subject"))
        // Of whatever table the subject's records stand in.
        .col(uuid("record_id"))
        // The client that the record belongs to, if it belongs to one.
        .col(uuid_null("client_id"))
        .col(json_binary("event"))
        .primary_key(Index::create().col("company_id").col("id"))
        .foreign_key(&mut within_company("activity", "client_id", "clients"))
        .to_owned();
    schema.create_table(activity).await?;
    let copied = "INSERT INTO activity_by_subject \
         (company_id, id, at, actor, actor_name, subject, record_id, client_id, event) \
         SELECT company_id, id, at, actor, actor_name, 'client', client_id, client_id, event FROM activity";
    schema.get_connection().execute_unprepared(copied).await?;
    schema.drop_table(Table::drop().table("activity").to_owned()).await?;
    schema.rename_table(Table::rename().table("activity_by_subject", "activity").to_owned()).await?;
    for (name, found_by) in
        [("activity_by_client", ["client_id"].as_slice()), ("activity_by_record", &["subject", "record_id"])]
    {
        let mut index = Index::create().name(name).table("activity").col("company_id").to_owned();
        for column in found_by {
            index.col(*column);
        }
        schema.create_index(index.col("id").to_owned()).await?;
    }
    Ok(())
}

/// A file is of a record. Logos that clients have are theirs; what was one once is of nobody known.
async fn files(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in [string_null("subject"), uuid_null("record_id")] {
        schema.alter_table(Table::alter().table("files").add_column(column).to_owned()).await?;
    }
    let owned = "UPDATE files SET subject = 'client', record_id = clients.id FROM clients \
         WHERE clients.company_id = files.company_id AND clients.logo = files.id";
    schema.get_connection().execute_unprepared(owned).await?;
    let by_record = Index::create()
        .name("files_by_record")
        .table("files")
        .col("company_id")
        .col("subject")
        .col("record_id")
        .col("id")
        .to_owned();
    schema.create_index(by_record).await
}
