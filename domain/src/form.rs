//! Forms as they are typed: text by the path of its input, whatever they are of.
//!
//! A path names an input of the page and a value of the form alike: `number`, `fields.name`, `custom.<id>`, `contacts[0].email`. What a
//! form is made of is its [`FormShape`]; gathering, drafts, differences and conflicts are the same code for every form.

mod differences;
mod edit;
mod merge;
mod row;
mod shape;
mod text;

pub use differences::{Change, changes, merged};
pub use edit::Edit;
pub use merge::{Clash, Conflict, Reunion, RowClash, reunited};
pub(crate) use row::row;
pub use shape::{FormShape, Group};
pub use text::{FormText, Places, in_row};
