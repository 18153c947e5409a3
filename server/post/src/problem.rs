//! Why a letter was not handed over.

use std::error::Error as _;
use std::fmt;

use domain::jobs::shortened;
use domain::mail::problem::MailProblem;
use lettre::transport::smtp::Error;

/// What went wrong, and what the server said of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Problem {
    /// What went wrong.
    pub what: MailProblem,
    /// The words of the server or of the network, on one line and not too long: they are a stranger's.
    pub said: String,
}

/// Where in the conversation something went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Greeting,
    Encryption,
    SignIn,
    Sender,
    Recipient,
    Data,
}

impl Problem {
    /// Of a kind, with what was said.
    pub(crate) fn new(what: MailProblem, said: impl fmt::Display) -> Self {
        Self { what, said: shortened(&said.to_string()) }
    }

    /// Of an error at a step of the conversation.
    pub(crate) fn at(step: Step, error: &Error) -> Self {
        Self::new(what(step, error), said(error))
    }

    /// Whether the same may succeed later.
    #[must_use]
    pub const fn may_pass(&self) -> bool {
        self.what.may_pass()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.what.as_str(), self.said)
    }
}

fn what(step: Step, error: &Error) -> MailProblem {
    if error.is_transient() {
        return MailProblem::Later;
    }
    if error.is_permanent() {
        return match step {
            Step::SignIn => MailProblem::SignIn,
            Step::Sender => MailProblem::Sender,
            Step::Recipient => MailProblem::Recipient,
            Step::Encryption => MailProblem::NoEncryption,
            Step::Greeting | Step::Data => MailProblem::Refused,
        };
    }
    if error.is_timeout() {
        return MailProblem::TooSlow;
    }
    if error.is_client() {
        // It offers no way to do what was to be done.
        return match step {
            Step::Encryption => MailProblem::NoEncryption,
            Step::SignIn => MailProblem::SignIn,
            _ => MailProblem::Refused,
        };
    }
    if error.is_tls() || step == Step::Encryption {
        return MailProblem::Certificate;
    }
    MailProblem::Broken
}

/// What the server said, without the names of the library's kinds of errors.
fn said(error: &Error) -> String {
    let source = error.source().map(ToString::to_string).unwrap_or_default();
    match error.status() {
        Some(code) => format!("{code} {source}"),
        None if source.is_empty() => error.to_string(),
        None => source,
    }
}
