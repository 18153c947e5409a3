//! What a feature states of its files: the same table names the columns when a list is taken out and finds them when it comes back.

use crate::custom_fields::{CustomField, CustomKind};
use crate::form::{FormShape, in_row};
use crate::format::Language;
use crate::imports::target::MAX_SIDE_BY_SIDE;
use crate::imports::{Column, Headed, Program, Target, Value};
use crate::lists::ListKind;
use crate::subject::Subject;
use crate::text::Text;

/// The names that columns have in the files of a program, folded, each with the paths that it may mean.
pub type Names = &'static [(&'static str, &'static str)];

/// See the module; one static a feature. Of a group of rows (`contacts[0].email`), the first is named, and stands for all.
#[derive(Debug)]
pub struct Columns {
    /// Whose files.
    pub subject: Subject,
    /// What the sheet of a workbook is called, in French and in English.
    pub title: (&'static str, &'static str),
    /// Every column of our own files, in their order, in as many parts as are put together.
    pub own: &'static [&'static [Column]],
    /// The columns that only files of other programs have.
    pub foreign: &'static [Column],
    /// Those that companies name.
    pub named: &'static [NamedBy],
    /// What the form of a record is made of. A row of a file holds one row of each of its groups.
    pub form: &'static FormShape,
    /// The columns that are filled in every row of a record that has several.
    pub repeated: &'static [&'static str],
    /// The programs whose files are known, in the order offered.
    pub programs: &'static [Program],
    /// The paths that several columns may fill together; of a group of rows, the first is named, and stands for all.
    pub several: &'static [&'static str],
    /// Whether records come as address cards as well.
    pub has_cards: bool,
}

/// Columns that companies name: a custom field's, a price list's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedBy {
    /// What their paths begin with; an id follows.
    pub start: &'static str,
    /// What stands before their names in a header, in French and in English: it keeps the company's words apart from our own.
    pub prefix: (&'static str, &'static str),
    /// The list whose entries they are: a file may bring a new one, whose label then stands for its id.
    pub list: Option<ListKind>,
}

/// The columns of custom fields.
pub const CUSTOM: NamedBy = NamedBy { start: "custom.", prefix: ("Champ", "Field"), list: None };

impl NamedBy {
    /// Whether a path goes to one of them.
    fn takes(&self, path: &str) -> bool {
        let is_new = |label: &str| self.list.is_some() && Text::<80>::parse(label).is_ok_and(|it| it.as_str() == label);
        path.strip_prefix(self.start).is_some_and(|key| key.parse::<uuid::Uuid>().is_ok() || is_new(key))
    }
}

/// One of them, in one company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedColumn {
    /// Of which kind.
    pub by: &'static NamedBy,
    /// The id that its path ends with.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What stands in its cells.
    pub value: Value,
}

impl NamedColumn {
    /// The column of a custom field.
    #[must_use]
    pub fn of_field(field: &CustomField) -> Self {
        let value = if field.kind == CustomKind::YesNo { Value::Tick } else { Value::Lines };
        Self { by: &CUSTOM, id: field.id.to_string(), label: field.label.clone(), value }
    }

    /// The path that it fills.
    #[must_use]
    pub fn path(&self) -> String {
        format!("{}{}", self.by.start, self.id)
    }

    /// Its name in a header.
    #[must_use]
    pub fn name(&self, language: Language) -> String {
        let prefix = pick(language, self.by.prefix);
        let space = if language == Language::French { " " } else { "" };
        format!("{prefix}{space}: {}", self.label)
    }
}

impl Columns {
    /// Every column of our own files, in their order.
    pub fn own(&self) -> impl Iterator<Item = &'static Column> + use<> {
        self.own.iter().copied().flatten()
    }

    /// The header of our own files, with the columns that the company has named behind.
    #[must_use]
    pub fn header(&self, named: &[NamedColumn], language: Language) -> Vec<String> {
        let own = self.own().map(|column| pick(language, (column.french, column.english)).to_owned());
        own.chain(named.iter().map(|column| column.name(language))).collect()
    }

    /// The name of the column that fills a path; nothing for those that the company has named, unless the path has the name itself.
    #[must_use]
    pub fn name(&self, path: &str, language: Language) -> Option<String> {
        let place = in_row(path).map_or(0, |(_, place, _)| place);
        let Some(column) = self.find(path) else {
            return self.new_name(path, language);
        };
        let name = pick(language, (column.french, column.english));
        Some(match name.split_once(':') {
            Some((what, which)) if place > 0 => format!("{} {}\u{a0}:{which}", what.trim(), place + 1),
            _ => name.to_owned(),
        })
    }

    /// What is known of a file by its header, in a company that writes this language.
    #[must_use]
    pub fn headed(&self, header: &[String], mapping: &[Target], language: Language) -> Headed {
        let has = |name: &str| header.iter().any(|written| written.trim() == name);
        let is_ours = self.own().all(|column| has(column.french)) || self.own().all(|column| has(column.english));
        Headed { columns: self.called(header, mapping, language), is_ours, language }
    }

    /// What the columns of a file are called, for people: as the file calls them, and as our own are where it has no names.
    fn called(&self, header: &[String], mapping: &[Target], language: Language) -> Vec<String> {
        let called = |(column, target): (usize, &Target)| {
            let written = header.get(column).map(|name| name.trim()).unwrap_or_default();
            // Columns of cards are named by what they fill.
            if written.is_empty() || written == target.path() {
                return self.name(target.path(), language).unwrap_or_else(|| written.to_owned());
            }
            written.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        mapping.iter().enumerate().map(called).collect()
    }

    /// The name of a column that brings a new entry of a list.
    fn new_name(&self, path: &str, language: Language) -> Option<String> {
        let by = self.named.iter().find(|by| by.list.is_some() && by.takes(path))?;
        let label = path.strip_prefix(by.start).filter(|key| key.parse::<uuid::Uuid>().is_err())?;
        Some(NamedColumn { by, id: String::new(), label: label.to_owned(), value: Value::Line }.name(language))
    }

    /// What the entries of a list are called that a file brings.
    #[must_use]
    pub fn name_of_list(&self, kind: ListKind, language: Language) -> Option<String> {
        let of_list = |column: &&Column| column.value.list() == Some(kind);
        let named =
            || self.named.iter().find(|by| by.list == Some(kind)).map(|by| pick(language, by.prefix).to_owned());
        self.own().find(of_list).and_then(|column| self.name(column.path, language)).or_else(named)
    }

    /// What a mapping may choose from, by path, in the order of the form: our own columns, those of other programs, a second of each group.
    #[must_use]
    pub fn choices(&self) -> Vec<Target> {
        let second =
            |column: &Column| in_row(column.path).map(|(group, _, name)| Target::to(format!("{group}[1].{name}")));
        self.all().map(|column| Target::to(column.path)).chain(self.own().filter_map(second)).collect()
    }

    /// Whether a column may go there.
    #[must_use]
    pub fn accepts(&self, target: &Target) -> bool {
        let path = target.path();
        if in_row(path).is_some_and(|(_, place, _)| place >= MAX_SIDE_BY_SIDE) {
            return false;
        }
        path.is_empty() || self.find(path).is_some() || self.named.iter().any(|by| by.takes(path))
    }

    /// Whether several columns may fill a path together: each adds to what the others say.
    #[must_use]
    pub fn takes_several(&self, path: &str) -> bool {
        self.several.iter().any(|several| is_same(several, path))
    }

    /// The column that fills a path: of a group of rows, one stands for all.
    fn find(&self, path: &str) -> Option<&'static Column> {
        self.all().find(|column| is_same(column.path, path))
    }

    fn all(&self) -> impl Iterator<Item = &'static Column> + use<> {
        self.own().chain(self.foreign)
    }
}

/// Whether two paths are of one kind: those of all rows of a group are.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    match (in_row(one), in_row(other)) {
        (Some((group, _, name)), Some((in_group, _, named))) => (group, name) == (in_group, named),
        _ => one == other,
    }
}

fn pick<'a>(language: Language, (french, english): (&'a str, &'a str)) -> &'a str {
    if language == Language::French { french } else { english }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::CLIENT_COLUMNS;
    use crate::products::PRODUCT_COLUMNS;

    #[test]
    fn a_column_goes_where_there_is_something_to_fill() {
        for path in [
            "",
            "number",
            "fields.siret",
            "contacts[0].email",
            "contacts[9].full_name",
            "addresses[1].line1",
            "contact_of",
        ] {
            assert!(CLIENT_COLUMNS.accepts(&Target::to(path)), "{path}");
        }
        for path in [
            "fields.nope",
            "contacts[10].email",
            "contacts[0].id",
            "custom.x",
            "addresses[0]",
            "contacts[-1].email",
            "fields.price",
        ] {
            assert!(!CLIENT_COLUMNS.accepts(&Target::to(path)), "{path}");
        }
        for (path, several) in
            [("addresses[3].line1", true), ("fields.tags", true), ("fields.email", false), ("addresses[0].city", false)]
        {
            assert_eq!(CLIENT_COLUMNS.takes_several(path), several, "{path}");
        }
        let id = uuid::Uuid::nil();
        for path in
            ["fields.price".to_owned(), format!("custom.{id}"), format!("prices.{id}"), "prices.Gros".to_owned()]
        {
            assert!(PRODUCT_COLUMNS.accepts(&Target::to(&*path)), "{path}");
        }
        for path in ["number", "prices.", "prices. Gros", "custom.Gros", "contacts[0].email"] {
            assert!(!PRODUCT_COLUMNS.accepts(&Target::to(path)), "{path}");
        }
    }
}
