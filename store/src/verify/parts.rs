//! Invariant 6: one primary contact and one main address per client that has any, and no second of what is single.

use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;

use super::{MAX_TOLD, Violation};
use crate::{StoreResult, Tenant};

/// Those who count for a client: a contact that is thrown away keeps its links, so that it comes back with them.
const CONTACTS: &str = "(SELECT l.* FROM client_contacts l JOIN contacts p ON p.company_id = l.company_id AND p.id = l.contact_id \
     WHERE p.state <> 'deleted') AS contacts";

/// What they are, where they stand, a mark, and whether one of them must bear it.
const MARKS: &[(&str, &str, &str, bool)] = &[
    ("contacts", CONTACTS, "is_primary", true),
    ("contacts", CONTACTS, "is_billing", false),
    ("contacts", CONTACTS, "is_dunning", false),
    ("addresses", "addresses", "is_main", true),
    ("addresses", "addresses", "is_billing", false),
    ("addresses", "addresses", "is_delivery", false),
];

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    for (what, table, mark, needed) in MARKS {
        let counted = format!("SUM(CASE WHEN {mark} THEN 1 ELSE 0 END)");
        let wrong = if *needed { format!("{counted} <> 1") } else { format!("{counted} > 1") };
        let sql = format!(
            "SELECT client_id, CAST({counted} AS bigint) FROM {table} WHERE company_id = $1 GROUP BY client_id \
             HAVING {wrong} ORDER BY client_id LIMIT {MAX_TOLD}"
        );
        let backend = t.db().get_database_backend();
        let statement = Statement::from_sql_and_values(backend, sql, [t.company().0.into()]);
        for row in t.db().query_all_raw(statement).await? {
            let (client, marked): (Uuid, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            found.push(Violation::new(6, format!("client {client}: {marked} of its {what} with {mark}")));
        }
    }
    Ok(found)
}
