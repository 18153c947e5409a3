//! Which column is what, judged by its name.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::custom_fields::CustomField;
use crate::format::Language;
use crate::imports::{Program, Target, columns::COLUMNS};
use crate::text::fold;

/// What a file seems to be, and where its columns go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The program that wrote it.
    pub program: Program,
    /// One target a column.
    pub mapping: Vec<Target>,
}

/// Judges the columns by their names; `program` when somebody said it.
#[must_use]
pub fn suggest(header: &[String], program: Option<Program>, custom: &[CustomField]) -> Suggestion {
    let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    let program = program.unwrap_or_else(|| written_by(&names));
    let meanings: Vec<Vec<Target>> = names.iter().map(|name| meanings(name, program, custom)).collect();
    let mut mapping = vec![Target::Ignored; names.len()];
    let mut taken = HashSet::new();
    // Names that mean one thing come first, so that « Nom » beside « Raison sociale » is the contact's.
    for certain in [true, false] {
        for (column, meanings) in meanings.iter().enumerate().filter(|(_, meanings)| (meanings.len() == 1) == certain) {
            if let Some(target) = meanings.iter().find(|target| !taken.contains(*target)) {
                mapping[column] = *target;
                taken.insert(*target);
            }
        }
    }
    if program != Program::Clientele {
        list_of_people(&names, &mut mapping, &taken);
    }
    Suggestion { program, mapping }
}

/// What a mapping is remembered by: the names of the columns, in order.
#[must_use]
pub fn signature(header: &[String]) -> String {
    header.iter().map(|name| plain(name)).collect::<Vec<_>>().join("|")
}

/// « Prénom » beside « Nom » and no company: people, whose family name is not the client's whole name.
fn list_of_people(names: &[String], mapping: &mut [Target], taken: &HashSet<Target>) {
    let last = Target::Contact(0, "last_name");
    let first = taken.contains(&Target::Contact(0, "first_name"));
    if !first || taken.contains(&last) {
        return;
    }
    for (name, target) in names.iter().zip(mapping) {
        if *target == Target::Field("name") && matches!(name.as_str(), "nom" | "name" | "nom de famille") {
            *target = last;
        }
    }
}

/// The program whose own names weigh most: a name that three programs have counts a third for each.
fn written_by(names: &[String]) -> Program {
    let mut best = (Program::Other, 1.0);
    for program in Program::ALL {
        let weight: f64 = names
            .iter()
            .filter(|name| knows(program, name))
            .map(|name| Program::ALL.into_iter().filter(|other| knows(*other, name)).fold(0.0, |known, _| known + 1.0))
            .map(|known: f64| 1.0 / known.max(1.0))
            .sum();
        if program != Program::Other && weight > best.1 {
            best = (program, weight);
        }
    }
    best.0
}

/// The names of our own columns as they are compared, with what they fill.
static OWN: LazyLock<Vec<(Target, String, String)>> = LazyLock::new(|| {
    let known =
        |(path, french, english): &(&str, &str, &str)| Some((Target::from_path(path)?, plain(french), plain(english)));
    COLUMNS.iter().filter_map(known).collect()
});

fn knows(program: Program, name: &str) -> bool {
    match program {
        Program::Clientele => OWN.iter().any(|(_, french, english)| french == name || english == name),
        other => other.names().iter().any(|(known, _)| *known == name),
    }
}

/// What a name may mean: in its program, in our own files, in files made by hand, anywhere.
fn meanings(name: &str, program: Program, custom: &[CustomField]) -> Vec<Target> {
    if name.is_empty() {
        return Vec::new();
    }
    let labelled = |name: &str| {
        custom
            .iter()
            .filter(|field| plain(&field.label) == *name)
            .map(|field| Target::Custom(field.id))
            .collect::<Vec<_>>()
    };
    for prefix in ["champ ", "field "] {
        if let Some(found) = name.strip_prefix(prefix).map(&labelled).filter(|found| !found.is_empty()) {
            return found;
        }
    }
    let found = own(name);
    if program == Program::Clientele && !found.is_empty() {
        return found;
    }
    if let Some(known) = program.names().iter().find(|(known, _)| *known == name) {
        return targets(known.1);
    }
    let fields = labelled(name);
    if !fields.is_empty() && found.is_empty() {
        return fields;
    }
    let mut found = found;
    let anything = matches!(program, Program::Other | Program::Clientele);
    if !found.is_empty() && !anything {
        return found;
    }
    for other in
        [Program::Other, Program::Dolibarr, Program::Sellsy, Program::InvoiceNinja, Program::HubSpot, Program::Odoo]
    {
        for target in other.names().iter().filter(|(known, _)| *known == name).flat_map(|(_, paths)| targets(paths)) {
            if !found.contains(&target) && (anything || other == Program::Other) {
                found.push(target);
            }
        }
    }
    found
}

fn own(name: &str) -> Vec<Target> {
    OWN.iter().filter(|(_, french, english)| french == name || english == name).map(|(target, ..)| *target).collect()
}

fn targets(paths: &str) -> Vec<Target> {
    paths.split_whitespace().filter_map(Target::from_path).collect()
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

/// The header of our own files in a language, custom fields behind.
#[must_use]
pub fn own_header(custom: &[CustomField], language: Language) -> Vec<String> {
    let french = language == Language::French;
    COLUMNS
        .iter()
        .map(|(_, fr, en)| (if french { *fr } else { *en }).to_owned())
        .chain(
            custom.iter().map(|field| {
                if french { format!("Champ : {}", field.label) } else { format!("Field: {}", field.label) }
            }),
        )
        .collect()
}
