//! Clientèle in the browser: what the user sees and what the browser may ask the server for.
#![recursion_limit = "512"]

pub mod activity;
pub mod auth;
pub mod bootstrap;
mod chunks;
pub mod clients;
pub mod error;
mod failure;
pub mod imports;
pub mod pages;
mod places;
pub mod root;
#[cfg(feature = "ssr")]
pub mod session;
pub mod settings;
pub mod shell;
pub mod ui;
pub mod users;
mod wire;
pub mod words;

pub use root::{App, document};
