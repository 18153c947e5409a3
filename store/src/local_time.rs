//! Instants as a company's clocks show them.

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

use crate::entities::company;
use crate::{StoreError, StoreResult, Tenant};

/// The company's time zone.
pub async fn zone<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Tz> {
    let name: Option<String> = company::Entity::find_by_id(t.company().0)
        .select_only()
        .column(company::Column::TimeZone)
        .into_tuple()
        .one(t.db())
        .await?;
    read(&name.ok_or(StoreError::NotFound)?)
}

/// A time zone as it is stored.
pub(crate) fn read(name: &str) -> StoreResult<Tz> {
    name.parse().map_err(|_| StoreError::Corrupt("time zone".into()))
}

/// What a clock there shows.
#[must_use]
pub fn local(at: DateTime<Utc>, zone: Tz) -> NaiveDateTime {
    at.with_timezone(&zone).naive_local()
}
