//! Companies, the people who sign in, and their signed-in devices.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, integer, json_binary, string, string_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::columns::of_company;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(companies()).await?;
        schema.create_table(users()).await?;
        schema.create_table(memberships()).await?;
        schema.create_table(sessions()).await?;
        schema.create_table(invitations()).await?;
        schema.create_table(attempts()).await?;
        schema
            .create_index(Index::create().name("sessions_by_user").table("sessions").col("user_id").to_owned())
            .await?;
        Ok(())
    }
}

fn companies() -> TableCreateStatement {
    Table::create()
        .table("companies")
        .col(uuid("id").primary_key())
        .col(integer("version"))
        .col(string("name"))
        .col(json_binary("profile"))
        .col(json_binary("defaults"))
        .col(string("time_zone"))
        // The counter behind the last client number given.
        .col(big_integer("client_counter"))
        // Moves with every change that a list shows: what a browser has kept is compared with it.
        .col(big_integer("revision"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .to_owned()
}

fn users() -> TableCreateStatement {
    Table::create()
        .table("users")
        .col(uuid("id").primary_key())
        .col(string("email"))
        .col(string("email_folded").unique_key())
        .col(string("name"))
        .col(string("password_hash"))
        .col(string_null("totp_secret"))
        .col(boolean("totp_active"))
        // The last time step used, so that a code works once (RFC 6238, 5.2).
        .col(big_integer_null("totp_last_step"))
        .col(string("language"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .to_owned()
}

fn memberships() -> TableCreateStatement {
    Table::create()
        .table("memberships")
        .col(uuid("company_id"))
        .col(uuid("user_id"))
        .col(string("role"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("company_id").col("user_id"))
        .foreign_key(ForeignKey::create().from("memberships", "company_id").to("companies", "id"))
        .foreign_key(ForeignKey::create().from("memberships", "user_id").to("users", "id"))
        .to_owned()
}

fn sessions() -> TableCreateStatement {
    Table::create()
        .table("sessions")
        .col(uuid("id").primary_key())
        // SHA-256 of the cookie's token: the database alone signs nobody in.
        .col(string("token_hash").unique_key())
        .col(uuid("user_id"))
        .col(uuid_null("company_id"))
        // The password was right, the second factor is awaited.
        .col(boolean("awaits_code"))
        .col(string("device"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("last_seen_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(ForeignKey::create().from("sessions", "user_id").to("users", "id"))
        .to_owned()
}

fn invitations() -> TableCreateStatement {
    of_company("invitations")
        .col(string("email"))
        .col(string("role"))
        .col(string("token_hash").unique_key())
        .col(uuid("invited_by"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("accepted_at"))
        .to_owned()
}

/// Failed attempts by what was attacked, in the database so that several processes count together.
fn attempts() -> TableCreateStatement {
    Table::create()
        .table("attempts")
        .col(string("key").primary_key())
        .col(integer("failures"))
        .col(timestamp_with_time_zone("last_at"))
        .col(timestamp_with_time_zone_null("blocked_until"))
        .to_owned()
}
