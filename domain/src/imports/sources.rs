//! What is known of the files of other programs, as a feature states it. It stands apart from [`Columns`](super::Columns): whoever reads a
//! file asks for it, and a browser never does.

use crate::imports::columns::Names;
use crate::imports::{Program, Record, Target};
use crate::text::fold;

/// A kind of file that a program writes. A program that writes lists of companies and lists of people has two of them.
#[derive(Debug)]
pub struct Source {
    /// Who writes it.
    pub program: Program,
    /// Headings that no other file has, folded; several with « + » between them are one sign where all of them are there.
    pub signs: &'static [&'static str],
    /// What its headings mean: folded, words alone, and for each the paths that it may fill, best first, separated by spaces. A « + » before
    /// a path adds to what other columns say there; a « ? » leaves it to another column that means it as well. Without a path it is left out.
    pub names: Names,
}

/// See the module; one static a feature.
#[derive(Debug)]
pub struct Sources {
    /// The names that everybody uses, whoever wrote a file.
    pub usual: Names,
    /// The kinds of files that are known.
    pub all: &'static [&'static Source],
    /// What headings mean beside each other: as they are compared, and where the columns go so far.
    pub settle: fn(&[String], &mut [Target]),
    /// What rows say of the columns: whose a value is that differs between the rows of one record.
    pub by_rows: fn(&[Record], &mut [Target]),
    /// Where the second, third, … value goes of what a path has one of.
    pub further: fn(&Target, u32) -> Option<Target>,
}

/// What a heading may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    /// Where its column goes.
    pub target: Target,
    /// Whether it adds to what other columns say there.
    pub joins: bool,
    /// Whether another column that means the same is surer.
    pub is_unsure: bool,
}

impl Meaning {
    /// One that nothing is said of.
    pub(super) const fn of(target: Target) -> Self {
        Self { target, joins: false, is_unsure: false }
    }

    /// Those of an entry of a table.
    pub(super) fn read(paths: &str) -> impl Iterator<Item = Self> + '_ {
        paths.split_whitespace().map(|path| {
            let (joins, is_unsure) = (path.starts_with('+'), path.starts_with('?'));
            Self { target: Target::to(path.trim_start_matches(['+', '?'])), joins, is_unsure }
        })
    }
}

/// A heading, as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// As it is written.
    pub written: String,
    /// Folded, words alone. Dolibarr's « Nom* (s.nom) » is « nom ».
    pub name: String,
    /// The field that stands behind it: « s nom ».
    pub field: Option<String>,
}

impl Heading {
    /// Reads a heading.
    pub(super) fn of(written: &str) -> Self {
        let folded = fold(written);
        let (name, field) = match folded.rsplit_once(" (") {
            Some((before, inside)) if inside.contains('.') && !inside.contains(' ') => (before, Some(words(inside))),
            _ => (folded.as_str(), None),
        };
        Self { written: written.to_owned(), name: words(name), field }
    }

    /// Its words, where they are written as one: `EmailAddress`, `PhoneNumber`.
    pub(super) fn apart(&self) -> Option<Self> {
        let (mut apart, mut before) = (String::with_capacity(self.written.len()), ' ');
        for letter in self.written.chars() {
            if letter.is_uppercase() && before.is_lowercase() {
                apart.push(' ');
            }
            apart.push(letter);
            before = letter;
        }
        (apart.len() > self.written.len()).then(|| Self::of(&apart))
    }

    fn is(&self, name: &str) -> bool {
        self.name == name || self.field.as_deref() == Some(name)
    }
}

/// Words by which a template says what it cannot do without, folded: « Nom (obligatoire) ».
#[rustfmt::skip]
const NEEDED: [&str; 10] = [
    "obligatoire", "facultatif", "facultative", "optionnel", "optionnelle", "requis", "requise", "required", "optional", "mandatory",
];

fn words(folded: &str) -> String {
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !NEEDED.contains(word));
    words.collect::<Vec<_>>().join(" ")
}

/// What a table has under a name.
pub(super) fn look_up(names: Names, name: &str) -> Option<&'static str> {
    names.iter().find(|(known, _)| *known == name).map(|(_, paths)| *paths)
}

impl Source {
    /// What it says of a heading: of the field behind it, else of its name.
    pub(super) fn says(&self, heading: &Heading) -> Option<&'static str> {
        let by_field = heading.field.as_deref().and_then(|field| look_up(self.names, field));
        by_field.or_else(|| look_up(self.names, &heading.name))
    }

    /// How much a file looks like one of these: the share of its headings that are known here, and more for each sign.
    fn likeness(&self, headings: &[Heading]) -> Option<f64> {
        let has = |name: &str| headings.iter().any(|heading| heading.is(name));
        let signs = self.signs.iter().filter(|sign| sign.split(" + ").all(has)).count();
        let all = headings.iter().filter(|heading| !heading.name.is_empty());
        let known = all.clone().filter(|heading| self.says(heading).is_some()).count();
        let share = share(known, all.count());
        (signs > 0 && share >= LEAST_SHARE).then(|| share + worth(signs))
    }
}

/// The least share of a file's headings that its program knows: people add columns of their own, seldom more than there were.
const LEAST_SHARE: f64 = 0.4;
/// What a sign is worth beside the share, and how many of them count.
const SIGN: f64 = 0.15;
const MOST_SIGNS: usize = 6;

/// A part of a whole.
pub(super) fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

/// What signs are worth beside the share.
pub(super) fn worth(signs: usize) -> f64 {
    SIGN * f64::from(u32::try_from(signs.min(MOST_SIGNS)).unwrap_or_default())
}

impl Sources {
    /// The kind of file that this is, and how much it looks like it; of one program's, where somebody said whose it is.
    pub(super) fn recognise(&self, headings: &[Heading], program: Option<Program>) -> Option<(&'static Source, f64)> {
        let of_program = |source: &&'static Source| program.is_none_or(|program| source.program == program);
        let mut best: Option<(&'static Source, f64)> = None;
        for source in self.all.iter().copied().filter(of_program) {
            let likeness = match (source.likeness(headings), program) {
                (Some(likeness), _) => likeness,
                // It is one of its kinds, whatever it looks like.
                (None, Some(_)) => 0.0,
                (None, None) => continue,
            };
            if best.is_none_or(|(_, before)| likeness > before) {
                best = Some((source, likeness));
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_has_its_field_behind_it() {
        let heading = Heading::of("Nom du tiers* (s.nom)");
        assert_eq!((heading.name.as_str(), heading.field.as_deref()), ("nom du tiers", Some("s nom")));
        assert_eq!(Heading::of("Note (privée) (s.note_private)").name, "note privee");
        assert_eq!(Heading::of("Nom (obligatoire)").name, "nom");
        let heading = Heading::of("Téléphone (bureau)");
        assert_eq!((heading.name.as_str(), heading.field), ("telephone bureau", None));
    }

    #[test]
    fn meanings_are_read_with_their_marks() {
        let read: Vec<Meaning> = Meaning::read("?number +fields.tags state").collect();
        let told = |meaning: &Meaning| (meaning.target.path().to_owned(), meaning.joins, meaning.is_unsure);
        let expected = [("number".to_owned(), false, true), ("fields.tags".to_owned(), true, false)];
        assert_eq!(read[..2].iter().map(told).collect::<Vec<_>>(), expected);
        assert_eq!(read[2], Meaning::of(Target::to("state")));
        assert_eq!(Meaning::read("").count(), 0);
    }
}
