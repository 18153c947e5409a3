//! The parts of the clients list.

mod advanced;
mod bulk;
mod chips;
mod columns;
mod criteria;
mod empty;
pub mod export;
mod fetched;
mod filter;
mod grip;
mod head;
mod keys;
mod listed;
mod look;
mod markup;
mod pick_button;
mod picked;
mod row_menu;
mod rows;
mod table;
mod tag;
mod tagging;
pub mod views;

pub use advanced::AdvancedForm;
pub use chips::Chips;
pub use criteria::{AdvancedButton, AdvancedPlace, CriteriaChips};
pub use export::ExportMenu;
pub use filter::{FILTER_ID, Filter};
pub use listed::{Listed, Step};
pub use look::{ColumnsButton, chosen as chosen_look};
pub use pick_button::PickButton;
pub use picked::Picked;
pub use table::ClientsTable;
pub use views::{Beside, Favourites, Views, ViewsButton};
