//! What is done to views, and what is said of it.

use domain::saved_views::SavedView;
use domain::sent::Typed;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::address::{self, ViewParams};
use super::api::{favour_view, remove_view, restore_view, share_view, update_view};
use super::known::Views;
use kit::error::Answer;
use kit::ui::copied;
use kit::words::{self, td_string};

impl Views {
    /// What the list is asked for now, and how it looks if the address says so.
    pub(super) fn now(self) -> (String, Option<String>) {
        let Some(listed) = self.listed() else { return Default::default() };
        let listing = self.face.listing;
        let asked = listed.query.with_untracked(|query| address::asked(listing, query));
        (asked, listed.beside.with_untracked(|beside| beside.look.as_ref().map(|look| look.written(listing))))
    }

    /// Keeps in a view what the list shows now.
    pub(super) fn update(self, view: SavedView) {
        let (asked, look) = self.now();
        self.make(update_view(self.face.listing.subject, view.id, asked.into(), look.map(Typed::from)), move |view| {
            self.say(td_string!(self.l, saved_views.done_updated, name = view.name).to_string());
        });
    }

    /// Shares a view with the company, or no longer.
    pub(super) fn share(self, view: SavedView, is_shared: bool) {
        self.make(share_view(view.id, is_shared), move |view| {
            self.say(if is_shared {
                td_string!(self.l, saved_views.done_shared, name = view.name).to_string()
            } else {
                td_string!(self.l, saved_views.done_unshared, name = view.name).to_string()
            });
        });
    }

    /// Makes a view a favourite, or no longer; that it is one is seen at the head of the list.
    pub(super) fn favour(self, view: SavedView, is_favourite: bool) {
        self.make(favour_view(view.id, is_favourite), |_| ());
    }

    /// Deletes a view, and offers to bring it back. The list stays as it is.
    pub(super) fn remove(self, view: SavedView) {
        spawn_local(async move {
            if let Err(error) = remove_view(view.id).await {
                self.toasts.bad(words::value_error(self.l, &error));
                return;
            }
            self.forget(view.id);
            if let Some(listed) = self.listed()
                && let Some(beside) = listed.beside.try_get_untracked().filter(|beside| beside.view == Some(view.id))
            {
                listed.put(&ViewParams { view: None, ..beside });
            }
            let id = view.id;
            let text = td_string!(self.l, saved_views.done_removed, name = view.name).to_string();
            self.toasts.undoable(self.l, text, move || {
                self.make(restore_view(id), move |view| {
                    self.say(td_string!(self.l, saved_views.done_restored, name = view.name).to_string());
                });
            });
        });
    }

    /// Copies the address of a view.
    pub(super) fn copy_link(self, view: &SavedView) {
        let origin = window().location().origin().unwrap_or_default();
        let link = format!("{origin}{}", address::href(self.face, view));
        spawn_local(async move {
            if copied(&link).await {
                self.toasts.good(td_string!(self.l, saved_views.copied));
            } else {
                self.toasts.bad(td_string!(self.l, saved_views.not_copied));
            }
        });
    }

    fn make(self, call: impl Future<Output = Answer<SavedView>> + 'static, then: impl FnOnce(SavedView) + 'static) {
        spawn_local(async move {
            match call.await {
                Ok(view) => {
                    self.learn(view.clone());
                    then(view);
                }
                Err(error) => self.toasts.bad(words::value_error(self.l, &error)),
            }
        });
    }

    fn say(self, words: String) {
        self.toasts.good(words);
    }
}
