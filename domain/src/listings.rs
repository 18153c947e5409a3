//! The listings that there are, by subject.

use crate::clients::CLIENTS;
use crate::listing::Listing;
use crate::products::PRODUCTS;
use crate::subject::Subject;

/// The listing of a subject; nothing for one that has no list of its own.
#[must_use]
pub fn of(subject: Subject) -> Option<&'static Listing> {
    match subject {
        Subject::Client => Some(&CLIENTS),
        Subject::Product => Some(&PRODUCTS),
        Subject::Contact => None,
    }
}
