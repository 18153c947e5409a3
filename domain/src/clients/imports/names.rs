//! First and last name in one cell, in the order that its heading says.

use super::reading::{Cell, Reading, at, is_named};
use super::values::{split_name, split_title};
use crate::clients::ClientKind;
use crate::imports::Lookup;
use crate::imports::values::one_line;
use crate::lists::ListKind;
use crate::text::fold;

/// Titles that stand before a person's name and before no company's, folded: « Mr Bricolage » is one.
const OF_PEOPLE: [&str; 6] = ["m.", "mme", "mme.", "mlle", "mlle.", "mademoiselle"];

/// What belongs to the family name behind it, folded.
const PARTICLES: [&str; 9] = ["de", "du", "des", "d'", "la", "le", "van", "von", "der"];

/// The most people that are looked for in a cell.
const MOST_PEOPLE: usize = 10;
/// The fewest digits of a telephone number.
const FEWEST_DIGITS: usize = 8;

impl<L: Lookup> Reading<'_, L> {
    /// Names the person that a client is by its title: « Monsieur » where a legal form would stand, « Mme » before the name.
    pub(super) fn name_somebody(&mut self) {
        let own = std::mem::take(&mut self.title);
        let is_named = self.form.contacts.iter().any(is_named);
        let fields = &mut self.form.fields;
        let whole = fields.name.clone();
        let (before, name) = split_title(&whole);
        let is_business = [&fields.siren, &fields.siret, &fields.vat_number].iter().any(|number| !number.is_empty());
        let is_said = |title: &&str| !is_named && !is_business && OF_PEOPLE.contains(&fold(title).as_str());
        let title = Some(own.as_str()).filter(|own| !own.is_empty()).or(before.filter(is_said));
        let Some(title) = title.filter(|_| is_named || !name.is_empty()) else { return };
        if fields.kind.is_empty() {
            ClientKind::Individual.as_str().clone_into(&mut fields.kind);
        }
        if fields.kind != ClientKind::Individual.as_str() {
            return;
        }
        let civility = self.lookup.item(ListKind::Civility, title).map(|item| item.to_string()).unwrap_or_default();
        let person = at(&mut self.form.contacts, 0);
        if person.civility.is_empty() {
            person.civility = civility;
        }
        if !is_named {
            (person.first_name, person.last_name) = split_name(name);
        }
    }

    /// Reads a cell with a person's whole name, and what stands before it.
    pub(super) fn full_name(&mut self, index: u8, is_last_first: bool, cell: &Cell<'_>) {
        if cell.text.contains('@') {
            return self.emails(Some(index), "email", cell);
        }
        if is_number(cell.text) {
            return self.phones(Some(index), "direct_phone", cell);
        }
        for (place, text) in (index..).zip(people_in(cell.text)) {
            self.whole_name(place, is_last_first, &Cell { text, ..*cell });
        }
    }

    fn whole_name(&mut self, index: u8, is_last_first: bool, cell: &Cell<'_>) {
        let (title, name) = split_title(cell.text);
        let civility = title.map(|title| self.item(ListKind::Civility, title, cell));
        let contact = at(&mut self.form.contacts, index);
        (contact.first_name, contact.last_name) = if is_last_first { split_last_first(name) } else { split_name(name) };
        if let Some(civility) = civility.filter(|_| contact.civility.is_empty()) {
            contact.civility = civility;
        }
    }
}

/// The people of a cell: « Anne Roy / Luc Blin », each with a first and a last name.
fn people_in(cell: &str) -> Vec<&str> {
    let parts = cell.split(['/', ';', '\n', '|']).map(str::trim).filter(|part| !part.is_empty());
    let people: Vec<&str> = parts.collect();
    let is_one = |person: &&str| person.contains(' ') && person.chars().all(|c| !c.is_ascii_digit());
    if people.len() <= MOST_PEOPLE && people.iter().all(is_one) { people } else { vec![cell] }
}

/// A telephone number, and no name.
fn is_number(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    digits >= FEWEST_DIGITS && !cell.chars().any(char::is_alphabetic)
}

/// First and last name where the last one is written first, unless the cell itself says which is which: « Jean DUPONT », « Dupont, Jean ».
fn split_last_first(cell: &str) -> (String, String) {
    let (first, last) = split_name(cell);
    let is_shouted = |name: &str| name.chars().filter(|c| c.is_alphabetic()).count() > 1 && name.to_uppercase() == name;
    if first.is_empty() || cell.contains(',') || is_shouted(&first) != is_shouted(&last) {
        return (first, last);
    }
    let name = one_line(cell);
    let words: Vec<&str> = name.split(' ').collect();
    let particles = words.iter().take_while(|word| PARTICLES.contains(&fold(word).as_str())).count();
    match words.split_at_checked(particles + 1) {
        Some((last, first)) => (first.join(" "), last.join(" ")),
        None => (String::new(), one_line(cell)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_people_stand_in_a_cell() {
        for (cell, people) in [
            ("Anne Roy / Luc Blin", vec!["Anne Roy", "Luc Blin"]),
            ("Anne Roy;Mme Zoé Blin", vec!["Anne Roy", "Mme Zoé Blin"]),
            ("Anne Roy", vec!["Anne Roy"]),
            ("Roy / Blin", vec!["Roy / Blin"]),
            ("Cher", vec!["Cher"]),
        ] {
            assert_eq!(people_in(cell), people, "{cell}");
        }
        assert!(is_number("06 12 34 56 78") && !is_number("Anne 2") && !is_number("12"));
    }

    #[test]
    fn the_last_name_comes_first_where_the_heading_says_so() {
        for (cell, first, last) in [
            ("Curie Marie", "Marie", "Curie"),
            ("Dupont Jean Pierre", "Jean Pierre", "Dupont"),
            ("de La Tour Anne", "Anne", "de La Tour"),
            ("DUPONT JEAN", "JEAN", "DUPONT"),
            ("DUPONT Jean", "Jean", "DUPONT"),
            ("Jean DUPONT", "Jean", "DUPONT"),
            ("Dupont, Jean", "Jean", "Dupont"),
            ("Cher", "", "Cher"),
            ("de La Tour", "", "de La Tour"),
        ] {
            assert_eq!(split_last_first(cell), (first.into(), last.into()), "{cell}");
        }
    }
}
