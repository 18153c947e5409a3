//! Letters by SMTP: how they are written, and the conversation that hands them over.
//!
//! The conversation has two halves. [`Post::offer`] goes as far as the server's word that it will take the letter; until then nothing can
//! have been sent. [`Offered::hand_over`] sends it. Between the two, whoever keeps account of letters writes that this one is being
//! handed over: a process that dies before that has sent nothing, and one that dies after it may have.

mod bounded;
mod connection;
mod conversation;
mod html;
mod letter;
mod problem;
mod relay;

pub use conversation::{Offered, Post};
pub use html::of_text;
pub use letter::{Attached, Letter, Person};
pub use problem::Problem;
pub use relay::{Deadlines, Login, Reach, Relay, Security};
