//! Imports: none that has ended, or has not begun, stands in the middle of its file (invariant 7), and what one has done reads (8).

use domain::subject::Subject;
use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;

use super::{MAX_TOLD, Violation};
use crate::{StoreResult, Tenant};

/// One that runs may be anywhere: it goes on, or is taken back.
const HALF: &str = "SELECT id FROM imports WHERE company_id = $1 AND state <> 'running' \
     AND (position <> 0 OR linked <> 0 OR rejected_bytes <> 0)";
/// What an import that is done has changed is kept, so that it can be taken back later.
const LEFT: &str = "SELECT DISTINCT i.id FROM imports i JOIN import_changes c ON c.company_id = i.company_id \
     AND c.import_id = i.id WHERE i.company_id = $1 \
     AND i.state NOT IN ('running', 'done', 'taking_back', 'undone')";
/// What became of each record of one that was taken back is told.
const UNTOLD: &str = "SELECT DISTINCT i.id FROM imports i JOIN import_changes c ON c.company_id = i.company_id \
     AND c.import_id = i.id WHERE i.company_id = $1 AND i.state = 'undone' AND c.outcome IS NULL";
/// What it made was nothing before, and what it overwrote was something.
const TWICE: &str = "SELECT DISTINCT import_id FROM import_changes \
     WHERE company_id = $1 AND (is_created = (before IS NOT NULL))";

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let subjects: Vec<String> = Subject::ALL.iter().map(|subject| format!("'{}'", subject.as_str())).collect();
    let strange = format!(
        "SELECT DISTINCT import_id FROM import_changes WHERE company_id = $1 AND subject NOT IN ({})",
        subjects.join(", ")
    );
    let mut found = Vec::new();
    for (invariant, sql, what) in [
        (7, HALF, "it does not run, and stands in the middle of its file"),
        (7, LEFT, "nothing came in by it, and it has changed records"),
        (7, UNTOLD, "it was taken back, and not all of its records were"),
        (7, TWICE, "what it made and what it overwrote is not told apart"),
        (8, strange.as_str(), "it has changed records of a subject that there is not"),
    ] {
        let sql = format!("{sql} LIMIT {MAX_TOLD}");
        let statement = Statement::from_sql_and_values(t.db().get_database_backend(), sql, [t.company().0.into()]);
        for row in t.db().query_all_raw(statement).await? {
            let id: Uuid = row.try_get_by_index(0)?;
            found.push(Violation::new(invariant, format!("import {id}: {what}")));
        }
    }
    Ok(found)
}
