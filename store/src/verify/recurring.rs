//! Templates: each has its course, and what that repeats of its runs agrees with them (invariant 7).

use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;

use super::{MAX_TOLD, Violation};
use crate::{StoreResult, Tenant};

/// What is wrong with a template, and how it is found.
const WRONG: &[(&str, &str)] = &[
    (
        "has no course",
        "SELECT d.id FROM documents d LEFT JOIN recurrences r ON r.company_id = d.company_id AND r.document_id = d.id \
         WHERE d.company_id = $1 AND d.kind = 'recurring' AND r.document_id IS NULL",
    ),
    (
        "what it has made is not what is counted",
        "SELECT r.document_id FROM recurrences r WHERE r.company_id = $1 AND r.made <> (SELECT COUNT(*) FROM recurring_runs x \
         WHERE x.company_id = r.company_id AND x.recurring_id = r.document_id)",
    ),
    (
        "it works and has made the day that comes next",
        "SELECT r.document_id FROM recurrences r JOIN recurring_runs x ON x.company_id = r.company_id \
         AND x.recurring_id = r.document_id AND x.occurs_on >= r.next_on WHERE r.company_id = $1",
    ),
    (
        "what made it, or what it made, is something else",
        "SELECT x.recurring_id FROM recurring_runs x JOIN documents d ON d.company_id = x.company_id AND d.id = x.recurring_id \
         JOIN documents i ON i.company_id = x.company_id AND i.id = x.invoice_id \
         WHERE x.company_id = $1 AND (i.kind <> 'invoice' OR d.kind <> 'recurring')",
    ),
];

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    for (what, sql) in WRONG {
        let sql = format!("{sql} LIMIT {MAX_TOLD}");
        let statement = Statement::from_sql_and_values(t.db().get_database_backend(), sql, [t.company().0.into()]);
        for row in t.db().query_all_raw(statement).await? {
            let id: Uuid = row.try_get_by_index(0)?;
            found.push(Violation::new(7, format!("template {id}: {what}")));
        }
    }
    Ok(found)
}
