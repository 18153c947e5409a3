//! Cards laid out as a table, so that they come in by the same way as one.

use std::collections::HashMap;

use super::PRODUCT;
use super::card::{Card, Property};
use super::parse::Cards;
use super::places::{self, in_one_line};
use super::reach::{Line, MANY, Way, sites, ways};
use super::who::{Who, Whom, is_group, joined, one_line};
use crate::clients::{ClientForm, ContactForm};
use crate::imports::{MAX_CELL_BYTES, Record, guarded};
use crate::text::fold;

/// The columns of that table, by the path they fill.
#[rustfmt::skip]
pub const COLUMNS: [&str; 63] = [
    "fields.name", "fields.kind", "fields.email", "fields.phone", "fields.mobile", "fields.switchboard", "fields.fax",
    "fields.other_emails", "fields.other_phones", "fields.website", "fields.public_notes", "fields.private_notes", "fields.tags",
    "contacts[0].full_name", "contacts[0].civility", "contacts[0].first_name", "contacts[0].last_name", "contacts[0].position",
    "contacts[0].email", "contacts[0].direct_phone", "contacts[0].mobile", "contacts[0].switchboard", "contacts[0].fax",
    "addresses[0].label", "addresses[0].line1", "addresses[0].line2", "addresses[0].postal_code", "addresses[0].city",
    "addresses[0].province", "addresses[0].country", "addresses[0].is_main", "addresses[0].is_billing", "addresses[0].is_delivery",
    "addresses[1].label", "addresses[1].line1", "addresses[1].line2", "addresses[1].postal_code", "addresses[1].city",
    "addresses[1].province", "addresses[1].country", "addresses[1].is_main", "addresses[1].is_billing", "addresses[1].is_delivery",
    "addresses[2].label", "addresses[2].line1", "addresses[2].line2", "addresses[2].postal_code", "addresses[2].city",
    "addresses[2].province", "addresses[2].country", "addresses[2].is_main", "addresses[2].is_billing", "addresses[2].is_delivery",
    "addresses[3].label", "addresses[3].line1", "addresses[3].line2", "addresses[3].postal_code", "addresses[3].city",
    "addresses[3].province", "addresses[3].country", "addresses[3].is_main", "addresses[3].is_billing", "addresses[3].is_delivery",
];

/// What says something of a person and has no column: the notes keep it under its name.
const NOTED: [&str; 6] = ["NICKNAME", "BDAY", "ANNIVERSARY", "IMPP", "X-SKYPE", "X-SOCIALPROFILE"];
/// A group that a program puts everybody into.
const OF_ALL: [&str; 2] = ["myContacts", "My Contacts"];

/// Each card as a row; its line is its place in the file. A card that lists others is none.
pub fn rows(text: String) -> impl Iterator<Item = Record> + Send {
    let mut sites = Sites::default();
    (1..).zip(Cards::new(text)).filter(|(_, card)| !is_group(card)).map(move |(line, card)| {
        let mut row = Row::of(&card);
        sites.keep_apart(&mut row);
        Record { line, cells: COLUMNS.iter().map(|path| row.cell(path)).collect() }
    })
}

/// The pages of each company so far, and whether its own card says so. Two people of a company may each have a page; it is one company.
#[derive(Default)]
struct Sites(HashMap<String, (String, bool)>);

impl Sites {
    /// Moves a page into the notes, where it would make another company of one that has a page.
    fn keep_apart(&mut self, row: &mut Row) {
        let is_own = row.whom == Whom::Company;
        let fields = &mut row.form.fields;
        if row.whom == Whom::Person || fields.website.is_empty() {
            return;
        }
        let known = self.0.entry(fold(&fields.name)).or_insert_with(|| (fold(&fields.website), is_own));
        if known.0 != fold(&fields.website) && !(known.1 && is_own) {
            add(&mut fields.private_notes, &fields.website);
            fields.website.clear();
        }
    }
}

/// What a card says, as the cells of a row have it.
#[derive(Default)]
struct Row {
    form: ClientForm,
    /// The contact's name, where first and last name stand in one.
    full_name: String,
    whom: Whom,
}

impl Row {
    /// A card with an organisation and a person is a contact of that organisation; with an organisation alone it is a company; with a person
    /// alone a private client, who is their own contact.
    fn of(card: &Card) -> Self {
        let who = Who::of(card);
        let is_ours = card.text("PRODID") == PRODUCT;
        let mut row = Self { whom: who.whom, ..Self::default() };
        let ways = ways(card, who.whom != Whom::Person);
        row.form.fields.name.clone_from(&who.client);
        match who.whom {
            Whom::Company => {
                "company".clone_into(&mut row.form.fields.kind);
                row.reach_client(&ways, is_ours);
            }
            Whom::PersonAt => row.reach_person(&who, &ways),
            Whom::Person => {
                "individual".clone_into(&mut row.form.fields.kind);
                row.reach_client(&ways, is_ours);
            }
        }
        if who.is_somebody() {
            row.name(&who, &ways);
        }
        row.form.fields.website = sites(card, who.whom != Whom::Person);
        row.form.fields.tags = tags(card);
        row.form.addresses = places::places(card, &who);
        row.note(card, &who, is_ours);
        row
    }

    /// The first of a kind has its place, the others stand together.
    fn reach_client(&mut self, ways: &[Way], is_ours: bool) {
        let fields = &mut self.form.fields;
        let mut taken: Vec<(Line, &str)> = Vec::new();
        for way in ways.iter().filter(|way| way.is_clients()) {
            if taken.contains(&(way.line, way.value.as_str())) {
                continue;
            }
            taken.push((way.line, &way.value));
            // Of another program's « other », the first may be all there is.
            let is_first = !(way.is_other && is_ours);
            match fields.get_mut(way.line.of_client()).filter(|place| is_first && place.is_empty()) {
                Some(place) => *place = way.cell(),
                None if way.line == Line::Email => add(&mut fields.other_emails, &way.cell()),
                None => add(&mut fields.other_phones, &way.cell()),
            }
        }
    }

    /// A person at a company: all of a kind in one cell, of which the first is theirs, and the notes say whose the rest are.
    fn reach_person(&mut self, who: &Who, ways: &[Way]) {
        if !who.is_somebody() {
            for way in ways {
                let is_email = way.line == Line::Email;
                let fields = &mut self.form.fields;
                add(if is_email { &mut fields.other_emails } else { &mut fields.other_phones }, &way.cell());
            }
            return;
        }
        let mut person = ContactForm::default();
        for way in ways {
            if let Some(place) = person.get_mut(way.line.of_contact()) {
                add(place, &way.cell());
            }
        }
        self.form.contacts = vec![person];
    }

    /// The person; a private client is reached as they are.
    fn name(&mut self, who: &Who, ways: &[Way]) {
        let mut person = self.form.contacts.pop().unwrap_or_default();
        person.first_name.clone_from(&who.first);
        person.last_name.clone_from(&who.last);
        person.position.clone_from(&who.position);
        if who.is_named() {
            person.civility.clone_from(&who.civility);
        }
        if who.whom == Whom::Person {
            for line in Line::ALL {
                let first = ways.iter().find(|way| way.line == line && way.is_contacts() && !way.is_other);
                if let (Some(place), Some(way)) = (person.get_mut(line.of_contact()), first) {
                    place.clone_from(&way.value);
                }
            }
        }
        self.full_name.clone_from(&who.full);
        self.form.contacts = vec![person];
    }

    /// Notes, and what has no place of its own. Others' notes are not for the client to read; those of our own cards are.
    fn note(&mut self, card: &Card, who: &Who, is_ours: bool) {
        let notes = card.all("NOTE").take(MANY).map(|note| note.text().trim().to_owned());
        let notes = notes.collect::<Vec<_>>().join("\n");
        let mut kept = Vec::new();
        if is_ours {
            self.form.fields.public_notes = notes;
        } else {
            kept.push(notes);
        }
        if !who.is_somebody() {
            kept.push(who.position.clone());
        }
        kept.push(who.department.clone());
        for name in NOTED {
            kept.extend(card.all(name).take(MANY).map(|property| format!("{name}: {}", one_line(&property.text()))));
        }
        let beyond = self.form.addresses.split_off(self.form.addresses.len().min(places::MOST));
        kept.extend(beyond.iter().map(in_one_line));
        let kept = joined(&kept, "\n");
        let about = who.whom == Whom::PersonAt && who.is_named() && !kept.is_empty();
        self.form.fields.private_notes = if about { format!("{} – {kept}", who.called()) } else { kept };
    }

    /// A cell as a table of ours has it: an apostrophe of the card's own stays. What no cell holds has no room in a client either.
    fn cell(&self, path: &str) -> String {
        let mut value = self.value(path);
        let mut end = value.len().min(MAX_CELL_BYTES as usize - 1);
        while !value.is_char_boundary(end) {
            end -= 1;
        }
        value.truncate(end);
        guarded(&value).into_owned()
    }

    fn value(&self, path: &str) -> String {
        if let Some(name) = path.strip_prefix("fields.") {
            return self.form.fields.get(name).unwrap_or_default().to_owned();
        }
        if path == "contacts[0].full_name" {
            return self.full_name.clone();
        }
        if let Some(name) = path.strip_prefix("contacts[0].") {
            return self.form.contacts.first().and_then(|person| person.get(name)).unwrap_or_default().to_owned();
        }
        let place = path.strip_prefix("addresses[").and_then(|rest| rest.split_once("]."));
        let address = place.and_then(|(at, _)| self.form.addresses.get(at.parse::<usize>().ok()?));
        let value = address.zip(place).and_then(|(address, (_, name))| address.get(name));
        value.unwrap_or_default().to_owned()
    }
}

/// Words that a card is found by, a line each.
fn tags(card: &Card) -> String {
    let all = card.all("CATEGORIES").take(MANY).map(Property::text).collect::<Vec<_>>().join("\n");
    let tags = all.split(['\n', ',', ';']).map(str::trim).filter(|tag| !tag.is_empty() && !OF_ALL.contains(tag));
    tags.collect::<Vec<_>>().join("\n")
}

/// Adds a line.
fn add(lines: &mut String, value: &str) {
    if !lines.is_empty() {
        lines.push('\n');
    }
    lines.push_str(value);
}
