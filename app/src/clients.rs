//! Clients as the user sees them: the list, a client's overview, and the form that creates and edits one.

pub mod api;
pub mod list_query;
pub mod view;
pub mod wording;

pub mod changes;

pub(crate) mod acts;
pub(crate) mod debounce;
pub(crate) mod form;
mod form_page;
pub(crate) mod list;
mod list_page;
pub(crate) mod local;
mod overview;
mod overview_page;
pub(crate) mod recent;
mod search_page;
mod tags;
#[cfg(feature = "ssr")]
pub mod telephones;

pub use form_page::{ClientEditPage, ClientNewPage};
pub use list_page::ClientsPage;
pub use overview_page::ClientPage;
pub use search_page::ClientSearchPage;
