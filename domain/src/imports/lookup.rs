//! What words in a file mean here: names of countries, entries of lists, other records, users.

use uuid::Uuid;

use crate::geo::Country;
use crate::ids::{ListItemId, UserId};
use crate::lists::ListKind;

/// Answers that the store and the names of places give.
pub trait Lookup {
    /// The country of a name in French or English; codes are read without asking.
    fn country(&self, name: &str) -> Option<Country>;

    /// The code of a province of a country by its name.
    fn province(&self, country: Country, name: &str) -> Option<String>;

    /// The language (ISO 639-1) of a name in French or English.
    fn language(&self, name: &str) -> Option<&'static str>;

    /// The entry of a list with that label. An unknown label becomes a new entry; nothing when the list is full or the label
    /// is too long.
    fn item(&mut self, kind: ListKind, label: &str) -> Option<ListItemId>;

    /// The record of that number, else of that name, of those that are brought in.
    fn record(&self, reference: &str) -> Option<Uuid>;

    /// The user of that e-mail or name.
    fn user(&self, reference: &str) -> Option<UserId>;
}
