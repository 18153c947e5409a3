//! Documents as PDF: what stands on them ([`sheet`]), how they are set (`templates/`), and the press that makes the file.
//!
//! A crate of its own, so that typst below it is compiled rarely. It knows neither the store nor pages: whoever prints fills a
//! [`Sheet`] from what the domain computed, and hands it to a [`Press`].

mod binder;
mod clean;
mod data;
mod error;
mod fonts;
mod press;
pub mod sheet;
mod words;
mod workers;
mod world;

pub use binder::Binder;
pub use error::PaperError;
pub use press::{MOST_LINES, Press};
pub use sheet::{ClientCard, Label, Sheet, Statement};
