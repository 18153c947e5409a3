//! The revisions of a company, by subject: what a browser has kept of a list is compared with its subject's.

use std::sync::{Mutex, PoisonError};

use domain::ids::CompanyId;
use domain::revisions::Revisions;
use domain::subject::Subject;
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, Statement};
use uuid::Uuid;

use crate::entities::company;
use crate::entities::revision::{Column, Entity};
use crate::{Access, StoreError, StoreResult, Tenant};

/// The same on both databases, and one statement: nobody comes in between.
const NEXT: &str = "INSERT INTO revisions (company_id, subject, revision) VALUES ($1, $2, 1) \
     ON CONFLICT (company_id, subject) DO UPDATE SET revision = revisions.revision + 1 RETURNING revision";

/// What a transaction has moved so far, by subject.
#[derive(Debug, Default)]
pub(crate) struct Moved(Mutex<[Option<i64>; Subject::ALL.len()]>);

impl Moved {
    fn get(&self, subject: Subject) -> Option<i64> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)[subject as usize]
    }

    fn set(&self, subject: Subject, revision: i64) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)[subject as usize] = Some(revision);
    }
}

/// The revision that the transaction writes: moved by whoever asks first.
pub(super) async fn next(tx: &Tenant<DatabaseTransaction>, subject: Subject) -> StoreResult<i64> {
    if let Some(revision) = tx.moved().get(subject) {
        return Ok(revision);
    }
    let revision = advance(tx.db(), tx.company(), subject).await?;
    tx.moved().set(subject, revision);
    Ok(revision)
}

/// Moves a subject's revision though none of its rows is written: what its lists say beside their rows is about to change (what an
/// entry of a list is called, in which zone days are counted).
pub(crate) async fn touch(tx: &Tenant<DatabaseTransaction>, subject: Subject) -> StoreResult<()> {
    next(tx, subject).await.map(drop)
}

/// As [`touch`], in companies whose lists name somebody whose name or place there has changed. Always in the same order, so that two
/// who change at once do not wait for each other.
pub(crate) async fn moved(
    tx: &DatabaseTransaction,
    subject: Subject,
    companies: impl IntoIterator<Item = CompanyId>,
) -> StoreResult<()> {
    let mut companies: Vec<CompanyId> = companies.into_iter().collect();
    companies.sort_unstable();
    for company in companies {
        advance(tx, company, subject).await?;
    }
    Ok(())
}

async fn advance(tx: &DatabaseTransaction, company: CompanyId, subject: Subject) -> StoreResult<i64> {
    held(tx, company).await?;
    let values = [company.0.into(), subject.as_str().into()];
    let moved = tx.query_one_raw(Statement::from_sql_and_values(tx.get_database_backend(), NEXT, values)).await?;
    Ok(moved.ok_or(StoreError::NotFound)?.try_get_by_index(0)?)
}

/// Holds the company's row, whatever the subject: writers of one company follow one another. References to the company do not wait.
async fn held(tx: &DatabaseTransaction, company: CompanyId) -> StoreResult<()> {
    let row = company::Entity::find_by_id(company.0).select_only().column(company::Column::Id);
    let held: Option<Uuid> = row.lock(LockType::NoKeyUpdate).into_tuple().one(tx).await?;
    held.map(drop).ok_or(StoreError::NotFound)
}

/// Keeps every other writer of the company away until the transaction ends: what is read from here on stays as it is. A change does
/// the same; this is for whoever decides by what is stored whether there is anything to change.
pub(crate) async fn hold(tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
    held(tx.db(), tx.company()).await
}

/// Notes that rows were taken out for good at a revision.
pub(super) async fn left(tx: &Tenant<DatabaseTransaction>, subject: Subject, revision: i64) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::WholeSince, Expr::value(revision))
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Subject.eq(subject.as_str()))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Where a subject stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    /// The revision that it is at.
    pub revision: u64,
    /// The one at which rows were last taken out for good: what changed since an older one does not tell all.
    pub whole_since: u64,
}

/// Where a subject stands.
pub(crate) async fn standing<C: ConnectionTrait>(t: &Tenant<C>, subject: Subject) -> StoreResult<Standing> {
    let query = Entity::find_by_id((t.company().0, subject.as_str().to_owned()));
    let query = query.select_only().columns([Column::Revision, Column::WholeSince]);
    let (revision, whole_since): (i64, i64) = query.into_tuple().one(t.db()).await?.unwrap_or_default();
    Ok(Standing { revision: count(revision), whole_since: count(whole_since) })
}

/// The revision that each subject is at.
pub async fn revisions(access: &Access) -> StoreResult<Revisions> {
    let t = access.read();
    let rows: Vec<(String, i64)> = Entity::find()
        .select_only()
        .columns([Column::Subject, Column::Revision])
        .filter(Column::CompanyId.eq(t.company().0))
        .into_tuple()
        .all(t.db())
        .await?;
    Ok(counted(rows))
}

/// Revisions as they are stored, by subject.
pub(crate) fn counted(stored: Vec<(String, i64)>) -> Revisions {
    let mut revisions = Revisions::default();
    for (subject, revision) in stored {
        // What a newer process counts is none of this one's.
        if let Ok(subject) = Subject::parse(&subject) {
            revisions.note(subject, count(revision));
        }
    }
    revisions
}

fn count(revision: i64) -> u64 {
    u64::try_from(revision).unwrap_or(0)
}
