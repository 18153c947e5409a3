//! Billing: what quotes, orders, invoices and credit notes are made of, and what they come to.

mod exact;
pub mod lines;
pub mod margin;
mod millionths;
pub mod quantity;
pub mod rate;
pub mod rates;
pub mod regime;
pub mod taxes;
pub mod territory;
pub mod totals;
pub mod unit_price;
pub mod vat;
