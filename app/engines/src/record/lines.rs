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

use crate::listing::Face;
use kit::error::Answer;

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
}

/// A value that is typed in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its path in the form.
    pub path: String,
    /// As it is stored, telephone numbers as they are read.
    stored: String,
    /// What is typed.
    pub kind: Kind,
}

impl Line {
    /// A number at a path, of which nothing is stored.
    #[cfg(test)]
    pub(super) fn number(path: &str) -> Self {
        Self { path: path.to_owned(), stored: String::new(), kind: Kind::Number }
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
        let day = (self.kind == Kind::Day).then(|| day::parse(stored).ok()).flatten();
        day.map_or_else(|| self.written(stored, formats), |day| date(day, DateStyle::Medium, formats))
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

    /// With amounts that stand under ids in the form: `prices.<id>`. Their facts are named by the ids.
    #[must_use]
    pub fn amounts(mut self, start: &str, amounts: Vec<(String, String)>) -> Self {
        for (id, stored) in amounts {
            self.add(id, start, stored, Kind::Number);
        }
        self
    }

    /// With the company's own fields that hold a line of text, a number or a day.
    #[must_use]
    pub fn own(mut self, fields: &[CustomField], values: &BTreeMap<CustomFieldId, CustomValue>) -> Self {
        for field in fields {
            let stored = values.get(&field.id).map(CustomValue::written).unwrap_or_default();
            let kind = match field.kind {
                CustomKind::Number => Kind::Number,
                CustomKind::Date => Kind::Day,
                // From a file, a text may have several.
                CustomKind::Text if !stored.contains('\n') => Kind::Text,
                CustomKind::Text | CustomKind::Choice | CustomKind::YesNo => continue,
            };
            self.add(field.id.to_string(), "custom", stored, kind);
        }
        self
    }

    fn add(&mut self, name: String, start: &str, stored: String, kind: Kind) {
        let path = format!("{start}.{name}");
        self.0.insert(name, Line { path, stored, kind });
    }
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
        Self(StoredValue::new(Held { face, id, version, label, save, lines }))
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
mod tests {
    use domain::contacts::ContactFields;
    use domain::geo::Country;
    use domain::identifiers::{Phone, PhoneRules};
    use domain::money::Currency;
    use domain::products::ProductForm;

    use super::*;

    const FRENCH: FormatLocale = FormatLocale::FrFr;

    fn shown(lines: &Lines, name: &str) -> Option<(String, String)> {
        lines.0.get(name).map(|line| (line.path.clone(), line.typed(FRENCH)))
    }

    fn reading() -> Reading {
        Reading { country: Country::FRANCE, currency: Currency::EUR, phone: PhoneRules::shape() }
    }

    fn at(path: &str, typed: &str) -> (String, String) {
        (path.into(), typed.into())
    }

    #[test]
    fn fields_are_typed_as_they_are_read() {
        let fields = ContactFields { last_name: "Roche".into(), email: "a@b.fr".into(), ..ContactFields::default() };
        let person = fields.parse(&reading(), &mut domain::error::FieldErrors::default()).unwrap();
        let person = domain::contacts::ContactData { mobile: Some(Phone::parse("+33612345678").unwrap()), ..person };
        let phones = BTreeMap::from([("+33612345678".to_owned(), "06 12 34 56 78".to_owned())]);
        let lines = Lines::default().fields(lines!(person, reading(); email, mobile, fax), &phones);
        assert_eq!(shown(&lines, "email"), Some(at("fields.email", "a@b.fr")));
        assert_eq!(shown(&lines, "mobile"), Some(at("fields.mobile", "06 12 34 56 78")));
        assert_eq!(shown(&lines, "fax"), Some(at("fields.fax", "")));
        assert_eq!(shown(&lines, "last_name"), None);
    }

    #[test]
    fn numbers_are_typed_with_the_readers_mark() {
        let mut form = ProductForm::default();
        (form.fields.name, form.fields.price) = ("Vis".into(), "1234.5".into());
        let data = form.fields.parse(&reading(), &mut domain::error::FieldErrors::default()).unwrap();
        let lines = Lines::default()
            .fields(lines!(data, reading(); price, unit), &BTreeMap::new())
            .amounts("prices", vec![("7".into(), "9.90".into())]);
        assert_eq!(shown(&lines, "price"), Some(at("fields.price", "1\u{202f}234,50")));
        assert_eq!(shown(&lines, "7"), Some(at("prices.7", "9,90")));
        let line = lines.0.get("price").unwrap();
        assert_eq!((line.written("20.00", FRENCH), line.kind), ("20,00".into(), Kind::Number));
        assert_eq!(lines.0.get("unit").unwrap().kind, Kind::Text);
    }

    #[test]
    fn a_day_is_typed_as_browsers_do_and_said_as_people_read_it() {
        let lines = Lines::default().days(vec![("due_on", "2026-03-16".into(), Alike::Text)]);
        assert_eq!(shown(&lines, "due_on"), Some(at("fields.due_on", "2026-03-16")));
        let line = lines.0.get("due_on").unwrap();
        assert_eq!(line.said("2026-03-16", FRENCH), "16 mars 2026");
        assert_eq!(
            (line.said("", FRENCH), Line::number("x").said("1234.5", FRENCH)),
            ("".into(), "1\u{202f}234,5".into())
        );
    }

    #[test]
    fn of_the_companys_own_fields_those_are_typed_that_are_a_line() {
        use CustomKind::{Choice, Date, Number, Text, YesNo};

        let field = |id: u128, kind: CustomKind| CustomField {
            id: CustomFieldId(Uuid::from_u128(id)),
            label: format!("n° {id}"),
            kind,
            options: Vec::new(),
            required: false,
        };
        let fields =
            [field(1, Text), field(2, Text), field(3, Number), field(4, Date), field(5, Choice), field(6, YesNo)];
        let id = |id: u128| CustomFieldId(Uuid::from_u128(id));
        let values = BTreeMap::from([
            (id(1), CustomValue::Text("bleu".into())),
            (id(2), CustomValue::Text("bleu\nvert".into())),
            (id(3), CustomValue::Number("1.5".parse().unwrap())),
            (id(4), CustomValue::Date("2026-03-16".parse().unwrap())),
        ]);
        let lines = Lines::default().own(&fields, &values);
        let paths: Vec<_> = lines.0.values().map(|line| (line.path.clone(), line.typed(FRENCH))).collect();
        let expected = [(1, "bleu"), (3, "1,5"), (4, "2026-03-16")];
        assert_eq!(paths, expected.map(|(number, typed)| (format!("custom.{}", id(number)), typed.to_owned())));
    }
}
