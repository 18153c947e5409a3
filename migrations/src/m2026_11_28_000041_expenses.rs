//! Expenses, the lines of invoices that bill them again, and what they are sorted into: in the language of each company that there is, new
//! ones begin with the same.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, date, date_null, integer, integer_null, string, string_null, text_null, uuid_null,
};
use sea_orm_migration::sea_orm::DbBackend;

use crate::columns::{of_company, within_company};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// In French and in English.
const CATEGORIES: [(&str, &str); 14] = [
    ("Fournitures", "Supplies"),
    ("Matériel", "Equipment"),
    ("Sous-traitance", "Subcontracting"),
    ("Déplacements", "Travel"),
    ("Repas", "Meals"),
    ("Hébergement", "Accommodation"),
    ("Carburant", "Fuel"),
    ("Logiciels et abonnements", "Software and subscriptions"),
    ("Télécommunications", "Telecommunications"),
    ("Loyer et charges", "Rent and utilities"),
    ("Assurances", "Insurance"),
    ("Honoraires", "Professional fees"),
    ("Frais bancaires", "Bank charges"),
    ("Autres", "Other"),
];

const INDEXES: &[(&str, &[&str])] = &[
    ("expenses_by_revision", &["company_id", "revision", "id"]),
    ("expenses_by_client", &["company_id", "client", "id"]),
    ("expenses_by_supplier", &["company_id", "supplier", "id"]),
    ("expenses_by_invoice", &["company_id", "invoice_id"]),
    ("expenses_by_date", &["company_id", "date"]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(expenses()).await?;
        for (name, columns) in INDEXES {
            let mut index = Index::create().name(*name).table("expenses").to_owned();
            for column in *columns {
                index.col(*column);
            }
            schema.create_index(index).await?;
        }
        let expense = uuid_null("expense");
        schema.alter_table(Table::alter().table("document_lines").add_column(expense).to_owned()).await?;
        let db = schema.get_connection();
        let id = match schema.get_database_backend() {
            DbBackend::Sqlite => "randomblob(16)",
            _ => "gen_random_uuid()",
        };
        for (position, (french, english)) in CATEGORIES.iter().enumerate() {
            let entry = format!(
                "INSERT INTO list_items (company_id, id, created_at, updated_at, kind, label, end_of_month, hidden, position) \
                 SELECT id, {id}, created_at, created_at, 'expense_category', \
                 CASE WHEN profile ->> 'language' = 'en' THEN '{english}' ELSE '{french}' END, false, false, {position} \
                 FROM companies"
            );
            db.execute_unprepared(&entry).await?;
        }
        Ok(())
    }

    /// Tables and lists come together.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// An expense stands on one invoice at most, so that it is never billed twice: its row has room for no other.
fn expenses() -> TableCreateStatement {
    of_company("expenses")
        .col(integer("version"))
        .col(big_integer("revision"))
        .col(string("state"))
        // The fields of `domain::expenses::ExpenseData`.
        .col(string("description"))
        .col(uuid_null("supplier"))
        .col(string_null("supplier_name"))
        .col(date("date"))
        .col(uuid_null("category"))
        .col(big_integer("amount_minor"))
        .col(string("basis"))
        .col(integer_null("vat_per_100k"))
        .col(string("currency"))
        .col(uuid_null("method"))
        .col(date_null("paid_on"))
        .col(uuid_null("client"))
        .col(boolean("billable"))
        .col(text_null("note"))
        // What it comes to, for sums.
        .col(big_integer("net_minor"))
        .col(big_integer("vat_minor"))
        .col(big_integer("gross_minor"))
        .col(uuid_null("receipt"))
        .col(uuid_null("invoice_id"))
        .foreign_key(&mut within_company("expenses", "supplier", "clients"))
        .foreign_key(&mut within_company("expenses", "category", "list_items"))
        .foreign_key(&mut within_company("expenses", "method", "list_items"))
        .foreign_key(&mut within_company("expenses", "client", "clients"))
        .foreign_key(&mut within_company("expenses", "receipt", "files"))
        .foreign_key(&mut within_company("expenses", "invoice_id", "documents"))
        .to_owned()
}
