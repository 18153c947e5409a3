//! Tasks and the time spent on them as they are kept: created, saved, begun, done, thrown away; time counted by a timer or entered; and
//! which invoice it stands on.
//!
//! Whatever changes time holds the company first, as every change does, so that what is counted stays true until it is committed. An entry
//! stands on one invoice at most: its row has room for no other.

mod bill;
mod billed;
mod check;
mod columns;
mod create;
mod entries;
mod exported;
mod listed;
mod of_client;
mod rates;
pub(crate) mod read;
mod spent;
mod states;
mod timer;
mod update;
mod write;

use chrono::NaiveDate;
use sea_orm::ConnectionTrait;

pub use bill::bill;
pub use create::create;
pub use entries::{add, correct, entries, put_time_back, remove};
pub use of_client::of_client;
pub use rates::{currency_of, rates};
pub use read::get;
pub use spent::spent_on;
pub use states::{act, put_back, step};
pub use timer::{running, start, stop};
pub use update::save;
pub use write::Tasks;

pub(crate) use billed::{brought_back, kept, thrown_away};
pub(crate) use exported::Files;
pub(crate) use listed::Listed;
pub(crate) use write::shown_anew;

use crate::{StoreResult, Tenant, local_time};

/// The day that the company's clocks show.
async fn today<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<NaiveDate> {
    Ok(local_time::local(t.now(), local_time::zone(t).await?).date())
}
