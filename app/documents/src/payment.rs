//! Payments: one that is entered, on a page of its own or where its invoice stands; and the page of one that has come in.

pub mod api;
mod view;

mod actions;
pub mod asked;
mod awaited;
mod describe;
mod dialogs;
mod form;
mod inputs;
mod left;
mod new_page;
mod page;
mod pieces;
mod refunds;
mod reverse;
mod told;
mod wording;

pub use dialogs::{PartsDialog, PayDialog};
pub use form::{Purse, new_credit};
pub use inputs::{Parts, credit_fields, rest};
pub use left::Left;
pub use new_page::{PaymentNewPage, Whose, leave};
pub use page::PaymentPage;
pub use pieces::pieces;
pub use view::PaymentStart;
pub use wording::path;
