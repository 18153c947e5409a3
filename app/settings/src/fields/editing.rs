//! Custom fields being edited: what is done to them.

use super::api::{self, FieldInUse};
use domain::custom_fields::CustomField;
use domain::ids::CustomFieldId;
use domain::subject::Subject;
use kit::failure::tell;
use kit::order::move_within;
use kit::ui::ToastStack;
use kit::words::{Locale, td_string};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The fields being edited.
#[derive(Clone, Copy)]
pub struct Editing {
    /// Of which records they are.
    pub of: Subject,
    /// All of them, in their order.
    pub fields: RwSignal<Vec<FieldInUse>>,
    /// Whether the form is open.
    pub open: RwSignal<bool>,
    /// What it is open for: a field to change, or nothing for a new one.
    pub changed: RwSignal<Option<FieldInUse>>,
    pub(super) spoken: RwSignal<String>,
    pub(super) toasts: ToastStack,
    pub(super) l: Locale,
}

impl Editing {
    /// The place of a field.
    pub fn place(self, id: CustomFieldId) -> usize {
        self.fields.with(|fields| fields.iter().position(|it| it.field.id == id).unwrap_or(0))
    }

    /// Opens the form for a field, or for a new one.
    pub fn ask(self, it: Option<FieldInUse>) {
        self.changed.set(it);
        self.open.set(true);
    }

    /// Shows a field as it was just saved.
    pub fn saved(self, field: CustomField) {
        self.fields.update(|fields| match fields.iter_mut().find(|it| it.field.id == field.id) {
            Some(it) => it.field = field,
            None => fields.push(FieldInUse { field, values: 0 }),
        });
    }

    /// Moves a field to another place, at once.
    pub fn move_to(self, id: CustomFieldId, to: usize) {
        let before = self.fields.get_untracked();
        let Some(from) = before.iter().position(|it| it.field.id == id) else { return };
        self.fields.update(|fields| move_within(fields, from, to));
        let (position, count) = ((to + 1).to_string(), before.len().to_string());
        let label = before[from].field.label.clone();
        let words = td_string!(self.l, settings.moved, label = label, position = position, count = count);
        self.spoken.set(words);
        spawn_local(async move {
            if let Err(error) = api::move_field(id, u32::try_from(to).unwrap_or(u32::MAX)).await {
                self.fields.set(before);
                tell(self.l, self.toasts, &error);
            }
        });
    }

    /// Removes a field at once, and offers to bring it back with its values.
    pub fn remove(self, id: CustomFieldId) {
        let before = self.fields.get_untracked();
        let Some(place) = before.iter().position(|it| it.field.id == id) else { return };
        let removed = before[place].clone();
        self.fields.update(|fields| fields.retain(|it| it.field.id != id));
        spawn_local(async move {
            match api::remove_field(id).await {
                Ok(()) => {
                    let text = td_string!(self.l, settings.removed, label = removed.field.label.clone()).to_string();
                    self.toasts.undoable(self.l, text, move || self.bring_back(removed.clone(), place));
                }
                Err(error) => {
                    self.fields.set(before);
                    tell(self.l, self.toasts, &error);
                }
            }
        });
    }

    fn bring_back(self, removed: FieldInUse, place: usize) {
        spawn_local(async move {
            match api::restore_field(removed.field.id).await {
                // The page may have been left meanwhile.
                Ok(()) => drop(self.fields.try_update(|fields| fields.insert(place.min(fields.len()), removed))),
                Err(error) => tell(self.l, self.toasts, &error),
            }
        });
    }
}
