//! Whether two patterns may make the same number, in whatever years.

use std::collections::BTreeSet;

use super::{DatedPattern, Piece};
use crate::text::fold;

/// What may stand at one place of a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// That letter, or that digit.
    Letter(char),
    /// Any digit: of a year, or of a counter.
    Digit,
}

/// The places of a pattern's numbers, as short as they come.
struct Track {
    places: Vec<Place>,
    /// Behind the counter: it may go on there.
    goes_on: usize,
}

impl DatedPattern {
    /// Whether two patterns may make the same number. Capitals and accents tell no numbers apart, as they do not where one searches.
    /// `F-{000}` and `F-1{000}` meet at `F-1001`, `{0}-{AA}` and `1-{0}` at `1-26`.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let (one, two) = (Track::of(self), Track::of(other));
        let (mut reached, mut ahead) = (BTreeSet::from([(0, 0)]), vec![(0, 0)]);
        while let Some(at) = ahead.pop() {
            if at == (one.places.len(), two.places.len()) {
                return true;
            }
            for (place, then) in one.steps(at.0) {
                for (others, others_then) in two.steps(at.1) {
                    if place.fits(others) && reached.insert((then, others_then)) {
                        ahead.push((then, others_then));
                    }
                }
            }
        }
        false
    }

    /// Whether two patterns differ in the width of their counters at most: then they make the same number of the same year and counter
    /// alone.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        let sides = |pattern: &Self| (places(&pattern.before), places(&pattern.after));
        sides(self) == sides(other)
    }
}

impl Track {
    fn of(pattern: &DatedPattern) -> Self {
        let mut all = places(&pattern.before);
        all.extend(std::iter::repeat_n(Place::Digit, pattern.width));
        let goes_on = all.len();
        all.extend(places(&pattern.after));
        Self { places: all, goes_on }
    }

    /// What may come next at a place, with the place behind it.
    fn steps(&self, at: usize) -> impl Iterator<Item = (Place, usize)> {
        let next = self.places.get(at).map(|place| (*place, at + 1));
        let longer = (at == self.goes_on).then_some((Place::Digit, at));
        next.into_iter().chain(longer)
    }
}

impl Place {
    fn fits(self, other: Self) -> bool {
        match (self, other) {
            (Self::Letter(one), Self::Letter(two)) => one == two,
            (Self::Digit, Self::Letter(letter)) | (Self::Letter(letter), Self::Digit) => letter.is_ascii_digit(),
            (Self::Digit, Self::Digit) => true,
        }
    }
}

fn places(pieces: &[Piece]) -> Vec<Place> {
    let mut places = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(plain) => places.extend(fold(plain).chars().map(Place::Letter)),
            Piece::Year(name) => places.extend(name.chars().map(|_| Place::Digit)),
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(typed: &str) -> DatedPattern {
        DatedPattern::parse(typed).unwrap()
    }

    #[test]
    fn patterns_that_make_the_same_number_meet() {
        let meets = |a: &str, b: &str| {
            let (a, b) = (pattern(a), pattern(b));
            assert_eq!(a.meets(&b), b.meets(&a));
            a.meets(&b)
        };
        assert!(meets("F-{000}", "F-{00000}"));
        assert!(meets("F-{000}", "F-1{000}"));
        assert!(meets("F{000}", "F{AAAA}{000}"));
        assert!(meets("F{AA}{0}", "F{YY}{00}"));
        assert!(meets("{0}-{AA}", "1-{0}"));
        assert!(meets("F{AA}-{0}", "F31-{0}"), "another year's");
        assert!(meets("É-{0}", "e-{0}"), "found by the same words");
        assert!(meets("F-{0000}-{AAAA}", "F-{AAAA}-{0000}"));
        assert!(!meets("F-{000}", "A-{000}"));
        assert!(!meets("F-{000}", "F-A{000}"));
        assert!(!meets("F-{000}", "F-{AAAA}-{000}"));
        assert!(!meets("F{AA}-{0}", "F{AAAA}-{0}"));
        assert!(!meets("{000}-1", "{000}-2"));
        assert!(!meets("F1-{000}", "F2-{000}"));
    }

    #[test]
    fn patterns_that_differ_in_their_width_are_alike() {
        assert!(pattern("F-{AAAA}-{000}").is_like(&pattern("f-{YYYY}-{00000}")));
        for other in ["F-{AA}-{000}", "F-{000}", "F-2026-{000}", "{000}F-{AAAA}-"] {
            assert!(!pattern("F-{AAAA}-{000}").is_like(&pattern(other)), "{other}");
        }
    }
}
