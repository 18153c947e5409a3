//! Countries and their provinces, as codes. Their names are words, and live with the words.

mod codes;
pub mod country;
mod divisions;
pub mod province;

pub use country::Country;
pub use province::{Province, provinces_of};
