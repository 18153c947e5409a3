//! E-mail: by which server a company sends, the words that its letters begin with, and what is to be sent.
//!
//! A letter is a row, written in the transaction that asks for it, and a job that sends it. What the row says follows the conversation with
//! the server: `sending` before it, `handing` before the letter itself, `sent` after the server's word that it keeps it. A process that dies
//! in `sending` has sent nothing, and the next one begins again. One that dies in `handing` leaves nobody who knows: the letter becomes
//! `unsure`, and a person decides. So whatever was asked for goes once, or is told of; it never goes twice by itself.

mod columns;
mod left;
mod links;
mod listed;
mod outbox;
mod recipients;
mod seen;
mod sending;
mod settings;
mod templates;

pub use left::look_back;
pub use links::{LETTER_LINK_WORKS_FOR, OwnLink};
pub use listed::{of_client, of_document, page, waiting_for_somebody};
pub use outbox::{give_up, queue, queue_for_client, queue_statement, resend};
pub use recipients::reachable;
pub use sending::{Outgoing, begin, failed, handing, sent};
pub use settings::{Kept, Sealed, save_settings, sealed, server, settings};
pub use templates::{Written, forget_template, save_template, template, templates};

pub(crate) use columns::{check, statement};
pub(crate) use links::recipient;
pub(crate) use outbox::{may_go, queue_invitation, queue_secret};
pub(crate) use seen::{Reader, note_opened, note_seen};
