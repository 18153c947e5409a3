//! Where a column of a file of clients goes.

use crate::clients::fields::ClientFields;
use crate::clients::{AddressForm, ContactForm};
use crate::form::in_row;
use crate::ids::CustomFieldId;
use crate::imports::Target;
use crate::imports::target::MAX_SIDE_BY_SIDE;

/// The part of a client that a column fills: its path, read once for all rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Place {
    /// Nowhere.
    #[default]
    Ignored,
    /// The client's number.
    Number,
    /// Its state.
    State,
    /// Whether it is no longer active: `ERPNext`’s « Disabled », Sage’s « En sommeil ».
    Inactive,
    /// « Client » or « prospect » in one column: Dolibarr's 1, 2, 3, Sellsy's words.
    Standing,
    /// The row is a person at the client named there: Odoo's « Related Company ».
    ContactOf,
    /// The id that the record has in its program.
    RecordId,
    /// The row is a person at the record of that id: « `parent_id/id` » in Odoo’s exports for an import.
    ContactOfId,
    /// What the client is called where nothing else names it: `QuickBooks`’s display name beside the company’s.
    NameElse,
    /// The country’s code of its telephone number.
    CallingCode,
    /// The private notes, under the name of its column.
    Note,
    /// A field of the client.
    Field(&'static str),
    /// A field of one of its contacts.
    Contact(u8, &'static str),
    /// First and last name of a contact in one column.
    FullName(u8),
    /// The same, the last name before the first.
    LastFirst(u8),
    /// Postal code and city of one of its addresses in one column.
    Town(u8),
    /// A field of one of its addresses.
    Address(u8, &'static str),
    /// A custom field.
    Custom(CustomFieldId),
}

impl Place {
    /// What a target names; nothing for a path that no client has.
    #[must_use]
    pub fn of(target: &Target) -> Option<Self> {
        match target.path() {
            "" => Some(Self::Ignored),
            "number" => Some(Self::Number),
            "state" => Some(Self::State),
            "inactive" => Some(Self::Inactive),
            "standing" => Some(Self::Standing),
            "contact_of" => Some(Self::ContactOf),
            "record_id" => Some(Self::RecordId),
            "contact_of_id" => Some(Self::ContactOfId),
            "name_else" => Some(Self::NameElse),
            "calling_code" => Some(Self::CallingCode),
            "note" => Some(Self::Note),
            path => Self::nested(path),
        }
    }

    fn nested(path: &str) -> Option<Self> {
        if let Some(name) = path.strip_prefix("fields.") {
            return known(ClientFields::NAMES, name).map(Self::Field);
        }
        if let Some(id) = path.strip_prefix("custom.") {
            return id.parse().ok().map(Self::Custom);
        }
        let (group, place, name) = in_row(path).filter(|(_, place, _)| *place < MAX_SIDE_BY_SIDE)?;
        let place = u8::try_from(place).ok()?;
        match (group, name) {
            ("contacts", "full_name") => Some(Self::FullName(place)),
            ("contacts", "last_first") => Some(Self::LastFirst(place)),
            ("contacts", name) => known(ContactForm::NAMES, name).map(|name| Self::Contact(place, name)),
            ("addresses", "town") => Some(Self::Town(place)),
            ("addresses", name) => known(AddressForm::NAMES, name).map(|name| Self::Address(place, name)),
            _ => None,
        }
    }
}

fn known(names: &[&'static str], name: &str) -> Option<&'static str> {
    names.iter().find(|known| **known == name).copied()
}
