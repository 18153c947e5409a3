//! The dictionary of a column.

/// Choice ids are smaller: what is counted by choice is counted in an array, and nobody picks among more.
pub const MAX_CHOICES: u16 = 4_096;

/// One choice: its id in the rows and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Smaller than [`MAX_CHOICES`].
    pub id: u16,
    /// What it is known by outside of the table, where labels change; nought where that is its label.
    pub key: u128,
    /// A name for machines (`archived`, `EUR`) or the words of a user (a category); the table only keeps it.
    pub label: String,
}

/// The choices of a column, in the order they sort and are offered.
///
/// Rows may hold ids that are not listed (a category that was added a moment ago): these sort behind the listed ones.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Choices {
    listed: Vec<Choice>,
    /// By id: the place in `listed`.
    places: Vec<u16>,
}

impl Choices {
    /// No choice listed.
    pub const NONE: Self = Self { listed: Vec::new(), places: Vec::new() };

    /// Choices in the order given. Of two with one id the first counts, and ids that are too large are left out.
    #[must_use]
    pub fn new(listed: impl IntoIterator<Item = Choice>) -> Self {
        let mut choices = Self::default();
        for choice in listed {
            let id = usize::from(choice.id);
            if choice.id >= MAX_CHOICES || choices.is_listed(choice.id) {
                continue;
            }
            if choices.places.len() <= id {
                choices.places.resize(id + 1, u16::MAX);
            }
            choices.places[id] = u16::try_from(choices.listed.len()).unwrap_or(u16::MAX);
            choices.listed.push(choice);
        }
        choices
    }

    /// Choices whose ids are their places: 0 for the first label.
    #[must_use]
    pub fn numbered<'a>(labels: impl IntoIterator<Item = &'a str>) -> Self {
        Self::new((0..MAX_CHOICES).zip(labels).map(|(id, label)| Choice { id, key: 0, label: label.to_owned() }))
    }

    /// All that are listed, in order.
    #[must_use]
    pub fn listed(&self) -> &[Choice] {
        &self.listed
    }

    /// What a choice is called.
    #[must_use]
    pub fn label(&self, id: u16) -> Option<&str> {
        let place = *self.places.get(usize::from(id))?;
        self.listed.get(usize::from(place)).map(|choice| choice.label.as_str())
    }

    /// The choice that is known by this outside.
    #[must_use]
    pub fn keyed(&self, key: u128) -> Option<&Choice> {
        self.listed.iter().find(|choice| choice.key == key)
    }

    /// Where a label sorts: its place, and behind all places if it is not listed.
    pub(super) fn place(&self, label: &str) -> u16 {
        let place = self.listed.iter().position(|choice| choice.label == label);
        place.and_then(|place| u16::try_from(place).ok()).unwrap_or(u16::MAX)
    }

    /// Where a choice sorts: its place, and behind all places if it is not listed.
    pub(super) fn rank(&self, id: u16) -> u32 {
        let place = self.places.get(usize::from(id)).copied().unwrap_or(u16::MAX);
        if place == u16::MAX { u32::from(MAX_CHOICES) + u32::from(id) } else { u32::from(place) }
    }

    fn is_listed(&self, id: u16) -> bool {
        self.places.get(usize::from(id)).is_some_and(|&place| place != u16::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(id: u16, label: &str) -> Choice {
        Choice { id, key: id.into(), label: label.to_owned() }
    }

    #[test]
    fn the_order_given_counts_and_not_the_ids() {
        let choices =
            Choices::new([choice(7, "b"), choice(2, "a"), choice(7, "again"), choice(MAX_CHOICES, "too large")]);
        assert_eq!(choices.listed(), [choice(7, "b"), choice(2, "a")]);
        assert!(choices.rank(7) < choices.rank(2));
        assert!(choices.rank(2) < choices.rank(0) && choices.rank(0) < choices.rank(9));
        assert_eq!((choices.label(2), choices.label(3), choices.label(999)), (Some("a"), None, None));
        assert_eq!((choices.keyed(7), choices.keyed(3)), (Some(&choice(7, "b")), None));
    }

    #[test]
    fn labels_may_be_numbered() {
        let choices = Choices::numbered(["active", "archived"]);
        assert_eq!(choices.label(1), Some("archived"));
        assert_eq!(choices.rank(1), 1);
    }
}
