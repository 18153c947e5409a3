//! Forms of records: what is typed is gathered, checked, kept as a draft, sent and, when somebody else was quicker, laid beside theirs.
//! The same code for every feature: a form is text by path here (`domain::form`), and a feature states what is its own ([`Formed`]).

mod begun;
mod changes;
mod client_picker;
mod conflict;
mod custom;
mod dialog;
pub mod draft;
mod gather;
pub(crate) mod holders;
mod input;
mod listen;
mod ordered;
mod page;
mod put;
mod save;
mod sheet;
mod shown;
mod state;
mod suggest;
mod telephones;

use std::future::Future;
use std::pin::Pin;

use domain::error::{FieldError, FieldErrors};
use domain::form::{Change, FormShape, FormText};
use domain::listing::Listing;
use leptos::prelude::AnyView;
use uuid::Uuid;

pub use begun::Begun;
pub use changes::{ValueNames, change_list, named, plain};
pub use client_picker::{PickClient, seek_clients};
pub use custom::CustomFields;
pub use dialog::FormInDialog;
pub use input::{DASH, Folded, Look, area, decimal, line, named_line, named_select, select, tick};
pub use page::FormPages;
pub use put::{meet, put, put_stored};
pub use sheet::Sheet;
pub use shown::Show;
pub use state::Form;
pub use suggest::{Find, Know, Offer, Suggest, Suggestion, offered};
pub use telephones::as_stored;

use crate::listing::Face;
use kit::error::AppError;

/// The saving of a form, under way.
pub type Saving = Pin<Box<dyn Future<Output = Result<Uuid, AppError>>>>;

/// What a feature states of its form.
pub trait Formed: Send + Sync {
    /// The list that it is of: what is saved, and where its pages are (`/clients/<id>`, `/clients/<id>/edit`, `/clients/new`).
    fn listing(&self) -> &'static Listing;

    /// What is done to the records of that list, where one that somebody throws away meanwhile can be brought back.
    fn face(&self) -> Option<&'static Face> {
        None
    }

    /// What the form is made of.
    fn shape(&self) -> &'static FormShape;

    /// What is wrong with one input, read beside the others.
    fn check(&self, path: &str, typed: &str, form: &FormText) -> Result<(), FieldError>;

    /// What is wrong with the whole, as far as the browser knows.
    fn check_all(&self, form: &FormText) -> Result<(), FieldErrors>;

    /// Whether nothing is typed in a row of a group: it is not sent.
    fn is_blank(&self, _group: &str, _row: &FormText) -> bool {
        false
    }

    /// What a further row of a group begins with.
    fn new_row(&self, _group: &str) -> FormText {
        FormText::default()
    }

    /// The label of a path.
    fn label(&self, path: &str) -> String;

    /// What is said above what is wrong when it cannot be saved.
    fn not_saved(&self) -> &'static str;

    /// What is said when somebody of this name has saved the record meanwhile.
    fn saved_by(&self, name: String) -> String;

    /// The words for an id that stands in a value: an entry of a list, a member.
    fn name_of(&self, _id: &str) -> Option<String> {
        None
    }

    /// What changed, told for people.
    fn told(&self, changes: Vec<Change>, names: ValueNames) -> AnyView;

    /// A value as people read it; a row of a group is told in one line.
    fn value_said(&self, field: &str, value: &str, names: &ValueNames) -> String;

    /// Remembers how values of a row that was added are stored, by how the page shows them.
    fn learn(&self, _stored: std::collections::BTreeMap<String, String>) {}

    /// Turns what the page shows otherwise than it is stored into what is sent.
    fn as_sent(&self, form: FormText) -> FormText {
        form
    }

    /// The inputs are about to be drawn from this.
    fn drawn(&self, _form: &FormText) {}

    /// A field was left: what follows from it for other inputs, path and text as it is stored.
    fn left(&self, _path: &str, _form: &FormText) -> Vec<(String, String)> {
        Vec::new()
    }

    /// The typing has paused at this.
    fn paused(&self, _form: &FormText) {}

    /// Saves, over a version where the record exists.
    fn save(&self, version: i32, form: FormText) -> Saving;
}

/// The names of records that a form has chosen, by id.
pub type Names = std::collections::BTreeMap<String, String>;
