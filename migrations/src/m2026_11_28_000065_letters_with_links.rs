//! Letters with a link of their one recipient's own, kept as its hash, and when what it opens was seen; letters that take a statement along;
//! invitations that are sent.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, json_binary_null, string_null, timestamp_with_time_zone_null, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            // Whose link it has.
            uuid_null("access_id"),
            string_null("link_hash"),
            timestamp_with_time_zone_null("link_until"),
            timestamp_with_time_zone_null("seen_at"),
            // Which days of the client's account go with it.
            json_binary_null("statement"),
            // An invitation that is taken back is gone: nothing refers to it by a key.
            uuid_null("invitation_id"),
        ];
        for column in columns {
            schema.alter_table(Table::alter().table("mail_messages").add_column(column).to_owned()).await?;
        }
        // Its link has gone to the e-mail alone, by a server that the operator vouches for.
        let proves = boolean("proves").default(false).to_owned();
        schema.alter_table(Table::alter().table("invitations").add_column(proves).to_owned()).await?;
        let index = Index::create().name("mail_messages_by_link").table("mail_messages").col("link_hash").to_owned();
        schema.create_index(index).await
    }

    /// All come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
