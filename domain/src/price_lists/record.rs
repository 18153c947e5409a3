//! A price list as it is kept, and its entries as a page shows them.

use serde::{Deserialize, Serialize};

use super::entry::Entry;
use super::form::Terms;
use crate::ids::ListItemId;
use crate::money::Money;

/// A price list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceList {
    /// Its entry of the list of price categories.
    pub id: ListItemId,
    /// What it is called.
    pub name: String,
    /// Whether it is offered no more; whoever has it keeps it.
    pub is_archived: bool,
    /// Counts its saves; a save names the one it was made from. 0 until somebody says when it holds.
    pub version: i32,
    /// What its prices are in, and when they hold.
    pub terms: Terms,
}

/// An entry, with what one knows it by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryRow {
    /// What it says.
    pub entry: Entry,
    /// The product's or the category's name.
    pub name: String,
    /// The product's reference.
    pub reference: Option<String>,
    /// The product's own price.
    pub own: Option<Money>,
}

/// What a list says, as far as a page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entries {
    /// Categories first, then products, by name.
    pub rows: Vec<EntryRow>,
    /// Whether there are more.
    pub is_cut: bool,
}
