//! Credits that are given to clients (A9.2): used for invoices, taken off them again, and taken back. No money changes hands: less is owed,
//! and what was paid to date stays, unless what is left is given back in money.

mod columns;
mod exported;
mod give;
mod listed;
pub(crate) mod read;
mod refund;
mod used;
mod write;

pub use give::give;
pub use read::{get, of_client};
pub use refund::{refund, refunds, take_back_refund};
pub use used::{apply, release, take_back};
pub use write::Credits;

pub(crate) use exported::Files;
pub(crate) use listed::Listed;
pub(crate) use write::shown_anew;
