//! What a list is narrowed by of the fields that the company has added.

use uuid::Uuid;

use super::column::{CUSTOM, custom_field, custom_name};
use super::query::MAX_FILTER;
use super::{CustomColumn, criteria};
use crate::custom_fields::CustomKind;
use crate::ids::CustomFieldId;

/// One of these questions. What a value means is known where the field is: what makes no sense to its kind narrows nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CustomCriterion {
    /// A text contains the value; a choice is it; `yes` or `no`.
    Is(CustomFieldId),
    /// The least number, or the first day.
    From(CustomFieldId),
    /// The most, or the last.
    To(CustomFieldId),
    /// The field that the value is the id of has no value.
    Empty,
    /// It has one.
    Filled,
}

const FROM: &str = ".from";
const TO: &str = ".to";
const EMPTY: &str = "empty";
const FILLED: &str = "filled";

/// What a value says of a field, as far as that makes sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// This text.
    Text(String),
    /// This number, as tables write it.
    Number(String),
    /// This day.
    Day(chrono::NaiveDate),
    /// Yes, or no.
    Yes(bool),
}

impl CustomCriterion {
    /// What a field of its kind is asked.
    #[must_use]
    pub fn of(field: &CustomColumn) -> Vec<Self> {
        match field.kind {
            CustomKind::Text | CustomKind::Choice | CustomKind::YesNo => vec![Self::Is(field.id)],
            CustomKind::Number | CustomKind::Date => vec![Self::From(field.id), Self::To(field.id)],
        }
    }

    /// Its name in addresses and forms.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Is(field) => custom_name(field),
            Self::From(field) => custom_name(field) + FROM,
            Self::To(field) => custom_name(field) + TO,
            Self::Empty => format!("{CUSTOM}{EMPTY}"),
            Self::Filled => format!("{CUSTOM}{FILLED}"),
        }
    }

    /// The one of a name.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name.strip_prefix(CUSTOM)? {
            EMPTY => Some(Self::Empty),
            FILLED => Some(Self::Filled),
            _ => match (name.strip_suffix(FROM), name.strip_suffix(TO)) {
                (Some(name), _) => custom_field(name).map(Self::From),
                (_, Some(name)) => custom_field(name).map(Self::To),
                _ => custom_field(name).map(Self::Is),
            },
        }
    }

    /// A value as it is kept; nothing for what can mean nothing, whatever the field.
    pub(super) fn read(self, typed: &str) -> Option<String> {
        let typed = typed.trim();
        match self {
            Self::Empty | Self::Filled => typed.parse().ok().map(|id: Uuid| id.to_string()),
            _ => {
                let cut: String = typed.chars().take(MAX_FILTER).collect();
                (!cut.is_empty()).then(|| cut.trim_end().to_owned())
            }
        }
    }

    /// The field that is asked about, for a value that is kept.
    #[must_use]
    pub fn field(self, value: &str) -> Option<CustomFieldId> {
        match self {
            Self::Is(field) | Self::From(field) | Self::To(field) => Some(field),
            Self::Empty | Self::Filled => value.parse().ok(),
        }
    }
}

impl Meant {
    /// Reads a value for a field of a kind.
    #[must_use]
    pub fn of(kind: CustomKind, value: &str) -> Option<Self> {
        match kind {
            CustomKind::Text | CustomKind::Choice => Some(Self::Text(value.to_owned())),
            CustomKind::Number => number(value).map(Self::Number),
            CustomKind::Date => criteria::day(value).map(Self::Day),
            CustomKind::YesNo => match value {
                "yes" => Some(Self::Yes(true)),
                "no" => Some(Self::Yes(false)),
                _ => None,
            },
        }
    }
}

/// A number as tables write it, from one that was typed: `1 250,5`, `-3`.
fn number(typed: &str) -> Option<String> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).map(|c| if c == ',' { '.' } else { c }).collect();
    let size = plain.strip_prefix('-').unwrap_or(&plain);
    let (whole, fraction) = size.split_once('.').unwrap_or((size, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (is_digits(whole) && is_digits(fraction) && !(whole.is_empty() && fraction.is_empty())).then_some(plain)
}
