//! One way only to write a document's content as bytes.

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use crate::money::Money;

/// What stands in a document, written for its hash: every value that the printed document shows or that amounts follow from, in an order
/// that never changes. A value that is added later stands behind all others, after its name, and only where it is there, or old documents
/// would not match their hashes; what cannot be added so makes another [format](super::bytes).
pub trait Canonical {
    /// Writes all values.
    fn write(&self, into: &mut Encoding);
}

/// Values one after another, each behind its kind and its length: nothing moves from one to the next unseen, and an absent value is not an
/// empty one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Encoding(Vec<u8>);

impl Encoding {
    /// A text, its letters in UTF-8 as they are.
    pub fn text(&mut self, text: &str) {
        self.put(b't', text.as_bytes());
    }

    /// A whole number: an amount in its smallest unit, a rate, a quantity in millionths.
    pub fn whole(&mut self, number: i128) {
        self.put(b'n', &number.to_be_bytes());
    }

    /// An amount with its currency.
    pub fn money(&mut self, money: Money) {
        self.whole(money.minor().into());
        self.text(money.currency().as_str());
    }

    /// A day.
    pub fn day(&mut self, day: NaiveDate) {
        self.put(b'd', &day.num_days_from_ce().to_be_bytes());
    }

    /// An id.
    pub fn id(&mut self, id: Uuid) {
        self.put(b'i', id.as_bytes());
    }

    /// Yes or no.
    pub fn yes(&mut self, yes: bool) {
        self.put(b'y', &[u8::from(yes)]);
    }

    /// Bytes of a length that is known.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.put(b'b', bytes);
    }

    /// A value that is not there.
    pub fn nothing(&mut self) {
        self.put(b'0', &[]);
    }

    /// A text that may not be there.
    pub fn optional_text(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.nothing(),
        }
    }

    /// Something made of values of its own, kept together.
    pub fn nested(&mut self, part: &(impl Canonical + ?Sized)) {
        let mut inner = Self::default();
        part.write(&mut inner);
        self.put(b'(', &inner.0);
    }

    /// Several of them, one after another, behind how many they are.
    pub fn several<'a, T: Canonical + 'a>(&mut self, parts: impl ExactSizeIterator<Item = &'a T>) {
        self.put(b'[', &(parts.len() as u64).to_be_bytes());
        for part in parts {
            self.nested(part);
        }
    }

    /// All of it.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    fn put(&mut self, kind: u8, bytes: &[u8]) {
        self.0.push(kind);
        self.0.extend((bytes.len() as u64).to_be_bytes());
        self.0.extend(bytes);
    }
}
