//! Amounts of money: an integer of the currency's smallest unit, and never a float.

pub mod amount;
mod currencies;
pub mod currency;
pub mod parse;

pub use amount::{Money, MoneyError};
pub use currency::Currency;
pub use parse::{MAX_MINOR, parse_minor, parse_minor_as, parse_number, parse_percent};
