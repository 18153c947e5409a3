//! Which column is what, judged by its name.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::imports::{Column, Columns, NamedColumn, Program, Target};
use crate::text::fold;

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
    let plain_names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    let known = Known::new(columns, named);
    let program = program.unwrap_or_else(|| known.written_by(&plain_names));
    let meanings: Vec<Vec<Target>> =
        header.iter().zip(&plain_names).map(|(written, name)| known.meanings(written, name, program)).collect();
    let mut mapping = vec![Target::IGNORED; plain_names.len()];
    let mut taken = HashSet::new();
    // Names that mean one thing come first, so that « Nom » beside « Raison sociale » is the contact's.
    for certain in [true, false] {
        for (column, meanings) in meanings.iter().enumerate().filter(|(_, meanings)| (meanings.len() == 1) == certain) {
            if let Some(target) = meanings.iter().find(|target| !taken.contains(*target)) {
                mapping[column] = target.clone();
                taken.insert(target.clone());
            }
        }
    }
    if program != Program::Clientele {
        (columns.settle)(&plain_names, &mut mapping);
    }
    Suggestion { program, mapping }
}

/// How many of a row's cells are names that columns have, here or in another program.
#[must_use]
pub fn known_names(columns: &Columns, cells: &[String]) -> usize {
    let known = Known::new(columns, &[]);
    let is_name = |cell: &&String| {
        let name = if cell.len() <= LONGEST_NAME { plain(cell) } else { String::new() };
        !name.is_empty() && columns.programs.iter().any(|program| known.knows(*program, &name))
    };
    cells.iter().filter(is_name).count()
}

/// What a mapping is remembered by: the names of the columns, in order.
#[must_use]
pub fn signature(header: &[String]) -> String {
    header.iter().map(|name| plain(name)).collect::<Vec<_>>().join("|")
}

/// The programs that any name is looked up in, the likeliest first.
const LIKELY: [Program; 6] =
    [Program::Other, Program::Dolibarr, Program::Sellsy, Program::InvoiceNinja, Program::HubSpot, Program::Odoo];

/// The names that mean something.
struct Known<'a> {
    columns: &'a Columns,
    named: &'a [NamedColumn],
    /// Those of our own columns, as they are compared.
    own: Vec<(Target, [String; 2])>,
}

impl<'a> Known<'a> {
    fn new(columns: &'a Columns, named: &'a [NamedColumn]) -> Self {
        let own = |column: &Column| (Target::to(column.path), [plain(column.french), plain(column.english)]);
        Self { columns, named, own: columns.own().map(own).collect() }
    }

    /// The program whose own names weigh most: a name that three programs have counts a third for each.
    fn written_by(&self, names: &[String]) -> Program {
        let programs = || self.columns.programs.iter().copied();
        let mut best = (Program::Other, 1.0);
        for program in programs().filter(|program| *program != Program::Other) {
            let weight: f64 = names
                .iter()
                .filter(|name| self.knows(program, name))
                .map(|name| programs().filter(|other| self.knows(*other, name)).fold(0.0, |known, _| known + 1.0))
                .map(|known: f64| 1.0 / known.max(1.0))
                .sum();
            if weight > best.1 {
                best = (program, weight);
            }
        }
        best.0
    }

    fn knows(&self, program: Program, name: &str) -> bool {
        match program {
            Program::Clientele => self.own.iter().any(|(_, names)| names.iter().any(|own| own == name)),
            other => (self.columns.names)(other).iter().any(|(known, _)| *known == name),
        }
    }

    /// What a name may mean: in its program, in our own files, in files made by hand, anywhere.
    fn meanings(&self, written: &str, name: &str, program: Program) -> Vec<Target> {
        if name.is_empty() {
            return Vec::new();
        }
        let found = self.prefixed(written, name);
        if !found.is_empty() {
            return found;
        }
        let mut found = self.own(name);
        if program == Program::Clientele && !found.is_empty() {
            return found;
        }
        if let Some(known) = (self.columns.names)(program).iter().find(|(known, _)| *known == name) {
            return targets(known.1);
        }
        let labelled = self.labelled(name, |_| true);
        if !labelled.is_empty() && found.is_empty() {
            return labelled;
        }
        let anything = matches!(program, Program::Other | Program::Clientele);
        if !found.is_empty() && !anything {
            return found;
        }
        for other in LIKELY {
            let names = (self.columns.names)(other).iter().filter(|(known, _)| *known == name);
            for target in names.flat_map(|(_, paths)| targets(paths)) {
                if !found.contains(&target) && (anything || other == Program::Other) {
                    found.push(target);
                }
            }
        }
        found
    }

    fn own(&self, name: &str) -> Vec<Target> {
        let own = self.own.iter().filter(|(_, names)| names.iter().any(|own| own == name));
        own.map(|(target, _)| target.clone()).collect()
    }

    /// What our own files put a word before: « Champ : Pointure », « Tarif : Gros ». A list gains an entry by it, where it has none of that
    /// label.
    fn prefixed(&self, written: &str, name: &str) -> Vec<Target> {
        for by in self.columns.named {
            let starts = [by.prefix.0, by.prefix.1].map(|prefix| format!("{} ", plain(prefix)));
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
        let named = self.named.iter().filter(|column| is_meant(column) && plain(&column.label) == label);
        named.map(|column| Target::to(column.path())).collect()
    }
}

fn targets(paths: &str) -> Vec<Target> {
    paths.split_whitespace().map(Target::to).collect()
}

/// A column's name as it is compared: folded, words alone. Dolibarr's « Nom* (s.nom) » is « nom ».
fn plain(name: &str) -> String {
    let folded = fold(name);
    let folded = match folded.split_once(" (") {
        Some((before, inside)) if inside.contains('.') && !inside.contains(' ') => before,
        _ => &folded,
    };
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
