//! Where a column goes.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::clients::ContactForm;
use crate::clients::fields::ClientFields;
use crate::ids::CustomFieldId;

/// The fields of an address that a column may fill.
pub const ADDRESS_FIELDS: [&str; 10] =
    ["label", "line1", "line2", "postal_code", "city", "province", "country", "is_main", "is_billing", "is_delivery"];
/// Contacts and addresses that one row may hold side by side.
pub const MAX_SIDE_BY_SIDE: u8 = 10;

/// Where a column goes; its text is the path of the form's input, as in errors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Target {
    /// Nowhere.
    #[default]
    Ignored,
    /// The client's number.
    Number,
    /// Its state.
    State,
    /// « Client » or « prospect » in one column: Dolibarr's 1, 2, 3, Sellsy's words.
    Standing,
    /// The row is a person at the client named there: Odoo's « Related Company ».
    ContactOf,
    /// A field of the client.
    Field(&'static str),
    /// A field of one of its contacts.
    Contact(u8, &'static str),
    /// First and last name of a contact in one column.
    FullName(u8),
    /// A field of one of its addresses.
    Address(u8, &'static str),
    /// A custom field.
    Custom(CustomFieldId),
}

impl Target {
    /// The target of a path; nothing for a path that no form has.
    #[must_use]
    pub fn from_path(path: &str) -> Option<Self> {
        match path {
            "" => Some(Self::Ignored),
            "number" => Some(Self::Number),
            "state" => Some(Self::State),
            "standing" => Some(Self::Standing),
            "contact_of" => Some(Self::ContactOf),
            _ => Self::nested(path),
        }
    }

    fn nested(path: &str) -> Option<Self> {
        if let Some(name) = path.strip_prefix("fields.") {
            return known(ClientFields::NAMES, name).map(Self::Field);
        }
        if let Some(id) = path.strip_prefix("custom.") {
            return id.parse().ok().map(Self::Custom);
        }
        if let Some((index, name)) = indexed(path, "contacts[") {
            return match name {
                "full_name" => Some(Self::FullName(index)),
                _ => known(ContactForm::NAMES, name).map(|name| Self::Contact(index, name)),
            };
        }
        let (index, name) = indexed(path, "addresses[")?;
        known(&ADDRESS_FIELDS, name).map(|name| Self::Address(index, name))
    }

    /// Whether the column is about a person at the client.
    #[must_use]
    pub const fn is_contact(&self) -> bool {
        matches!(self, Self::Contact(..) | Self::FullName(_) | Self::ContactOf)
    }

    /// Whether the column is about a place of the client.
    #[must_use]
    pub const fn is_address(&self) -> bool {
        matches!(self, Self::Address(..))
    }
}

fn known(names: &[&'static str], name: &str) -> Option<&'static str> {
    names.iter().find(|known| **known == name).copied()
}

fn indexed<'a>(path: &'a str, prefix: &str) -> Option<(u8, &'a str)> {
    let (index, name) = path.strip_prefix(prefix)?.split_once("].")?;
    let index: u8 = index.parse().ok()?;
    (index < MAX_SIDE_BY_SIDE).then_some((index, name))
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ignored => Ok(()),
            Self::Number => f.write_str("number"),
            Self::State => f.write_str("state"),
            Self::Standing => f.write_str("standing"),
            Self::ContactOf => f.write_str("contact_of"),
            Self::Field(name) => write!(f, "fields.{name}"),
            Self::Contact(index, name) => write!(f, "contacts[{index}].{name}"),
            Self::FullName(index) => write!(f, "contacts[{index}].full_name"),
            Self::Address(index, name) => write!(f, "addresses[{index}].{name}"),
            Self::Custom(id) => write!(f, "custom.{id}"),
        }
    }
}

impl Serialize for Target {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// By hand, because a derived one would ask for text that lives for ever.
impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let path = String::deserialize(deserializer)?;
        Self::from_path(&path).ok_or_else(|| serde::de::Error::custom("no column goes there"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_its_path() {
        for path in [
            "",
            "number",
            "fields.siret",
            "contacts[0].email",
            "contacts[9].full_name",
            "addresses[1].line1",
            "contact_of",
        ] {
            assert_eq!(Target::from_path(path).map(|target| target.to_string()).as_deref(), Some(path));
        }
        for path in
            ["fields.nope", "contacts[10].email", "contacts[0].id", "custom.x", "addresses[0]", "contacts[-1].email"]
        {
            assert_eq!(Target::from_path(path), None, "{path}");
        }
    }
}
