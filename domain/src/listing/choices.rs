//! The choices that a company has of its own: entries of its lists, its users.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Criteria, Listing};
use crate::table::{Choice, Choices, ColumnIndex, Table};

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The entry of a list, or the user.
    pub key: Uuid,
    /// What it is called.
    pub label: String,
}

/// All of them by column, each in the order that it is offered and sorts in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ListChoices(Vec<(ColumnIndex, Vec<Named>)>);

impl ListChoices {
    /// With the choices of a column.
    #[must_use]
    pub fn with(mut self, column: ColumnIndex, listed: Vec<Named>) -> Self {
        self.0.push((column, listed));
        self
    }

    /// Those of a column.
    #[must_use]
    pub fn of(&self, column: ColumnIndex) -> &[Named] {
        self.0.iter().find(|(other, _)| *other == column).map_or(&[], |(_, listed)| listed)
    }

    /// The number of a choice: its place among all keys, so that another order and other words leave it as it is.
    pub(super) fn id(&self, column: ColumnIndex, key: Uuid) -> Option<u16> {
        let listed = self.of(column);
        listed.iter().any(|other| other.key == key).then(|| number(listed, key)).flatten()
    }

    /// Puts them into a table.
    pub(super) fn name(&self, table: &mut Table) {
        for (column, listed) in &self.0 {
            let choice = |named: &Named| {
                Some(Choice { id: number(listed, named.key)?, key: named.key.as_u128(), label: named.label.clone() })
            };
            table.set_choices(*column, Choices::new(listed.iter().filter_map(choice)));
        }
    }

    /// What their numbers hang on, of the columns where rows hold numbers; elsewhere rows hold the words.
    pub(super) fn key_bytes(&self, is_numbered: impl Fn(ColumnIndex) -> bool) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (column, listed) in self.0.iter().filter(|(column, _)| is_numbered(*column)) {
            let mut keys: Vec<Uuid> = listed.iter().map(|named| named.key).collect();
            keys.sort_unstable();
            bytes.push(column.0);
            bytes.extend(keys.iter().flat_map(|key| key.into_bytes()));
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
        ListChoices(self.named.iter().map(|column| (*column, listed(*column))).collect())
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
