//! A list being edited: what is done to its entries.

use crate::api;
use domain::ids::ListItemId;
use domain::lists::{ListItem, ListKind};
use kit::error::AppError;
use kit::failure::tell;
use kit::order::move_within;
use kit::ui::ToastStack;
use kit::words::{Locale, td_string};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A list being edited: its entries among those of all lists, and the one whose form is open.
#[derive(Clone, Copy)]
pub struct Editing {
    /// Which list.
    pub kind: ListKind,
    /// The entries of all lists.
    pub items: RwSignal<Vec<ListItem>>,
    /// The entry whose form is open; the form that adds one waits meanwhile.
    pub open: RwSignal<Option<ListItemId>>,
    pub(super) spoken: RwSignal<String>,
    pub(super) toasts: ToastStack,
    pub(super) l: Locale,
}

impl Editing {
    /// The entries of this list.
    pub fn entries(self) -> Vec<ListItem> {
        self.items.with(|items| items.iter().filter(|item| item.kind == self.kind).cloned().collect())
    }

    /// The place of an entry in this list.
    pub fn place(self, id: ListItemId) -> usize {
        let in_list = |items: &Vec<ListItem>| {
            items.iter().filter(|item| item.kind == self.kind).position(|item| item.id == id).unwrap_or(0)
        };
        self.items.with(in_list)
    }

    /// Changes an entry at once, and takes it back with a message if the server refuses.
    fn at_once(
        self,
        change: impl FnOnce(&mut Vec<ListItem>),
        call: impl Future<Output = Result<(), AppError>> + 'static,
        then: impl FnOnce() + 'static,
    ) {
        let before = self.items.get_untracked();
        self.items.update(change);
        spawn_local(async move {
            match call.await {
                Ok(()) => then(),
                Err(error) => {
                    self.items.set(before);
                    tell(self.l, self.toasts, &error);
                }
            }
        });
    }

    /// Moves an entry to another place.
    pub fn move_to(self, id: ListItemId, to: usize) {
        let mut entries = untrack(|| self.entries());
        let Some(from) = entries.iter().position(|item| item.id == id) else { return };
        let (label, count) = (entries[from].label.clone(), entries.len());
        move_within(&mut entries, from, to);
        let words = td_string!(
            self.l,
            settings.moved,
            label = label,
            position = (to + 1).to_string(),
            count = count.to_string()
        );
        self.spoken.set(words);
        let place = u32::try_from(to).unwrap_or(u32::MAX);
        self.at_once(|items| self.replace(items, entries), api::move_list_item(id, place), || ());
    }

    /// Stops or resumes offering an entry.
    pub fn hide(self, id: ListItemId, hidden: bool) {
        let change = move |items: &mut Vec<ListItem>| {
            if let Some(item) = items.iter_mut().find(|item| item.id == id) {
                item.hidden = hidden;
            }
        };
        self.at_once(change, api::hide_list_item(id, hidden), || ());
    }

    /// Removes an entry, and offers to bring it back.
    pub fn remove(self, id: ListItemId) {
        let place = untrack(|| self.place(id));
        let Some(removed) = self.items.with_untracked(|items| items.iter().find(|item| item.id == id).cloned()) else {
            return;
        };
        let then = move || {
            let text = td_string!(self.l, settings.removed, label = removed.label.clone()).to_string();
            self.toasts.undoable(self.l, text, move || self.bring_back(removed.clone(), place));
        };
        self.at_once(move |items| items.retain(|item| item.id != id), api::remove_list_item(id), then);
    }

    fn bring_back(self, removed: ListItem, place: usize) {
        spawn_local(async move {
            match api::restore_list_item(removed, u32::try_from(place).unwrap_or(u32::MAX)).await {
                Ok(item) => self.put_in(item, place),
                Err(error) => tell(self.l, self.toasts, &error),
            }
        });
    }

    /// Shows an entry at its place, unless the page was left meanwhile.
    fn put_in(self, item: ListItem, place: usize) {
        self.items.try_update(|items| {
            let mut entries: Vec<ListItem> = items.iter().filter(|item| item.kind == self.kind).cloned().collect();
            entries.insert(place.min(entries.len()), item);
            self.replace(items, entries);
        });
    }

    /// Puts the entries of this list in place of those that were there.
    fn replace(self, items: &mut Vec<ListItem>, entries: Vec<ListItem>) {
        items.retain(|item| item.kind != self.kind);
        items.extend(entries);
    }
}
