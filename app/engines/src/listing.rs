//! Lists of records, whatever the records are: rows on screen, filter, sort, views, columns, ticking, acts on many at once.
//!
//! What a feature says of its list on screen is a [`Face`]; everything else is here, once.

pub mod acts;
mod advanced;
pub mod api;
mod bar;
mod bulk;
mod chips;
mod columns;
mod columns_button;
mod criteria;
mod custom;
mod empty;
pub mod export;
mod face;
mod fetched;
mod filter;
mod grip;
mod head;
mod keys;
mod listed;
pub mod local;
mod look;
mod markup;
mod page;
mod pick_button;
pub mod recent;
mod room;
mod row_menu;
mod rows;
mod search_page;
mod selection;
mod step;
mod table;
#[cfg(test)]
mod test_face;
pub mod views;

pub use acts::{Acts, Target};
pub use face::{Before, BulkSlot, Face, RowLink, Sending, Verbs, Word};
pub use filter::FILTER_ID;
pub use listed::Listed;
pub use markup::{Look, badge, marked};
pub use page::RecordsPage;
pub use search_page::RecordSearchPage;
pub use selection::Selection;
