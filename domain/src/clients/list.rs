//! What the clients list shows and how it may be asked for.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::clients::index::Named;
use crate::clients::{ClientState, Criteria};
use crate::field::choices;
use crate::geo::Country;
use crate::ids::{ClientId, FileId};
use crate::money::Money;

choices! {
    /// The columns that sort (A1.4).
    SortColumn {
        /// The client's name.
        #[default]
        Client = "client",
        /// The primary contact's name.
        Contact = "contact",
        /// The primary contact's e-mail, else the client's.
        Email = "email",
        /// Its number.
        Number = "number",
        /// The city of its main address.
        City = "city",
        /// The day it was created.
        Created = "created",
        /// The client's last sign-in to the portal.
        LastSeen = "last_seen",
        /// What it owes.
        Balance = "balance",
        /// Its telephone number.
        Phone = "phone",
        /// Its tags.
        Tags = "tags",
        /// Its type.
        Type = "type",
        /// Its category.
        Category = "category",
        /// Who takes care of it.
        Owner = "owner",
    }
}

/// One column of several that a list is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SortBy {
    /// Which one.
    pub column: SortColumn,
    /// From the largest to the smallest.
    pub descending: bool,
}

impl SortBy {
    /// As the address spells it: the column's name, after a minus if it descends.
    #[must_use]
    pub fn written(self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.column.as_str())
    }

    /// Reads what [`SortBy::written`] wrote.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        let name = written.strip_prefix('-');
        let column = SortColumn::parse(name.unwrap_or(written)).ok()?;
        Some(Self { column, descending: name.is_some() })
    }
}

/// The most columns that a list is sorted by.
pub const MOST_SORTS: usize = 3;

/// How many rows a page of the list holds.
pub const PAGE_SIZE: u32 = 50;

/// What is asked of the list. It stands in the address, so that a view can be bookmarked and Back returns to it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    /// Words, each of which stands in the client's name, its contact's, its e-mail, its number or its city (A1.5).
    pub filter: String,
    /// The states shown; active alone unless chosen otherwise (A1.8).
    pub states: Vec<ClientState>,
    /// What else it is narrowed by.
    pub criteria: Criteria,
    /// What it is sorted by.
    pub sort: SortColumn,
    /// From the largest to the smallest.
    pub descending: bool,
    /// What rows are sorted by that are equal so far, one column after the other.
    pub then: Vec<SortBy>,
    /// The page, from 1.
    pub page: u32,
}

impl Default for ListQuery {
    fn default() -> Self {
        Self {
            filter: String::new(),
            states: vec![ClientState::Active],
            criteria: Criteria::default(),
            sort: SortColumn::Client,
            descending: false,
            then: Vec::new(),
            page: 1,
        }
    }
}

impl ListQuery {
    /// All columns that it is sorted by, the first one first.
    pub fn sorts(&self) -> impl Iterator<Item = SortBy> {
        std::iter::once(SortBy { column: self.sort, descending: self.descending }).chain(self.then.iter().copied())
    }

    /// The page that is answered when `total` rows match: the last one where the page asked for lies beyond it, as it does once
    /// that page's only row has been archived.
    #[must_use]
    pub fn page_among(&self, total: u64) -> u32 {
        let last = u32::try_from(total.div_ceil(u64::from(PAGE_SIZE))).unwrap_or(u32::MAX);
        self.page.clamp(1, last.max(1))
    }
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClientRow {
    /// The client.
    pub id: ClientId,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The primary contact's name; empty without one.
    pub contact: String,
    /// The primary contact's e-mail, else the client's.
    pub email: String,
    /// The city of its main address; empty without one.
    pub city: String,
    /// The country of its main address.
    pub country: Option<Country>,
    /// The day it was created, in the company's time zone.
    pub created_on: NaiveDate,
    /// The day of its last portal sign-in.
    pub last_seen_on: Option<NaiveDate>,
    /// What it owes.
    pub balance: Money,
    /// Its state.
    pub state: ClientState,
    /// Not a client yet.
    pub is_prospect: bool,
    /// Its logo.
    pub logo: Option<FileId>,
    /// Its telephone number: the digits as they are dialled in its country where that is France or North America, else E.164.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// What its tags are called.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// What its type is called.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub client_type: String,
    /// What its category is called.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub category: String,
    /// Who takes care of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
}

/// A page of the list and what stands around it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListPage {
    /// Which page it is, from 1: the one asked for, else the last.
    pub page: u32,
    /// The rows of this page.
    pub rows: Vec<ClientRow>,
    /// What stands around them.
    pub head: ListHead,
}

/// What stands around the rows of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListHead {
    /// How many rows the query matches in all.
    pub total: u64,
    /// How many clients are in each state, whatever the filter: the numbers on the chips.
    pub counts: Vec<(ClientState, u64)>,
    /// The sum of the balances of all matching rows, one entry a currency.
    pub balances: Vec<Money>,
    /// The words for what the criteria name by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Named>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_beyond_the_last_is_the_last() {
        let among = |page, total| ListQuery { page, ..ListQuery::default() }.page_among(total);
        assert_eq!((among(2, 51), among(2, 50), among(u32::MAX, 101)), (2, 1, 3));
        assert_eq!((among(1, 0), among(0, 51), among(7, 0)), (1, 1, 1));
    }
}
