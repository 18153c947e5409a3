//! Files that belong to a client or to an answer are recorded as such (invariant 7): by the one the portal gives them out, by the other
//! staff may see them.

use domain::subject::Subject;
use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;

use super::{MAX_TOLD, Violation};
use crate::{StoreResult, Tenant};

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let of_clients = "SELECT k.id FROM client_files k JOIN files f ON f.company_id = k.company_id AND f.id = k.id \
         WHERE k.company_id = $1 AND (f.subject IS NULL OR f.subject <> $2 OR f.record_id IS NULL OR f.record_id <> k.client_id)";
    let of_answers = "SELECT f.id FROM quote_answer_papers p \
         JOIN quote_answers a ON a.company_id = p.company_id AND a.id = p.answer_id \
         JOIN files f ON f.company_id = p.company_id AND f.id = p.file_id \
         WHERE p.company_id = $1 \
         AND (f.subject IS NULL OR f.subject <> $2 OR f.record_id IS NULL OR f.record_id <> a.document_id)";
    let mut found = Vec::new();
    for (sql, subject, whose) in
        [(of_clients, Subject::Client, "its client"), (of_answers, Subject::Quote, "the quote of its answer")]
    {
        let sql = format!("{sql} LIMIT {MAX_TOLD}");
        let values = [t.company().0.into(), subject.as_str().into()];
        let statement = Statement::from_sql_and_values(t.db().get_database_backend(), sql, values);
        for row in t.db().query_all_raw(statement).await? {
            let id: Uuid = row.try_get_by_index(0)?;
            found.push(Violation::new(7, format!("file {id}: it is recorded of something else than {whose}")));
        }
    }
    Ok(found)
}
