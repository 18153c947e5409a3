//! Clients from the files of other programs, and from our own.

mod blank;
pub mod build;
mod doubts;
mod further;
pub mod group;
pub mod identity;
mod more;
mod person;
pub mod place;
mod places;
pub mod programs;
mod reading;
mod settle;
mod told;
mod values;

pub use build::ClientReader;
pub use group::{joined, keys, overwritten};
pub use identity::{ClientKeys, id_of};
pub use person::complete;
pub use place::Place;
