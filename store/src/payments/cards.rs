//! Payment by card, through a provider (Stripe): what a company says of it, what its clients begin, and what the provider tells of it.
//!
//! A client's wish is a row of its own before the provider hears of it. It becomes a payment once, in the transaction in which the
//! provider's word is heard: the company is held meanwhile, an event that comes again is known by its id, and a wish that is a payment already stays
//! that one. What is told may come in any order: what was given back before the payment was told of is kept, and follows it.

mod begin;
mod columns;
mod events;
mod pages;
mod refunds;
mod settings;
mod settle;
mod shown;
mod waiting;

pub use begin::{Begun, begin, give_up, opened};
pub use events::{EVENTS_KEPT, Hook, hook, prune};
pub use pages::{OpenPage, unheard};
pub use settings::{KeptCards, SealedCards, save_settings, sealed, secret_key, settings};
pub use shown::{latest, of_client, seen};
pub use waiting::payable;

pub(crate) use columns::check;

/// How long a client has to pay, once begun. The provider asks for half an hour at least.
pub const OPEN_FOR: chrono::TimeDelta = chrono::TimeDelta::minutes(60);
