//! Links and sessions of the portal end with the e-mail that they were sent to; a letter that holds a secret says until when it works; and
//! whoever asks for a link is found by an index.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, timestamp_with_time_zone_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Asked of all companies together, before anybody is known.
const BY_EMAIL: &str = "CREATE INDEX contacts_by_email_anywhere ON contacts (email_folded)";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let until = timestamp_with_time_zone_null("secret_until");
        schema.alter_table(Table::alter().table("mail_messages").add_column(until).to_owned()).await?;
        for table in ["portal_links", "portal_sessions"] {
            // What was there before is nobody's: they sign in again.
            let email = string("email_hash").default("").to_owned();
            schema.alter_table(Table::alter().table(table).add_column(email).to_owned()).await?;
        }
        schema.get_connection().execute_unprepared(BY_EMAIL).await.map(drop)
    }

    /// All of it comes together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
