//! What the clients list shows and how it may be asked for.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::clients::ClientState;
use crate::field::choices;
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
        /// The day it was created.
        Created = "created",
        /// The client's last sign-in to the portal.
        LastSeen = "last_seen",
        /// What it owes.
        Balance = "balance",
    }
}

/// How many rows a page of the list holds.
pub const PAGE_SIZE: u32 = 50;

/// What is asked of the list. It stands in the address, so that a view can be bookmarked and Back returns to it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    /// Any part of the client's or contact's name (A1.5).
    pub filter: String,
    /// The states shown; active alone unless chosen otherwise (A1.8).
    pub states: Vec<ClientState>,
    /// What it is sorted by.
    pub sort: SortColumn,
    /// From the largest to the smallest.
    pub descending: bool,
    /// The page, from 1.
    pub page: u32,
}

impl Default for ListQuery {
    fn default() -> Self {
        Self {
            filter: String::new(),
            states: vec![ClientState::Active],
            sort: SortColumn::Client,
            descending: false,
            page: 1,
        }
    }
}

impl ListQuery {
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
}

/// A page of the list and what stands around it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListPage {
    /// Which page it is, from 1: the one asked for, else the last.
    pub page: u32,
    /// The rows of this page.
    pub rows: Vec<ClientRow>,
    /// How many rows the query matches in all.
    pub total: u64,
    /// How many clients are in each state, whatever the filter: the numbers on the chips.
    pub counts: Vec<(ClientState, u64)>,
    /// The sum of the balances of all matching rows, one entry a currency.
    pub balances: Vec<Money>,
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
