//! Numbers, money, dates and times as each reader writes them, equal to the browser's `Intl` character for character.
//!
//! One pure function per kind runs on the server and in the browser, so that hydration finds the text it expects.
//! `tests/intl.rs` compares them with `Intl`.

pub mod ago;
pub mod amount;
pub mod date;
pub mod locale;
pub mod number;
mod symbols;

pub use ago::{Ago, ago};
pub use amount::{amount, money};
pub use date::{DateStyle, date, date_time, month_name, time};
pub use locale::{Language, Locale};
pub use number::{decimal, integer, percent, typed};
