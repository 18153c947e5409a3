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

/// The place of the link: it is filled in when a letter goes, for each recipient with their own.
pub const LINK: &str = "{link}";

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
    /// Where the client sees it: [`LINK`], until the letter goes; nothing where nobody is let into the portal.
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
        fill(text, &|place| self.at(place))
    }
}

/// A text with nothing but its link filled in; without a link, its lines are left out.
#[must_use]
pub fn linked(text: &str, link: Option<&str>) -> String {
    fill(text, &|place| if place == "link" { Ok(link) } else { Err(NotAPlace) })
}

/// Whether a text has a place for a link.
#[must_use]
pub fn has_link(text: &str) -> bool {
    linked(text, None) != text
}

/// What stands in a place, if it is one.
type At<'a> = dyn Fn(&str) -> Result<Option<&'a str>, NotAPlace> + 'a;

fn fill(text: &str, at: &At<'_>) -> String {
    let lines: Vec<String> = text.split('\n').filter_map(|line| fill_line(line, at)).collect();
    lines.join("\n")
}

fn fill_line(line: &str, at: &At<'_>) -> Option<String> {
    let mut filled = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let place = after.split_once('}').and_then(|(name, end)| Some((at(name.trim()).ok()?, end)));
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
    fn a_link_is_filled_in_last_and_alone() {
        let begun = Filled { link: Some(LINK.into()), ..filled() }.fill("{number} : {link}\n{due}\nFin {amount");
        assert_eq!(begun, "F-1 : {link}\nFin {amount");
        assert!(has_link(&begun) && has_link("{ link }") && !has_link("{number} {lien} link}"));
        assert_eq!(linked(&begun, Some("https://a.example/{link}")), "F-1 : https://a.example/{link}\nFin {amount");
        assert_eq!(linked(&begun, None), "Fin {amount");
    }

    #[test]
    fn every_place_has_something_to_say() {
        for place in PLACES {
            assert!(filled().at(place).is_ok(), "{place}");
        }
        assert!(KINDS.iter().all(|kind| kind.series().is_some()));
    }
}
