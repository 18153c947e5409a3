//! The company's settings: who it is, its lists, its own fields, how new clients start.

pub mod api;
mod company;
mod failure;
mod fields;
mod form;
mod layout;
mod lists;
mod merge;
mod numbers;
pub mod places;
mod save;

pub use company::CompanyPage;
pub use failure::{Unavailable, tell};
pub use fields::FieldsPage;
pub use layout::{SettingsHead, SettingsHome, SettingsPage};
pub use lists::ListsPage;
pub use numbers::NumbersPage;
