//! Payment by card: the provider is asked for a page on which a client pays, and heard on what became of it. Nothing of a card comes here.

pub mod hook;
mod signature;
pub mod stripe;
pub mod unheard;

pub use stripe::Stripe;
