//! What a company's clients are chosen by: its types, categories and tags, and who owns them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{CATEGORY, OWNER, TAGS, TYPE};
use crate::clients::criteria::Criteria;
use crate::table::{Choice, Choices, ColumnIndex, Table};

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The entry of a list, or the user.
    pub key: Uuid,
    /// What it is called.
    pub label: String,
}

/// All of them, each in the order that it is offered and sorts in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientChoices {
    /// The types of clients.
    pub types: Vec<Named>,
    /// The categories.
    pub categories: Vec<Named>,
    /// The users; those who have left too, while they own a client.
    pub owners: Vec<Named>,
    /// The tags.
    pub tags: Vec<Named>,
}

/// What is chosen of one client.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Its type.
    pub client_type: Option<Uuid>,
    /// Its category.
    pub category: Option<Uuid>,
    /// Its owner.
    pub owner: Option<Uuid>,
}

impl ClientChoices {
    pub(super) fn by_column(&self) -> [(ColumnIndex, &[Named]); 4] {
        [(TYPE, &self.types), (CATEGORY, &self.categories), (OWNER, &self.owners), (TAGS, &self.tags)]
    }

    /// The number of a choice: its place among all keys, so that another order and other words leave it as it is.
    pub(super) fn id(listed: &[Named], key: Uuid) -> Option<u16> {
        listed.iter().any(|other| other.key == key).then(|| number(listed, key)).flatten()
    }

    pub(super) fn listed(listed: &[Named]) -> Choices {
        let choice = |named: &Named| {
            Some(Choice { id: number(listed, named.key)?, key: named.key.as_u128(), label: named.label.clone() })
        };
        Choices::new(listed.iter().filter_map(choice))
    }

    /// What their numbers hang on; of tags, the words stand in the rows.
    pub(super) fn key_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (column, listed) in self.by_column().into_iter().filter(|(column, _)| *column != TAGS) {
            let mut keys: Vec<Uuid> = listed.iter().map(|named| named.key).collect();
            keys.sort_unstable();
            bytes.push(column.0);
            bytes.extend(keys.iter().flat_map(|key| key.into_bytes()));
        }
        bytes
    }
}

/// What a table's clients are chosen by.
#[must_use]
pub fn choices(table: &Table) -> ClientChoices {
    let listed = |column| {
        let named = |choice: &Choice| Named { key: Uuid::from_u128(choice.key), label: choice.label.clone() };
        table.choices(column).listed().iter().map(named).collect()
    };
    ClientChoices { types: listed(TYPE), categories: listed(CATEGORY), owners: listed(OWNER), tags: listed(TAGS) }
}

/// What the criteria name by id, with its words; what is gone has none.
pub(super) fn names(table: &Table, criteria: &Criteria) -> Vec<Named> {
    let asked =
        [(TYPE, criteria.client_type), (CATEGORY, criteria.category), (OWNER, criteria.owner), (TAGS, criteria.tag)];
    let named = |(column, key): (ColumnIndex, Option<Uuid>)| {
        let choice = table.choices(column).keyed(key?.as_u128())?;
        Some(Named { key: key?, label: choice.label.clone() })
    };
    asked.into_iter().filter_map(named).collect()
}

fn number(listed: &[Named], key: Uuid) -> Option<u16> {
    u16::try_from(listed.iter().filter(|other| other.key < key).count()).ok()
}
