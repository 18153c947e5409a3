//! Expenses as they are kept: entered, saved, paid, put aside, thrown away; and which invoice bills them again.
//!
//! Whatever changes an expense holds the company first, as every change does. An expense stands on one invoice at most: its row has room
//! for no other, and only one that stands on none is taken.

mod billed;
mod check;
pub(crate) mod columns;
pub(crate) mod create;
mod exported;
mod listed;
mod of_client;
mod pay;
pub(crate) mod read;
mod states;
mod update;
mod write;

use chrono::NaiveDate;
use domain::money::Currency;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

pub use billed::to_bill;
pub use create::create;
pub use of_client::of_client;
pub use pay::{pay, take_back_pay};
pub use read::{get, parties, suppliers};
pub use states::{act, put_back};
pub use update::{save, set_receipt};
pub use write::Expenses;

pub(crate) use billed::{brought_back, kept, none_named, thrown_away};
pub(crate) use exported::Files;
pub(crate) use listed::Listed;
pub(crate) use write::shown_anew;

use crate::entities::expense::{Column, Entity};
use crate::{StoreResult, Tenant, companies, local_time};

/// The currency that new expenses are in.
pub async fn currency<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Currency> {
    Ok(companies::get(t).await?.profile.currency)
}

/// The day that the company's clocks show.
pub async fn today<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<NaiveDate> {
    Ok(local_time::local(t.now(), local_time::zone(t).await?).date())
}

/// Whether the company has no expense yet, deleted ones included: then it may be filled with examples.
pub(crate) async fn has_none<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<bool> {
    Ok(Entity::find().filter(Column::CompanyId.eq(t.company().0)).limit(1).count(t.db()).await? == 0)
}
