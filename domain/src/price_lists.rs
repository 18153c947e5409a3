//! « Grilles tarifaires » (A12.2): price lists, the days that they hold, and what they say of products and of categories of products.
//!
//! A list is an entry of the list of price categories, which clients are given; what stands here is what makes a price list of it.

pub mod entry;
pub mod form;
pub mod pasted;
pub mod record;

pub use entry::{Entry, Listed, listed, read_entry};
pub use form::{NewPriceList, PriceListForm, Terms};
pub use pasted::{Pasted, PastedRow, RefusedRow, rows};
pub use record::{Entries, EntryRow, PriceList};
