//! Records on their way into a table.

use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;

use super::{CustomColumn, ListChoices, Listing};
use crate::custom_fields::CustomValue;
use crate::ids::CustomFieldId;
use crate::table::{Cell, Choices, ColumnIndex, ColumnKind, RowError, Table, TableBuilder, fnv1a};

/// What a record has of the fields that its company has added; those of fields that are gone may be among them.
pub type CustomValues = BTreeMap<CustomFieldId, CustomValue>;

/// Builds the table of a listing, of a company that has these choices.
#[derive(Debug)]
pub struct ListBuilder<'a> {
    listing: &'static Listing,
    table: TableBuilder,
    choices: &'a ListChoices,
    codes: Vec<(ColumnIndex, HashMap<&'static str, u16>)>,
}

impl<'a> ListBuilder<'a> {
    /// With no record yet.
    #[must_use]
    pub fn new(listing: &'static Listing, choices: &'a ListChoices) -> Self {
        let numbered = |names: Vec<&'static str>| names.into_iter().zip(0..).collect();
        let state = (listing.state, numbered(listing.states.to_vec()));
        let codes = listing.codes.iter().map(|(column, names)| (*column, numbered(names()))).chain([state]).collect();
        let added = choices.fields().iter().map(CustomColumn::added).collect();
        Self { listing, table: Table::builder_with(listing.schema, added), choices, codes }
    }

    /// The company's own choices.
    #[must_use]
    pub const fn choices(&self) -> &'a ListChoices {
        self.choices
    }

    /// A state, or a choice that is the same in every company, by its name; a gap where there is no such.
    #[must_use]
    pub fn code(&self, column: ColumnIndex, name: &str) -> Cell<'static> {
        let codes = self.codes.iter().find(|(other, _)| *other == column);
        codes.and_then(|(_, codes)| codes.get(name)).map_or(Cell::Gap, |id| Cell::Choice(*id))
    }

    /// A choice of the company's own, by its id; a gap where there is no such.
    #[must_use]
    pub fn named(&self, column: ColumnIndex, key: Option<Uuid>) -> Cell<'static> {
        key.and_then(|key| self.choices.id(column, key)).map_or(Cell::Gap, Cell::Choice)
    }

    /// Adds a record, with a cell for each of the program's columns, and what it has of the company's fields.
    pub fn push(&mut self, id: Uuid, cells: &[Cell<'_>], custom: &CustomValues) -> Result<(), RowError> {
        let fields = self.choices.fields();
        let mut texts = vec![String::new(); fields.len()];
        let added = fields.iter().zip(&mut texts).map(|(field, text)| field.cell(custom.get(&field.id), text));
        let cells: Vec<Cell<'_>> = cells.iter().copied().chain(added).collect();
        self.table.push(id.as_u128(), &cells)
    }

    /// What changed since an earlier table, of a revision. The words of codes are in that table already.
    #[must_use]
    pub fn changes(self, revision: u64) -> Table {
        let mut table = self.table.finish();
        self.choices.name(&mut table);
        table.set_revision(revision);
        table
    }

    /// The whole table, of a revision.
    #[must_use]
    pub fn finish(self, revision: u64) -> Table {
        let listing = self.listing;
        let mut table = self.changes(revision);
        table.set_choices(listing.state, Choices::numbered(listing.states.iter().copied()));
        for (column, names) in listing.codes {
            table.set_choices(*column, Choices::numbered(names()));
        }
        table
    }
}

/// A number that is another one when the numbers of choices mean something else, or rows are told by another clock (days are those of a time
/// zone, and what is late or expired is so on a day): changes since a revision then say too little, and the whole table is sent again.
#[must_use]
pub fn basis(listing: &Listing, clock: &str, choices: &ListChoices) -> u64 {
    let mut names: Vec<&str> = listing.states.to_vec();
    for (_, codes) in listing.codes {
        names.extend(codes());
    }
    names.push(clock);
    let names = fnv1a(listing.schema.fingerprint(), names.into_iter().flat_map(|name| name.bytes().chain([0xFF])));
    let is_numbered = |column| listing.schema.kind(column) == Some(ColumnKind::Choice);
    fnv1a(names, choices.key_bytes(is_numbered).into_iter())
}
