//! What is to be sent, and what became of it.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::problem::MailProblem;
use crate::field::choices;
use crate::ids::{ClientId, DocumentId, MailId};
use crate::jobs::JobKind;

/// Sends one letter. So often that a server that is down for a night has it in the morning: the waits double up to an hour.
pub const JOB: JobKind = JobKind { name: "mail", max_attempts: 24 };

/// The most letters of one page of the outbox.
pub const PAGE: u16 = 50;

choices! {
    /// Where a letter is.
    MailState {
        /// To be sent.
        #[default]
        Waiting = "waiting",
        /// A process talks to the server, which has nothing of it yet.
        Sending = "sending",
        /// A process is giving it to the server. One that dies now leaves nobody who knows.
        Handing = "handing",
        /// The server has taken it.
        Sent = "sent",
        /// It did not go, and is tried again.
        Failed = "failed",
        /// It did not go, and is not tried again unless somebody asks.
        Dead = "dead",
        /// Nobody knows whether it went: somebody decides whether it is sent again.
        Unsure = "unsure",
    }
}

impl MailState {
    /// Whether something will become of it soon.
    #[must_use]
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Waiting | Self::Sending | Self::Handing)
    }

    /// Whether somebody may have it sent again.
    #[must_use]
    pub const fn may_be_resent(self) -> bool {
        matches!(self, Self::Dead | Self::Unsure | Self::Failed)
    }

    /// Whether somebody may say that it is not to be sent any more.
    #[must_use]
    pub const fn may_be_given_up(self) -> bool {
        matches!(self, Self::Waiting | Self::Failed | Self::Unsure)
    }

    /// Whether an attempt may begin. One that is found in the middle of it had a process that died before the server had anything.
    #[must_use]
    pub const fn may_be_tried(self) -> bool {
        matches!(self, Self::Waiting | Self::Failed | Self::Sending)
    }
}

/// A letter of the outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentMail {
    /// Which one.
    pub id: MailId,
    /// When it was written, in the company's time zone.
    pub at: NaiveDateTime,
    /// By whom, by the name they had.
    pub by: String,
    /// For which client.
    pub client: Option<ClientId>,
    /// About which document.
    pub document: Option<DocumentId>,
    /// To whom.
    pub to: Vec<String>,
    /// Who else sees it.
    pub cc: Vec<String>,
    /// Who sees it without the others knowing.
    pub bcc: Vec<String>,
    /// What it is about.
    pub subject: String,
    /// What it says; nothing, where it holds a secret.
    pub text: String,
    /// Whether it holds a secret, as a link that lets somebody in: nobody reads it here, nor has it sent again.
    pub is_secret: bool,
    /// Whether the document goes with it.
    pub attached: bool,
    /// Where it is.
    pub state: MailState,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried again, in the company's time zone.
    pub next_at: Option<NaiveDateTime>,
    /// Why it did not go.
    pub problem: Option<MailProblem>,
    /// What the server said of it: a stranger's words.
    pub said: Option<String>,
    /// When it went, in the company's time zone.
    pub sent_at: Option<NaiveDateTime>,
    /// When whoever got it opened the document that it leads to, in the company's time zone.
    pub seen_at: Option<NaiveDateTime>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_being_handed_over_is_neither_tried_nor_sent_again() {
        assert!(!MailState::Handing.may_be_tried() && !MailState::Handing.may_be_resent());
        assert!(!MailState::Sent.may_be_tried() && !MailState::Sent.may_be_resent());
        assert!(!MailState::Unsure.may_be_tried() && MailState::Unsure.may_be_resent(), "a person decides");
        assert!(MailState::Sending.may_be_tried(), "its process died before the server had anything");
    }
}
