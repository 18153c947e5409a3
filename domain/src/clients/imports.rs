//! Clients from the files of other programs, and from our own.

mod blank;
pub mod build;
mod by_names;
mod by_values;
mod calling;
mod doubts;
mod face;
mod further;
pub mod group;
pub mod identity;
mod more;
mod names;
mod over;
mod person;
pub mod place;
mod places;
pub mod programs;
mod reading;
mod settle;
mod told;
mod values;
mod whole_address;

pub use build::ClientReader;
pub use face::face;
pub use group::{joined, keys};
pub use identity::{ClientKeys, form_of, id_of, siren, town};
pub use over::laid_over;
pub use person::{are_two, complete};
pub use place::Place;
