//! The parts of the form that creates and edits a client.

pub mod api;

mod addresses;
mod contacts;
mod duplicates;
mod identifiers;
mod input;
mod more;
mod organisation;
mod person;
mod picker;
mod place;
mod position;
pub mod row;
mod sheet;
mod state;
mod street;
mod tags;

pub use person::ContactInputs;
pub use place::{AddressInputs, Uses};
pub use sheet::ClientSheet;
