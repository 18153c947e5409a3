//! Time in a dialog: entered or corrected.

use std::sync::Arc;

use domain::error::{FieldError, FieldErrors};
use domain::form::{Change, FormShape, FormText};
use domain::ids::{TaskId, TimeEntryId};
use domain::listing::Listing;
use domain::money::Currency;
use domain::tasks::{TASKS, TIME_FORM, TimeData, TimeFields, TimeForm, reading};
use leptos::prelude::*;

use super::api::{add_time, correct_time};
use crate::wording;
use engines::form::{Begun, Form, FormInDialog, Formed, Look, Saving, ValueNames, area, change_list, line, plain};
use kit::ui::{Dialog, InputKind, ToastStack, use_toasts};
use kit::words::{Locale, td_string, today, words};

/// What the dialog is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// New time.
    New,
    /// Time that is corrected.
    Entry(TimeEntryId, FormText),
}

impl Meant {
    /// An entry, as it stands.
    pub fn of(id: TimeEntryId, data: &TimeData) -> Self {
        Self::Entry(id, data.to_form().into())
    }
}

/// What the engine asks of such a form. Nobody saves over another: an entry is one person's.
struct OfTime {
    l: Locale,
    task: TaskId,
    entry: Option<TimeEntryId>,
    toasts: ToastStack,
}

impl Formed for OfTime {
    fn listing(&self) -> &'static Listing {
        &TASKS
    }

    fn shape(&self) -> &'static FormShape {
        &TIME_FORM
    }

    fn check(&self, path: &str, typed: &str, _form: &FormText) -> Result<(), FieldError> {
        let reading = reading(Currency::EUR);
        path.strip_prefix("fields.").map_or(Ok(()), |name| TimeFields::check(name, typed, &reading))
    }

    fn check_all(&self, form: &FormText) -> Result<(), FieldErrors> {
        // The day is the server's to judge: a page may have stood open past midnight.
        let mut errors = FieldErrors::default();
        let read = TimeForm::from(form.clone()).fields.parse(&reading(Currency::EUR), &mut errors);
        let mut told = FieldErrors::default();
        told.nest("fields", errors);
        read.map(drop).ok_or(told)
    }

    fn label(&self, path: &str) -> String {
        wording::time_path(self.l, path)
    }

    fn not_saved(&self) -> &'static str {
        td_string!(self.l, tasks.time_not_saved)
    }

    fn saved_by(&self, name: String) -> String {
        td_string!(self.l, tasks.conflict_title, name = name).to_string()
    }

    fn told(&self, changes: Vec<Change>, names: ValueNames) -> AnyView {
        let l = self.l;
        change_list(changes, |path| wording::time_path(l, path), |_, value| plain(l, value, &names))
    }

    fn value_said(&self, _field: &str, value: &str, names: &ValueNames) -> String {
        plain(self.l, value, names)
    }

    fn save(&self, _version: i32, form: FormText) -> Saving {
        let (l, task, entry, toasts) = (self.l, self.task, self.entry, self.toasts);
        Box::pin(async move {
            let id = match entry {
                Some(entry) => correct_time(entry, form.into()).await?,
                None => add_time(task, form.into()).await?,
            };
            toasts.good(td_string!(l, tasks.time_saved));
            Ok(id.0)
        })
    }
}

/// « Saisir du temps », and « Corriger le temps ».
#[component]
pub fn TimeDialog(
    /// The task.
    task: TaskId,
    /// What it is about, as it is opened.
    meant: RwSignal<Meant>,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    let title = move || match meant.get() {
        Meant::New => td_string!(l, tasks.add_time),
        Meant::Entry(..) => td_string!(l, tasks.correct_time),
    };
    // Made anew each time that it is opened.
    let content = move || {
        let (entry, text) = match meant.get_untracked() {
            Meant::New => (None, blank()),
            Meant::Entry(entry, text) => (Some(entry), text),
        };
        let of = OfTime { l, task, entry, toasts: use_toasts() };
        let form = Form::new(Arc::new(of), Begun { text, ..Begun::default() });
        let hint = Some(td_string!(l, tasks.duration_hint));
        let duration = Look { required: true, autofocus: true, hint, ..Look::default() };
        let day = Look { kind: InputKind::Date, required: true, ..Look::default() };
        view! {
            <FormInDialog form open>
                <div class="form-grid cols-2">
                    {line(form, "spent", duration)}
                    {line(form, "day", day)}
                </div>
                {area(form, "note", td_string!(l, tasks.note_hint))}
            </FormInDialog>
        }
    };
    view! {
        <Dialog id="time-dialog" open title=title close_label=td_string!(l, common.close)>
            {content()}
        </Dialog>
    }
}

/// What new time begins with: today.
fn blank() -> FormText {
    let mut text = FormText::default();
    text.set("fields.day", today().format("%Y-%m-%d").to_string());
    text
}
