//! Payments: one that is entered, on a page of its own or where its invoice stands; and the page of one that has come in.

pub mod api;
mod view;

mod actions;
mod dialogs;
mod form;
mod inputs;
mod key;
mod left;
mod new_page;
mod page;
mod told;
mod wording;

pub use dialogs::{PartsDialog, PayDialog};
pub use form::Purse;
pub use new_page::PaymentNewPage;
pub use page::PaymentPage;
pub use view::PaymentStart;
