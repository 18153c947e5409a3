//! Every company that somebody may enter.

use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::ids::CompanyId;
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{SignedIn, to_company};
use crate::entities::{company, membership};
use crate::{Access, Database, StoreError, StoreResult};

/// In so many companies is looked for a file that the page's own does not have.
const MOST_COMPANIES: u64 = 20;

/// Entry into each of them, at most so many; not where a second factor is required that they do not have.
pub async fn everywhere(database: &Database, signed_in: &SignedIn, now: DateTime<Utc>) -> StoreResult<Vec<Access>> {
    let memberships: Vec<(Uuid, String, bool)> = membership::Entity::find()
        .select_only()
        .columns([membership::Column::CompanyId, membership::Column::Role])
        .column(company::Column::RequiresTwoFactor)
        .join(JoinType::InnerJoin, to_company())
        .filter(membership::Column::UserId.eq(signed_in.user.0))
        .order_by_asc(membership::Column::CompanyId)
        .limit(MOST_COMPANIES)
        .into_tuple()
        .all(database.read())
        .await?;
    let mut entries = Vec::with_capacity(memberships.len());
    for (id, role, requires) in memberships {
        let role = Role::from_name(&role).ok_or(StoreError::Corrupt(role))?;
        let lacks_factor = requires && !signed_in.two_factor;
        let there = SignedIn { company: Some((CompanyId(id), role)), lacks_factor, ..signed_in.clone() };
        entries.extend(there.access(database.clone(), now));
    }
    Ok(entries)
}
