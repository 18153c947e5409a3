//! What is a task's own in its form.

use std::ops::Deref;
use std::sync::Arc;

use domain::error::{FieldError, FieldErrors};
use domain::form::{Change, FormShape, FormText};
use domain::ids::TaskId;
use domain::listing::Listing;
use domain::tasks::{TASK_FORM, TASKS, TaskFields, TaskForm, reading};
use leptos::prelude::*;

use super::api::{create_task, update_task};
use super::options::{Editing, FormOptions, FormStart};
use crate::changes::{self, task_changes};
use crate::wording;
use engines::form::{Begun, Form, Formed, Saving, ValueNames};
use kit::words::{Locale, td_string, words};

/// The form of a task, and what its parts ask beside it.
#[derive(Clone, Copy)]
pub struct FormState {
    form: Form,
    /// What the form offers.
    pub options: StoredValue<FormOptions>,
}

impl Deref for FormState {
    type Target = Form;

    fn deref(&self) -> &Form {
        &self.form
    }
}

impl FormState {
    /// From what the server told; a new task under a title.
    pub fn new(start: FormStart, title: &str) -> Self {
        let FormStart { options, editing } = start;
        let names = options.client.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
        let begun = match editing {
            Some(Editing { id, version, form }) => {
                Begun { id: Some(id.0), version, text: form.into(), names, ..Begun::default() }
            }
            None => Begun { text: options.blank(title).into(), names, ..Begun::default() },
        };
        let options = StoredValue::new(options);
        let of = OfTask { l: words(), task: begun.id.map(TaskId), options };
        Self { form: Form::new(Arc::new(of), begun), options }
    }

    /// The engine's part, for what takes that alone.
    pub const fn form(self) -> Form {
        self.form
    }
}

/// What the engine asks of a task's form.
#[derive(Clone, Copy)]
struct OfTask {
    l: Locale,
    task: Option<TaskId>,
    options: StoredValue<FormOptions>,
}

impl Formed for OfTask {
    fn listing(&self) -> &'static Listing {
        &TASKS
    }

    fn shape(&self) -> &'static FormShape {
        &TASK_FORM
    }

    fn check(&self, path: &str, typed: &str, _form: &FormText) -> Result<(), FieldError> {
        let reading = reading(self.options.with_value(|options| options.currency));
        path.strip_prefix("fields.").map_or(Ok(()), |name| TaskFields::check(name, typed, &reading))
    }

    /// In the currency that it began with: of another client's, the server says it.
    fn check_all(&self, form: &FormText) -> Result<(), FieldErrors> {
        let currency = self.options.with_value(|options| options.currency);
        TaskForm::from(form.clone()).parse(currency).map(drop)
    }

    fn label(&self, path: &str) -> String {
        wording::path(self.l, path)
    }

    fn not_saved(&self) -> &'static str {
        td_string!(self.l, tasks.summary_title)
    }

    fn saved_by(&self, name: String) -> String {
        td_string!(self.l, tasks.conflict_title, name = name).to_string()
    }

    fn name_of(&self, id: &str) -> Option<String> {
        self.options.with_value(|options| {
            let client = options.client.iter().find(|(client, _)| client.to_string() == id);
            client.map(|(_, name)| name.clone()).or_else(|| options.name_of(id))
        })
    }

    fn value_said(&self, field: &str, value: &str, names: &ValueNames) -> String {
        changes::value(self.l, field, value, names)
    }

    fn told(&self, changes: Vec<Change>, names: ValueNames) -> AnyView {
        task_changes(changes, &names)
    }

    fn save(&self, version: i32, form: FormText) -> Saving {
        let task = self.task;
        Box::pin(async move {
            let id = match task {
                Some(id) => update_task(id, version, form.into()).await,
                None => create_task(form.into()).await,
            };
            id.map(|id| id.0)
        })
    }
}
