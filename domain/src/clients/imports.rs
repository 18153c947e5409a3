//! Clients from the files of other programs, and from our own.

mod blank;
pub mod build;
mod doubts;
pub mod group;
pub mod identity;
mod more;
mod person;
pub mod place;
mod places;
pub mod programs;
mod reading;
mod settle;
mod values;

pub use build::ClientReader;
pub use group::{keys, overwritten};
pub use identity::ClientKeys;
pub use person::complete;
pub use place::Place;

use crate::imports::Target;

/// « Prénom » beside « Nom » and no company: people, whose family name is not the client's whole name.
pub fn list_of_people(names: &[String], mapping: &mut [Target]) {
    let (first, last) = (Target::to("contacts[0].first_name"), Target::to("contacts[0].last_name"));
    if !mapping.contains(&first) || mapping.contains(&last) {
        return;
    }
    for (name, target) in names.iter().zip(mapping) {
        if target.path() == "fields.name" && matches!(name.as_str(), "nom" | "name" | "nom de famille") {
            *target = last.clone();
        }
    }
}
