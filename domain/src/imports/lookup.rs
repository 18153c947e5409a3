//! What words in a file mean here: names of countries, entries of lists, other clients, users.

use crate::geo::Country;
use crate::ids::{ClientId, ListItemId, UserId};
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

    /// The client of that number, else of that name.
    fn client(&self, reference: &str) -> Option<ClientId>;

    /// The user of that e-mail or name.
    fn user(&self, reference: &str) -> Option<UserId>;
}

/// The list that a field's labels come from.
#[must_use]
pub fn list_of(field: &str) -> Option<ListKind> {
    Some(match field {
        "client_type" => ListKind::ClientType,
        "category" => ListKind::Category,
        "origin" => ListKind::Origin,
        "industry" => ListKind::Industry,
        "size" => ListKind::Size,
        "payment_terms" => ListKind::PaymentTerms,
        "price_category" => ListKind::PriceCategory,
        "civility" => ListKind::Civility,
        "source" => ListKind::ContactSource,
        "tags" => ListKind::Tag,
        _ => return None,
    })
}
