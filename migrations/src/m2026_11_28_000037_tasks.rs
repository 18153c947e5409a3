//! Tasks, the time spent on them, which invoice that stands on, and what an hour costs a client.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, date, date_null, integer, integer_null, string, text_null,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::columns::{of_company, within_company};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let rate = big_integer_null("hourly_rate_minor");
        schema.alter_table(Table::alter().table("clients").add_column(rate).to_owned()).await?;
        for table in [tasks(), entries(), billings()] {
            schema.create_table(table).await?;
        }
        for (name, table, columns) in INDEXES {
            let mut index = Index::create().name(*name).table(*table).to_owned();
            for column in *columns {
                index.col(*column);
            }
            schema.create_index(index).await?;
        }
        schema.get_connection().execute_unprepared(TIMERS).await.map(drop)
    }

    /// Tables come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A user has one timer that runs. Both databases have partial indexes and write them alike.
const TIMERS: &str = "CREATE UNIQUE INDEX time_entries_running ON time_entries (company_id, user_id) \
     WHERE minutes IS NULL AND deleted_at IS NULL";

const INDEXES: &[(&str, &str, &[&str])] = &[
    ("tasks_by_revision", "tasks", &["company_id", "revision", "id"]),
    ("tasks_by_client", "tasks", &["company_id", "client", "id"]),
    ("time_entries_by_task", "time_entries", &["company_id", "task_id", "id"]),
    ("time_entries_by_invoice", "time_entries", &["company_id", "invoice_id"]),
    ("time_billings_by_entry", "time_billings", &["company_id", "entry_id"]),
];

fn tasks() -> TableCreateStatement {
    of_company("tasks")
        .col(integer("version"))
        .col(big_integer("revision"))
        .col(string("state"))
        // The fields of `domain::tasks::TaskData`.
        .col(string("title"))
        .col(uuid_null("client"))
        .col(uuid_null("owner"))
        .col(date_null("due_on"))
        .col(boolean("billable"))
        .col(big_integer_null("rate_minor"))
        .col(string("currency"))
        .col(text_null("description"))
        .foreign_key(&mut within_company("tasks", "client", "clients"))
        .foreign_key(ForeignKey::create().from("tasks", "owner").to("users", "id"))
        .to_owned()
}

/// An entry stands on one invoice at most, so that it is never billed twice.
fn entries() -> TableCreateStatement {
    of_company("time_entries")
        .col(uuid("task_id"))
        .col(uuid("user_id"))
        .col(date("day"))
        // Nothing while it runs.
        .col(integer_null("minutes"))
        .col(timestamp_with_time_zone_null("started_at"))
        .col(text_null("note"))
        .col(uuid_null("invoice_id"))
        .col(timestamp_with_time_zone_null("deleted_at"))
        .foreign_key(&mut within_company("time_entries", "task_id", "tasks"))
        .foreign_key(ForeignKey::create().from("time_entries", "user_id").to("users", "id"))
        .foreign_key(&mut within_company("time_entries", "invoice_id", "documents"))
        .to_owned()
}

/// Which line of a draft bills which entries. It stays when the draft is thrown away, so that the draft takes them again when it is brought
/// back, where nothing else has meanwhile.
fn billings() -> TableCreateStatement {
    Table::create()
        .table("time_billings")
        .col(uuid("company_id"))
        .col(uuid("document_id"))
        .col(uuid("entry_id"))
        .col(uuid("line_id"))
        .primary_key(Index::create().col("company_id").col("document_id").col("entry_id"))
        .foreign_key(&mut within_company("time_billings", "document_id", "documents"))
        .foreign_key(&mut within_company("time_billings", "entry_id", "time_entries"))
        .to_owned()
}
