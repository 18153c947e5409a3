//! Work that outlasts a request: a row written in the transaction that asks for it, done by whichever process claims it.
//!
//! A claim is a lease. While its process lives it is renewed; when the process dies it runs out, and the job is claimed again. Every
//! claim has a token of its own, and whatever is written of a job names the token: whoever lost the job writes nothing any more. A job
//! whose effect is in the database ends by [`Claim::finish`] in the same transaction, and so has its effect once, however often it is tried.

mod asked;
mod claim;
mod ended;
mod here;
mod lease;
mod status;

use std::time::Duration;

use chrono::TimeDelta;

pub use asked::{Asked, ask};
pub(crate) use asked::{add_to_waiting, withdraw};
pub use claim::claim;
pub use ended::{Failure, prune};
pub use lease::Claim;
pub use status::{Job, by_key, get};

pub(crate) use here::Here;

/// How long a claim is good without word of its process. Short, since after a crash somebody may wait for the job; long enough for a
/// machine that has much else to do.
const LEASE: TimeDelta = TimeDelta::seconds(20);
/// How often a claim is to be renewed: three may come late before it runs out.
pub const RENEW_EVERY: Duration = Duration::from_secs(5);
/// How long a job that is done is known, and with it the key of its effect.
const KEPT_DONE: TimeDelta = TimeDelta::days(30);
/// How long a job that was given up is kept for operators to look at.
const KEPT_DEAD: TimeDelta = TimeDelta::days(90);

/// A count as it is stored.
fn stored(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// A stored count.
fn counted(count: i32) -> u32 {
    u32::try_from(count).unwrap_or(0)
}

/// A stored number of attempts.
fn attempts(count: i32) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
