//! Whose the bytes of files are. Those of one file may be another's too, in whatever company.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::client_files::{LET_GO, LetGo, MOST_LET_GO};
use domain::error::Refusal;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entities::company;
use crate::entities::file::{Column, Entity};
use crate::{Database, StoreError, StoreResult, Tenant, jobs};

/// Of these SHA-256, those that a file of any company has.
pub async fn held(database: &Database, sha256: &[String]) -> StoreResult<HashSet<String>> {
    let known = Entity::find()
        .select_only()
        .column(Column::Sha256)
        .distinct()
        .filter(Column::Sha256.is_in(sha256.iter().map(String::as_str)));
    Ok(known.into_tuple::<String>().all(database.read()).await?.into_iter().collect())
}

/// Since when files can be known here: since there has been a company. Never, where there is none.
pub async fn since(database: &Database) -> StoreResult<Option<DateTime<Utc>>> {
    let first = company::Entity::find().select_only().column(company::Column::CreatedAt);
    Ok(first.order_by_asc(company::Column::CreatedAt).into_tuple::<DateTime<Utc>>().one(database.read()).await?)
}

/// Asks for bytes to be let go of. Where there is no room among the jobs, they go as what a crash has left does.
pub(super) async fn let_go(tx: &Tenant<DatabaseTransaction>, sha256: &str) -> StoreResult<()> {
    let mut is_added = false;
    jobs::add_to_waiting(tx, LET_GO, |asked: &mut LetGo| {
        is_added = asked.files.len() < MOST_LET_GO;
        if is_added {
            asked.files.push(sha256.to_owned());
        }
    })
    .await?;
    if is_added {
        return Ok(());
    }
    match jobs::ask(tx, LET_GO, &LetGo { files: vec![sha256.to_owned()] }, None).await {
        Ok(_) | Err(StoreError::Refused(Refusal::TooMany { .. })) => Ok(()),
        Err(error) => Err(error),
    }
}
