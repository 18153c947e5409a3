//! Addresses suggested while one types (A6.5): what the form asks, and what the server asks it of.

pub mod api;
#[cfg(feature = "ssr")]
pub mod port;
