//! Questions whose answers are sums: written out in SQL, alike on both databases.

use domain::billing::kind::{Direction, DocumentKind};
use domain::documents::payment::PaymentState;
use domain::money::Currency;
use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};

use crate::{StoreError, StoreResult, Tenant};

/// The documents, as `d`, whose lines are what was sold: invoices, and the credit notes of them. The line of a down payment says what others
/// say again.
pub(super) const SOLD: &str = "d.kind IN ('invoice', 'credit_note') AND d.number IS NOT NULL AND NOT EXISTS ( \
     SELECT 1 FROM document_origins o JOIN documents w ON w.company_id = o.company_id AND w.id = o.origin_id \
     WHERE o.company_id = d.company_id AND o.document_id = d.id AND d.kind = 'credit_note' AND w.kind = 'down_payment')";

/// The rows of a question whose first value is the company.
pub(crate) async fn rows<C: ConnectionTrait>(
    t: &Tenant<C>,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> StoreResult<Vec<QueryResult>> {
    let values = std::iter::once(Value::from(t.company().0)).chain(values);
    let statement = Statement::from_sql_and_values(t.db().get_database_backend(), sql, values);
    Ok(t.db().query_all_raw(statement).await?)
}

/// The condition that narrows a question to one client, whose id is that value of the statement.
pub(super) fn of_client(is_narrowed: bool, value: u8) -> String {
    if is_narrowed { format!("AND client_id = ${value}") } else { String::new() }
}

/// The kinds of documents that move what is owed, up or down, as a list in SQL.
pub(super) fn kinds(wanted: impl Fn(DocumentKind) -> bool) -> String {
    let kinds = DocumentKind::ALL.iter().filter(|kind| wanted(**kind)).map(|kind| format!("'{}'", kind.as_str()));
    kinds.collect::<Vec<_>>().join(", ")
}

/// The states of payments that came in, as a list in SQL: what is on its way is not received.
pub(super) fn came_in() -> String {
    PaymentState::CAME_IN.map(|state| format!("'{}'", state.as_str())).join(", ")
}

/// A currency as it is kept.
pub(crate) fn currency(code: &str) -> StoreResult<Currency> {
    Currency::parse(code).map_err(|_| StoreError::Corrupt(format!("currency {code:?}")))
}

/// Whether a document of a kept kind takes back what was sold.
pub(super) fn takes_back(kind: &str) -> StoreResult<bool> {
    let kind = DocumentKind::parse(kind).map_err(|_| StoreError::Corrupt(format!("kind {kind:?}")))?;
    Ok(kind.moves() == Some(Direction::Down))
}

/// A count as it is told.
pub(super) fn count(counted: i64) -> u32 {
    u32::try_from(counted).unwrap_or(u32::MAX)
}
