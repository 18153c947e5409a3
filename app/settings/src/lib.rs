//! The company's settings: who it is, its lists, its own fields, how new clients start.
#![recursion_limit = "512"]

pub mod api;
mod cards;
mod company;
mod fields;
mod form;
mod layout;
mod lists;
mod mail;
mod merge;
mod numbers;
pub mod places;
mod portal;
mod price_lists;
mod save;
pub mod security_log;
mod switches;

pub use cards::CardsPage;
pub use company::CompanyPage;
pub use fields::FieldsPage;
pub use layout::{SettingsHome, SettingsPage};
pub use lists::ListsPage;
pub use mail::MailPage;
pub use numbers::NumbersPage;
pub use portal::PortalPage;
pub use price_lists::PriceListsPage;
pub use security_log::SecurityLogPage;
