//! The people and places of clients.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, string, string_null, timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::columns::{of_company, within_company};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(contacts()).await?;
        schema.create_table(client_contacts()).await?;
        schema.create_table(addresses()).await?;
        schema
            .create_index(
                Index::create()
                    .name("contacts_by_email")
                    .table("contacts")
                    .col("company_id")
                    .col("email_folded")
                    .unique()
                    .to_owned(),
            )
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("addresses_by_client")
                    .table("addresses")
                    .col("company_id")
                    .col("client_id")
                    .to_owned(),
            )
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("client_contacts_by_contact")
                    .table("client_contacts")
                    .col("company_id")
                    .col("contact_id")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}

fn contacts() -> TableCreateStatement {
    of_company("contacts")
        .col(uuid_null("civility"))
        .col(string_null("first_name"))
        .col(string_null("last_name"))
        // First and last name folded: what the search for an existing contact reads.
        .col(string("name_folded"))
        .col(string_null("email"))
        .col(string_null("email_folded"))
        .col(string_null("position"))
        .col(string_null("direct_phone"))
        .col(string_null("mobile"))
        .col(string_null("switchboard"))
        .col(string_null("fax"))
        .col(uuid_null("source"))
        .col(boolean("marketing_email"))
        .col(boolean("marketing_sms"))
        .col(boolean("is_inactive"))
        .col(timestamp_with_time_zone_null("deleted_at"))
        .foreign_key(&mut within_company("contacts", "civility", "list_items"))
        .foreign_key(&mut within_company("contacts", "source", "list_items"))
        .to_owned()
}

fn client_contacts() -> TableCreateStatement {
    Table::create()
        .table("client_contacts")
        .col(uuid("company_id"))
        .col(uuid("client_id"))
        .col(uuid("contact_id"))
        .col(boolean("is_primary"))
        .col(boolean("is_billing"))
        .col(boolean("is_dunning"))
        .col(boolean("receives_invoices"))
        .col(integer("position"))
        .primary_key(Index::create().col("company_id").col("client_id").col("contact_id"))
        .foreign_key(&mut within_company("client_contacts", "client_id", "clients"))
        .foreign_key(&mut within_company("client_contacts", "contact_id", "contacts"))
        .to_owned()
}

fn addresses() -> TableCreateStatement {
    of_company("addresses")
        .col(uuid("client_id"))
        .col(string_null("label"))
        .col(string_null("line1"))
        .col(string_null("line2"))
        .col(string_null("postal_code"))
        .col(string_null("city"))
        .col(string_null("province"))
        .col(string("country"))
        .col(boolean("is_main"))
        .col(boolean("is_billing"))
        .col(boolean("is_delivery"))
        .col(integer("position"))
        // Both columns, so that an address can't belong to another company's client.
        .foreign_key(&mut within_company("addresses", "client_id", "clients"))
        .to_owned()
}
