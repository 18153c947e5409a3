//! Several accounts of one e-mail, since no link proves whose an e-mail is; and companies that ask their users for a second factor.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, boolean, string, string_null, timestamp_with_time_zone, uuid};
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let db = schema.get_connection();
        if schema.get_database_backend() == DbBackend::Sqlite {
            write_anew(schema).await?;
        } else {
            db.execute_unprepared("ALTER TABLE users DROP CONSTRAINT users_email_folded_key").await?;
        }
        let by_email = Index::create().name("users_by_email").table("users").col("email_folded").to_owned();
        schema.create_index(by_email).await?;
        add(schema, "users", "is_proven").await?;
        db.execute_unprepared(PROVEN).await?;
        add(schema, "companies", "requires_two_factor").await
    }

    /// A table is written anew here, which must not be left half done on SQLite either.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Whoever came by an invitation may have come by somebody else's.
const PROVEN: &str = "UPDATE users SET is_proven = true WHERE NOT EXISTS (SELECT 1 FROM invitations \
     WHERE invitations.email = users.email_folded AND invitations.accepted_at IS NOT NULL)";

async fn add(schema: &SchemaManager<'_>, table: &'static str, column: &'static str) -> Result<(), DbErr> {
    let column = boolean(column).default(false).to_owned();
    schema.alter_table(Table::alter().table(table).add_column(column).to_owned()).await
}

/// SQLite lets no table lose a constraint. The rows that name a user miss theirs for a moment, which is judged at the end alone.
async fn write_anew(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = schema.get_connection();
    db.execute_unprepared("PRAGMA defer_foreign_keys = ON").await?;
    db.execute_unprepared("CREATE TABLE users_before AS SELECT * FROM users").await?;
    schema.drop_table(Table::drop().table("users").to_owned()).await?;
    let users = Table::create()
        .table("users")
        .col(uuid("id").primary_key())
        .col(string("email"))
        .col(string("email_folded"))
        .col(string("name"))
        .col(string("password_hash"))
        .col(string_null("totp_secret"))
        .col(boolean("totp_active"))
        .col(big_integer_null("totp_last_step"))
        .col(string("language"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .to_owned();
    schema.create_table(users).await?;
    let copied = "INSERT INTO users (id, email, email_folded, name, password_hash, totp_secret, totp_active, totp_last_step, \
         language, created_at, updated_at) SELECT id, email, email_folded, name, password_hash, totp_secret, totp_active, \
         totp_last_step, language, created_at, updated_at FROM users_before";
    db.execute_unprepared(copied).await?;
    schema.drop_table(Table::drop().table("users_before").to_owned()).await
}
