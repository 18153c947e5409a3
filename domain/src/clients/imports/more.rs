//! The numbers and addresses of a row that stand beside the first ones of their kind, and what stands beside them in their cells.

use super::values::split_name;
use crate::clients::{ClientForm, ContactForm};
use crate::imports::Aside;
use crate::text::fold;

/// A further number or address.
#[derive(Clone, Debug)]
pub(super) struct More {
    /// Whose: the client's, or that of the contact of this place.
    pub contact: Option<u8>,
    /// What it is.
    pub value: String,
    /// An e-mail, else a telephone number.
    pub is_email: bool,
    /// The cell that it stands in.
    pub cell: Aside,
}

/// What is kept beside a row until it is read whole.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    /// Whose: the client's, or that of the contact of this place.
    pub contact: Option<u8>,
    /// A name that stands in the cell, and nothing else that is to be kept.
    pub name: Option<String>,
    /// The cell.
    pub aside: Aside,
}

/// Finds a place for each: a mobile number is the mobile where there is none, a further number of a contact is their direct line where there
/// is none, and the rest are the client's others. Of a contact's, the notes keep whose they are.
pub(super) fn place(more: Vec<More>, form: &mut ClientForm, kept: &mut Vec<Kept>) {
    for More { contact, value, is_email, cell } in more {
        let mobile = match contact {
            Some(place) => form.contacts.get_mut(usize::from(place)).map(|contact| &mut contact.mobile),
            None => Some(&mut form.fields.mobile),
        };
        if let Some(mobile) = mobile.filter(|mobile| !is_email && mobile.is_empty() && is_mobile(&value)) {
            *mobile = value;
            continue;
        }
        let direct = contact.and_then(|place| form.contacts.get_mut(usize::from(place)));
        let direct = direct.map(|contact| &mut contact.direct_phone);
        if let Some(direct) = direct.filter(|direct| !is_email && direct.is_empty()) {
            *direct = value;
            continue;
        }
        let others = if is_email { &mut form.fields.other_emails } else { &mut form.fields.other_phones };
        add_line(others, &value);
        if contact.is_some() {
            kept.push(Kept { contact, name: None, aside: cell });
        }
    }
}

/// What is kept of a row, each cell once, with the person that it is about. A name that the record bears is kept by it, and a contact without
/// one takes it.
pub(super) fn keep(kept: Vec<Kept>, form: &mut ClientForm) -> Vec<Aside> {
    let mut asides: Vec<Aside> = Vec::new();
    for Kept { contact, name, mut aside } in kept {
        if name.is_some_and(|name| is_borne(&name, contact, form)) {
            continue;
        }
        let person = contact.and_then(|place| form.contacts.get(usize::from(place)));
        aside.about = person.map(called).unwrap_or_default();
        match asides.iter_mut().find(|known| (known.line, known.column) == (aside.line, aside.column)) {
            Some(known) => known.why = known.why.take().or(aside.why),
            None => asides.push(aside),
        }
    }
    asides
}

/// Whether the record bears the name by now.
fn is_borne(name: &str, contact: Option<u8>, form: &mut ClientForm) -> bool {
    let nameless = contact.and_then(|place| form.contacts.get_mut(usize::from(place)));
    if let Some(person) = nameless.filter(|person| person.first_name.is_empty() && person.last_name.is_empty()) {
        (person.first_name, person.last_name) = split_name(name);
        return true;
    }
    let words = |text: &str| {
        let folded = fold(text);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let is_in = |text: &str| {
        let known = words(text);
        words(name).iter().all(|word| known.contains(word))
    };
    is_in(&form.fields.name) || form.contacts.iter().any(|person| is_in(&called(person)))
}

/// What a person is called, as far as it is said.
pub(super) fn called(person: &ContactForm) -> String {
    let name = [person.first_name.trim(), person.last_name.trim()];
    let name = name.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    if name.is_empty() { person.email.trim().to_owned() } else { name }
}

/// Adds a line to several, each once.
pub(super) fn add_line(lines: &mut String, value: &str) {
    if lines.lines().any(|line| line == value) {
        return;
    }
    if !lines.is_empty() {
        lines.push('\n');
    }
    lines.push_str(value);
}

/// A mobile number of the French plan, overseas too: which it is elsewhere, its digits do not say.
fn is_mobile(phone: &str) -> bool {
    let digits: String = phone.replacen("(0)", "", 1).chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let abroad = ["+33", "0033", "+262", "+590", "+594", "+596"].iter().find_map(|code| digits.strip_prefix(code));
    let national = abroad.or_else(|| digits.strip_prefix('0')).unwrap_or_default();
    national.len() == 9 && national.starts_with(['6', '7'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mobiles_of_the_french_plan_are_known() {
        for phone in ["06 12 34 56 78", "+33 (0)6 12 34 56 78", "0692 01 23 45", "+262 692 01 23 45"] {
            assert!(is_mobile(phone), "{phone}");
        }
        for phone in ["04 72 00 12 34", "514-555-0143", "0262 20 12 34", "06 12"] {
            assert!(!is_mobile(phone), "{phone}");
        }
    }
}
