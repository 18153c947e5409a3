//! Values of a file that cannot be read: taken out of the form, so that the rest comes in, and kept for the client's notes and the report.

use std::mem;

use super::more::called;
use crate::clients::{ClientForm, FormRules};
use crate::error::{FieldError, FieldErrors};
use crate::field::{FieldValue, Reading, Several};
use crate::form::in_row;
use crate::geo::Country;
use crate::identifiers::{Email, Phone};
use crate::imports::group::Group;
use crate::imports::values::one_line;
use crate::imports::{Aside, Headed, Target, restore};

/// The most characters of a client's notes, and of its name.
const LONGEST_NOTES: usize = 10_000;
const LONGEST_NAME: usize = 200;

/// A client of a file in which something is wrong.
pub(super) struct Doubtful<'a> {
    pub group: &'a mut Group<ClientForm>,
    pub mapping: &'a [Target],
    pub rules: &'a FormRules,
}

impl Doubtful<'_> {
    /// Takes out each value that is wrong. Tells whether there was any that the client can be without.
    pub(super) fn set_aside(mut self, errors: &FieldErrors) -> bool {
        let mut any = false;
        for (path, error) in &errors.0 {
            any |= self.take_out(path, error);
        }
        any
    }

    fn take_out(&mut self, path: &str, error: &FieldError) -> bool {
        match path {
            "fields.name" => self.shorten(path, LONGEST_NAME, error),
            "fields.private_notes" | "fields.public_notes" => self.shorten(path, LONGEST_NOTES, error),
            "fields.other_emails" => self.sort_out::<Email>(path, error),
            "fields.other_phones" => self.sort_out::<Phone>(path, error),
            "state" => {
                let typed = mem::take(&mut self.group.row.state);
                self.keep(path, typed, error)
            }
            // Too many of them are no client's: its rows are given back.
            "contacts" | "addresses" => false,
            _ => self.take_one(path, error),
        }
    }

    fn take_one(&mut self, path: &str, error: &FieldError) -> bool {
        if *error == FieldError::Phone && self.reads_elsewhere(path) {
            return true;
        }
        let mut path = path.to_owned();
        let mut typed = self.take(&path);
        if typed.is_empty()
            && let Some(other) = other_half(&path)
        {
            // Half a position is none: the other half goes.
            typed = self.take(&other);
            path = other;
        }
        self.keep(&path, typed, error)
    }

    fn take(&mut self, path: &str) -> String {
        place_of(&mut self.group.row.form, path).map(mem::take).unwrap_or_default()
    }

    /// A number that is none where the client is may be one where another of its addresses is, at home, or in North America, whose numbers
    /// have a form of their own.
    fn reads_elsewhere(&mut self, path: &str) -> bool {
        let typed = self.take(path);
        let found = self.elsewhere(&typed);
        let is_found = found.is_some();
        if let Some(place) = place_of(&mut self.group.row.form, path) {
            *place = found.unwrap_or(typed);
        }
        is_found
    }

    fn elsewhere(&self, typed: &str) -> Option<String> {
        let usual = self.rules.country;
        let places = self.group.row.form.addresses.iter().map(|address| address.dialled_in(usual));
        let american = is_north_american(typed).then_some(Country::CANADA);
        let mut countries = places.chain([usual]).chain(american);
        countries.find_map(|country| (self.rules.phone.parse)(typed, country).ok()).map(String::from)
    }

    /// Keeps of several values those that can be read.
    fn sort_out<T: FieldValue>(&mut self, path: &str, error: &FieldError) -> bool {
        let reading = self.group.row.form.reading(self.rules);
        let typed = self.take(path);
        let (mut good, bad) = sorted::<T>(&typed, &reading);
        for value in bad {
            match self.elsewhere(&value).filter(|_| *error == FieldError::Phone) {
                Some(phone) => good.push(phone),
                None => {
                    self.keep(path, value, error);
                }
            }
        }
        if let Some(place) = place_of(&mut self.group.row.form, path) {
            *place = good.join("\n");
        }
        true
    }

    /// A text that is too long, or holds what no keyboard types, is kept as far as it can be; the whole of it is told.
    fn shorten(&mut self, path: &str, most: usize, error: &FieldError) -> bool {
        if *error == FieldError::Required {
            return false;
        }
        let Some(place) = place_of(&mut self.group.row.form, path) else { return false };
        let is_typed = |c: &char| !c.is_control() || most == LONGEST_NOTES && matches!(*c, '\n' | '\t');
        let short: String = place.chars().filter(is_typed).take(most).collect();
        let typed = mem::replace(place, short);
        // Of a note, what is left out would find no room there either.
        let left_out = if most == LONGEST_NAME { typed } else { typed.chars().skip(most).collect() };
        self.keep(path, left_out, error);
        true
    }

    /// Keeps a value beside the client. Nothing is not kept.
    fn keep(&mut self, path: &str, typed: String, error: &FieldError) -> bool {
        let of = |at: u32| self.group.row.form.contacts.get(usize::try_from(at).ok()?);
        let person = in_row(path).filter(|(group, ..)| *group == "contacts").and_then(|(_, at, _)| of(at));
        let about = person.map(called).unwrap_or_default();
        keep(self.group, (path, &typed), about, error, self.mapping)
    }
}

/// Puts back what a client has, where a file's value is wrong beside it.
pub(super) fn give_way(
    group: &mut Group<ClientForm>,
    (before, after): (&ClientForm, &mut ClientForm),
    errors: &FieldErrors,
    mapping: &[Target],
) -> bool {
    let mut before = before.clone();
    let mut any = false;
    for (path, error) in &errors.0 {
        let had = place_of(&mut before, path).cloned().unwrap_or_default();
        let Some(place) = place_of(after, path).filter(|place| **place != had) else { continue };
        let typed = mem::replace(place, had);
        any |= keep(group, (path, &typed), String::new(), error, mapping);
    }
    any
}

/// Puts into a client's notes what stands in a file beside it, each line once, as long as there is room.
pub(super) fn note(form: &mut ClientForm, asides: &[Aside], headed: &Headed) {
    let notes = &mut form.fields.private_notes;
    for line in asides.iter().map(|aside| aside.noted(&headed.columns, headed.language)) {
        let is_there = notes.lines().any(|known| known == line);
        let room = LONGEST_NOTES.saturating_sub(notes.chars().count());
        if !is_there && line.chars().count() < room {
            if !notes.is_empty() {
                notes.push('\n');
            }
            notes.push_str(&line);
        }
    }
}

fn sorted<T: FieldValue>(typed: &str, reading: &Reading) -> (Vec<String>, Vec<String>) {
    let values = typed.split(['\n', ';', ',']).map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned);
    let (mut good, mut bad): (Vec<String>, Vec<String>) = values.partition(|value| T::read(value, reading).is_ok());
    if good.len() > Several::<T>::MAX as usize {
        bad.extend(good.split_off(Several::<T>::MAX as usize));
    }
    (good, bad)
}

fn keep(
    group: &mut Group<ClientForm>,
    (path, typed): (&str, &str),
    about: String,
    error: &FieldError,
    mapping: &[Target],
) -> bool {
    if typed.trim().is_empty() {
        return false;
    }
    let (row, column) = cell_of(group, path, typed, mapping);
    let Some(record) = group.records.get(row) else { return false };
    let cell = record.cells.get(column).map(|cell| one_line(restore(cell))).unwrap_or_default();
    // Of several values in a cell one may be wrong; a choice or an entry of a list is told as the file writes it.
    let text = if is_plain(path) || cell.is_empty() { one_line(typed) } else { cell };
    let (line, why) = (record.line, Some(error.clone()));
    let asides = &mut group.row.asides;
    match asides.iter_mut().find(|known| (known.line, known.column) == (line, column) && known.text.contains(&text)) {
        Some(known) => known.why = why,
        None => asides.push(Aside { line, column, about, text, why }),
    }
    true
}

/// The other of latitude and longitude.
fn other_half(path: &str) -> Option<String> {
    let (row, name) = path.rsplit_once('.')?;
    match name {
        "latitude" => Some(format!("{row}.longitude")),
        "longitude" => Some(format!("{row}.latitude")),
        _ => None,
    }
}

/// Whether what is typed at a path is what stands in the file.
fn is_plain(path: &str) -> bool {
    let name = path.rsplit_once('.').map_or(path, |(_, name)| name);
    ["phone", "mobile", "switchboard", "fax", "email", "emails", "phones", "website", "notes"]
        .iter()
        .any(|of| name.ends_with(of))
}

/// The row and the column that a value comes from: those of its path, else those of the cell that holds it.
fn cell_of(group: &Group<ClientForm>, path: &str, typed: &str, mapping: &[Target]) -> (usize, usize) {
    let holds = |row: usize, column: usize| {
        group.records.get(row).and_then(|record| record.cells.get(column)).is_some_and(|cell| cell.contains(typed))
    };
    let known = group.cell(path, mapping);
    if let Some(known) = known.filter(|(row, column)| !is_plain(path) || holds(*row, *column)) {
        return known;
    }
    let columns = || (0..mapping.len()).filter(|column| !mapping[*column].is_ignored());
    let found = (0..group.records.len()).flat_map(|row| columns().map(move |column| (row, column)));
    let mut found = found.filter(|(row, column)| holds(*row, *column));
    found.next().or(known).unwrap_or_else(|| (0, columns().next().unwrap_or_default()))
}

/// The place of a value in a client's form.
fn place_of<'a>(form: &'a mut ClientForm, path: &str) -> Option<&'a mut String> {
    if path == "number" {
        return Some(&mut form.number);
    }
    if let Some(name) = path.strip_prefix("fields.") {
        return form.fields.get_mut(name);
    }
    if let Some(id) = path.strip_prefix("custom.") {
        return form.custom.get_mut(id);
    }
    let (group, at, name) = in_row(path)?;
    let at = usize::try_from(at).ok()?;
    match group {
        "contacts" => form.contacts.get_mut(at)?.get_mut(name),
        "addresses" => form.addresses.get_mut(at)?.get_mut(name),
        _ => None,
    }
}

/// Three digits, three and four, with marks between them: « 514-555-0143 », « (514) 555-0143 », « 1-514-555-0143 ».
fn is_north_american(phone: &str) -> bool {
    let groups = phone.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).map(str::len);
    let groups: Vec<usize> = groups.collect();
    matches!(groups.as_slice(), [3, 3, 4] | [1, 3, 3, 4])
}
