//! What a feature says to the palette, and the entries that it gives.

mod entry;
mod findable;

pub use entry::{Does, Entry, Group, Known, Picture, Run};
pub use findable::{Findable, findable, provide_findable};
