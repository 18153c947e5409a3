//! Views of the clients list that users save, and which of them are whose favourites.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, string, string_null, text, timestamp_with_time_zone_null, uuid};

use crate::columns::{of_company, within_company};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let views = of_company("saved_views")
            // No member's key: a shared view outlives its owner's stay.
            .col(uuid("owner"))
            .col(string("name"))
            .col(string("name_folded"))
            .col(boolean("is_shared"))
            // A query string, and how the list looks as its cookie says it.
            .col(text("asked"))
            .col(string_null("look"))
            // Set for a day, so that a deletion can be undone.
            .col(timestamp_with_time_zone_null("removed_at"))
            .foreign_key(ForeignKey::create().from("saved_views", "owner").to("users", "id"))
            .to_owned();
        schema.create_table(views).await?;
        for index in NAMES {
            schema.get_connection().execute_unprepared(index).await?;
        }
        let favourites = Table::create()
            .table("saved_view_favourites")
            .col(uuid("company_id"))
            .col(uuid("user_id"))
            .col(uuid("view_id"))
            .primary_key(Index::create().col("company_id").col("user_id").col("view_id"))
            .foreign_key(
                within_company("saved_view_favourites", "view_id", "saved_views").on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        schema.create_table(favourites).await?;
        let by_view = Index::create()
            .name("saved_view_favourites_by_view")
            .table("saved_view_favourites")
            .col("company_id")
            .col("view_id")
            .to_owned();
        schema.create_index(by_view).await
    }
}

/// A name stands once among the private views of one owner, and once among those that a company shares. Both databases have partial
/// indexes and write them alike.
const NAMES: [&str; 2] = [
    "CREATE UNIQUE INDEX saved_views_private_names ON saved_views (company_id, owner, name_folded) \
     WHERE NOT is_shared AND removed_at IS NULL",
    "CREATE UNIQUE INDEX saved_views_shared_names ON saved_views (company_id, name_folded) \
     WHERE is_shared AND removed_at IS NULL",
];
