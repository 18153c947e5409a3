//! The choices that a company has of its own: entries of its lists, its users.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Criteria, CustomColumn, Listing};
use crate::table::{Choice, Choices, ColumnIndex, Table};

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The entry of a list, or the user.
    pub key: Uuid,
    /// What it is called.
    pub label: String,
}

/// All of them by column, each in the order that it is offered and sorts in, and the fields that the company has added.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListChoices {
    named: Vec<(ColumnIndex, Vec<Named>)>,
    fields: Vec<CustomColumn>,
}

impl ListChoices {
    /// With the choices of a column.
    #[must_use]
    pub fn with(mut self, column: ColumnIndex, listed: Vec<Named>) -> Self {
        self.named.push((column, listed));
        self
    }

    /// With the fields that the company has added.
    #[must_use]
    pub fn with_fields(mut self, fields: impl IntoIterator<Item = impl Into<CustomColumn>>) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }

    /// The fields that the company has added, in their order.
    #[must_use]
    pub fn fields(&self) -> &[CustomColumn] {
        &self.fields
    }

    /// Those of a column.
    #[must_use]
    pub fn of(&self, column: ColumnIndex) -> &[Named] {
        self.named.iter().find(|(other, _)| *other == column).map_or(&[], |(_, listed)| listed)
    }

    /// The number of a choice: its place among all keys, so that another order and other words leave it as it is.
    pub(super) fn id(&self, column: ColumnIndex, key: Uuid) -> Option<u16> {
        let listed = self.of(column);
        listed.iter().any(|other| other.key == key).then(|| number(listed, key)).flatten()
    }

    /// Puts them into a table.
    pub(super) fn name(&self, table: &mut Table) {
        for (column, listed) in &self.named {
            let choice = |named: &Named| {
                Some(Choice { id: number(listed, named.key)?, key: named.key.as_u128(), label: named.label.clone() })
            };
            table.set_choices(*column, Choices::new(listed.iter().filter_map(choice)));
        }
        let places: Vec<ColumnIndex> = table.added().map(|(at, _)| at).collect();
        for (at, field) in places.into_iter().zip(&self.fields) {
            table.set_choices(at, field.choices());
        }
    }

    /// What their numbers hang on, of the columns where rows hold numbers; elsewhere rows hold the words. Behind these, the fields.
    pub(super) fn key_bytes(&self, is_numbered: impl Fn(ColumnIndex) -> bool) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (column, listed) in self.named.iter().filter(|(column, _)| is_numbered(*column)) {
            let mut keys: Vec<Uuid> = listed.iter().map(|named| named.key).collect();
            keys.sort_unstable();
            bytes.push(column.0);
            bytes.extend(keys.iter().flat_map(|key| key.into_bytes()));
        }
        // Fields stand in the table in this order, under these names.
        for CustomColumn { id, label, kind, .. } in &self.fields {
            bytes.extend(id.0.into_bytes());
            bytes.extend(kind.as_str().bytes().chain(label.bytes()));
            bytes.push(0xFF);
        }
        bytes
    }
}

impl Listing {
    /// The company's own choices that a table knows.
    #[must_use]
    pub fn choices(&self, table: &Table) -> ListChoices {
        let named = |choice: &Choice| Named { key: Uuid::from_u128(choice.key), label: choice.label.clone() };
        let listed = |column| table.choices(column).listed().iter().map(named).collect();
        ListChoices {
            named: self.named.iter().map(|column| (*column, listed(*column))).collect(),
            fields: CustomColumn::all(table, true),
        }
    }

    /// What the criteria name by id, with its words; what is gone has none.
    pub(super) fn names(&self, table: &Table, criteria: &Criteria) -> Vec<Named> {
        let asked = criteria.each(self).filter(|(criterion, _)| criterion.is_named());
        let named = |(column, key): (ColumnIndex, Uuid)| {
            let choice = table.choices(column).keyed(key.as_u128())?;
            Some(Named { key, label: choice.label.clone() })
        };
        asked.filter_map(|(criterion, value)| named((criterion.column, value.parse().ok()?))).collect()
    }
}

fn number(listed: &[Named], key: Uuid) -> Option<u16> {
    u16::try_from(listed.iter().filter(|other| other.key < key).count()).ok()
}
