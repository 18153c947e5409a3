//! Rows that are about one client: several contacts a client come as several rows from most programs.

use std::collections::{HashMap, HashSet};

use crate::clients::fields::ClientFields;
use crate::clients::{AddressForm, ClientForm, ContactForm};
use crate::error::FieldError;
use crate::imports::build::SheetRow;
use crate::imports::{Builder, Lookup, Record, Target};
use crate::text::fold;

/// A client and the rows it was read from, the first one leading.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// The rows.
    pub records: Vec<Record>,
    /// What they say together.
    pub row: SheetRow,
    /// For each contact of the form, the row it stands in and its place there.
    contacts: Vec<(usize, usize)>,
    /// The same of addresses.
    addresses: Vec<(usize, usize)>,
}

impl Group {
    fn of(record: Record, row: SheetRow) -> Self {
        let contacts = (0..row.form.contacts.len()).map(|place| (0, place)).collect();
        let addresses = (0..row.form.addresses.len()).map(|place| (0, place)).collect();
        Self { records: vec![record], row, contacts, addresses }
    }

    /// The line of the leading row.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.records.first().map_or(0, |record| record.line)
    }

    /// The row and the column that a path of the form stands in; nothing when no column fills it.
    #[must_use]
    pub fn cell(&self, path: &str, mapping: &[Target]) -> Option<(usize, usize)> {
        let (row, target) = match Target::from_path(path)? {
            Target::Contact(index, name) => {
                let (row, place) = *self.contacts.get(usize::from(index))?;
                (Some(row), Target::Contact(u8::try_from(place).ok()?, name))
            }
            Target::Address(index, name) => {
                let (row, place) = *self.addresses.get(usize::from(index))?;
                (Some(row), Target::Address(u8::try_from(place).ok()?, name))
            }
            target => (None, target),
        };
        let column = mapping.iter().position(|mapped| *mapped == target)?;
        let filled = || {
            self.records.iter().position(|record| record.cells.get(column).is_some_and(|cell| !cell.trim().is_empty()))
        };
        Some((row.or_else(filled).unwrap_or(0), column))
    }

    /// Takes in a row about the same client, or gives it back when it says something else of it.
    fn join(&mut self, record: Record, row: SheetRow) -> Result<(), Box<(Record, SheetRow)>> {
        let (mine, theirs) = (&self.row.form, &row.form);
        let agree = |mine: &str, theirs: &str| mine.is_empty() || theirs.is_empty() || fold(mine) == fold(theirs);
        let same = ClientFields::NAMES
            .iter()
            .all(|name| agree(mine.fields.get(name).unwrap_or(""), theirs.fields.get(name).unwrap_or("")))
            && agree(&mine.number, &theirs.number)
            && agree(&self.row.state, &row.state)
            && theirs.custom.iter().all(|(id, value)| mine.custom.get(id).is_none_or(|mine| agree(mine, value)));
        if !same {
            return Err(Box::new((record, row)));
        }
        let at = self.records.len();
        self.records.push(record);
        let form = &mut self.row.form;
        overlay(form, &row.form);
        for (place, contact) in row.form.contacts.into_iter().enumerate().filter(|(_, contact)| !contact.is_blank()) {
            if !form.contacts.contains(&contact) {
                form.contacts.push(contact);
                self.contacts.push((at, place));
            }
        }
        for (place, address) in row.form.addresses.into_iter().enumerate().filter(|(_, address)| !address.is_blank()) {
            if !form.addresses.contains(&address) {
                form.addresses.push(address);
                self.addresses.push((at, place));
            }
        }
        if self.row.state.is_empty() {
            self.row.state = row.state;
        }
        self.row.links.extend(row.links);
        self.row.warnings.extend(row.warnings);
        Ok(())
    }
}

/// Fills what is blank in a client's own values from another row about it.
fn overlay(form: &mut ClientForm, other: &ClientForm) {
    for name in ClientFields::NAMES {
        if let (Some(place), Some(value)) = (form.fields.get_mut(name), other.fields.get(name))
            && place.is_empty()
        {
            value.clone_into(place);
        }
    }
    if form.number.is_empty() {
        form.number.clone_from(&other.number);
    }
    for (id, value) in &other.custom {
        form.custom.entry(id.clone()).or_insert_with(|| value.clone());
    }
}

/// Overwrites a client with what a file has of it; what the file leaves blank stays. Contacts are recognised by their e-mail, else
/// by their name, addresses by their street and postal code; those that are new are added.
#[must_use]
pub fn overwritten(current: &ClientForm, file: &ClientForm) -> ClientForm {
    let mut form = current.clone();
    for name in ClientFields::NAMES {
        if let (Some(place), Some(value)) = (form.fields.get_mut(name), file.fields.get(name))
            && !value.is_empty()
        {
            value.clone_into(place);
        }
    }
    if !file.number.is_empty() {
        form.number.clone_from(&file.number);
    }
    form.custom.extend(
        file.custom.iter().filter(|(_, value)| !value.is_empty()).map(|(id, value)| (id.clone(), value.clone())),
    );
    for contact in file.contacts.iter().filter(|contact| !contact.is_blank()) {
        match form.contacts.iter_mut().find(|known| same_person(known, contact)) {
            Some(known) => overwrite(ContactForm::NAMES, known, contact, ContactForm::get_mut),
            None => form.contacts.push(contact.clone()),
        }
    }
    for address in file.addresses.iter().filter(|address| !address.is_blank()) {
        match form.addresses.iter_mut().find(|known| same_place(known, address)) {
            Some(known) => overwrite(&super::target::ADDRESS_FIELDS, known, address, AddressForm::get_mut),
            None => form.addresses.push(address.clone()),
        }
    }
    form
}

fn overwrite<T: Clone>(
    names: &[&str],
    known: &mut T,
    file: &T,
    get_mut: for<'a> fn(&'a mut T, &str) -> Option<&'a mut String>,
) {
    let mut file = file.clone();
    for name in names {
        let value = get_mut(&mut file, name).map(std::mem::take).unwrap_or_default();
        if let Some(place) = get_mut(known, name).filter(|_| !value.is_empty()) {
            *place = value;
        }
    }
}

fn same_person(one: &ContactForm, other: &ContactForm) -> bool {
    if !one.email.is_empty() && !other.email.is_empty() {
        return one.email.to_lowercase() == other.email.to_lowercase();
    }
    let name = |form: &ContactForm| fold(&format!("{} {}", form.first_name, form.last_name)).trim().to_owned();
    !name(one).is_empty() && name(one) == name(other)
}

fn same_place(one: &AddressForm, other: &AddressForm) -> bool {
    let place = |form: &AddressForm| (fold(&form.line1), fold(&form.postal_code));
    place(one) == place(other)
}

/// The rows that follow another row's client from further on.
#[derive(Debug, Default)]
pub struct Followers {
    of: HashMap<u32, Vec<Record>>,
    lines: HashSet<u32>,
    /// Rows in all.
    pub rows: u32,
}

impl Followers {
    /// Reads a whole file for them. Without columns about contacts or places, each row is a client of its own; without numbers,
    /// rows of one name are one client only if the file is about contacts.
    #[must_use]
    pub fn find(records: impl Iterator<Item = Record>, mapping: &[Target]) -> Self {
        let column = |wanted: Target| mapping.iter().position(|target| *target == wanted);
        let contacts = mapping.iter().any(Target::is_contact);
        let places = mapping.iter().any(Target::is_address);
        let number = column(Target::Number).filter(|_| contacts || places);
        let name = column(Target::Field("name")).filter(|_| contacts);
        let client = column(Target::ContactOf);
        let mut first: HashMap<String, u32> = HashMap::new();
        let mut found = Self::default();
        for record in records {
            found.rows += 1;
            let key = |column: Option<usize>, prefix: &str| {
                let cell = record.cells.get(column?)?.trim();
                (!cell.is_empty()).then(|| format!("{prefix}{}", fold(cell)))
            };
            // A person at a client has a reference of their own, which is not the client's.
            let client = key(client, "i");
            let number = if client.is_some() { None } else { key(number, "n") };
            let name = client.or_else(|| key(name, "i"));
            let leader = number.as_ref().or(name.as_ref()).and_then(|key| first.get(key)).copied();
            match leader {
                Some(leader) => {
                    found.lines.insert(record.line);
                    found.of.entry(leader).or_default().push(record);
                }
                None => {
                    for key in number.into_iter().chain(name) {
                        first.entry(key).or_insert(record.line);
                    }
                }
            }
        }
        found
    }
}

/// Reads a file client by client, a row that follows another one's with it.
pub fn groups<'a, L: Lookup>(
    records: impl Iterator<Item = Record> + 'a,
    mut followers: Followers,
    builder: &'a mut Builder<'a, L>,
) -> impl Iterator<Item = Group> + 'a {
    records.flat_map(move |record| read(record, &mut followers, builder))
}

/// The client of a row, and any follower that says something else after all.
pub fn read<L: Lookup>(record: Record, followers: &mut Followers, builder: &mut Builder<'_, L>) -> Vec<Group> {
    if followers.lines.contains(&record.line) {
        return Vec::new();
    }
    let line = record.line;
    let row = builder.row(&record);
    let mut found = vec![Group::of(record, row)];
    for follower in followers.of.remove(&line).unwrap_or_default() {
        let row = builder.row(&follower);
        if let Err(other) = found[0].join(follower, row) {
            let (record, row) = *other;
            found.push(Group::of(record, row));
        }
    }
    found
}

/// Too much in one cell, or more cells than columns: what a quote left open makes of a row.
#[must_use]
pub fn malformed(record: &Record, columns: usize) -> Option<FieldError> {
    if record.cells.iter().any(|cell| cell.len() > super::MAX_CELL_BYTES as usize) {
        return Some(FieldError::TooLong { max: super::MAX_CELL_BYTES });
    }
    let extra = record.cells.iter().skip(columns).any(|cell| !cell.trim().is_empty());
    extra.then(|| FieldError::TooMany { max: u32::try_from(columns).unwrap_or(u32::MAX) })
}
