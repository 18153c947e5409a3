//! The tags of a client: entries of a list, as many as a client needs, in no order of their own.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::error::{FieldError, FieldErrors};
use crate::field::{FieldValue, Reading};
use crate::ids::ListItemId;
use crate::text::{Text, fold};

/// The most tags of a client: beyond, nobody reads them.
pub const MAX_TAGS: u32 = 20;

/// What stands between tags wherever several are written in one line; no tag has it in its name.
pub const SEPARATORS: [char; 3] = [',', ';', '|'];

/// A tag, as it is chosen or typed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// An entry of the list.
    Known(ListItemId),
    /// A name that may not be in the list yet; the store looks it up, or adds it.
    Named(Text<80>),
}

/// The tags of a client, each once. They are kept in one order, so that the same tags are equal however they were chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Tag>")]
pub struct Tags(Vec<Tag>);

/// However they come, they are kept in one order and each once.
impl From<Vec<Tag>> for Tags {
    fn from(mut tags: Vec<Tag>) -> Self {
        tags.sort();
        let mut seen = HashSet::new();
        tags.retain(|tag| match tag {
            Tag::Known(id) => seen.insert(id.to_string()),
            Tag::Named(name) => seen.insert(fold(name.as_str())),
        });
        Self(tags)
    }
}

impl Tags {
    /// Reads ids and names, apart by line breaks, commas, semicolons or bars.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let parts = typed.split('\n').flat_map(|line| line.split(SEPARATORS));
        let tags = parts.map(str::trim).filter(|part| !part.is_empty()).map(|part| {
            let id = part.parse().map(Tag::Known);
            id.or_else(|_| Text::parse(part).map(Tag::Named))
        });
        let tags = Self::from(tags.collect::<Result<Vec<_>, _>>()?);
        if tags.len() > MAX_TAGS as usize { Err(FieldError::TooMany { max: MAX_TAGS }) } else { Ok(tags) }
    }

    /// Entries of the list.
    #[must_use]
    pub fn known(ids: impl IntoIterator<Item = ListItemId>) -> Self {
        Self::from(ids.into_iter().map(Tag::Known).collect::<Vec<_>>())
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Tag> {
        self.0.iter()
    }

    /// Those that are entries of the list.
    pub fn ids(&self) -> impl Iterator<Item = ListItemId> {
        self.0.iter().filter_map(|tag| match tag {
            Tag::Known(id) => Some(*id),
            Tag::Named(_) => None,
        })
    }

    /// Those that are only names so far.
    pub fn names(&self) -> impl Iterator<Item = &Text<80>> {
        self.0.iter().filter_map(|tag| match tag {
            Tag::Known(_) => None,
            Tag::Named(name) => Some(name),
        })
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One a line, as [`Tags::parse`] reads them.
    #[must_use]
    pub fn written(&self) -> String {
        let line = |tag: &Tag| match tag {
            Tag::Known(id) => id.to_string(),
            Tag::Named(name) => name.as_str().to_owned(),
        };
        self.0.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

impl FieldValue for Tags {
    fn read(typed: &str, _: &Reading) -> Result<Self, FieldError> {
        Self::parse(typed)
    }

    fn written(&self, _: &Reading) -> String {
        self.written()
    }

    fn entries(&self) -> Vec<ListItemId> {
        self.ids().collect()
    }
}

/// What is done to the tags of several clients at once, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaggingForm {
    /// Tags that all are to have.
    pub add: String,
    /// Tags that none is to have any more.
    pub remove: String,
}

/// The same, read without an error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tagging {
    /// Tags that all are to have.
    pub add: Tags,
    /// Tags that none is to have any more.
    pub remove: Vec<ListItemId>,
}

impl TaggingForm {
    /// Both checked, or every error. A tag that is both added and taken away is added.
    pub fn parse(&self) -> Result<Tagging, FieldErrors> {
        let mut errors = FieldErrors::default();
        let add = errors.keep("add", Tags::parse(&self.add));
        let remove = errors.keep("remove", Tags::parse(&self.remove));
        let (Some(add), Some(remove)) = (add, remove) else { return Err(errors) };
        if remove.names().next().is_some() {
            return Err(FieldErrors::one("remove", FieldError::Unknown));
        }
        if add.is_empty() && remove.is_empty() {
            return Err(FieldErrors::one("add", FieldError::Required));
        }
        let remove = remove.ids().filter(|id| add.ids().all(|added| added != *id)).collect();
        Ok(Tagging { add, remove })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn id(number: u128) -> ListItemId {
        ListItemId(Uuid::from_u128(number))
    }

    #[test]
    fn ids_and_names_are_read_from_one_line_or_several() {
        let tags = Tags::parse(&format!("{}\nVIP, vip ;Presse|\n\n {} ", id(2), id(1))).unwrap();
        assert_eq!(tags.ids().collect::<Vec<_>>(), [id(1), id(2)]);
        assert_eq!(tags.names().map(Text::as_str).collect::<Vec<_>>(), ["Presse", "VIP"]);
        assert_eq!(tags.written(), format!("{}\n{}\nPresse\nVIP", id(1), id(2)));
        assert!(Tags::parse(" ,;|\n").unwrap().is_empty());
    }

    #[test]
    fn the_same_tags_are_equal_however_they_were_chosen() {
        let chosen = [id(3), id(1), id(3), id(2)];
        let tags = Tags::known([id(1), id(2), id(3)]);
        assert_eq!(Tags::known(chosen), tags);
        let sent = serde_json::to_string(&chosen.map(Tag::Known)).unwrap();
        assert_eq!(serde_json::from_str::<Tags>(&sent).unwrap(), tags);
    }

    #[test]
    fn no_client_has_too_many() {
        let typed = |count: u32| (0..count).map(|at| format!("Étiquette {at}")).collect::<Vec<_>>().join(",");
        assert!(Tags::parse(&typed(MAX_TAGS)).is_ok());
        assert_eq!(Tags::parse(&typed(MAX_TAGS + 1)), Err(FieldError::TooMany { max: MAX_TAGS }));
        assert_eq!(Tags::parse(&"x".repeat(81)), Err(FieldError::TooLong { max: 80 }));
    }

    #[test]
    fn several_clients_gain_and_lose_tags() {
        let form = |add: &str, remove: &str| TaggingForm { add: add.into(), remove: remove.into() }.parse();
        let (one, two) = (id(1).to_string(), id(2).to_string());
        let both = form(&format!("{one}\nVIP"), &format!("{one}\n{two}")).unwrap();
        assert_eq!(both.remove, [id(2)], "what is added is not taken away");
        assert_eq!(form("", " ").unwrap_err(), FieldErrors::one("add", FieldError::Required));
        assert_eq!(form("", "VIP").unwrap_err(), FieldErrors::one("remove", FieldError::Unknown));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_read_is_written_and_read_again(typed in "(\\PC|[\n,;|]){0,60}") {
            if let Ok(tags) = Tags::parse(&typed) {
                prop_assert_eq!(Tags::parse(&tags.written()), Ok(tags));
            }
        }
    }
}
