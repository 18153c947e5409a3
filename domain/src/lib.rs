//! The rules of Clientèle, pure: no async, no I/O, no clock, no ORM, no Leptos.
//!
//! What a user may type, what a state may become and who may do it is decided here, once, for the browser and the server.

pub mod access;
pub mod activity;
pub mod billing;
pub mod client_prices;
pub mod clients;
pub mod company;
pub mod contacts;
pub mod custom_fields;
pub mod day;
pub mod documents;
pub mod error;
pub mod expenses;
pub mod exports;
pub mod field;
mod fields;
pub mod form;
pub mod format;
pub mod geo;
pub mod identifiers;
pub mod ids;
pub mod imports;
pub mod jobs;
pub mod listing;
pub mod listings;
pub mod lists;
pub mod mail;
pub mod money;
pub mod numbers;
pub mod pictures;
pub mod pins;
pub mod portal;
pub mod price_lists;
pub mod products;
pub mod revisions;
pub mod saved_views;
pub mod sealed;
pub mod security_log;
pub mod sent;
pub mod state;
pub mod subject;
pub mod table;
pub mod tasks;
pub mod text;
pub mod users;
pub mod vcard;
