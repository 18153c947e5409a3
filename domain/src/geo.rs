//! Countries, their provinces, and languages, as codes; their names are words, and live with the words. And where a place is on the globe.

mod codes;
pub mod country;
mod divisions;
pub mod language;
mod overseas;
pub mod position;
pub mod province;
pub mod words;

pub use country::Country;
pub use language::LanguageCode;
pub use overseas::{country_of_french_code, is_french_territory, territory};
pub use position::{Latitude, Longitude};
pub use province::{Province, provinces_of};
