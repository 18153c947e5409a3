//! Saved views: what they repeat and keep reads (invariants 7 and 8), and none is out of everybody's sight (5).

use domain::listing::ListLook;
use domain::listings;
use domain::saved_views::Asked;
use domain::subject::Subject;
use domain::text::{Text, fold};
use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;

use super::batches::Batches;
use super::{MAX_TOLD, Violation};
use crate::entities::saved_view::{Column, Entity, Model};
use crate::{StoreResult, Tenant};

/// What must not be, and a query for the ids of such views in a company.
const OUT_OF_SIGHT: &[(&str, &str)] = &[
    (
        "private to somebody who is no member",
        "SELECT v.id FROM saved_views v LEFT JOIN memberships m ON m.company_id = v.company_id AND m.user_id = v.owner \
         WHERE v.company_id = $1 AND NOT v.is_shared AND m.user_id IS NULL",
    ),
    (
        "a favourite of somebody who is no member",
        "SELECT f.view_id FROM saved_view_favourites f LEFT JOIN memberships m \
         ON m.company_id = f.company_id AND m.user_id = f.user_id WHERE f.company_id = $1 AND m.user_id IS NULL",
    ),
    (
        "a favourite of somebody who does not see it",
        "SELECT v.id FROM saved_view_favourites f JOIN saved_views v ON v.company_id = f.company_id AND v.id = f.view_id \
         WHERE f.company_id = $1 AND NOT v.is_shared AND v.owner <> f.user_id",
    ),
];

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    let mut batches = Batches::<Entity>::new(Column::CompanyId, Column::Id, |row| row.id);
    while let Some(rows) = batches.next(t).await? {
        for row in &rows {
            judge(row, &mut found);
        }
    }
    for (what, sql) in OUT_OF_SIGHT {
        let sql = format!("{sql} LIMIT {MAX_TOLD}");
        let statement = Statement::from_sql_and_values(t.db().get_database_backend(), sql, [t.company().0.into()]);
        for row in t.db().query_all_raw(statement).await? {
            let id: Uuid = row.try_get_by_index(0)?;
            found.push(Violation::new(5, format!("saved view {id}: {what}")));
        }
    }
    Ok(found)
}

fn judge(row: &Model, found: &mut Vec<Violation>) {
    let mut broken = |invariant, what: &str| {
        found.push(Violation::new(invariant, format!("saved view {}: {what}", row.id)));
    };
    if Text::<60>::parse(&row.name).ok().is_none_or(|name| name.as_str() != row.name) {
        broken(8, "its name does not read");
    } else if row.name_folded != fold(&row.name) {
        broken(7, "its folded name differs");
    }
    if Asked::parse(&row.asked).is_err() {
        broken(8, "what it asks for does not read");
    }
    let listing = Subject::parse(&row.subject).ok().and_then(listings::of);
    if listing.is_none() {
        broken(8, "its subject has no list");
    }
    let reads = |look: &String| listing.is_some_and(|listing| ListLook::read(listing, look).written(listing) == *look);
    if row.look.as_ref().is_some_and(|look| !reads(look)) {
        broken(8, "its columns do not read");
    }
}
