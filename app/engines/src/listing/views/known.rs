//! The views that this page knows: at first those that it came with, all of them once the menu was asked for.

use std::cell::RefCell;
use std::collections::BTreeMap;

use domain::ids::SavedViewId;
use domain::listing::ListLook;
use domain::saved_views::{SHOWN_FAVOURITES, SavedView, in_order};
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::address::{self, ViewParams};
use super::api::list_views;
use crate::listing::look::chosen as chosen_look;
use crate::listing::{Face, Listed};
use kit::bootstrap::bootstrap;
use kit::ui::{ToastStack, use_toasts};
use kit::words::{self, Locale, words};

/// Views, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct KnownViews {
    pub views: Vec<SavedView>,
    /// Whether these are all.
    is_whole: bool,
}

thread_local! {
    /// What was learnt since the document came: other pages of it know that too. Never set on the server.
    static LEARNT: RefCell<BTreeMap<Subject, KnownViews>> = const { RefCell::new(BTreeMap::new()) };
}

impl KnownViews {
    /// What was learnt, or what the document came with.
    fn first(subject: Subject) -> Self {
        LEARNT.with_borrow(|learnt| learnt.get(&subject).cloned()).unwrap_or_else(|| {
            let page = bootstrap().views;
            let mut views = page.favourites;
            let opened = page.opened.filter(|opened| !views.iter().any(|view| view.id == opened.id));
            views.extend(opened);
            views.retain(|view| view.subject == subject);
            in_order(&mut views);
            Self { views, is_whole: false }
        })
    }

    fn favourites(&self) -> impl Iterator<Item = &SavedView> {
        self.views.iter().filter(|view| view.is_favourite).take(SHOWN_FAVOURITES)
    }
}

/// The favourites that stand at the head of the list, by name, each with its address: for whatever else leads there.
pub fn favourites(face: &Face) -> Vec<(String, String)> {
    let known = KnownViews::first(face.listing.subject);
    known.favourites().map(|view| (view.name.clone(), address::href(face, view))).collect()
}

/// The views beside the list of one page.
#[derive(Clone, Copy)]
pub struct Views {
    /// What the list is.
    pub(super) face: &'static Face,
    /// The list, which has many parts.
    list: StoredValue<Listed>,
    /// How it looks.
    pub(super) shape: RwSignal<ListLook>,
    pub(super) known: RwSignal<KnownViews>,
    /// The view that is open, and whether the list has become another since.
    pub(super) open: Memo<Option<(SavedView, bool)>>,
    pub(super) toasts: ToastStack,
    pub(super) l: Locale,
}

impl Views {
    /// Of a list. How it looks follows the address, and the address what is chosen in a view.
    pub fn new(listed: Listed, shape: RwSignal<ListLook>) -> Self {
        let known = RwSignal::new(KnownViews::first(listed.face.listing.subject));
        let open = Memo::new(move |_| {
            let beside = listed.beside.get();
            listed.query.with(|query| {
                let is_as = |view: &SavedView| address::is_as(listed.face, view, query, beside.look.as_ref());
                known.with(|known| {
                    let named = beside.view.and_then(|id| known.views.iter().find(|view| view.id == id));
                    let found = named.or_else(|| known.views.iter().find(|view| is_as(view)));
                    found.map(|view| (view.clone(), !is_as(view)))
                })
            })
        });
        let face = listed.face;
        let views = Self { face, list: StoredValue::new(listed), shape, known, open, toasts: use_toasts(), l: words() };
        views.look_as_the_address_says(listed);
        views.find_who_is_unknown(listed);
        views
    }

    /// The list; nothing once its page was left.
    pub(super) fn listed(self) -> Option<Listed> {
        self.list.try_get_value()
    }

    /// The favourites at the head of the list.
    pub(super) fn favourites(self) -> Vec<SavedView> {
        self.known.with(|known| known.favourites().cloned().collect())
    }

    /// Asks for all views anew, and then runs; what is known stays until then, and where there is no network.
    pub(super) fn fetch(self, then: impl FnOnce() + 'static) {
        spawn_local(async move {
            match list_views(self.face.listing.subject).await {
                Ok(views) => self.know(KnownViews { views, is_whole: true }),
                Err(error) => self.toasts.bad(words::app_error(self.l, &error)),
            }
            then();
        });
    }

    /// A view is new or has changed.
    pub(super) fn learn(self, view: SavedView) {
        self.alter(move |views| {
            views.retain(|known| known.id != view.id);
            views.push(view);
            in_order(views);
        });
    }

    /// A view is no more.
    pub(super) fn forget(self, id: SavedViewId) {
        self.alter(|views| views.retain(|view| view.id != id));
    }

    /// From what was learnt: the page that asked may have been left, and its signals gone.
    fn alter(self, change: impl FnOnce(&mut Vec<SavedView>)) {
        let now = LEARNT
            .with_borrow(|learnt| learnt.get(&self.face.listing.subject).cloned())
            .or_else(|| self.known.try_get_untracked());
        let Some(mut known) = now else { return };
        change(&mut known.views);
        self.know(known);
    }

    fn know(self, known: KnownViews) {
        LEARNT.with_borrow_mut(|learnt| learnt.insert(self.face.listing.subject, known.clone()));
        self.known.try_set(known);
    }

    fn look_as_the_address_says(self, listed: Listed) {
        let shape = self.shape;
        Effect::new(move |before: Option<ListLook>| {
            let now = shape.get();
            let beside = listed.beside.get_untracked();
            let differs = beside.look.as_ref().is_some_and(|look| *look != now);
            if differs && before.is_some_and(|before| before != now) {
                listed.put(&ViewParams { look: Some(now.clone()), ..beside });
            }
            now
        });
        Effect::new(move || {
            let wanted = listed.beside.with(|beside| beside.look.clone()).unwrap_or_else(|| chosen_look(self.face));
            if shape.with_untracked(|look| *look != wanted) {
                shape.set(wanted);
            }
        });
    }

    /// An address that was reached without a document may name a view that no page has come with.
    fn find_who_is_unknown(self, listed: Listed) {
        Effect::new(move || {
            let Some(id) = listed.beside.with(|beside| beside.view) else { return };
            let is_unknown =
                self.known.with_untracked(|known| !known.is_whole && known.views.iter().all(|view| view.id != id));
            if is_unknown {
                self.fetch(|| ());
            }
        });
    }
}
