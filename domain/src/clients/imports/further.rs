//! Whose a column is, as the columns beside it and the rows below it say: the client's, or that of its people.

use std::collections::HashMap;

use crate::form::in_row;
use crate::imports::{Record, Target};
use crate::text::fold;

/// The ways to reach a client, and the same of a contact.
pub(super) const REACHED: [(&str, &str); 5] = [
    ("fields.email", "email"),
    ("fields.phone", "direct_phone"),
    ("fields.mobile", "mobile"),
    ("fields.switchboard", "switchboard"),
    ("fields.fax", "fax"),
];

/// What names a person.
pub(super) const NAMES: [&str; 4] = ["first_name", "last_name", "full_name", "last_first"];

/// Headings that may be about a client or about its person, folded.
#[rustfmt::skip]
const EITHERS: [&str; 22] = [
    "email", "e mail", "mail", "courriel", "mel", "adresse e mail", "adresse email", "adresse mail", "email address", "e mail address", "telephone",
    "tel", "phone", "phone number", "numero de telephone", "telephone fixe", "mobile", "portable", "cellulaire", "telephone portable",
    "tel portable", "mobile phone",
];
/// What only a company has: a file that says it is about companies.
const COMPANYS: [&str; 8] = [
    "fields.siren",
    "fields.siret",
    "fields.naf",
    "fields.rcs",
    "fields.vat_number",
    "fields.legal_form",
    "fields.share_capital",
    "fields.website",
];

/// Where the second, third, … value goes of what a path has one of.
pub(super) fn further(target: &Target, number: u32) -> Option<Target> {
    let path = target.path();
    match path {
        "fields.email" => return Some(Target::to("fields.other_emails")),
        "fields.phone" | "fields.mobile" | "fields.switchboard" => return Some(Target::to("fields.other_phones")),
        _ => {}
    }
    let (group, place, name) = in_row(path)?;
    match (group, name) {
        // A second address of the same person: there is no further person to be named.
        ("contacts", "email") => Some(Target::to("fields.other_emails")),
        ("contacts", "direct_phone" | "mobile" | "switchboard") => Some(Target::to("fields.other_phones")),
        _ => Some(Target::to(format!("{group}[{}].{name}", (place + number).checked_sub(1)?))),
    }
}

/// « Prénom » beside « Nom » and no company: people, whose family name is not the client's whole name. And ways to reach a person whom no
/// column names are the client's.
pub fn list_of_people(names: &[String], mapping: &mut [Target]) {
    let (first, last) = (Target::to("contacts[0].first_name"), Target::to("contacts[0].last_name"));
    let by_name = names.iter().zip(mapping.iter()).find(|(_, target)| **target == first).map(|(name, _)| name);
    if by_name.is_some_and(|name| !name.contains("contact")) && !mapping.contains(&last) {
        for (name, target) in names.iter().zip(mapping.iter_mut()) {
            if target.path() == "fields.name" && matches!(name.as_str(), "nom" | "name" | "nom de famille") {
                *target = last.clone();
            }
        }
    }
    if names_somebody(mapping) {
        return list_at_companies(names, mapping);
    }
    let taken: Vec<Target> = mapping.to_vec();
    for (name, target) in names.iter().zip(mapping) {
        let Some(("contacts", 0, of_person)) = in_row(target.path()) else { continue };
        let Some((own, _)) = REACHED.iter().find(|(_, reached)| *reached == of_person) else { continue };
        let is_said = ["contact", "direct", "interlocuteur"].iter().any(|word| name.contains(word));
        if !is_said {
            let own = Target::to(*own);
            let free = if taken.contains(&own) { further(&own, 2) } else { Some(own) };
            *target = free.unwrap_or_default();
        }
    }
}

/// People by first and last name, each with their company, and nothing that only a company has: how they are reached is theirs.
fn list_at_companies(names: &[String], mapping: &mut [Target]) {
    let has = |path: &str| mapping.iter().any(|target| target.path() == path);
    let people = ["fields.name", "contacts[0].first_name", "contacts[0].last_name"];
    if !people.into_iter().all(has) || COMPANYS.into_iter().any(has) {
        return;
    }
    for (own, of_person) in REACHED {
        let person = Target::to(format!("contacts[0].{of_person}"));
        let column = mapping.iter().position(|target| target.path() == own);
        let column = column.filter(|column| names.get(*column).is_some_and(|name| EITHERS.contains(&name.as_str())));
        if let Some(column) = column.filter(|_| !mapping.contains(&person)) {
            mapping[column] = person;
        }
    }
}

fn names_somebody(mapping: &[Target]) -> bool {
    let is_name = |target: &Target| {
        in_row(target.path()).is_some_and(|(group, _, name)| group == "contacts" && NAMES.contains(&name))
    };
    mapping.iter().any(is_name)
}

/// What the rows of one company say of its people's columns: a value that differs from person to person is theirs, and one that all of them
/// have in common is the company's.
pub(super) fn by_rows(rows: &[Record], mapping: &mut [Target]) {
    let column = |path: &str| mapping.iter().position(|target| target.path() == path);
    let Some(company) = column("fields.name") else { return };
    let people: Vec<usize> = NAMES.iter().filter_map(|name| column(&format!("contacts[0].{name}"))).collect();
    if people.is_empty() {
        return;
    }
    let companies = companies(rows, company, &people);
    for (own, of_person) in REACHED {
        let person = Target::to(format!("contacts[0].{of_person}"));
        let own = Target::to(own);
        let at = |wanted: &Target| mapping.iter().position(|target| target == wanted);
        match (at(&own), at(&person)) {
            (Some(column), None) if told(&companies, column) == Some(Told::Apart) => mapping[column] = person,
            (None, Some(column)) if told(&companies, column) == Some(Told::Alike) => mapping[column] = own,
            _ => {}
        }
    }
}

/// What rows of one company say of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// Its people differ in it.
    Apart,
    /// They have it in common.
    Alike,
}

/// The rows of each company that has several people: one row a person.
fn companies<'a>(rows: &'a [Record], company: usize, people: &[usize]) -> Vec<Vec<&'a Record>> {
    let cell = |row: &Record, column: usize| row.cells.get(column).map(|cell| fold(cell.trim())).unwrap_or_default();
    let mut found: HashMap<String, Vec<(String, &Record)>> = HashMap::new();
    for row in rows {
        let name = cell(row, company);
        let person = people.iter().map(|column| cell(row, *column)).collect::<Vec<_>>().join(" ");
        if name.is_empty() || person.trim().is_empty() {
            continue;
        }
        let rows = found.entry(name).or_default();
        if !rows.iter().any(|(known, _)| *known == person) {
            rows.push((person, row));
        }
    }
    let several = found.into_values().filter(|people| people.len() > 1);
    several.map(|people| people.into_iter().map(|(_, row)| row).collect()).collect()
}

/// Nothing, where no company has two people of whom both have a value.
fn told(companies: &[Vec<&Record>], column: usize) -> Option<Told> {
    let mut alike = false;
    for rows in companies {
        let cells = rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| fold(cell.trim()));
        let mut cells = cells.filter(|cell| !cell.is_empty());
        let Some(first) = cells.next() else { continue };
        for cell in cells {
            if cell != first {
                return Some(Told::Apart);
            }
            alike = true;
        }
    }
    alike.then_some(Told::Alike)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(lines: &[&str]) -> Vec<Record> {
        let row = |(line, text): (u32, &&str)| Record { line, cells: text.split(';').map(str::to_owned).collect() };
        (2..).zip(lines).map(row).collect()
    }

    fn mapping(paths: &[&str]) -> Vec<Target> {
        paths.iter().map(|path| Target::to(*path)).collect()
    }

    #[test]
    fn what_differs_between_people_is_theirs() {
        let paths = ["fields.name", "contacts[0].first_name", "fields.email", "fields.phone"];
        let mut found = mapping(&paths);
        by_rows(&rows(&["A;Ana;ana@a.fr;01", "A;Bob;bob@a.fr;01", "B;Zoé;zoe@b.fr;02"]), &mut found);
        assert_eq!(found[2..], mapping(&["contacts[0].email", "fields.phone"]));
        let mut found = mapping(&["fields.name", "contacts[0].first_name", "contacts[0].email", "fields.phone"]);
        by_rows(&rows(&["A;Ana;info@a.fr;01", "A;Bob;info@a.fr;01"]), &mut found);
        assert_eq!(found[2], Target::to("fields.email"), "two people do not share one");
        let mut found = mapping(&paths);
        by_rows(&rows(&["A;Ana;ana@a.fr;01", "B;Bob;bob@b.fr;02", "A;Ana;other@a.fr;01"]), &mut found);
        assert_eq!(found, mapping(&paths), "one person a company says nothing");
    }

    #[test]
    fn a_second_value_has_a_place() {
        for (path, number, place) in [
            ("fields.email", 2, "fields.other_emails"),
            ("contacts[0].mobile", 3, "fields.other_phones"),
            ("contacts[0].full_name", 3, "contacts[2].full_name"),
            ("addresses[0].city", 2, "addresses[1].city"),
        ] {
            assert_eq!(further(&Target::to(path), number), Some(Target::to(place)), "{path}");
        }
        assert_eq!(further(&Target::to("fields.siret"), 2), None);
    }

    #[test]
    fn people_at_companies_are_reached_themselves() {
        let names = ["prenom", "nom", "societe", "email", "tel societe"].map(str::to_owned);
        let paths = ["contacts[0].first_name", "contacts[0].last_name", "fields.name", "fields.email", "fields.phone"];
        let mut found = mapping(&paths);
        list_of_people(&names, &mut found);
        assert_eq!(found[3..], mapping(&["contacts[0].email", "fields.phone"]));
        let mut found = mapping(&[paths[0], paths[1], paths[2], paths[3], "fields.siret"]);
        list_of_people(&names, &mut found);
        assert_eq!(found[3], Target::to("fields.email"), "a list of companies");
    }

    #[test]
    fn nobody_is_made_of_a_second_number() {
        let names = ["societe", "telephone", "tel fixe", "contact email"].map(str::to_owned);
        let mut found = mapping(&["fields.name", "fields.phone", "contacts[0].direct_phone", "contacts[0].email"]);
        list_of_people(&names, &mut found);
        assert_eq!(found[2..], mapping(&["fields.other_phones", "contacts[0].email"]));
    }
}
