//! What changes leave behind: revisions that were counted, and activity that is about what it says (invariants 7 and 8).

use domain::documents::listing::kinds_of;
use domain::subject::Subject;
use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;

use super::{MAX_TOLD, Violation};
use crate::{StoreResult, Tenant, listings};

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    for subject in Subject::ALL {
        let Some(of) = listings::of(*subject) else { continue };
        let (table, among) = (of.table(), of.among().unwrap_or_else(|| "1 = 1".to_owned()));
        let counted =
            format!("SELECT revision FROM revisions WHERE company_id = $1 AND subject = '{}'", subject.as_str());
        let ahead =
            format!("SELECT id FROM {table} WHERE company_id = $1 AND {among} AND revision > COALESCE(({counted}), 0)");
        for id in ids(t, &ahead).await? {
            found.push(Violation::new(8, format!("{table} {id}: a change that its company has not counted")));
        }
    }
    found.extend(subjects(t).await?);
    // A client belongs to itself.
    let astray = "SELECT id FROM activity WHERE company_id = $1 AND subject = 'client' \
         AND (client_id IS NULL OR client_id <> record_id)";
    for id in ids(t, astray).await? {
        found.push(Violation::new(7, format!("activity {id}: its client is not the one that it is about")));
    }
    for (subject, table) in [(Subject::Payment, "payments"), (Subject::Credit, "credits")] {
        let of_another = format!(
            "SELECT a.id AS id FROM activity a JOIN {table} p ON p.company_id = a.company_id AND p.id = a.record_id \
             WHERE a.company_id = $1 AND a.subject = '{}' AND (a.client_id IS NULL OR a.client_id <> p.client_id)",
            subject.as_str()
        );
        for id in ids(t, &of_another).await? {
            found.push(Violation::new(7, format!("activity {id}: its client is not the one of {table}")));
        }
    }
    let of_another = format!(
        "SELECT a.id AS id FROM activity a JOIN documents d ON d.company_id = a.company_id AND d.id = a.record_id \
         WHERE a.company_id = $1 AND a.subject IN ({}) AND a.client_id IS NULL",
        documents().join(", ")
    );
    for id in ids(t, &of_another).await? {
        found.push(Violation::new(7, format!("activity {id}: a document's client is missing")));
    }
    Ok(found)
}

/// The subjects of documents, as they stand in a statement.
fn documents() -> Vec<String> {
    let subjects = Subject::ALL.iter().filter(|subject| !kinds_of(**subject).is_empty());
    subjects.map(|subject| format!("'{}'", subject.as_str())).collect()
}

/// Revisions and custom fields of subjects that do not exist.
async fn subjects<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let known: Vec<String> = Subject::ALL.iter().map(|subject| format!("'{}'", subject.as_str())).collect();
    let mut found = Vec::new();
    for table in ["revisions", "custom_fields"] {
        let sql = format!(
            "SELECT DISTINCT subject FROM {table} WHERE company_id = $1 AND subject NOT IN ({}) LIMIT {MAX_TOLD}",
            known.join(", ")
        );
        for row in rows(t, &sql).await? {
            let subject: String = row.try_get_by_index(0)?;
            found.push(Violation::new(8, format!("{table}: no such subject as {subject:?}")));
        }
    }
    Ok(found)
}

async fn ids<C: ConnectionTrait>(t: &Tenant<C>, sql: &str) -> StoreResult<Vec<Uuid>> {
    let rows = rows(t, &format!("{sql} ORDER BY id LIMIT {MAX_TOLD}")).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}

async fn rows<C: ConnectionTrait>(t: &Tenant<C>, sql: &str) -> StoreResult<Vec<sea_orm::QueryResult>> {
    let statement = Statement::from_sql_and_values(t.db().get_database_backend(), sql, [t.company().0.into()]);
    Ok(t.db().query_all_raw(statement).await?)
}
