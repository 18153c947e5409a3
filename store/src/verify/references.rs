//! Invariant 5: no row refers to another company's row, nor to one that is not there.

use domain::lists::ListKind;
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement};
use uuid::Uuid;

use super::{MAX_TOLD, Violation};
use crate::StoreResult;
use crate::lists::referring;

/// Table, column, and the table of the same company that it refers to; what names entries of lists is `lists::uses`'.
const WITHIN_COMPANY: &[(&str, &str, &str)] = &[
    ("clients", "parent", "clients"),
    ("clients", "payer", "clients"),
    ("clients", "logo", "files"),
    ("client_contacts", "client_id", "clients"),
    ("client_contacts", "contact_id", "contacts"),
    ("addresses", "client_id", "clients"),
    ("client_files", "id", "files"),
    ("client_files", "client_id", "clients"),
    ("client_tags", "client_id", "clients"),
    ("products", "picture", "files"),
    ("product_prices", "product_id", "products"),
    ("client_prices", "client_id", "clients"),
    ("client_prices", "product", "products"),
    ("price_lists", "id", "list_items"),
    ("price_list_entries", "product", "products"),
    ("documents", "client_id", "clients"),
    ("document_lines", "document_id", "documents"),
    ("document_lines", "product", "products"),
    ("document_lines", "expense", "expenses"),
    ("document_origins", "document_id", "documents"),
    ("document_origins", "origin_id", "documents"),
    ("document_papers", "document_id", "documents"),
    ("document_papers", "file_id", "files"),
    ("recurrences", "document_id", "documents"),
    ("recurrences", "last_invoice", "documents"),
    ("recurring_runs", "recurring_id", "documents"),
    ("recurring_runs", "invoice_id", "documents"),
    ("payments", "client_id", "clients"),
    ("credits", "client_id", "clients"),
    ("credit_refunds", "client_id", "clients"),
    ("credit_refunds", "credit_id", "credits"),
    ("write_offs", "client_id", "clients"),
    ("write_offs", "invoice_id", "documents"),
    ("allocations", "client_id", "clients"),
    ("allocations", "invoice_id", "documents"),
    ("ledger_entries", "client_id", "clients"),
    ("tasks", "client", "clients"),
    ("time_entries", "task_id", "tasks"),
    ("time_entries", "invoice_id", "documents"),
    ("time_billings", "document_id", "documents"),
    ("time_billings", "entry_id", "time_entries"),
    ("expenses", "supplier", "clients"),
    ("expenses", "client", "clients"),
    ("expenses", "receipt", "files"),
    ("expenses", "invoice_id", "documents"),
    ("activity", "client_id", "clients"),
    ("mail_messages", "client_id", "clients"),
    ("mail_messages", "document_id", "documents"),
    ("mail_messages", "access_id", "portal_access"),
    ("portal_access", "contact_id", "contacts"),
    ("portal_links", "access_id", "portal_access"),
    ("portal_sessions", "access_id", "portal_access"),
    ("portal_sessions", "client_id", "clients"),
    ("portal_credentials", "access_id", "portal_access"),
    ("portal_recovery_codes", "credential_id", "portal_credentials"),
    ("quote_answers", "document_id", "documents"),
    ("quote_answers", "contact_id", "contacts"),
    ("quote_answer_papers", "answer_id", "quote_answers"),
    ("quote_answer_papers", "file_id", "files"),
    ("card_payments", "client_id", "clients"),
    ("card_payments", "payment_id", "payments"),
    ("import_changes", "import_id", "imports"),
    ("saved_view_favourites", "view_id", "saved_views"),
];

/// Table, column, and the table that is no company's.
const OUTSIDE: &[(&str, &str, &str)] = &[
    ("clients", "owner", "users"),
    ("tasks", "owner", "users"),
    ("time_entries", "user_id", "users"),
    ("activity", "actor", "users"),
    ("revisions", "company_id", "companies"),
    ("numbers", "company_id", "companies"),
    ("memberships", "user_id", "users"),
    ("memberships", "company_id", "companies"),
    ("invitations", "company_id", "companies"),
    ("list_items", "company_id", "companies"),
    ("custom_fields", "company_id", "companies"),
    ("clients", "company_id", "companies"),
    ("contacts", "company_id", "companies"),
    ("addresses", "company_id", "companies"),
    ("products", "company_id", "companies"),
    ("client_prices", "company_id", "companies"),
    ("client_files", "company_id", "companies"),
    ("price_lists", "company_id", "companies"),
    ("price_list_entries", "company_id", "companies"),
    ("documents", "company_id", "companies"),
    ("document_series", "company_id", "companies"),
    ("document_chains", "company_id", "companies"),
    ("payments", "company_id", "companies"),
    ("credits", "company_id", "companies"),
    ("credit_refunds", "company_id", "companies"),
    ("write_offs", "company_id", "companies"),
    ("allocations", "company_id", "companies"),
    ("ledger_entries", "company_id", "companies"),
    ("tasks", "company_id", "companies"),
    ("time_entries", "company_id", "companies"),
    ("expenses", "company_id", "companies"),
    ("files", "company_id", "companies"),
    ("mail_settings", "company_id", "companies"),
    ("mail_templates", "company_id", "companies"),
    ("mail_messages", "company_id", "companies"),
    ("portal_access", "company_id", "companies"),
    ("portal_links", "company_id", "companies"),
    ("portal_sessions", "company_id", "companies"),
    ("portal_credentials", "company_id", "companies"),
    ("portal_recovery_codes", "company_id", "companies"),
    ("quote_answers", "company_id", "companies"),
    ("card_settings", "company_id", "companies"),
    ("card_payments", "company_id", "companies"),
    ("card_events", "company_id", "companies"),
    ("portal_embedding", "company_id", "companies"),
    ("portal_assertions", "company_id", "companies"),
    ("saved_views", "owner", "users"),
    ("saved_views", "company_id", "companies"),
    ("saved_view_favourites", "user_id", "users"),
];

/// Tables whose rows are about a record of a subject, and the table of that subject's records.
const RECORDS: &[(&str, &str, &str)] = &[
    ("activity", "client", "clients"),
    ("activity", "contact", "contacts"),
    ("activity", "product", "products"),
    ("activity", "quote", "documents"),
    ("activity", "order", "documents"),
    ("activity", "delivery_note", "documents"),
    ("activity", "invoice", "documents"),
    ("activity", "recurring", "documents"),
    ("activity", "credit_note", "documents"),
    ("activity", "payment", "payments"),
    ("activity", "credit", "credits"),
    ("activity", "task", "tasks"),
    ("activity", "expense", "expenses"),
    ("files", "client", "clients"),
    ("files", "contact", "contacts"),
    ("files", "product", "products"),
    ("files", "quote", "documents"),
    ("files", "order", "documents"),
    ("files", "delivery_note", "documents"),
    ("files", "invoice", "documents"),
    ("files", "credit_note", "documents"),
    ("files", "payment", "payments"),
    ("files", "credit", "credits"),
    ("files", "expense", "expenses"),
    ("import_changes", "client", "clients"),
    ("import_changes", "contact", "contacts"),
    ("import_changes", "product", "products"),
];

pub(super) async fn check(db: &DatabaseTransaction) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    let entries =
        || ListKind::ALL.iter().flat_map(|kind| referring(*kind).iter().map(move |place| (place, kind.as_str())));
    let to_entries = entries().map(|((table, column), _)| (*table, *column, "list_items"));
    for (table, column, to) in WITHIN_COMPANY.iter().copied().chain(to_entries) {
        let joined = format!("LEFT JOIN {to} t ON t.company_id = f.company_id AND t.id = f.{column}");
        let wrong = format!("f.{column} IS NOT NULL AND t.id IS NULL");
        found.extend(look(db, 5, table, column, &joined, &wrong, &format!("no {to} row of its company")).await?);
    }
    for (table, column, to) in OUTSIDE {
        let joined = format!("LEFT JOIN {to} t ON t.id = f.{column}");
        let wrong = format!("f.{column} IS NOT NULL AND t.id IS NULL");
        found.extend(look(db, 5, table, column, &joined, &wrong, &format!("no {to} row")).await?);
    }
    for (table, subject, to) in RECORDS {
        let joined = format!("LEFT JOIN {to} t ON t.company_id = f.company_id AND t.id = f.record_id");
        // What an import had made that was taken back is told of, and gone.
        let is_live = if *table == "import_changes" { "f.outcome IS NULL" } else { "f.record_id IS NOT NULL" };
        let wrong = format!("f.subject = '{subject}' AND {is_live} AND t.id IS NULL");
        found.extend(look(db, 5, table, "record_id", &joined, &wrong, &format!("no {to} row of its company")).await?);
    }
    for ((table, column), kind) in entries() {
        let joined = format!("JOIN list_items t ON t.company_id = f.company_id AND t.id = f.{column}");
        let wrong = format!("t.kind <> '{kind}'");
        found.extend(look(db, 8, table, column, &joined, &wrong, "an entry of another list").await?);
    }
    Ok(found)
}

async fn look(
    db: &DatabaseTransaction,
    invariant: u8,
    table: &str,
    column: &str,
    joined: &str,
    wrong: &str,
    told: &str,
) -> StoreResult<Vec<Violation>> {
    let sql = format!("SELECT f.company_id, f.{column} FROM {table} f {joined} WHERE {wrong} LIMIT {MAX_TOLD}");
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    rows.into_iter()
        .map(|row| {
            let (company, id): (Uuid, Uuid) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            Ok(Violation::new(invariant, format!("company {company}: {table}.{column} = {id}: {told}")))
        })
        .collect()
}
