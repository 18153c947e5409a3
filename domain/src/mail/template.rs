//! The words that letters begin with: a template per kind of document and language, with places that are filled in.

use serde::{Deserialize, Serialize};

use crate::billing::kind::DocumentKind;
use crate::error::FieldErrors;
use crate::format::Language;
use crate::text::{LongText, Text};

/// The kinds of documents that are sent: all but templates, which are issued never.
pub const KINDS: [DocumentKind; 7] = [
    DocumentKind::Quote,
    DocumentKind::Order,
    DocumentKind::DeliveryNote,
    DocumentKind::Proforma,
    DocumentKind::Invoice,
    DocumentKind::DownPayment,
    DocumentKind::CreditNote,
];

/// The places of a template, as they are written between braces. The same in every language: a template may be copied from one to another.
pub const PLACES: [&str; 6] = ["client", "number", "amount", "due", "company", "link"];

/// A template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// For which documents.
    pub kind: DocumentKind,
    /// In which language.
    pub language: Language,
    /// What the letter is about.
    pub subject: String,
    /// What it says.
    pub text: String,
}

/// A template as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TemplateForm {
    /// What the letter is about.
    pub subject: String,
    /// What it says.
    pub text: String,
}

impl TemplateForm {
    /// Both checked, or every error.
    pub fn parse(&self) -> Result<(Text<200>, LongText<10_000>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let subject = errors.keep("subject", Text::parse(&self.subject));
        let text = errors.keep("text", LongText::parse(&self.text));
        subject.zip(text).ok_or(errors)
    }
}

/// What stands in the places.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filled {
    /// Whom the letter is for.
    pub client: String,
    /// The document's number.
    pub number: String,
    /// What it comes to; of what is owed, what is left to pay.
    pub amount: String,
    /// The last day to pay, or of the offer.
    pub due: Option<String>,
    /// Who writes.
    pub company: String,
    /// Where the client sees it, once it can be seen somewhere.
    pub link: Option<String>,
}

/// A name that no place has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct NotAPlace;

impl Filled {
    fn at(&self, place: &str) -> Result<Option<&str>, NotAPlace> {
        Ok(match place {
            "client" => Some(self.client.as_str()),
            "number" => Some(self.number.as_str()),
            "amount" => Some(self.amount.as_str()),
            "due" => self.due.as_deref(),
            "company" => Some(self.company.as_str()),
            "link" => self.link.as_deref(),
            _ => return Err(NotAPlace),
        })
    }

    /// A text with its places filled in. A line with a place that has nothing is left out; braces around anything else stay as they are,
    /// and what is filled in is not looked at again.
    #[must_use]
    pub fn fill(&self, text: &str) -> String {
        let lines: Vec<String> = text.split('\n').filter_map(|line| self.fill_line(line)).collect();
        lines.join("\n")
    }

    fn fill_line(&self, line: &str) -> Option<String> {
        let mut filled = String::with_capacity(line.len());
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let place = after.split_once('}').and_then(|(name, end)| Some((self.at(name.trim()).ok()?, end)));
            match place {
                Some((Some(value), end)) => {
                    filled.push_str(value);
                    rest = end;
                }
                Some((None, _)) => return None,
                None => {
                    filled.push('{');
                    rest = after;
                }
            }
        }
        filled.push_str(rest);
        Some(filled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> Filled {
        Filled {
            client: "Roche {amount}".into(),
            number: "F-1".into(),
            amount: "120,00 €".into(),
            due: None,
            company: "Noé".into(),
            link: None,
        }
    }

    #[test]
    fn places_are_filled_in_once() {
        assert_eq!(filled().fill("{client} : {number}, { amount }"), "Roche {amount} : F-1, 120,00 €");
        assert_eq!(filled().fill("{x} {client"), "{x} {client");
        assert_eq!(filled().fill("{{number}}"), "{F-1}");
    }

    #[test]
    fn a_line_with_nothing_to_say_is_left_out() {
        assert_eq!(filled().fill("Bonjour,\nÀ payer avant le {due}.\n{company}"), "Bonjour,\nNoé");
        let due = Filled { due: Some("1er mars".into()), ..filled() };
        assert_eq!(due.fill("avant le {due}"), "avant le 1er mars");
    }

    #[test]
    fn every_place_has_something_to_say() {
        for place in PLACES {
            assert!(filled().at(place).is_ok(), "{place}");
        }
        assert!(KINDS.iter().all(|kind| kind.series().is_some()));
    }
}
