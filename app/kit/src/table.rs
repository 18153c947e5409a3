//! Long lists in the page: however many rows there are, only those in sight are in the document.
//!
//! Rows are text ([`maud`]), written by one function on the server and in the browser. A row that stays in sight keeps its element, with
//! its focus; the others are taken out and put in together.

mod long_press;
mod overflow;
mod painter;
mod resized;
mod scrolled;
mod window;

pub use long_press::LongPress;
pub use overflow::Overflow;
pub use painter::{Drawn, Painter};
pub use resized::on_resized;
pub use scrolled::{keep_place, kept_place};
pub use window::Beyond;
