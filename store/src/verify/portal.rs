//! The sites that may hold the portal read whole, and the second factors of contacts open (invariant 8).

use domain::portal::Site;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::Violation;
use crate::entities::portal_embedding::{Column, Entity};
use crate::portal::closed_factors;
use crate::{Database, StoreResult, Tenant};

/// The accesses whose second factor does not open with the installation's key.
pub(super) async fn closed(database: &Database) -> StoreResult<Vec<Uuid>> {
    closed_factors(database).await
}

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let company = t.company();
    let row = Entity::find().filter(Column::CompanyId.eq(company.0)).one(t.db()).await?;
    let wrong = row.and_then(|row| serde_json::from_value::<Vec<Site>>(row.sites).err());
    let violation = |error: serde_json::Error| Violation::new(8, format!("portal of company {company}: {error}"));
    Ok(wrong.map(violation).into_iter().collect())
}
