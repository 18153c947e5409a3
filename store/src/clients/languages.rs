//! The languages that clients have.

use domain::geo::LanguageCode;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::entities::client::{Column, Entity};
use crate::{StoreResult, Tenant};

/// How many clients have each language. Deleted ones count: they can be restored.
pub async fn spoken<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<(LanguageCode, u64)>> {
    let counted: Vec<(String, i64)> = Entity::find()
        .select_only()
        .column(Column::Language)
        .column_as(Column::Id.count(), "uses")
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Language.is_not_null())
        .group_by(Column::Language)
        .into_tuple()
        .all(t.db())
        .await?;
    // What an older file brought in may be no language.
    let known =
        |(code, uses): (String, i64)| Some((LanguageCode::parse(&code).ok()?, u64::try_from(uses).unwrap_or(0)));
    Ok(counted.into_iter().filter_map(known).collect())
}
