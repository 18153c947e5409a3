//! A client's answer to a quote (A11.1): approved or refused in the portal, by whom, from where and how signed. It is proof, so that
//! nothing of it is changed afterwards.

mod signature;

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

pub use signature::{HEIGHT, Signature, WIDTH};

use super::form::NewDocument;
use super::record::Document;
use crate::billing::kind::DocumentKind;
use crate::billing::state::{DocumentState as S, Step};
use crate::error::FieldErrors;
use crate::field::{choice_fields, choices};
use crate::ids::DocumentLineId;
use crate::money::Money;
use crate::text::{LongText, Text, optional};

choices! {
    /// What a client says to a quote.
    Verdict {
        /// They agree.
        #[default]
        Approved = "approved",
        /// They do not.
        Refused = "refused",
    }

    /// What becomes of a quote that its client has approved in the portal.
    AfterApproval {
        /// It waits for somebody to go on with it.
        #[default]
        Wait = "wait",
        /// A draft of its invoice is made at once.
        Invoice = "invoice",
    }
}

choice_fields!(AfterApproval);

impl Verdict {
    /// The step that it takes with the quote.
    #[must_use]
    pub const fn step(self) -> Step {
        match self {
            Self::Approved => Step::Accept,
            Self::Refused => Step::Refuse,
        }
    }
}

/// An answer as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerForm {
    /// What is said.
    pub verdict: String,
    /// Whoever says so.
    pub name: String,
    /// Why not.
    pub reason: String,
    /// The drawn signature; nothing where nobody can draw.
    pub signature: String,
    /// The options that are taken.
    pub options: Vec<String>,
    /// What the page said that it comes to, with taxes, in the smallest unit.
    pub shown: String,
}

/// An answer, every value checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAnswer {
    /// What is said.
    pub verdict: Verdict,
    /// Whoever says so.
    pub name: Text<120>,
    /// Why not; of a refusal alone.
    pub reason: Option<LongText<1000>>,
    /// The drawn signature.
    pub signature: Option<Signature>,
    /// The options that are taken; of an approval alone.
    pub options: BTreeSet<DocumentLineId>,
    /// What the page said that it comes to.
    pub shown_minor: Option<i64>,
}

impl AnswerForm {
    /// Every value checked, or every error.
    ///
    /// # Errors
    /// Each beside its input. What is no line is no option; whether a line is one, its quote says.
    pub fn parse(&self) -> Result<NewAnswer, FieldErrors> {
        let mut errors = FieldErrors::default();
        let verdict = errors.keep("verdict", Verdict::parse(&self.verdict));
        let is_refused = verdict == Some(Verdict::Refused);
        let name = errors.keep("name", Text::parse(&self.name));
        let reason = if is_refused { optional(&self.reason, LongText::parse) } else { Ok(None) };
        let reason = errors.keep("reason", reason);
        let signature = errors.keep("signature", optional(&self.signature, Signature::parse));
        let answer = (|| {
            Some(NewAnswer {
                verdict: verdict?,
                name: name?,
                reason: reason?,
                signature: signature?,
                options: if is_refused { BTreeSet::new() } else { self.options() },
                shown_minor: self.shown.trim().parse().ok(),
            })
        })();
        answer.ok_or(errors)
    }

    /// The options that are ticked.
    #[must_use]
    pub fn options(&self) -> BTreeSet<DocumentLineId> {
        self.options.iter().filter_map(|id| id.parse().ok()).collect()
    }
}

/// An answer as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What was said.
    pub verdict: Verdict,
    /// Who said so.
    pub name: Text<120>,
    /// Why not.
    pub reason: Option<LongText<1000>>,
    /// The drawn signature.
    pub signature: Option<Signature>,
    /// The options that were taken.
    pub options: Vec<DocumentLineId>,
    /// What the quote came to with them, taxes included.
    pub total: Money,
    /// When, by the company's clock.
    pub at: NaiveDateTime,
    /// The network address that it came from.
    pub address: String,
    /// What the device called itself.
    pub device: String,
    /// Who was signed in: their name and e-mail as they were then; blank for an answer from before that was kept.
    pub signed_as: String,
}

/// Why a quote takes no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// It is accepted already.
    Accepted,
    /// It is refused already.
    Refused,
    /// It is invoiced.
    Invoiced,
    /// Its last day is over.
    Expired,
    /// The company has taken it back, or it is no quote that was issued.
    Withdrawn,
}

/// Why a document takes no answer on a day; nothing where it does.
#[must_use]
pub fn closed(document: &Document, today: NaiveDate) -> Option<Closed> {
    match document.state {
        _ if document.kind != DocumentKind::Quote => Some(Closed::Withdrawn),
        S::Issued | S::Sent | S::Viewed => {
            document.valid_until.is_some_and(|last| last < today).then_some(Closed::Expired)
        }
        S::Accepted => Some(Closed::Accepted),
        S::Refused => Some(Closed::Refused),
        S::Invoiced => Some(Closed::Invoiced),
        _ => Some(Closed::Withdrawn),
    }
}

/// What stands in a quote once some of its options are taken: those are sold like the rest.
#[must_use]
pub fn with_options(new: &NewDocument, taken: &BTreeSet<DocumentLineId>) -> NewDocument {
    let mut new = new.clone();
    for line in &mut new.lines {
        line.optional = line.optional && line.id.is_none_or(|id| !taken.contains(&id));
    }
    new
}

/// Those of these lines that a quote offers as options.
#[must_use]
pub fn options_of(new: &NewDocument, taken: &BTreeSet<DocumentLineId>) -> BTreeSet<DocumentLineId> {
    let options = new.lines.iter().filter(|line| line.optional).filter_map(|line| line.id);
    options.filter(|id| taken.contains(id)).collect()
}

#[cfg(test)]
mod tests;
