//! The whole form of a document as typed, and what it is read into.

use serde::{Deserialize, Serialize};

use super::fields::{DocumentData, DocumentFields};
use super::line::{LineData, LineForm};
use super::rules::DocumentRules;
use crate::billing::lines::MAX_LINES;
use crate::error::{FieldError, FieldErrors};
use crate::field::{Alike, Reading};
use crate::form::{self, Change, FormShape, FormText, Group};
use crate::geo::Country;
use crate::identifiers::PhoneRules;
use crate::money::Currency;

/// What the form of a document holds, as typed: its [`FormText`], read into parts (`fields.client`, `lines[0].price`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "FormText", into = "FormText")]
pub struct DocumentForm {
    /// All but the lines.
    pub fields: DocumentFields,
    /// The lines, in order.
    pub lines: Vec<LineForm>,
}

/// A form that was read without an error: what the store accepts. Its kind is the document's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewDocument {
    /// All but the lines.
    pub data: DocumentData,
    /// The lines, in order.
    pub lines: Vec<LineData>,
}

/// What values in a currency are read against; nothing of a document is read by country.
#[must_use]
pub fn reading(currency: Currency) -> Reading {
    Reading { country: Country::FRANCE, currency, phone: PhoneRules::shape() }
}

impl DocumentForm {
    /// What the form's values are read against.
    #[must_use]
    pub fn reading(&self, rules: &DocumentRules) -> Reading {
        reading(Currency::parse(&self.fields.currency).unwrap_or_else(|_| rules.currency()))
    }

    /// Takes out the rows in which nothing is typed.
    pub fn drop_blanks(&mut self) {
        self.lines.retain(|line| !line.is_blank());
    }

    /// Every value checked, or every error, each beside its input. What the document comes to is [`priced`](super::priced)'s to say.
    ///
    /// # Errors
    /// What is wrong, by path.
    pub fn parse(&self, rules: &DocumentRules) -> Result<NewDocument, FieldErrors> {
        let mut errors = FieldErrors::default();
        let (data, lines) = self.read(&self.reading(rules), &mut errors);
        if let Some(data) = &data {
            rules.agree(data, &mut errors);
        }
        match data {
            Some(data) if errors.is_empty() => Ok(NewDocument { data, lines }),
            _ => Err(errors),
        }
    }

    /// The same, whatever the company and the client say.
    pub(super) fn read(&self, reading: &Reading, errors: &mut FieldErrors) -> (Option<DocumentData>, Vec<LineData>) {
        let mut own = FieldErrors::default();
        let data = self.fields.parse(reading, &mut own);
        errors.nest("fields", own);
        (data, self.read_lines(reading, errors))
    }

    fn read_lines(&self, reading: &Reading, errors: &mut FieldErrors) -> Vec<LineData> {
        let typed: Vec<_> = self.lines.iter().enumerate().filter(|(_, line)| !line.is_blank()).collect();
        if typed.len() > MAX_LINES as usize {
            errors.push("lines", FieldError::TooMany { max: MAX_LINES });
            return Vec::new();
        }
        let mut lines = Vec::with_capacity(typed.len());
        for (index, form) in typed {
            match form.parse(reading) {
                Ok(line) => lines.push(line),
                Err(wrong) => errors.nest(&format!("lines[{index}]"), wrong),
            }
        }
        lines
    }
}

impl NewDocument {
    /// The form that shows it and, sent back unchanged, changes nothing.
    #[must_use]
    pub fn to_form(&self) -> DocumentForm {
        let reading = reading(self.data.currency);
        DocumentForm {
            fields: DocumentFields::of(&self.data, &reading),
            lines: self.lines.iter().map(|line| LineForm::of(line, &reading)).collect(),
        }
    }
}

/// The group of the lines.
pub const LINES: &str = "lines";

/// What the form of a document is made of.
pub static DOCUMENT_FORM: FormShape = FormShape {
    alone: &[],
    fields: DocumentFields::NAMES,
    open: &[],
    groups: &[Group {
        name: LINES,
        line: &["description", "quantity", "unit", "price", "discount", "vat"],
        marks: &[("optional", "optional")],
        told_apart: &[],
        one: None,
        at_most_one: &[],
        names_records: false,
    }],
    alike,
};

fn alike(path: &str) -> Alike {
    if let Some(name) = path.strip_prefix("fields.") {
        return DocumentFields::alike(name);
    }
    form::in_row(path).map_or(Alike::Text, |(_, _, name)| LineForm::alike(name))
}

/// What differs between two forms.
#[must_use]
pub fn changes(before: &DocumentForm, after: &DocumentForm) -> Vec<Change> {
    form::changes(&DOCUMENT_FORM, &before.clone().into(), &after.clone().into())
}

/// What no part of a document's form has a place for is left out.
impl From<FormText> for DocumentForm {
    fn from(text: FormText) -> Self {
        let lines = text.rows(LINES).into_iter().map(|row| text.row(LINES, row).into()).collect();
        Self { fields: DocumentFields::from_text(&text), lines }
    }
}

impl From<DocumentForm> for FormText {
    fn from(form: DocumentForm) -> Self {
        let mut text = Self::default();
        form.fields.put_into(&mut text);
        for (row, line) in (0..).zip(form.lines) {
            text.put_row(LINES, row, &line.into());
        }
        text
    }
}

#[cfg(test)]
pub(super) mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::billing::kind::DocumentKind;
    use crate::documents::rules::tests::rules;

    /// A form with one line, of a client of the rules.
    pub fn form(quantity: &str, price: &str) -> DocumentForm {
        let mut text = FormText::default();
        text.set("fields.client", Uuid::nil().to_string());
        text.set("lines[0].description", "Conseil");
        text.set("lines[0].quantity", quantity);
        text.set("lines[0].price", price);
        text.into()
    }

    #[test]
    fn a_form_shows_what_it_was_read_into() {
        let rules = rules(DocumentKind::Quote);
        let mut form = form("2", "10,5");
        form.lines.push(LineForm::default());
        let new = form.parse(&rules).unwrap();
        assert_eq!(new.lines.len(), 1, "a row in which nothing is typed is none");
        assert_eq!(new.to_form().parse(&rules).unwrap(), new);
        form.drop_blanks();
        assert_eq!(changes(&form, &form), []);
    }

    #[test]
    fn what_is_wrong_is_told_beside_its_input() {
        let mut wrong = form("x", "1e20");
        wrong.fields.client = "nobody".to_owned();
        wrong.fields.date = "2026-02-31".to_owned();
        let errors = wrong.parse(&rules(DocumentKind::Invoice)).unwrap_err();
        for path in ["fields.client", "fields.date", "lines[0].quantity", "lines[0].price"] {
            assert!(errors.at(path).is_some(), "{path}");
        }
        let mut many = form("1", "1");
        many.lines = vec![many.lines[0].clone(); MAX_LINES as usize + 1];
        let errors = many.parse(&rules(DocumentKind::Invoice)).unwrap_err();
        assert_eq!(errors.at("lines"), Some(&FieldError::TooMany { max: MAX_LINES }));
    }
}
