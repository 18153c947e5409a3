//! Credits (A9.2): one that is given, on a page of its own, and the page of one.

pub mod api;
mod view;

mod actions;
mod new_page;
mod page;
mod refund;
mod refunds;
mod told;

pub use new_page::CreditNewPage;
pub use page::CreditPage;
