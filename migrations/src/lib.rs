//! The schema, one step a file. A step that has been released is never edited: the next one corrects it.
//!
//! Every table of a company carries `company_id` first in its key, and foreign keys carry it too, so that a row cannot point into
//! another company and the schema shards by company.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

mod columns;
mod m2026_11_21_000001_users_and_companies;
mod m2026_11_21_000002_settings;
mod m2026_11_21_000003_clients;
mod m2026_11_21_000004_contacts_and_addresses;
mod m2026_11_21_000005_activity_and_files;
mod m2026_11_21_000006_recovery_codes;
mod m2026_11_21_000010_imports;
mod m2026_11_22_000011_pinned_facts;
mod m2026_11_22_000012_client_revisions;
mod m2026_11_22_000013_client_tags;
mod m2026_11_22_000014_saved_views;
mod m2026_11_26_000017_views_by_subject;
mod m2026_11_26_000018_changes;
mod m2026_11_26_000019_jobs;
mod m2026_11_26_000020_products;
mod m2026_11_26_000021_contacts;
mod m2026_11_26_000022_addresses;
mod m2026_11_26_000023_imports_by_subject;
mod m2026_11_26_000024_pins_by_subject;
mod m2026_11_26_000025_numbers_by_subject;
mod m2026_11_27_000026_known_devices;
mod m2026_11_27_000027_accounts_of_an_email;
mod m2026_11_27_000028_audit_log;
mod m2026_11_27_000029_import_changes;
mod m2026_11_27_000030_client_languages;
mod m2026_11_27_000031_positions;
mod m2026_11_28_000032_documents;
mod m2026_11_28_000033_payment_methods;
mod m2026_11_28_000034_series_from_elsewhere;
mod m2026_11_28_000035_recurring_invoices;
mod m2026_11_28_000036_credits;
mod m2026_11_28_000037_tasks;
mod m2026_11_28_000040_commercial_terms;
mod m2026_11_28_000041_expenses;
mod m2026_11_28_000042_instalments;
mod m2026_11_28_000043_client_prices;
mod m2026_11_28_000044_document_papers;
mod m2026_11_28_000045_imports_undone;
mod m2026_11_28_000046_archive_and_sources;
mod m2026_11_28_000047_terms_in_parts;
mod m2026_11_28_000048_credit_refunds;
mod m2026_11_28_000049_price_lists;
mod m2026_11_28_000049_shipping;
mod m2026_11_28_000050_mail;
mod m2026_11_28_000051_password_resets;
mod m2026_11_28_000052_mail_versions;
mod m2026_11_28_000060_portal;
mod m2026_11_28_000061_quote_answers;
mod m2026_11_28_000062_cards;
mod m2026_11_28_000063_client_files;
mod m2026_11_28_000063_own_address;
mod m2026_11_28_000064_portal_embedding;
mod m2026_11_28_000065_letters_with_links;
mod m2026_11_28_000066_portal_mends;
mod m2026_11_28_000067_portal_passwords;
mod m2026_11_28_000069_answer_signers;
mod m2026_11_28_000069_files_by_bytes;
mod m2026_11_28_000070_distance_sales;
mod m2026_11_28_000071_modules_and_pending;

/// All steps, in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m2026_11_21_000001_users_and_companies::Migration),
            Box::new(m2026_11_21_000002_settings::Migration),
            Box::new(m2026_11_21_000003_clients::Migration),
            Box::new(m2026_11_21_000004_contacts_and_addresses::Migration),
            Box::new(m2026_11_21_000005_activity_and_files::Migration),
            Box::new(m2026_11_21_000006_recovery_codes::Migration),
            Box::new(m2026_11_21_000010_imports::Migration),
            Box::new(m2026_11_22_000011_pinned_facts::Migration),
            Box::new(m2026_11_22_000012_client_revisions::Migration),
            Box::new(m2026_11_22_000013_client_tags::Migration),
            Box::new(m2026_11_22_000014_saved_views::Migration),
            Box::new(m2026_11_26_000017_views_by_subject::Migration),
            Box::new(m2026_11_26_000018_changes::Migration),
            Box::new(m2026_11_26_000019_jobs::Migration),
            Box::new(m2026_11_26_000020_products::Migration),
            Box::new(m2026_11_26_000021_contacts::Migration),
            Box::new(m2026_11_26_000022_addresses::Migration),
            Box::new(m2026_11_26_000023_imports_by_subject::Migration),
            Box::new(m2026_11_26_000024_pins_by_subject::Migration),
            Box::new(m2026_11_26_000025_numbers_by_subject::Migration),
            Box::new(m2026_11_27_000026_known_devices::Migration),
            Box::new(m2026_11_27_000027_accounts_of_an_email::Migration),
            Box::new(m2026_11_27_000028_audit_log::Migration),
            Box::new(m2026_11_27_000029_import_changes::Migration),
            Box::new(m2026_11_27_000030_client_languages::Migration),
            Box::new(m2026_11_27_000031_positions::Migration),
            Box::new(m2026_11_28_000032_documents::Migration),
            Box::new(m2026_11_28_000033_payment_methods::Migration),
            Box::new(m2026_11_28_000034_series_from_elsewhere::Migration),
            Box::new(m2026_11_28_000035_recurring_invoices::Migration),
            Box::new(m2026_11_28_000036_credits::Migration),
            Box::new(m2026_11_28_000037_tasks::Migration),
            Box::new(m2026_11_28_000040_commercial_terms::Migration),
            Box::new(m2026_11_28_000041_expenses::Migration),
            Box::new(m2026_11_28_000042_instalments::Migration),
            Box::new(m2026_11_28_000043_client_prices::Migration),
            Box::new(m2026_11_28_000044_document_papers::Migration),
            Box::new(m2026_11_28_000045_imports_undone::Migration),
            Box::new(m2026_11_28_000046_archive_and_sources::Migration),
            Box::new(m2026_11_28_000047_terms_in_parts::Migration),
            Box::new(m2026_11_28_000048_credit_refunds::Migration),
            Box::new(m2026_11_28_000049_price_lists::Migration),
            Box::new(m2026_11_28_000049_shipping::Migration),
            Box::new(m2026_11_28_000050_mail::Migration),
            Box::new(m2026_11_28_000051_password_resets::Migration),
            Box::new(m2026_11_28_000052_mail_versions::Migration),
            Box::new(m2026_11_28_000060_portal::Migration),
            Box::new(m2026_11_28_000061_quote_answers::Migration),
            Box::new(m2026_11_28_000062_cards::Migration),
            Box::new(m2026_11_28_000063_client_files::Migration),
            Box::new(m2026_11_28_000063_own_address::Migration),
            Box::new(m2026_11_28_000064_portal_embedding::Migration),
            Box::new(m2026_11_28_000065_letters_with_links::Migration),
            Box::new(m2026_11_28_000066_portal_mends::Migration),
            Box::new(m2026_11_28_000067_portal_passwords::Migration),
            Box::new(m2026_11_28_000069_answer_signers::Migration),
            Box::new(m2026_11_28_000069_files_by_bytes::Migration),
            Box::new(m2026_11_28_000070_distance_sales::Migration),
            Box::new(m2026_11_28_000071_modules_and_pending::Migration),
        ]
    }
}
