//! Clientèle as a whole: the document, the routes, the frame around pages, the palette, and which features there are.
#![recursion_limit = "512"]

mod ahead;
mod chunks;
mod client;
mod custom_fields;
mod document_pages;
mod early;
mod importing;
mod listings;
#[cfg(feature = "ssr")]
mod manifest;
mod pages;
mod palette;
mod root;
mod routed;
mod shell;
mod shortcuts;

#[cfg(feature = "ssr")]
pub use manifest::manifest;
pub use root::{App, document, taken_over};
