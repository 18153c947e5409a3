//! Countries, their provinces, and languages, as codes. Their names are words, and live with the words.

mod codes;
pub mod country;
mod divisions;
pub mod language;
pub mod province;

pub use country::Country;
pub use language::LanguageCode;
pub use province::{Province, provinces_of};
