//! A document being written, and one that was issued: two types, so that code that changes an issued one does not compile.
//!
//! An invoice that was issued is kept as it is (CGI art. 289, V: its content is to stay whole); a mistake is corrected by a credit note
//! ([`correction`](super::correction)).
//!
//! ```
//! # use domain::billing::document::Document;
//! # use domain::billing::{kind::{DocumentKind, DocumentSeries}, number};
//! # let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
//! # let scheme = DocumentSeries::Invoice.usual(domain::format::Language::French);
//! # let number = number::next(DocumentSeries::Invoice, &scheme, None, day, day).unwrap();
//! let mut invoice = Document::draft(DocumentKind::Invoice, vec!["Conseil"]);
//! invoice.content_mut().push("Déplacement");
//! let invoice = invoice.issue(number).unwrap();
//! assert_eq!(invoice.number(), "F-2026-0001");
//! assert_eq!(invoice.content().len(), 2);
//! ```
//!
//! The same once it is issued:
//!
//! ```compile_fail,E0599
//! # use domain::billing::document::Document;
//! # use domain::billing::{kind::{DocumentKind, DocumentSeries}, number};
//! # let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
//! # let scheme = DocumentSeries::Invoice.usual(domain::format::Language::French);
//! # let number = number::next(DocumentSeries::Invoice, &scheme, None, day, day).unwrap();
//! let invoice = Document::draft(DocumentKind::Invoice, vec!["Conseil"]);
//! let mut invoice = invoice.issue(number).unwrap();
//! invoice.content_mut().push("Déplacement");
//! ```

use chrono::NaiveDate;

use super::kind::DocumentKind;
use super::number::Numbered;

/// Being written: without a number, free to be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draft(());

/// Issued under a number, on a day; unchangeable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued(Numbered);

/// A document in a stage of its life, [`Draft`] or [`Issued`], with what stands in it: addresses, lines, totals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document<S, C> {
    kind: DocumentKind,
    stage: S,
    content: C,
}

/// Why a document cannot be issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IssueError {
    /// A template is never issued.
    #[error("documents of this kind have no numbers")]
    NotNumbered,
    /// The number is of another series.
    #[error("a number of another series")]
    OtherSeries,
}

impl<S, C> Document<S, C> {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> DocumentKind {
        self.kind
    }

    /// What stands in it.
    #[must_use]
    pub fn content(&self) -> &C {
        &self.content
    }
}

impl<C> Document<Draft, C> {
    /// Begins a document, or reads one that was not issued.
    #[must_use]
    pub fn draft(kind: DocumentKind, content: C) -> Self {
        Self { kind, stage: Draft(()), content }
    }

    /// What stands in it, to be changed.
    #[must_use]
    pub fn content_mut(&mut self) -> &mut C {
        &mut self.content
    }

    /// Issues it under a number of its series, on the day that the number was given for. From here on it stays as it is.
    pub fn issue(self, numbered: Numbered) -> Result<Document<Issued, C>, IssueError> {
        Document::kept(self.kind, numbered, self.content)
    }
}

impl<C> Document<Issued, C> {
    /// An issued document as it was kept.
    pub fn kept(kind: DocumentKind, numbered: Numbered, content: C) -> Result<Self, IssueError> {
        match kind.series() {
            None => Err(IssueError::NotNumbered),
            Some(series) if series != numbered.series() => Err(IssueError::OtherSeries),
            Some(_) => Ok(Self { kind, stage: Issued(numbered), content }),
        }
    }

    /// Its number with series, counter and day.
    #[must_use]
    pub fn numbered(&self) -> &Numbered {
        &self.stage.0
    }

    /// Its number as it is written.
    #[must_use]
    pub fn number(&self) -> &str {
        self.stage.0.number()
    }

    /// The day of issue, in the company's time zone.
    #[must_use]
    pub fn issued_on(&self) -> NaiveDate {
        self.stage.0.issued_on()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::billing::kind::DocumentSeries;
    use crate::billing::number::Last;

    fn numbered(series: DocumentSeries) -> Numbered {
        let issued_on = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        Numbered::kept(series, "F-1".to_owned(), Last { counter: 1, issued_on })
    }

    #[test]
    fn a_document_is_issued_under_a_number_of_its_own_series() {
        for &kind in DocumentKind::ALL {
            for &series in DocumentSeries::ALL {
                let issued = Document::draft(kind, "content").issue(numbered(series));
                match (kind.series(), issued) {
                    (None, issued) => assert_eq!(issued, Err(IssueError::NotNumbered), "{kind:?}"),
                    (Some(own), Ok(issued)) => {
                        assert_eq!(own, series, "{kind:?}");
                        assert_eq!((issued.kind(), *issued.content(), issued.number()), (kind, "content", "F-1"));
                    }
                    (Some(own), Err(error)) => {
                        assert_eq!(error, IssueError::OtherSeries);
                        assert_ne!(own, series, "{kind:?}");
                    }
                }
            }
        }
    }
}
