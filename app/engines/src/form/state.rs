//! What the parts of a form share.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::error::{FieldError, FieldErrors};
use domain::form::{FormText, Places};
use domain::listing::StateId;
use leptos::{html, prelude::*};
use uuid::Uuid;

use super::gather::{self, Rows};
use super::shown::Shown;
use super::{Begun, Formed, Names};
use kit::error::AppError;
use kit::ui::field_id;
use kit::words::{self, Locale, formats, words};

/// What is looked up while the form is on the page, and never awaited.
struct FormState {
    of: Arc<dyn Formed>,
    /// The values that the inputs were drawn from.
    start: FormText,
    /// The values and the version that the page began with.
    pristine: (FormText, i32),
    /// What rows were drawn from, by group and number.
    rows: BTreeMap<(String, u32), FormText>,
    /// The number of the next row.
    next_row: u32,
    names: Names,
    /// The record as it was when this began: what differs from it was changed here.
    base: FormText,
    /// Who saved meanwhile, where what they changed is saved with this.
    joined: Option<String>,
    shown: StoredValue<Shown>,
}

/// One form on the page. Inputs are not controlled: what is typed lives in the page and is read when it is needed.
#[derive(Clone, Copy)]
pub struct Form {
    /// The language.
    pub l: Locale,
    /// The record being edited.
    pub id: Option<Uuid>,
    /// The state that it was in when the page came.
    pub state: StateId,
    /// The version that is being edited.
    pub version: RwSignal<i32>,
    /// The `<form>`.
    pub node: NodeRef<html::Form>,
    /// Counts the times the inputs were drawn anew, from [`start`](Self::start).
    pub drawn: RwSignal<u32>,
    /// The rows on the page.
    pub rows: RwSignal<Rows>,
    /// What is wrong, by input.
    pub errors: RwSignal<FieldErrors>,
    /// What was wrong when it was last sent: the id of the field, and words.
    pub summary: RwSignal<Vec<(String, String)>>,
    /// Why it could not be saved, where no field is to blame: a conflict among others.
    pub failure: RwSignal<Option<AppError>>,
    /// Counts changes that no event of an input tells: a row removed, a record picked.
    pub touched: RwSignal<u32>,
    /// The record, once it is saved.
    pub saved: RwSignal<Option<Uuid>>,
    /// Whether it is being saved.
    pub saving: RwSignal<bool>,
    held: StoredValue<FormState>,
}

impl Form {
    /// From what the server told.
    pub fn new(of: Arc<dyn Formed>, begun: Begun) -> Self {
        let Begun { id, version, text, names, state } = begun;
        let held = FormState {
            of,
            start: FormText::default(),
            pristine: (text.clone(), version),
            rows: BTreeMap::new(),
            next_row: 0,
            names,
            base: text.clone(),
            joined: None,
            shown: StoredValue::new(Shown::new(formats())),
        };
        let form = Self {
            l: words(),
            id,
            state,
            version: RwSignal::new(version),
            node: NodeRef::new(),
            drawn: RwSignal::new(0),
            rows: RwSignal::default(),
            errors: RwSignal::default(),
            summary: RwSignal::default(),
            failure: RwSignal::default(),
            touched: RwSignal::new(0),
            saved: RwSignal::new(None),
            saving: RwSignal::new(false),
            held: StoredValue::new(held),
        };
        form.seed(text);
        form
    }

    /// What the feature states.
    pub fn of(self) -> Arc<dyn Formed> {
        self.held.with_value(|held| Arc::clone(&held.of))
    }

    /// Draws the inputs anew from other values: a draft, or what somebody else saved.
    pub fn redraw(self, text: FormText) {
        self.seed(text);
        self.errors.set(FieldErrors::default());
        self.summary.set(Vec::new());
        self.drawn.update(|times| *times += 1);
    }

    fn seed(self, text: FormText) {
        let of = self.of();
        of.drawn(&text);
        let mut rows = Rows::default();
        for group in of.shape().groups {
            for row in text.rows(group.name) {
                rows.push(group.name, self.keep_row(group.name, text.row(group.name, row)));
            }
        }
        self.rows.set(rows);
        self.held.update_value(|held| held.start = text);
    }

    /// Keeps what a row is drawn from, under a number that no row has had.
    fn keep_row(self, group: &str, values: FormText) -> u32 {
        self.held.update_value(|held| {
            held.next_row += 1;
            held.rows.insert((group.to_owned(), held.next_row), values);
        });
        self.held.with_value(|held| held.next_row)
    }

    /// What a row is drawn from.
    pub fn row(self, group: &str, row: u32) -> FormText {
        self.held.with_value(|held| held.rows.get(&(group.to_owned(), row)).cloned()).unwrap_or_default()
    }

    /// Adds a row with these values, and answers its number. The first of a group bears its mark.
    pub fn add_row(self, group: &str, mut values: FormText) -> u32 {
        let Some(group) = self.of().shape().group(group) else { return 0 };
        if let Some((mark, _)) = group.one {
            let is_first = self.rows.with_untracked(|rows| rows.of(group.name).is_empty());
            values.set(mark, if is_first { "on" } else { "" });
        }
        let row = self.keep_row(group.name, values);
        self.rows.update(|rows| rows.push(group.name, row));
        row
    }

    /// Takes a row off the page.
    pub fn remove_row(self, group: &str, row: u32) {
        self.rows.update(|rows| rows.remove(group, row));
        self.touch();
    }

    /// Tells that something changed without an event of an input.
    pub fn touch(self) {
        self.touched.update(|times| *times += 1);
    }

    /// The values that the inputs were drawn from.
    pub fn start<T>(self, look: impl FnOnce(&FormText) -> T) -> T {
        self.held.with_value(|held| look(&held.start))
    }

    /// The values and the version that the page began with, to go back to.
    pub fn pristine(self) -> (FormText, i32) {
        self.held.with_value(|held| held.pristine.clone())
    }

    /// The names of the records that are chosen.
    pub fn names(self) -> Names {
        self.held.with_value(|held| held.names.clone())
    }

    /// The name of a record that is chosen.
    pub fn name_of(self, id: &str) -> Option<String> {
        self.held.with_value(|held| held.names.get(id).cloned())
    }

    /// Remembers the name of a record that was chosen.
    pub fn name_record(self, id: String, name: String) {
        self.held.update_value(|held| drop(held.names.insert(id, name)));
    }

    /// Notes who saved meanwhile: what they changed is saved with this.
    pub fn join(self, by: String) {
        self.held.update_value(|held| held.joined = Some(by));
    }

    /// Who that was.
    pub fn joined(self) -> Option<String> {
        self.held.with_value(|held| held.joined.clone())
    }

    /// What inputs show otherwise than it is stored.
    pub fn shown(self) -> StoredValue<Shown> {
        self.held.with_value(|held| held.shown)
    }

    /// The record as it was when this began.
    pub fn base(self) -> FormText {
        self.held.with_value(|held| held.base.clone())
    }

    /// What is typed is a change of this.
    pub fn begin_from(self, base: FormText) {
        self.held.update_value(|held| held.base = base);
    }

    /// What a field was drawn with.
    pub fn value(self, name: &str) -> String {
        self.start(|start| start.get(&format!("fields.{name}")).to_owned())
    }

    /// What is wrong with an input, in words.
    pub fn error(self, input: impl Into<String>) -> Signal<Option<String>> {
        let (l, input) = (self.l, input.into());
        Signal::derive(move || self.errors.with(|errors| errors.at(&input).map(|error| words::field_error(l, error))))
    }

    /// What is typed, now; what nobody typed over as it is stored.
    pub fn gathered(self) -> Option<FormText> {
        let text = gather::gather(&self.node.get_untracked()?, self.of().shape())?;
        Some(self.shown().with_value(|shown| shown.as_stored(text)))
    }

    /// Checks one input.
    pub fn check(self, input: &str, typed: &str) {
        let Some(text) = self.gathered() else { return };
        let answer = self.shown().with_value(|shown| self.of().check(input, shown.stored(input, typed), &text));
        // What is still empty is told when the form is sent, not while one passes through.
        self.note(input, answer.err().filter(|error| *error != FieldError::Required));
    }

    /// As [`check`](Self::check), of an input that is left: what was told of it stays until somebody types there. It may be wrong beside others,
    /// as a day before that of the document is.
    pub fn check_left(self, input: &str, typed: &str) {
        if self.errors.with_untracked(|errors| errors.at(input).is_none()) {
            self.check(input, typed);
        }
    }

    /// Notes what is wrong with an input, or that nothing is.
    pub fn note(self, input: &str, wrong: Option<FieldError>) {
        if wrong.is_none() {
            let line = field_id(input);
            if self.summary.with_untracked(|summary| summary.iter().any(|(id, _)| *id == line)) {
                self.summary.update(|summary| summary.retain(|(id, _)| *id != line));
            }
        }
        let same = self.errors.with_untracked(|errors| errors.at(input) == wrong.as_ref());
        if !same {
            self.errors.update(|errors| {
                errors.0.retain(|(at, _)| at != input);
                if let Some(error) = wrong {
                    errors.push(input, error);
                }
            });
        }
    }

    /// Shows what is wrong with the form: beside the fields, and in a summary that leads to them. The errors count the rows sent.
    pub fn show(self, errors: &FieldErrors, places: &Places) {
        let (l, of) = (self.l, self.of());
        for group in of.shape().groups {
            // What is asked of a row that is not there is asked of a new one.
            let first = format!("{}[0].", group.name);
            let is_empty = self.rows.with_untracked(|rows| rows.of(group.name).is_empty());
            if is_empty && errors.0.iter().any(|(path, _)| path.starts_with(&first)) {
                self.add_row(group.name, of.new_row(group.name));
            }
        }
        let rows = self.rows.get_untracked();
        let first = |group: &str| rows.of(group).first().copied();
        let summary = errors.0.iter().map(|(path, error)| {
            let said = format!("{} — {}", of.label(path), words::field_error(l, error));
            (field_id(&places.path_of(path, first)), said)
        });
        let summary = summary.collect();
        self.errors.set(places.errors_of(errors, first));
        self.summary.set(summary);
    }
}
