//! Clients as the user sees them: the list, a client's overview, and the form that creates and edits one.

pub mod api;
pub mod list_query;
pub mod view;
pub mod wording;

pub mod changes;

mod acts;
mod debounce;
mod form;
mod form_page;
mod list;
mod list_page;
mod overview;
mod overview_page;
#[cfg(feature = "ssr")]
pub mod telephones;

pub use form_page::{ClientEditPage, ClientNewPage};
pub use list_page::ClientsPage;
pub use overview_page::ClientPage;
