//! The facts of records that a user keeps in sight under the record's name (A4.2).

use serde::{Deserialize, Serialize};

use crate::error::FieldError;
use crate::text::written_as_text;

/// The most facts that a user pins: more would no longer be the few that matter.
pub const MAX_PINNED_FACTS: u32 = 8;

/// A fact of a record, by the name of its field (`phone`), or the id of what the company has named itself: a custom field, a price list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactName(String);

impl FactName {
    /// The longest name: that of a custom field, a UUID.
    const MAX_BYTES: usize = 36;

    /// Parses a name: lower-case letters, digits, `_` and `-`.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let is_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_' || byte == b'-';
        match text.len() {
            0 => Err(FieldError::Required),
            1..=Self::MAX_BYTES if text.bytes().all(is_name) => Ok(Self(text.to_owned())),
            _ => Err(FieldError::NotAChoice),
        }
    }

    /// The name as it is kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

written_as_text!(FactName; parse = Self::parse, text = Self::as_str);

/// What one user pinned of one subject in one company, in the order of pinning; it holds for all its records.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PinnedFacts(Vec<FactName>);

impl PinnedFacts {
    /// Reads what [`Self::kept`] wrote. A name that no longer reads is left out: a pin is a convenience, never a reason to fail.
    pub fn read(kept: &str) -> Self {
        Self(
            kept.split_whitespace()
                .filter_map(|name| FactName::parse(name).ok())
                .take(MAX_PINNED_FACTS as usize)
                .collect(),
        )
    }

    /// One line of names, for the database.
    pub fn kept(&self) -> String {
        self.0.iter().map(FactName::as_str).collect::<Vec<_>>().join(" ")
    }

    /// The names, in order.
    pub fn names(&self) -> impl Iterator<Item = &FactName> {
        self.0.iter()
    }

    /// Whether a fact is pinned.
    pub fn contains(&self, name: &str) -> bool {
        self.0.iter().any(|pinned| pinned.as_str() == name)
    }

    /// Pins a fact behind the others; one that is pinned stays where it is.
    pub fn pin(&mut self, name: FactName) -> Result<(), FieldError> {
        if self.contains(name.as_str()) {
            return Ok(());
        }
        if self.0.len() >= MAX_PINNED_FACTS as usize {
            return Err(FieldError::TooMany { max: MAX_PINNED_FACTS });
        }
        self.0.push(name);
        Ok(())
    }

    /// Takes a pin out, if it is there.
    pub fn unpin(&mut self, name: &FactName) {
        self.0.retain(|pinned| pinned != name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> FactName {
        FactName::parse(text).unwrap()
    }

    #[test]
    fn names_are_those_of_fields() {
        assert_eq!(name("vat_number").as_str(), "vat_number");
        assert_eq!(FactName::parse(""), Err(FieldError::Required));
        for wrong in ["two words", "É", "a\"b", &"a".repeat(37)] {
            assert_eq!(FactName::parse(wrong), Err(FieldError::NotAChoice));
        }
    }

    #[test]
    fn pins_keep_their_order_and_have_a_limit() {
        let mut pins = PinnedFacts::default();
        for text in ["phone", "email", "phone", "siret"] {
            pins.pin(name(text)).unwrap();
        }
        assert_eq!(pins.kept(), "phone email siret");
        assert_eq!(PinnedFacts::read("phone  email siret"), pins);
        pins.unpin(&name("email"));
        pins.unpin(&name("naf"));
        assert_eq!(pins.kept(), "phone siret");
        for number in pins.names().count()..MAX_PINNED_FACTS as usize {
            pins.pin(name(&format!("f{number}"))).unwrap();
        }
        assert_eq!(pins.pin(name("one-more")), Err(FieldError::TooMany { max: 8 }));
        assert_eq!(PinnedFacts::read("phone NOT! email").kept(), "phone email");
    }
}
