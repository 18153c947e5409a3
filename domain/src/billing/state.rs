//! The states of documents (« States » in the domain model): which there are for each kind, what leads from one to the other, and what is
//! shown in place of a state because of a day or of a balance.

mod shown;
mod steps;

pub use shown::{ShownState, Standing, shown};
pub use steps::{DocumentState, Step};
