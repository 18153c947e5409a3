//! What the values below a heading say that means two things: « Title » is a civility or a position, « Poste » a position or an extension,
//! « State » a province or what has become of a client.

use crate::clients::ClientState;
use crate::clients::choices::STATES;
use crate::form::in_row;
use crate::geo::{Country, words};
use crate::imports::choices::{read, read_tick};
use crate::imports::{Record, Target};
use crate::lists::is_civility;
use crate::text::fold;

/// The most digits of an extension.
const LONGEST_EXTENSION: usize = 6;
const PROVINCE: &str = "addresses[0].province";

/// Puts columns where their values belong.
pub(super) fn by_values(rows: &[Record], mapping: &mut [Target]) {
    for column in 0..mapping.len() {
        let Some(target) = mapping.get(column) else { continue };
        let free = |path: String| Some(Target::to(path)).filter(|target| !mapping.contains(target));
        let cells: Vec<&str> = cells(rows, column).collect();
        if cells.is_empty() {
            continue;
        }
        let found = match in_row(target.path()) {
            Some(("contacts", at, "civility")) if !cells.iter().any(|cell| addresses_somebody(cell)) => {
                Some(free(format!("contacts[{at}].position")).unwrap_or_else(|| Target::to("note")))
            }
            Some(("contacts", at, "position")) if cells.iter().all(|cell| is_civility(&fold(cell))) => {
                free(format!("contacts[{at}].civility"))
            }
            Some(("contacts", _, "position")) if cells.iter().all(|cell| is_extension(cell)) => {
                Some(Target::to("note"))
            }
            Some((group, at, name)) if is_tick(name) && !cells.iter().all(|cell| says_yes_or_no(cell)) => {
                let what = match group {
                    "addresses" => "line1",
                    _ if cells.iter().any(|cell| cell.contains('@')) => "email",
                    _ => "full_name",
                };
                Some(free(format!("{group}[{at}].{what}")).unwrap_or_else(|| Target::to("note")))
            }
            Some(("addresses", 0, "province")) if cells.iter().all(|cell| is_state(cell)) => free("state".to_owned()),
            None if target.path() == "state" && has_place(mapping) && cells.iter().any(|cell| is_province(cell)) => {
                free(PROVINCE.to_owned()).filter(|_| !cells.iter().any(|cell| is_state(cell)))
            }
            _ => None,
        };
        if let (Some(found), Some(place)) = (found, mapping.get_mut(column)) {
            *place = found;
        }
    }
}

/// The cells of a column that are not blank.
fn cells(rows: &[Record], column: usize) -> impl Iterator<Item = &str> {
    rows.iter().filter_map(move |row| row.cells.get(column)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
}

/// A civility, alone or in a salutation: « Chère Madame ».
fn addresses_somebody(cell: &str) -> bool {
    fold(cell).split_whitespace().any(is_civility)
}

/// Whether a field of a row is ticked.
fn is_tick(name: &str) -> bool {
    name.starts_with("is_") || name == "receives_invoices"
}

fn says_yes_or_no(cell: &str) -> bool {
    matches!(read_tick(cell).as_str(), "" | "on")
}

fn is_extension(cell: &str) -> bool {
    cell.len() <= LONGEST_EXTENSION && cell.bytes().all(|byte| byte.is_ascii_digit())
}

/// A word for what has become of a client, and not the letter or two that a province may have as well.
fn is_state(cell: &str) -> bool {
    let is_one = ClientState::ALL.iter().any(|state| state.as_str() == read(STATES, cell));
    is_one && cell.chars().filter(|c| c.is_alphabetic()).count() != 2
}

/// A province of North America.
fn is_province(cell: &str) -> bool {
    [Country::CANADA, Country::UNITED_STATES].into_iter().any(|country| words::province(country, cell).is_some())
}

/// Whether columns name a place.
fn has_place(mapping: &[Target]) -> bool {
    mapping.iter().any(|target| matches!(in_row(target.path()), Some(("addresses", 0, "city" | "postal_code"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(paths: &[&str], lines: &[&str]) -> Vec<String> {
        let row = |(line, text): (u32, &&str)| Record { line, cells: text.split(';').map(str::to_owned).collect() };
        let rows: Vec<Record> = (2..).zip(lines).map(row).collect();
        let mut mapping: Vec<Target> = paths.iter().map(|path| Target::to(*path)).collect();
        by_values(&rows, &mut mapping);
        mapping.iter().map(|target| target.path().to_owned()).collect()
    }

    #[test]
    fn a_title_is_a_civility_or_a_position() {
        for (path, cells, expected) in [
            ("contacts[0].civility", ["Acheteuse", "Gérant"], "contacts[0].position"),
            ("contacts[0].civility", ["Mme", "Gérant"], "contacts[0].civility"),
            ("contacts[0].civility", ["Chère Madame", "Cher ami"], "contacts[0].civility"),
            ("contacts[0].civility", ["", ""], "contacts[0].civility"),
            ("contacts[0].position", ["M.", "Mme"], "contacts[0].civility"),
            ("contacts[0].position", ["Gérante", ""], "contacts[0].position"),
            ("contacts[0].position", ["22", "104"], "note"),
        ] {
            assert_eq!(judged(&[path], &cells), [expected], "{cells:?}");
        }
        let both = ["contacts[0].civility", "contacts[0].position"];
        assert_eq!(judged(&both, &["Achats;Acheteuse"]), ["note", "contacts[0].position"]);
    }

    #[test]
    fn what_is_no_tick_is_not_lost_in_one() {
        for (path, cells, expected) in [
            ("addresses[0].is_billing", ["1 rue A", ""], "addresses[0].line1"),
            ("addresses[0].is_billing", ["oui", "non"], "addresses[0].is_billing"),
            ("contacts[0].is_primary", ["Anne Roy", "Luc Roy"], "contacts[0].full_name"),
            ("contacts[0].is_billing", ["a@a.fr", ""], "contacts[0].email"),
        ] {
            assert_eq!(judged(&[path], &cells), [expected], "{cells:?}");
        }
    }

    #[test]
    fn a_state_is_a_province_or_what_has_become_of_a_client() {
        for (cells, expected) in [
            (["Boston;MA", "Paris;TX"], PROVINCE),
            (["Montréal;Québec", "Laval;"], PROVINCE),
            (["Lyon;Actif", "Metz;Inactif"], "state"),
            (["Lyon;1", "Metz;0"], "state"),
            (["Lyon;à relancer", "Metz;perdu"], "state"),
        ] {
            assert_eq!(judged(&["addresses[0].city", "state"], &cells)[1], expected, "{cells:?}");
        }
        assert_eq!(judged(&["addresses[0].city", PROVINCE], &["Lyon;Actif"])[1], "state");
        assert_eq!(judged(&["fields.name", "state"], &["Roche;perdu"])[1], "state", "no place is named");
    }
}
