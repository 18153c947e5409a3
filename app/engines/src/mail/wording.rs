//! The words for where a letter is, and for why it did not go.

use domain::mail::{MailProblem, MailState};

use kit::ui::BadgeKind;
use kit::words::{Locale, td_string};

/// Where a letter is.
#[must_use]
pub fn state(l: Locale, state: MailState) -> &'static str {
    match state {
        MailState::Waiting => td_string!(l, mail.waiting),
        MailState::Sending | MailState::Handing => td_string!(l, mail.sending),
        MailState::Sent => td_string!(l, mail.sent),
        MailState::Failed => td_string!(l, mail.failed),
        MailState::Dead => td_string!(l, mail.dead),
        MailState::Unsure => td_string!(l, mail.unsure),
    }
}

/// What that means to whoever looks after it.
#[must_use]
pub const fn badge(state: MailState) -> BadgeKind {
    match state {
        MailState::Sent => BadgeKind::Good,
        MailState::Waiting | MailState::Sending | MailState::Handing => BadgeKind::Info,
        MailState::Failed | MailState::Unsure => BadgeKind::Warn,
        MailState::Dead => BadgeKind::Bad,
    }
}

/// Why a letter did not go, within a sentence.
#[must_use]
pub fn problem(l: Locale, problem: MailProblem) -> &'static str {
    match problem {
        MailProblem::Unreachable => td_string!(l, mail.problem_unreachable),
        MailProblem::Private => td_string!(l, mail.problem_private),
        MailProblem::TooSlow => td_string!(l, mail.problem_too_slow),
        MailProblem::Broken => td_string!(l, mail.problem_broken),
        MailProblem::NoEncryption => td_string!(l, mail.problem_no_encryption),
        MailProblem::Certificate => td_string!(l, mail.problem_certificate),
        MailProblem::SignIn => td_string!(l, mail.problem_sign_in),
        MailProblem::Sender => td_string!(l, mail.problem_sender),
        MailProblem::Recipient => td_string!(l, mail.problem_recipient),
        MailProblem::Later => td_string!(l, mail.problem_later),
        MailProblem::Refused => td_string!(l, mail.problem_refused),
        MailProblem::Unwritable => td_string!(l, mail.problem_unwritable),
        MailProblem::Unsure => td_string!(l, mail.problem_unsure),
        MailProblem::Attachment => td_string!(l, mail.problem_attachment),
        MailProblem::Cancelled => td_string!(l, mail.problem_cancelled),
        MailProblem::Expired => td_string!(l, mail.problem_expired),
        MailProblem::NoServer => td_string!(l, mail.problem_no_server),
    }
}
