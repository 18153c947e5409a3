//! The parts of the clients list.

mod bulk;
mod chips;
mod empty;
mod export;
mod filter;
mod keys;
mod row;
mod table;

pub use chips::Chips;
pub use export::ExportMenu;
pub use filter::{FILTER_ID, Filter};
pub use table::ClientsTable;

use std::collections::BTreeSet;

use domain::ids::ClientId;
use leptos::prelude::RwSignal;

/// The clients that are ticked.
pub type Picked = RwSignal<BTreeSet<ClientId>>;
