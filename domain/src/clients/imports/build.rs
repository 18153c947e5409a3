//! A row into a client's form.

use std::borrow::Cow;

use super::blank::is_blank;
use super::doubts::{self, Doubtful};
use super::person::{company_below, person_at};
use super::place::Place;
use super::places::name_kind;
use super::reading::{Cell, Reading};
use super::told::Told;
use super::whole_address::take_apart;
use super::{group, settle};
use crate::clients::{ClientForm, ClientKind, FormRules};
use crate::error::FieldErrors;
use crate::imports::group::{Apart, Group, RowReader, SheetRow};
use crate::imports::{Aside, Headed, Lookup, Record, Target, restore};

/// Reads rows of a file of clients by a mapping.
#[derive(Clone, Debug)]
pub struct ClientReader {
    mapping: Vec<Target>,
    places: Vec<Place>,
    headed: Headed,
    rules: FormRules,
    told: Told,
}

impl ClientReader {
    /// By where the columns go; a path that no client has is left out. Profiles on networks come in as the file has them. What the settings ask of whoever types is not asked of a file: a client
    /// comes in without it.
    #[must_use]
    pub fn new(mapping: &[Target], headed: Headed, mut rules: FormRules) -> Self {
        rules.email_required = false;
        rules.any_profile = true;
        for field in &mut rules.custom_fields {
            field.required = false;
        }
        let places: Vec<Place> = mapping.iter().map(|target| Place::of(target).unwrap_or_default()).collect();
        let told = if headed.is_ours { Told::default() } else { Told::by(&headed.columns, &places) };
        Self { mapping: mapping.to_vec(), places, headed, rules, told }
    }

    /// What forms are read against.
    #[must_use]
    pub const fn rules(&self) -> &FormRules {
        &self.rules
    }

    /// Puts into a client's notes what stands in a file beside it, each line once.
    pub fn note(&self, form: &mut ClientForm, asides: &[Aside]) {
        doubts::note(form, asides, &self.headed);
    }

    /// Gives way to what a client has, where a file's value is wrong beside it: the value is kept aside. Tells whether there was any.
    pub fn give_way(
        &self,
        group: &mut Group<ClientForm>,
        (before, after): (&ClientForm, &mut ClientForm),
        errors: &FieldErrors,
    ) -> bool {
        doubts::give_way(group, (before, after), errors, &self.mapping)
    }

    /// The cells of a row that say something.
    fn cells<'a>(&'a self, record: &'a Record) -> impl Iterator<Item = Cell<'a>> {
        let cells = self.places.iter().zip(&record.cells).enumerate();
        cells.filter(|(_, (place, _))| **place != Place::Ignored).filter_map(|(column, (place, cell))| {
            let text = restore(cell).trim();
            let is_blank = || !self.headed.is_ours && is_blank(*place, text, &self.rules.custom_fields);
            let says = !text.is_empty() && !is_blank();
            says.then_some(Cell { column, place: *place, text })
        })
    }
}

impl RowReader for ClientReader {
    type Form = ClientForm;

    fn row(&self, record: &Record, lookup: &mut impl Lookup) -> SheetRow<ClientForm> {
        let mut reading = Reading::new(&self.rules, lookup, record.line);
        // What « NC » is depends on the postal code, and a province means something within a country alone.
        let turn = |place: Place| match place {
            Place::Address(_, "province") => 2,
            Place::Address(_, "country") => 1,
            _ => 0,
        };
        let cells: Vec<Cell<'_>> = self.cells(record).collect();
        for now in 0..=2 {
            for cell in cells.iter().filter(|cell| turn(cell.place) == now) {
                reading.put(cell);
            }
        }
        let mut row = reading.finish();
        self.told.complete(&mut row.form);
        if !self.headed.is_ours {
            for address in &mut row.form.addresses {
                take_apart(address, self.rules.country);
                name_kind(&mut address.label, self.headed.language);
            }
        }
        let of = |place: Place| cells.iter().find(|cell| cell.place == place);
        let is_company = row.form.fields.kind == ClientKind::Company.as_str();
        match of(Place::ContactOf) {
            Some(parent) if is_company => company_below(parent.text, row),
            Some(client) => person_at(client.text, row),
            // The row of that id names the client.
            None if of(Place::ContactOfId).is_some() && !is_company => person_at("", row),
            None => row,
        }
    }

    fn settle(&self, group: &mut Group<ClientForm>) {
        if !self.headed.is_ours {
            settle::settle(&mut group.row.form, &self.rules);
        }
    }

    fn set_aside(&self, group: &mut Group<ClientForm>, errors: &FieldErrors) -> bool {
        Doubtful { group, mapping: &self.mapping, rules: &self.rules }.set_aside(errors)
    }

    fn whole<'a>(&self, row: &'a SheetRow<ClientForm>) -> Cow<'a, ClientForm> {
        if row.asides.is_empty() {
            return Cow::Borrowed(&row.form);
        }
        let mut form = row.form.clone();
        self.note(&mut form, &row.asides);
        Cow::Owned(form)
    }

    fn groups(form: &ClientForm) -> Vec<(&'static str, usize)> {
        vec![("contacts", form.contacts.len()), ("addresses", form.addresses.len())]
    }

    fn join(group: &mut Group<ClientForm>, record: Record, row: SheetRow<ClientForm>) -> Result<(), Apart<ClientForm>> {
        group::join(group, record, row)
    }
}
