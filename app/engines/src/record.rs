//! The page of a record: who it is and in which state, what can be done, what happened. The same frame for every feature, which puts its
//! own facts, notes and panels into it.

mod actions;
mod head;
mod picture;
mod shown;
mod tabs;

pub use actions::Actions;
pub use head::Head;
pub use picture::{PictureDialog, PictureWords};
pub use shown::Shown;
pub use tabs::{Part, Parts, part_of};
