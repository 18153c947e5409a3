//! Why a letter was not handed over. The words are chosen where they are shown.

use crate::field::choices;

choices! {
    /// What went wrong between us and the server that takes letters.
    MailProblem {
        /// No such server, or it does not answer.
        #[default]
        Unreachable = "unreachable",
        /// A server of this machine or of its network, which the operator has not allowed.
        Private = "private",
        /// It took too long.
        TooSlow = "too_slow",
        /// The connection ended in the middle.
        Broken = "broken",
        /// It does not encrypt, and that was asked for.
        NoEncryption = "no_encryption",
        /// Its certificate is not its own, or encryption failed.
        Certificate = "certificate",
        /// It does not accept the user and the password.
        SignIn = "sign_in",
        /// It does not let this sender send.
        Sender = "sender",
        /// It does not take letters for somebody of those that were named.
        Recipient = "recipient",
        /// It asks to come back later.
        Later = "later",
        /// It refuses the letter.
        Refused = "refused",
        /// The letter cannot be written: an address, a name or a file that no letter may hold.
        Unwritable = "unwritable",
        /// It had the whole letter and did not say whether it keeps it.
        Unsure = "unsure",
        /// What was to be attached is not there any more.
        Attachment = "attachment",
        /// The document that it is about was cancelled before it went.
        Cancelled = "cancelled",
        /// The link that it holds worked no more before it went.
        Expired = "expired",
        /// The company has not said by which server letters are sent.
        NoServer = "no_server",
    }
}

impl MailProblem {
    /// Whether the same may succeed later, without anybody changing anything.
    #[must_use]
    pub const fn may_pass(self) -> bool {
        matches!(self, Self::Unreachable | Self::TooSlow | Self::Broken | Self::Later)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_knows_is_not_tried_again() {
        use MailProblem as P;
        assert!(P::Later.may_pass() && P::Broken.may_pass());
        for problem in [P::Unsure, P::Refused, P::Cancelled, P::Expired, P::Private] {
            assert!(!problem.may_pass(), "{problem:?}");
        }
        for problem in MailProblem::ALL {
            assert_eq!(MailProblem::parse(problem.as_str()), Ok(*problem));
        }
    }
}
