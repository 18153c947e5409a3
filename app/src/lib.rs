//! Clientèle in the browser: what the user sees and what the browser may ask the server for.
#![recursion_limit = "512"]

mod activity;
mod ahead;
pub mod auth;
pub mod bootstrap;
mod chunks;
pub mod clients;
pub(crate) mod debounce;
pub mod error;
mod failure;
mod form;
pub mod imports;
mod lazy_dialog;
pub(crate) mod listing;
mod listings;
mod live;
pub mod offline;
mod order;
pub mod pages;
mod palette;
mod places;
pub mod products;
mod record;
pub mod root;
#[cfg(feature = "ssr")]
pub mod session;
pub mod settings;
pub mod shell;
mod shortcuts;
mod storage;
mod table;
pub mod ui;
pub mod users;
mod wire;
pub mod words;

pub use root::{App, document};
