//! The editor of documents: one for all kinds.

pub mod api;
pub mod offer;
pub mod options;

mod carriage;
mod description;
mod drag;
mod expenses;
mod figures;
mod filled;
mod head;
mod instalments;
mod keys;
mod line;
mod lines;
mod picker;
mod preview;
pub mod reason;
mod repeat;
mod reprice;
mod ruling;
mod shares;
mod sheet;
mod state;
mod sums;
mod tax;
mod terms;
mod threshold;
pub mod wording;

pub use sheet::DocumentSheet;
