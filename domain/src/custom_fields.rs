//! Fields that a company adds to its clients (A3.12), and to whatever else has some.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::day;
use crate::error::{FieldError, FieldErrors};
use crate::field::choices;
use crate::ids::CustomFieldId;
use crate::subject::Subject;
use crate::text::{LongText, Text};

choices! {
    /// What a custom field holds.
    CustomKind {
        /// Any text.
        #[default]
        Text = "text",
        /// A number.
        Number = "number",
        /// A day.
        Date = "date",
        /// One of a few options.
        Choice = "choice",
        /// Yes or no.
        YesNo = "yes_no",
    }
}

/// Whether a company may add fields to a kind of record. What stands in a document is told by law, and issued documents never change.
#[must_use]
pub const fn may_be_added_to(subject: Subject) -> bool {
    match subject {
        Subject::Client | Subject::Contact | Subject::Product => true,
        Subject::Quote
        | Subject::Order
        | Subject::DeliveryNote
        | Subject::Invoice
        | Subject::Recurring
        | Subject::CreditNote
        | Subject::Payment
        | Subject::Credit
        | Subject::Task
        | Subject::Expense => false,
    }
}

/// What is wrong with one custom value alone, typed for the field of that id; a field that is not among these asks for nothing.
pub fn check(fields: &[CustomField], id: &str, typed: &str) -> Result<(), FieldError> {
    let field = fields.iter().find(|field| field.id.to_string() == id);
    field.map_or(Ok(()), |field| field.read(typed).map(drop))
}

/// What the field of that id is called, where it is among these.
#[must_use]
pub fn label_of(fields: &[CustomField], id: &str) -> Option<String> {
    fields.iter().find(|field| field.id.to_string() == id).map(|field| field.label.clone())
}

/// The most custom fields that a company defines of one subject.
pub const MAX_CUSTOM_FIELDS: u32 = 100;
/// The most letters of what one is called.
const LONGEST_LABEL: usize = 80;
/// The most options of a choice.
pub const MAX_OPTIONS: u32 = 100;

/// A field's definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomField {
    /// Its id.
    pub id: CustomFieldId,
    /// What is shown, in the company's words.
    pub label: String,
    /// What it holds.
    pub kind: CustomKind,
    /// The options of a choice.
    pub options: Vec<String>,
    /// Whether a client cannot be saved without it.
    pub required: bool,
}

/// A value of a custom field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum CustomValue {
    /// Text, or the option chosen.
    Text(String),
    /// A number, exact.
    Number(Decimal),
    /// A day.
    Date(NaiveDate),
    /// Yes; no is the absence of a value.
    Yes,
}

impl CustomValue {
    /// The canonical text, as it stands in the input.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.normalize().to_string(),
            Self::Date(date) => date.format("%Y-%m-%d").to_string(),
            Self::Yes => "on".into(),
        }
    }
}

impl CustomField {
    /// Reads what was typed; blank is nothing unless the field is required.
    pub fn read(&self, typed: &str) -> Result<Option<CustomValue>, FieldError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return if self.required { Err(FieldError::Required) } else { Ok(None) };
        }
        match self.kind {
            CustomKind::Text => {
                LongText::<2000>::parse(typed).map(|text| Some(CustomValue::Text(text.as_str().into())))
            }
            CustomKind::Number => typed
                .replace([' ', '\u{a0}', '\u{202f}'], "")
                .replace(',', ".")
                .parse()
                .map(|number| Some(CustomValue::Number(number)))
                .map_err(|_| FieldError::NotANumber),
            CustomKind::Date => day::parse(typed).map(|date| Some(CustomValue::Date(date))),
            CustomKind::Choice => {
                if self.options.iter().any(|option| option == typed) {
                    Ok(Some(CustomValue::Text(typed.to_owned())))
                } else {
                    Err(FieldError::NotAChoice)
                }
            }
            CustomKind::YesNo => crate::field::read_yes(typed).map(|yes| yes.then_some(CustomValue::Yes)),
        }
    }
}

/// Reads what was typed in a form, by field; errors stand at `custom.<id>`.
pub fn read_all(
    fields: &[CustomField],
    typed: &BTreeMap<String, String>,
    errors: &mut FieldErrors,
) -> BTreeMap<CustomFieldId, CustomValue> {
    let mut values = BTreeMap::new();
    for field in fields {
        let typed = typed.get(&field.id.to_string()).map(String::as_str).unwrap_or_default();
        if let Some(Some(value)) = errors.keep(format!("custom.{}", field.id), field.read(typed)) {
            values.insert(field.id, value);
        }
    }
    values
}

/// An option that was taken off its list stays where it was chosen: it is offered, and read, beside the others.
pub fn keep_chosen(fields: &mut [CustomField], values: &BTreeMap<CustomFieldId, CustomValue>) {
    for field in fields.iter_mut().filter(|field| field.kind == CustomKind::Choice) {
        if let Some(CustomValue::Text(chosen)) = values.get(&field.id)
            && !field.options.contains(chosen)
        {
            field.options.push(chosen.clone());
        }
    }
}

/// Takes what is typed as if its record had it already, and what is left blank as if it had a value: the most that any record's own
/// definitions may allow.
pub fn as_if_held(fields: &mut [CustomField], typed: &BTreeMap<String, String>) {
    for field in fields {
        field.required = false;
        let chosen = typed.get(&field.id.to_string()).map(|typed| typed.trim().to_owned());
        let chosen = chosen.filter(|chosen| field.kind == CustomKind::Choice && !chosen.is_empty());
        if let Some(chosen) = chosen.filter(|chosen| !field.options.contains(chosen)) {
            field.options.push(chosen);
        }
    }
}

/// A definition as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomFieldForm {
    /// What is shown.
    pub label: String,
    /// Its kind's name.
    pub kind: String,
    /// The options, one a line.
    pub options: String,
    /// Ticked when a client cannot be saved without it.
    pub required: String,
}

/// A definition that was read without an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCustomField {
    /// What is shown.
    pub label: Text<80>,
    /// What it holds.
    pub kind: CustomKind,
    /// The options of a choice, without repeats.
    pub options: Vec<String>,
    /// Whether a client cannot be saved without it.
    pub required: bool,
}

impl NewCustomField {
    /// A field of any text, called as a column of a file is: as much of its name as a field's may have.
    pub fn of_column(name: &str) -> Result<Self, FieldErrors> {
        let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_LABEL).collect();
        let label = Text::parse(&name).map_err(|error| FieldErrors::one("label", error))?;
        Ok(Self { label, kind: CustomKind::Text, options: Vec::new(), required: false })
    }
}

impl CustomFieldForm {
    /// The inputs that show a definition.
    #[must_use]
    pub fn of(field: &CustomField) -> Self {
        Self {
            label: field.label.clone(),
            kind: field.kind.as_str().to_owned(),
            options: field.options.join("\n"),
            required: if field.required { "on".into() } else { String::new() },
        }
    }

    /// Every value checked, or every error.
    pub fn parse(&self) -> Result<NewCustomField, FieldErrors> {
        let mut errors = FieldErrors::default();
        let label = errors.keep("label", Text::parse(&self.label));
        let kind = errors.keep("kind", CustomKind::parse(&self.kind));
        let options =
            if kind == Some(CustomKind::Choice) { errors.keep("options", self.options()) } else { Some(Vec::new()) };
        match (label, kind, options) {
            (Some(label), Some(kind), Some(options)) => {
                Ok(NewCustomField { label, kind, options, required: !self.required.is_empty() })
            }
            _ => Err(errors),
        }
    }

    fn options(&self) -> Result<Vec<String>, FieldError> {
        let mut options: Vec<String> = Vec::new();
        for line in self.options.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let option = Text::<80>::parse(line)?.as_str().to_owned();
            if options.contains(&option) {
                continue;
            }
            // Told at once: each is compared with those before, however many are sent.
            if options.len() == MAX_OPTIONS as usize {
                return Err(FieldError::TooMany { max: MAX_OPTIONS });
            }
            options.push(option);
        }
        if options.is_empty() {
            return Err(FieldError::TooFew { min: 1 });
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests;
