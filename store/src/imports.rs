//! Bringing clients in from a file: described, tried out, then all of it in one transaction or nothing, by a job that a killed process
//! leaves to the next.

mod apply;
mod index;
mod judge;
mod links;
mod log;
mod mappings;
mod preview;
mod run;
mod sheets;
mod uploads;
mod words;

pub use log::{ask, progress, received};
pub use preview::{describe, of_file, of_task, preview};
pub use run::{Task, carry_out, run_now};
pub use uploads::Uploads;
pub use words::Places;
