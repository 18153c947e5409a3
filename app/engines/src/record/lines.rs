//! What of a record is changed in place: values that are typed in one line.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;

use domain::custom_fields::{CustomField, CustomKind, CustomValue};
use domain::day;
use domain::field::{Alike, FieldValue, Reading};
use domain::format::{DateStyle, Locale as FormatLocale, date, typed};
use domain::ids::CustomFieldId;
use domain::sent::Typed;
use leptos::prelude::*;
use uuid::Uuid;

use crate::form::DASH;
use crate::listing::Face;
use kit::error::Answer;
use kit::words::{td_string, words};

/// A field of the form: its name, its value as it is stored, and what it is.
pub type Field = (&'static str, String, Alike);

/// The fields of a record's values that one names: `lines!(data, reading; phone, email)`. One that there is not does not compile.
#[macro_export]
macro_rules! lines {
    ($data:expr, $reading:expr; $($field:ident),+ $(,)?) => {
        vec![$($crate::record::line(stringify!($field), &$data.$field, &$reading)),+]
    };
}

/// One of them.
pub fn line<T: FieldValue>(name: &'static str, value: &T, reading: &Reading) -> Field {
    (name, value.written(reading), T::ALIKE)
}

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A number, which everybody types with their own decimal mark.
    Number,
    /// A day, which everybody reads in their own way.
    Day,
    /// One of several values.
    Choice,
}

/// Values that may be chosen, each with its words.
pub type Choices = Vec<(String, String)>;

/// The values of a field, asked for when one begins to choose.
pub type Offering = Pin<Box<dyn Future<Output = Answer<Choices>>>>;

/// A value that is typed in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its path in the form.
    pub path: String,
    /// As it is stored, telephone numbers as they are read.
    stored: String,
    /// What is typed.
    pub kind: Kind,
    /// What may be chosen, as far as that is known.
    pub choices: Choices,
}

impl Line {
    /// A number at a path, of which nothing is stored.
    #[cfg(test)]
    pub(super) fn number(path: &str) -> Self {
        Self { path: path.to_owned(), stored: String::new(), kind: Kind::Number, choices: Choices::new() }
    }

    /// What stands in it, as one types it.
    pub fn typed(&self, formats: FormatLocale) -> String {
        self.written(&self.stored, formats)
    }

    /// What is stored in it by now, as one would type it.
    pub fn written(&self, stored: &str, formats: FormatLocale) -> String {
        if self.kind == Kind::Number { typed(stored, formats) } else { stored.to_owned() }
    }

    /// The same, as people read it.
    pub fn said(&self, stored: &str, formats: FormatLocale) -> String {
        let chosen = self.choices.iter().find(|(value, _)| value == stored);
        if let Some((_, words)) = chosen {
            return words.clone();
        }
        let day = (self.kind == Kind::Day).then(|| day::parse(stored).ok()).flatten();
        day.map_or_else(|| self.written(stored, formats), |day| date(day, DateStyle::Medium, formats))
    }

    /// Whether nothing stands there any more; a tick that is not there says no.
    pub fn is_emptied(&self, stored: &str) -> bool {
        let says = |(value, words): &(String, String)| value.is_empty() && words != DASH;
        stored.is_empty() && !self.choices.iter().any(says)
    }

    /// With what may be chosen.
    #[must_use]
    pub fn of(mut self, choices: Choices) -> Self {
        self.choices = choices;
        self
    }

    /// The name of its field.
    pub fn name(&self) -> &str {
        self.path.split_once('.').map_or(self.path.as_str(), |(_, name)| name)
    }
}

/// The lines of a record, each by the name of the fact that shows it.
#[derive(Clone, Debug, Default)]
pub struct Lines(BTreeMap<String, Line>);

impl Lines {
    /// With fields of the form. Telephone numbers are typed as `phones` has them, by how they are stored.
    #[must_use]
    pub fn fields(mut self, fields: Vec<Field>, phones: &BTreeMap<String, String>) -> Self {
        for (name, stored, alike) in fields {
            let shown = if alike == Alike::Bare { phones.get(&stored).cloned() } else { None };
            let kind = if alike == Alike::Number { Kind::Number } else { Kind::Text };
            self.add(name.to_owned(), "fields", shown.unwrap_or(stored), kind);
        }
        self
    }

    /// With fields of the form that hold a day.
    #[must_use]
    pub fn days(mut self, fields: Vec<Field>) -> Self {
        for (name, stored, _) in fields {
            self.add(name.to_owned(), "fields", stored, Kind::Day);
        }
        self
    }

    /// With fields of the form that are chosen; what may be is asked of [`InPlace::choosing`].
    #[must_use]
    pub fn chosen(mut self, fields: Vec<Field>) -> Self {
        for (name, stored, _) in fields {
            self.add(name.to_owned(), "fields", stored, Kind::Choice);
        }
        self
    }

    /// With fields of the form that are ticked or not, each said by one of these.
    #[must_use]
    pub fn ticked(mut self, fields: Vec<Field>, words: [&'static str; 2]) -> Self {
        for (name, stored, _) in fields {
            self.add(name.to_owned(), "fields", stored, Kind::Choice);
            self.offer(name, yes_or_no(words));
        }
        self
    }

    /// With amounts that stand under ids in the form: `prices.<id>`. Their facts are named by the ids.
    #[must_use]
    pub fn amounts(mut self, start: &str, amounts: Vec<(String, String)>) -> Self {
        for (id, stored) in amounts {
            self.add(id, start, stored, Kind::Number);
        }
        self
    }

    /// With the company's own fields but for texts of several lines.
    #[must_use]
    pub fn own(mut self, fields: &[CustomField], values: &BTreeMap<CustomFieldId, CustomValue>) -> Self {
        for field in fields {
            let stored = values.get(&field.id).map(CustomValue::written).unwrap_or_default();
            let kind = match field.kind {
                CustomKind::Number => Kind::Number,
                CustomKind::Date => Kind::Day,
                // From a file, a text may have several.
                CustomKind::Text if !stored.contains('\n') => Kind::Text,
                CustomKind::Choice | CustomKind::YesNo => Kind::Choice,
                CustomKind::Text => continue,
            };
            let id = field.id.to_string();
            self.add(id.clone(), "custom", stored, kind);
            if field.kind == CustomKind::YesNo {
                let l = words();
                self.offer(&id, yes_or_no([td_string!(l, common.yes), td_string!(l, common.no)]));
            } else if kind == Kind::Choice {
                let none = (!field.required).then(|| (String::new(), DASH.to_owned()));
                let options = field.options.iter().map(|option| (option.clone(), option.clone()));
                self.offer(&id, none.into_iter().chain(options).collect());
            }
        }
        self
    }

    /// What the value of a name may be.
    fn offer(&mut self, name: &str, choices: Choices) {
        if let Some(line) = self.0.get_mut(name) {
            line.choices = choices;
        }
    }

    fn add(&mut self, name: String, start: &str, stored: String, kind: Kind) {
        let path = format!("{start}.{name}");
        self.0.insert(name, Line { path, stored, kind, choices: Choices::new() });
    }
}

/// A tick, by what the form sends of it.
fn yes_or_no([yes, no]: [&str; 2]) -> Choices {
    vec![("on".to_owned(), yes.to_owned()), (String::new(), no.to_owned())]
}

/// A change of one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The version that it goes out from: the one that is shown, or the one that one was told of.
    pub version: i32,
    /// The value's path in the form.
    pub path: Typed,
    /// What is typed.
    pub typed: Typed,
}

/// A change, under way: the version that it makes.
pub type Changing = Pin<Box<dyn Future<Output = Answer<i32>>>>;

/// Names a path of the form.
type Label = dyn Fn(&str) -> String + Send + Sync;
/// Saves one value.
type Save = dyn Fn(Change) -> Changing + Send + Sync;
/// Asks for what a field of this name may be, which holds that.
type Offer = dyn Fn(String, String) -> Offering + Send + Sync;

/// What of a record may be changed in place, for the facts on its page.
#[derive(Clone, Copy)]
pub struct InPlace(StoredValue<Held>);

/// What a feature states.
#[derive(Clone)]
pub(super) struct Held {
    /// The list that it belongs to.
    pub face: &'static Face,
    /// The record.
    pub id: Uuid,
    /// The version that is shown.
    pub version: i32,
    /// Names a path of the form, where another value than the one typed is to blame.
    pub label: Arc<Label>,
    /// Saves one value.
    pub save: Arc<Save>,
    /// Asks for what may be chosen.
    pub offer: Option<Arc<Offer>>,
    lines: Arc<Lines>,
}

impl InPlace {
    /// Of a record at this version. Whoever may change nothing has none of it.
    pub fn new(
        face: &'static Face,
        (id, version): (Uuid, i32),
        lines: Lines,
        label: impl Fn(&str) -> String + Send + Sync + 'static,
        save: impl Fn(Change) -> Changing + Send + Sync + 'static,
    ) -> Self {
        let (lines, label, save) = (Arc::new(lines), Arc::new(label), Arc::new(save));
        Self(StoredValue::new(Held { face, id, version, label, save, offer: None, lines }))
    }

    /// With what may be chosen: by the name of a field, and what it holds.
    #[must_use]
    pub fn choosing(self, offer: impl Fn(String, String) -> Offering + Send + Sync + 'static) -> Self {
        self.0.update_value(|held| held.offer = Some(Arc::new(offer)));
        self
    }

    /// The line that a fact of this name shows, where it may be changed.
    pub(super) fn line(self, name: &str) -> Option<Line> {
        self.0.with_value(|held| held.lines.0.get(name).cloned())
    }

    /// What the feature stated.
    pub(super) fn held(self) -> Held {
        self.0.get_value()
    }
}

#[cfg(test)]
mod tests;
