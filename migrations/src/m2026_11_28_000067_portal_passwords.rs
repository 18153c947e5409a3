//! Passwords and second factors of contacts, for those who want them; sessions that wait for a second factor; and whether a company lets
//! its contacts have a password.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, boolean, string, text, text_null, uuid};

use crate::columns::{of_company, within_company};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(credentials()).await?;
        schema.create_table(recovery_codes()).await?;
        let mut sole = Index::create().name("portal_credentials_of_access").table("portal_credentials").to_owned();
        schema.create_index(sole.col("company_id").col("access_id").unique().to_owned()).await?;
        // Asked of all companies together, before anybody is known.
        let mut by_email = Index::create().name("portal_credentials_by_email").table("portal_credentials").to_owned();
        schema.create_index(by_email.col("email_folded").to_owned()).await?;
        let mut codes = Index::create().name("portal_recovery_codes_once").table("portal_recovery_codes").to_owned();
        let codes = codes.col("company_id").col("credential_id").col("code_hash").unique().to_owned();
        schema.create_index(codes).await?;
        for column in ["awaits_code", "by_mail"] {
            let column = boolean(column).default(false).to_owned();
            schema.alter_table(Table::alter().table("portal_sessions").add_column(column).to_owned()).await?;
        }
        let allowed = boolean("portal_passwords").default(true).to_owned();
        schema.alter_table(Table::alter().table("companies").add_column(allowed).to_owned()).await
    }

    /// All of it comes together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn credentials() -> TableCreateStatement {
    of_company("portal_credentials")
        .col(uuid("access_id"))
        // The password is that of this e-mail: whoever has another one has none.
        .col(string("email_folded"))
        .col(text("password_hash"))
        // Sealed; not in force before a first code was right.
        .col(text_null("totp_secret"))
        .col(boolean("totp_active"))
        // The last step that a code was used of: none works twice.
        .col(big_integer_null("totp_last_step"))
        .foreign_key(&mut within_company("portal_credentials", "access_id", "portal_access"))
        .to_owned()
}

fn recovery_codes() -> TableCreateStatement {
    of_company("portal_recovery_codes")
        .col(uuid("credential_id"))
        // A code that was used is gone: what is here still works.
        .col(string("code_hash"))
        .foreign_key(&mut within_company("portal_recovery_codes", "credential_id", "portal_credentials"))
        .to_owned()
}
