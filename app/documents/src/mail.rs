//! A document sent by e-mail: whom it is proposed to go to, with which words, and what became of it.

pub mod api;
mod dialog;
mod history;

pub use dialog::SendDialog;
pub use history::history;

use domain::billing::state::DocumentState;
use domain::documents::Document;
use domain::mail::template::KINDS;

/// The name in a document's address that opens the question: a row's menu leads there.
pub const ASKED: &str = "send";

/// Whether a document may be sent: it has its number, and was not taken back.
pub fn may_be_sent(of: &Document) -> bool {
    of.state.is_issued() && of.state != DocumentState::Cancelled && KINDS.contains(&of.kind)
}
