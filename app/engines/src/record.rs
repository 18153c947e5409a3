//! The page of a record: who it is and in which state, what can be done, what happened. The same frame for every feature, which puts its
//! own facts, notes and panels into it.

pub mod api;

mod actions;
mod bring_back;
mod facts;
mod given;
mod head;
mod in_place;
mod lines;
mod long_text;
mod offering;
mod opened;
mod picture;
mod pins;
mod put_back;
mod shown;
mod tabs;
mod wrong;

pub use actions::Actions;
pub use bring_back::BringBack;
pub use facts::{FactRow, fact_list, fact_value, pinned_facts};
pub use given::{Given, GivenOverview};
pub use head::Head;
pub use lines::{Change, Changing, Choices, Field, InPlace, Line, Lines, Offering, line};
pub use long_text::long_text;
pub use offering::{offered, offering, or_none};
pub use opened::Opened;
pub use picture::{PictureDialog, PictureWords, picture_refused};
pub use pins::Pins;
pub use shown::Shown;
pub use tabs::{Part, Parts, part_of};
