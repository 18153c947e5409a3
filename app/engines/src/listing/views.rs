//! « Vues »: what the list is asked for and how it looks, under a name. All of it stands in the address; a view is where it leads.

mod acts;
pub mod address;
pub mod api;
mod button;
mod dialogs;
pub mod known;
mod menu;

pub use address::ViewParams;
pub use button::{Favourites, ViewsButton};
pub use known::Views;
