//! What a call carries, however much was sent: each list and each text of it has its limit here, where it is read.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use serde::de::{IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::Refusal;

/// The most letters that a text of a call keeps: more than any field holds, so that what was cut is too long for its field too, which then
/// says so.
pub const LONGEST: usize = 20_000;

/// A list that was sent, of which no more than `MAX` are taken in.
///
/// It is reached through [`within`](Self::within) alone, which refuses one that was longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Few<T, const MAX: usize> {
    taken: Vec<T>,
    is_cut: bool,
}

impl<T, const MAX: usize> Few<T, MAX> {
    /// All of it, unless there is more than is taken at once.
    pub fn within(self) -> Result<Vec<T>, Refusal> {
        if self.is_cut {
            return Err(Refusal::TooMany { max: u32::try_from(MAX).unwrap_or(u32::MAX) });
        }
        Ok(self.taken)
    }
}

impl<T, const MAX: usize> From<Vec<T>> for Few<T, MAX> {
    fn from(all: Vec<T>) -> Self {
        all.into_iter().collect()
    }
}

impl<T, const MAX: usize> FromIterator<T> for Few<T, MAX> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        // The first that is too many goes along: whoever reads it must see that.
        let taken: Vec<T> = all.into_iter().take(MAX + 1).collect();
        Self { is_cut: taken.len() > MAX, taken }
    }
}

impl<T: Serialize, const MAX: usize> Serialize for Few<T, MAX> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.taken.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>, const MAX: usize> Deserialize<'de> for Few<T, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Taking(PhantomData))
    }
}

/// Takes the first `MAX` of a list, and passes over the others.
struct Taking<T, const MAX: usize>(PhantomData<T>);

impl<'de, T: Deserialize<'de>, const MAX: usize> Visitor<'de> for Taking<T, MAX> {
    type Value = Few<T, MAX>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sent: A) -> Result<Self::Value, A::Error> {
        let mut taken = Vec::new();
        while taken.len() < MAX {
            let Some(next) = sent.next_element()? else { return Ok(Few { taken, is_cut: false }) };
            taken.push(next);
        }
        let mut is_cut = false;
        while sent.next_element::<IgnoredAny>()?.is_some() {
            is_cut = true;
        }
        Ok(Few { taken, is_cut })
    }
}

/// A text that was sent, as it was typed: of a longer one, the first [`LONGEST`] letters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Typed(String);

impl Typed {
    /// The text.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl Deref for Typed {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<String> for Typed {
    fn from(mut text: String) -> Self {
        if let Some((end, _)) = text.char_indices().nth(LONGEST) {
            text.truncate(end);
        }
        Self(text)
    }
}

impl From<&str> for Typed {
    fn from(text: &str) -> Self {
        Self(text.chars().take(LONGEST).collect())
    }
}

impl<'de> Deserialize<'de> for Typed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(list: &str) -> Result<Vec<u8>, Refusal> {
        serde_json::from_str::<Few<u8, 3>>(list).unwrap().within()
    }

    #[test]
    fn a_list_that_is_too_long_is_refused_and_not_taken_in() {
        assert_eq!((read("[]"), read("[1,2,3]")), (Ok(vec![]), Ok(vec![1, 2, 3])));
        assert_eq!(read("[1,2,3,4]"), Err(Refusal::TooMany { max: 3 }));
        // What is passed over need not even be of the kind.
        assert_eq!(read(r#"[1,2,3,"x",{}]"#), Err(Refusal::TooMany { max: 3 }));
        assert!(serde_json::from_str::<Few<u8, 3>>("[1,true]").is_err());
        assert!(serde_json::from_str::<Few<u8, 3>>("{}").is_err());
    }

    #[test]
    fn a_list_that_is_sent_too_long_arrives_so() {
        let sent = serde_json::to_string(&Few::<u8, 3>::from(vec![1; 9])).unwrap();
        assert_eq!((sent.as_str(), read(&sent)), ("[1,1,1,1]", Err(Refusal::TooMany { max: 3 })));
    }

    #[test]
    fn a_text_keeps_so_many_letters() {
        let long = "é".repeat(LONGEST + 1);
        let read: Typed = serde_json::from_str(&serde_json::to_string(&long).unwrap()).unwrap();
        assert_eq!(read.chars().count(), LONGEST);
        assert_eq!((Typed::from(long.as_str()), &*Typed::from("a".to_owned())), (read, "a"));
    }
}
