//! What clients pay: entered, allocated to invoices, given back, deleted; credits and credit notes that pay invoices, and what is given up.
//!
//! The rules are `domain::billing::allocation`'s. What is written follows from them in one transaction: allocations, which are added and
//! never changed, what payments and documents keep of them, and the ledger. Whoever decides by what is stored holds the company first.

mod account;
mod allocate;
pub mod cards;
mod columns;
mod credit_note;
pub mod credits;
mod describe;
mod enter;
mod exported;
pub(crate) mod funds;
mod invoices;
mod listed;
mod mark_paid;
mod pays;
mod pending;
mod plan;
pub(crate) mod read;
mod refused;
mod settle;
mod undo;
mod write;
mod write_off;

use chrono::NaiveDate;
use sea_orm::ConnectionTrait;

pub use account::account;
pub use allocate::{allocate, release};
pub use credit_note::apply_credit_note;
pub use describe::describe;
pub use enter::enter;
pub use invoices::open_invoices;
pub use mark_paid::mark_paid;
pub use pending::{complete, expect, fail};
pub use read::{get, of_client, usual_method};
pub use undo::{refund, refunds, reverse, take_back_refund};
pub use write::Payments;
pub use write_off::{take_back_write_off, write_off};

pub(crate) use exported::Files;
pub(crate) use listed::Listed;
pub(crate) use write::shown_anew;

use crate::{StoreResult, Tenant, local_time};

/// The day that the company's clocks show: that of what is done now.
async fn today<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<NaiveDate> {
    Ok(local_time::local(t.now(), local_time::zone(t).await?).date())
}
