//! Invariant 11: within a company an e-mail is one member's, though several accounts may have it.

use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef};

use super::{MAX_TOLD, Violation};
use crate::entities::{membership, user};
use crate::{StoreResult, Tenant};

pub(super) async fn check<C: ConnectionTrait>(tenant: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let to_user: RelationDef =
        membership::Entity::belongs_to(user::Entity).from(membership::Column::UserId).to(user::Column::Id).into();
    let twice: Vec<String> = membership::Entity::find()
        .select_only()
        .column(user::Column::EmailFolded)
        .join(JoinType::InnerJoin, to_user)
        .filter(membership::Column::CompanyId.eq(tenant.company().0))
        .group_by(user::Column::EmailFolded)
        .having(user::Column::Id.count().gt(1))
        .order_by_asc(user::Column::EmailFolded)
        .limit(MAX_TOLD as u64)
        .into_tuple()
        .all(tenant.db())
        .await?;
    let told =
        |email: String| Violation::new(11, format!("company {}: several members have {email}", tenant.company()));
    Ok(twice.into_iter().map(told).collect())
}
