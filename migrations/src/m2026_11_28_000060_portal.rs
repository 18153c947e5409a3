//! The clients' own door: who was invited, the links by which they sign in, and where they are signed in. Links and sessions are kept as their
//! hashes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid};

use crate::columns::{of_company, within_company};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Name, table, columns: what each is found by.
const UNIQUE: &[(&str, &str, &[&str])] = &[
    ("portal_access_of_contact", "portal_access", &["company_id", "contact_id"]),
    ("portal_links_by_token", "portal_links", &["token_hash"]),
    ("portal_sessions_by_token", "portal_sessions", &["token_hash"]),
];

/// The same, where several may be alike: what ends with its access, and with time.
const INDEXES: &[(&str, &str, &[&str])] = &[
    ("portal_links_by_access", "portal_links", &["company_id", "access_id"]),
    ("portal_links_by_end", "portal_links", &["expires_at"]),
    ("portal_sessions_by_access", "portal_sessions", &["company_id", "access_id"]),
    ("portal_sessions_by_end", "portal_sessions", &["expires_at"]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in [access(), links(), sessions()] {
            schema.create_table(table).await?;
        }
        for (name, table, columns) in UNIQUE {
            schema.create_index(index(name, table, columns).unique().to_owned()).await?;
        }
        for (name, table, columns) in INDEXES {
            schema.create_index(index(name, table, columns)).await?;
        }
        Ok(())
    }

    /// The tables come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn access() -> TableCreateStatement {
    of_company("portal_access")
        .col(uuid("contact_id"))
        // The name alone: who leaves stays the one who invited.
        .col(string("invited_by"))
        .col(timestamp_with_time_zone("invited_at"))
        .col(timestamp_with_time_zone_null("revoked_at"))
        .col(timestamp_with_time_zone_null("last_sign_in_at"))
        .foreign_key(&mut within_company("portal_access", "contact_id", "contacts"))
        .to_owned()
}

fn links() -> TableCreateStatement {
    of_company("portal_links")
        .col(uuid("access_id"))
        .col(string("token_hash"))
        // Of the browser that asked: the link works in no other.
        .col(string("browser_hash"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .foreign_key(&mut within_company("portal_links", "access_id", "portal_access"))
        .to_owned()
}

fn sessions() -> TableCreateStatement {
    of_company("portal_sessions")
        .col(uuid("access_id"))
        .col(uuid("client_id"))
        .col(string("token_hash"))
        .col(string("device"))
        .col(timestamp_with_time_zone("last_seen_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut within_company("portal_sessions", "access_id", "portal_access"))
        .foreign_key(&mut within_company("portal_sessions", "client_id", "clients"))
        .to_owned()
}

fn index(name: &str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create().name(name).table(table).to_owned();
    for column in columns {
        index.col(*column);
    }
    index
}
