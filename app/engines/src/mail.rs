//! Letters as they are shown wherever they are: what became of each, and what somebody decides. The settings and the pages of documents
//! have them alike.

pub mod api;
pub mod fields;
pub mod letters;
pub mod look;
pub mod no_server;
#[cfg(feature = "ssr")]
pub mod port;
pub mod usual;
pub mod wording;
