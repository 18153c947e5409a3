//! Clients: one column a field of the contract (A3), amounts in minor units, rates in hundred-thousandths.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, binary, binary_null, boolean, integer, integer_null, json_binary, string,
    string_null, text_null, timestamp_with_time_zone_null, uuid_null,
};

use crate::columns::{of_company, within_company};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(clients()).await?;
        for (name, columns) in INDEXES {
            let mut index = Index::create().name(*name).table("clients").col("company_id").to_owned();
            for column in *columns {
                index.col(*column);
            }
            schema.create_index(index).await?;
        }
        let numbers = Index::create()
            .name("clients_by_number")
            .table("clients")
            .col("company_id")
            .col("number")
            .unique()
            .to_owned();
        schema.create_index(numbers).await?;
        Ok(())
    }
}

/// What the list sorts by, and what a duplicate is found by.
const INDEXES: &[(&str, &[&str])] = &[
    // All that the filter and the sums around the list read, so that neither reads the rows.
    ("clients_filtered", &["state", "currency", "balance_minor", "name_folded", "contact_folded", "id"]),
    ("clients_by_parent", &["parent"]),
    ("clients_by_payer", &["payer"]),
    ("clients_by_name", &["name_sort", "id"]),
    ("clients_by_contact", &["contact_sort", "id"]),
    ("clients_by_shown_email", &["email_sort", "id"]),
    ("clients_by_creation", &["created_at", "id"]),
    ("clients_by_balance", &["balance_minor", "id"]),
    ("clients_by_identity", &["name_identity"]),
    ("clients_by_siret", &["siret"]),
    ("clients_by_vat_number", &["vat_number"]),
    ("clients_by_email", &["email_folded"]),
];

fn clients() -> TableCreateStatement {
    of_company("clients")
        .col(integer("version"))
        .col(string("state"))
        .col(string("number"))
        .col(string("name"))
        // Lower case without accents: what the filter searches.
        .col(string("name_folded"))
        // `sort_key` of the name: bytes, because the two databases share no collation.
        .col(binary("name_sort"))
        // Without legal form, spaces and punctuation: what a duplicate is found by.
        .col(string("name_identity"))
        // The primary contact as the list shows and sorts it, kept beside the client so that the list reads one table.
        .col(string("contact_name"))
        .col(string("contact_folded"))
        .col(binary_null("contact_sort"))
        .col(string("contact_email"))
        .col(binary_null("email_sort"))
        .col(string_null("email_folded"))
        .col(string("currency"))
        .col(string_null("language"))
        .col(string_null("reference"))
        .col(string_null("id_number"))
        .col(string("kind"))
        .col(string_null("legal_form"))
        .col(uuid_null("client_type"))
        .col(uuid_null("category"))
        .col(uuid_null("origin"))
        .col(uuid_null("industry"))
        .col(uuid_null("size"))
        .col(uuid_null("owner"))
        .col(uuid_null("parent"))
        .col(uuid_null("payer"))
        .col(boolean("is_prospect"))
        .col(boolean("is_supplier"))
        .col(string_null("website"))
        .col(string_null("email"))
        .col(string_null("phone"))
        .col(string_null("mobile"))
        .col(string_null("switchboard"))
        .col(string_null("fax"))
        .col(json_binary("other_emails"))
        .col(json_binary("other_phones"))
        .col(string_null("siren"))
        .col(string_null("siret"))
        .col(string_null("naf"))
        .col(string_null("vat_number"))
        .col(string_null("rcs"))
        .col(big_integer_null("share_capital_minor"))
        .col(string_null("neq"))
        .col(string_null("gst"))
        .col(string_null("qst"))
        .col(string_null("linkedin"))
        .col(string_null("facebook"))
        .col(string_null("twitter"))
        .col(string_null("viadeo"))
        .col(boolean("marketing_email"))
        .col(boolean("marketing_sms"))
        .col(uuid_null("payment_terms"))
        .col(integer_null("negotiated_days"))
        .col(uuid_null("price_category"))
        .col(string("vat_regime"))
        .col(integer_null("default_vat_per_100k"))
        .col(string_null("accounting_account"))
        .col(string_null("third_party_account"))
        .col(string_null("auxiliary_account"))
        .col(string("shipping_identity"))
        .col(text_null("public_notes"))
        .col(text_null("private_notes"))
        .col(json_binary("custom"))
        .col(integer("score"))
        .col(uuid_null("logo"))
        .col(big_integer("balance_minor"))
        .col(big_integer("paid_minor"))
        .col(timestamp_with_time_zone_null("last_seen_at"))
        .col(timestamp_with_time_zone_null("archived_at"))
        .col(timestamp_with_time_zone_null("deleted_at"))
        .foreign_key(&mut within_company("clients", "client_type", "list_items"))
        .foreign_key(&mut within_company("clients", "category", "list_items"))
        .foreign_key(&mut within_company("clients", "origin", "list_items"))
        .foreign_key(&mut within_company("clients", "industry", "list_items"))
        .foreign_key(&mut within_company("clients", "size", "list_items"))
        .foreign_key(&mut within_company("clients", "parent", "clients"))
        .foreign_key(&mut within_company("clients", "payer", "clients"))
        .foreign_key(&mut within_company("clients", "payment_terms", "list_items"))
        .foreign_key(&mut within_company("clients", "price_category", "list_items"))
        .foreign_key(ForeignKey::create().from("clients", "owner").to("users", "id"))
        .to_owned()
}
