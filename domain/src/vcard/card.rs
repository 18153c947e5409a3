//! A card as it is written: its properties with their kinds, before anybody makes sense of them.

use std::collections::HashMap;

/// Where what says nothing of it stands: behind all that is preferred (RFC 6350, § 5.3).
const NOT_PREFERRED: u8 = 101;
/// The longest label that is kept: more is no name of anything.
const LONGEST_LABEL: usize = 100;

/// One line of a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Property {
    /// Its name in capitals, without its group.
    pub name: String,
    /// The group that it stands in, in lower case; blank where there is none.
    pub group: String,
    /// The kinds it is of, in lower case: `work`, `cell`, `pref`.
    pub types: Vec<String>,
    /// What somebody calls it: « Compta ».
    pub label: String,
    /// How preferred it is, from 1 to 100, where that is said in a number.
    pub(super) preference: Option<u8>,
    /// Its value, still escaped.
    pub(super) value: String,
}

impl Property {
    /// The whole value.
    #[must_use]
    pub fn text(&self) -> String {
        unescape(&self.value)
    }

    /// Its parts, which semicolons separate.
    #[must_use]
    pub fn parts(&self) -> Vec<String> {
        let mut parts = vec![String::new()];
        let mut escaped = false;
        for c in self.value.chars() {
            match c {
                ';' if !escaped => parts.push(String::new()),
                c => parts.last_mut().into_iter().for_each(|part| part.push(c)),
            }
            escaped = c == '\\' && !escaped;
        }
        parts.iter().map(|part| unescape(part)).collect()
    }

    /// Whether it is of a kind.
    #[must_use]
    pub fn is(&self, kind: &str) -> bool {
        self.types.iter().any(|known| known == kind)
    }

    /// How preferred it is, the most preferred first: `PREF=1`, `TYPE=PREF` and `PREF` say the same.
    #[must_use]
    pub fn rank(&self) -> u8 {
        self.preference.unwrap_or(if self.is("pref") { 1 } else { NOT_PREFERRED })
    }

    /// Whether it says how preferred it is.
    #[must_use]
    pub fn is_preferred(&self) -> bool {
        self.rank() < NOT_PREFERRED
    }

    /// Whether it is somebody's at home, and not at work.
    #[must_use]
    pub fn is_private(&self) -> bool {
        self.is("home") && !self.is("work")
    }
}

/// A card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Its properties, in order.
    pub properties: Vec<Property>,
}

impl Card {
    /// The properties of a name that have a value.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Property> {
        self.properties.iter().filter(move |property| property.name == name && !property.value.trim().is_empty())
    }

    /// The value of the first property of a name.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        self.all(name).next().map(|property| property.text().trim().to_owned()).unwrap_or_default()
    }

    /// Gives each property what stands beside it in its group (`item1.X-ABLabel:Compta`): a kind, where it is Apple's own word for one
    /// (`_$!<Mobile>!$_`), else a label.
    pub(super) fn read_labels(&mut self) {
        let labels: HashMap<String, String> = self
            .properties
            .iter()
            .filter(|property| property.name == "X-ABLABEL" && !property.group.is_empty())
            .map(|property| (property.group.clone(), property.text().trim().to_owned()))
            .filter(|(_, label)| label.chars().count() <= LONGEST_LABEL)
            .collect();
        for property in &mut self.properties {
            let Some(label) = labels.get(&property.group) else { continue };
            match label.strip_prefix("_$!<").and_then(|rest| rest.strip_suffix(">!$_")) {
                Some(kind) => property.types.push(kind.to_lowercase()),
                None => property.label.clone_from(label),
            }
        }
    }
}

fn unescape(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => {}
            },
            c => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preference_is_heard_however_it_is_said() {
        let of = |types: &[&str], preference| Property {
            types: types.iter().map(|kind| (*kind).to_owned()).collect(),
            preference,
            ..Property::default()
        };
        assert_eq!((of(&["work", "pref"], None).rank(), of(&[], Some(1)).rank()), (1, 1));
        assert!(
            of(&["pref"], None).rank() < of(&[], Some(2)).rank() && of(&[], Some(100)).rank() < of(&[], None).rank()
        );
        assert!(!of(&["work"], None).is_preferred());
    }
}
