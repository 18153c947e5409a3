//! What is invoiced again and again: on which days, what was missed, and the period that a text names.

mod every;
mod named;
mod pauses;
mod plan;

pub use every::{Every, Unit};
pub use named::{filled, unknown_names};
pub use pauses::{Pause, PauseError, Pauses};
pub use plan::{End, Period, Recurrence};
