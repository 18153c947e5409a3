//! Which column is what, judged by its name, and by the rows below it.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::beside::{number_in, without_whose};
use super::sources::{Heading, Meaning, Source, Sources, look_up, share, worth};
use crate::form::in_row;
use crate::imports::target::MAX_SIDE_BY_SIDE;
use crate::imports::{Column, Columns, NamedColumn, Program, Record, Target};
use crate::listings;

/// The most bytes of a column's name, where names are looked for.
const LONGEST_NAME: usize = 200;

/// What a file seems to be, and where its columns go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The program that wrote it.
    pub program: Program,
    /// One target a column.
    pub mapping: Vec<Target>,
}

/// Judges the columns by their names; `program` when somebody said it, `named` are those that the company has named.
#[must_use]
pub fn suggest(columns: &Columns, header: &[String], program: Option<Program>, named: &[NamedColumn]) -> Suggestion {
    suggest_by_rows(columns, header, program, named, &[])
}

/// As [`suggest`], and by the first rows as well: whose a value is that differs between the rows of one record.
#[must_use]
pub fn suggest_by_rows(
    columns: &Columns,
    header: &[String],
    program: Option<Program>,
    named: &[NamedColumn],
    rows: &[Record],
) -> Suggestion {
    let headings: Vec<Heading> = header.iter().map(|written| Heading::of(written)).collect();
    let known = Known::new(columns, named, program, &headings);
    let meanings: Vec<Vec<Meaning>> = headings.iter().map(|heading| known.meanings(heading)).collect();
    let mut mapping = known.assign(&headings, &meanings);
    if let Some(sources) = known.sources.filter(|_| known.program != Program::Clientele) {
        let all: Vec<String> = headings.into_iter().map(|heading| heading.name).collect();
        (sources.settle)(&all, &mut mapping);
        (sources.by_rows)(rows, &mut mapping);
    }
    Suggestion { program: known.program, mapping }
}

/// How many of a row's cells are names that columns have, here or in another program.
#[must_use]
pub fn known_names(columns: &Columns, cells: &[String]) -> usize {
    let known = Known::new(columns, &[], None, &[]);
    let is_name = |cell: &&String| cell.len() <= LONGEST_NAME && known.knows(&Heading::of(cell));
    cells.iter().filter(is_name).count()
}

/// What a mapping is remembered by: the names of the columns, in order.
#[must_use]
pub fn signature(header: &[String]) -> String {
    header.iter().map(|name| Heading::of(name).name).collect::<Vec<_>>().join("|")
}

/// How many programs' names are looked up together where nobody knows who wrote a file: of a name that means several things, each is tried.
const TOGETHER: usize = 9;
/// The least share of a file's headings that are our own, where it is taken for one of ours.
const OUR_SHARE: f64 = 0.5;

/// The names that mean something.
struct Known<'a> {
    columns: &'a Columns,
    named: &'a [NamedColumn],
    /// Those of our own columns, as they are compared.
    own: Vec<(Target, [String; 2])>,
    sources: Option<&'static Sources>,
    /// Who wrote the file.
    program: Program,
    /// What kind of file of theirs it is.
    source: Option<&'static Source>,
}

impl<'a> Known<'a> {
    fn new(columns: &'a Columns, named: &'a [NamedColumn], program: Option<Program>, headings: &[Heading]) -> Self {
        let plain = |name: &str| Heading::of(name).name;
        let own = |column: &Column| (Target::to(column.path), [plain(column.french), plain(column.english)]);
        let sources = listings::sources(columns.subject);
        let mut known = Self {
            columns,
            named,
            own: columns.own().map(own).collect(),
            sources,
            program: program.unwrap_or_default(),
            source: None,
        };
        let found = sources.and_then(|sources| sources.recognise(headings, program));
        let ours = known.likeness(headings);
        if program.is_none() && ours.is_some_and(|ours| found.is_none_or(|(_, theirs)| ours > theirs)) {
            known.program = Program::Clientele;
        } else if let Some((source, _)) = found {
            (known.program, known.source) = (source.program, Some(source));
        }
        known
    }

    /// Whether a heading is a name here, or anywhere.
    fn knows(&self, heading: &Heading) -> bool {
        !heading.name.is_empty() && (!self.own(&heading.name).is_empty() || self.is_theirs(heading))
    }

    /// Whether others use a heading.
    fn is_theirs(&self, heading: &Heading) -> bool {
        let says = |sources: &Sources, heading: &Heading| {
            look_up(sources.usual, &heading.name).is_some()
                || sources.all.iter().any(|source| source.says(heading).is_some())
        };
        let says_it = |heading: &Heading| self.sources.is_some_and(|sources| says(sources, heading));
        says_it(heading) || heading.apart().is_some_and(|apart| says_it(&apart))
    }

    /// How much a file looks like one of our own: by the share of its headings, and by those that nobody else has.
    fn likeness(&self, headings: &[Heading]) -> Option<f64> {
        let all = headings.iter().filter(|heading| !heading.name.is_empty());
        let own = all.clone().filter(|heading| !self.own(&heading.name).is_empty());
        let signs = own.clone().filter(|heading| !self.is_theirs(heading)).count();
        let share = share(own.count(), all.count());
        let is_ours = signs > 1 && share >= OUR_SHARE || signs == 1 && share >= 1.0;
        is_ours.then(|| share + worth(signs))
    }

    /// Gives each column the best of its meanings that no other column has.
    fn assign(&self, headings: &[Heading], meanings: &[Vec<Meaning>]) -> Vec<Target> {
        let mut mapping = vec![Target::IGNORED; meanings.len()];
        let mut taken = HashSet::new();
        let is_certain = |meanings: &[Meaning]| matches!(meanings, [only] if !only.is_unsure);
        // Names that mean one thing come first, so that « Nom » beside « Raison sociale » is the contact's.
        for certain in [true, false] {
            for (place, meanings) in mapping.iter_mut().zip(meanings) {
                if is_certain(meanings) != certain {
                    continue;
                }
                let free = |meaning: &&Meaning| meaning.joins || !taken.contains(&meaning.target);
                if let Some(meaning) = meanings.iter().find(free) {
                    taken.insert(meaning.target.clone());
                    place.clone_from(&meaning.target);
                }
            }
        }
        for (column, meanings) in meanings.iter().enumerate() {
            let again = headings[..column].iter().any(|before| before.name == headings[column].name);
            if let Some(first) = meanings.first().filter(|_| mapping[column].is_ignored()) {
                // What takes several takes the rest as well: « Notes » and « Observations ».
                let path = first.target.path();
                let takes_all = self.columns.takes_several(path) && in_row(path).is_none();
                let further =
                    if takes_all { Some(first.target.clone()) } else { self.further(&first.target, again, &taken) };
                mapping[column] = further.unwrap_or_default();
                taken.insert(mapping[column].clone());
            }
        }
        mapping
    }

    /// Where one more value goes of what there is one of. A second street is one of a second place where its heading stands a second time.
    fn further(&self, target: &Target, again: bool, taken: &HashSet<Target>) -> Option<Target> {
        let sources = self.sources?;
        let is_free = |target: &Target| self.columns.takes_several(target.path()) || again && !taken.contains(target);
        (2..=MAX_SIDE_BY_SIDE).filter_map(|number| (sources.further)(target, number)).find(is_free)
    }

    /// What a name may mean: in its program, in our own files, in files made by hand, anywhere.
    fn meanings(&self, heading: &Heading) -> Vec<Meaning> {
        let name = heading.name.as_str();
        if name.is_empty() {
            return Vec::new();
        }
        let plain = |targets: Vec<Target>| targets.into_iter().map(Meaning::of).collect::<Vec<_>>();
        let found = self.prefixed(&heading.written, name);
        if !found.is_empty() {
            return plain(found);
        }
        let own = self.own(name);
        if self.program == Program::Clientele && !own.is_empty() {
            return plain(own);
        }
        if let Some(paths) = self.of_program(heading) {
            return Meaning::read(paths).collect();
        }
        let labelled = self.labelled(name, |_| true);
        if !labelled.is_empty() && own.is_empty() {
            return plain(labelled);
        }
        let mut found = plain(own);
        self.anywhere(heading, &mut found);
        if found.is_empty() {
            found = self.numbered(name);
        }
        if let Some(apart) = heading.apart().filter(|_| found.is_empty()) {
            self.anywhere(&apart, &mut found);
        }
        if let Some(short) = without_whose(name).filter(|_| found.is_empty()) {
            self.anywhere(&Heading::of(&short), &mut found);
            // Whose a number or a name is, is all of it.
            found.retain(|meaning| meaning.target.path().contains('.') && meaning.target.path() != "fields.name");
        }
        found
    }

    /// What the program says of a heading: in this kind of its files, else in another one.
    fn of_program(&self, heading: &Heading) -> Option<&'static str> {
        let source = self.source?;
        let others = || {
            let all = self.sources?.all.iter().filter(|other| other.program == source.program);
            all.copied().find_map(|other| other.says(heading))
        };
        source.says(heading).or_else(others)
    }

    /// What everybody means by a name, and what some program does.
    fn anywhere(&self, heading: &Heading, found: &mut Vec<Meaning>) {
        let Some(sources) = self.sources else { return };
        let add = |found: &mut Vec<Meaning>, paths: &'static str| {
            for meaning in Meaning::read(paths) {
                if !found.iter().any(|known| known.target == meaning.target) {
                    found.push(meaning);
                }
            }
        };
        if let Some(paths) = look_up(sources.usual, &heading.name) {
            add(found, paths);
        }
        // Of a file that is some program's, others say no more than is needed.
        let together = if self.source.is_none() { TOGETHER } else { 0 };
        for (at, source) in sources.all.iter().enumerate() {
            if at >= together && !found.is_empty() {
                break;
            }
            if let Some(paths) = source.says(heading) {
                add(found, paths);
            }
        }
    }

    /// « Téléphone 2 », « Contact 3 », « Contact 2 : e-mail »: what the name means, once more.
    fn numbered(&self, name: &str) -> Vec<Meaning> {
        let number = number_in(name).filter(|(_, number)| (1..=MAX_SIDE_BY_SIDE).contains(number));
        let (Some((base, number)), Some(sources)) = (number, self.sources) else { return Vec::new() };
        let heading = Heading::of(&base);
        let mut found: Vec<Meaning> = self.own(&heading.name).into_iter().map(Meaning::of).collect();
        self.anywhere(&heading, &mut found);
        if number == 1 {
            return found;
        }
        let further = found.iter().filter_map(|meaning| (sources.further)(&meaning.target, number));
        further
            .map(|target| Meaning { joins: self.columns.takes_several(target.path()), ..Meaning::of(target) })
            .collect()
    }

    fn own(&self, name: &str) -> Vec<Target> {
        let own = self.own.iter().filter(|(_, names)| names.iter().any(|own| own == name));
        own.map(|(target, _)| target.clone()).collect()
    }

    /// What our own files put a word before: « Champ : Pointure », « Tarif : Gros ». A list gains an entry by it, where it has none of that
    /// label.
    fn prefixed(&self, written: &str, name: &str) -> Vec<Target> {
        for by in self.columns.named {
            let starts = [by.prefix.0, by.prefix.1].map(|prefix| format!("{} ", Heading::of(prefix).name));
            let Some(label) = starts.iter().find_map(|start| name.strip_prefix(start.as_str())) else { continue };
            let known = self.labelled(label, |column| *column.by == *by);
            if !known.is_empty() {
                return known;
            }
            let new = written.split_once(':').map(|(_, label)| Target::to(format!("{}{}", by.start, label.trim())));
            if let Some(new) = new.filter(|new| by.list.is_some() && self.columns.accepts(new)) {
                return vec![new];
            }
        }
        Vec::new()
    }

    fn labelled(&self, label: &str, is_meant: impl Fn(&NamedColumn) -> bool) -> Vec<Target> {
        let is_it = |column: &&NamedColumn| is_meant(column) && Heading::of(&column.label).name == label;
        self.named.iter().filter(is_it).map(|column| Target::to(column.path())).collect()
    }
}
