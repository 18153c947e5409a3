//! The list on screen: what is asked for, what was found, and the address that says so.

mod rows;

use std::sync::{Arc, Mutex, PoisonError};

use domain::listing::{ListHead, ListPage, ListQuery};
use domain::subject::Subject;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::Face;
use super::fetched::Fetched;
use super::local::{self, Source};
use super::step::Step;
use super::views::ViewParams;
use kit::debounce::Debounce;
use kit::error::AppError;
use kit::offline;
use kit::way_back;

/// How long a pause in the typing is, until the address says what is typed; without a table, until the server is asked.
const PAUSE_MS: u32 = 200;

/// The list as one page shows it.
#[derive(Clone, Copy)]
pub struct Listed {
    /// What the list is, and how it looks.
    pub face: &'static Face,
    /// What is asked for.
    pub query: RwSignal<ListQuery>,
    /// What the address says besides: how the list looks, and the view that was opened.
    pub beside: RwSignal<ViewParams>,
    /// What stands around the rows.
    pub head: RwSignal<ListHead>,
    /// Why there are no rows.
    pub failure: RwSignal<Option<AppError>>,
    /// Counts the answers: each is painted.
    pub answers: RwSignal<u32>,
    /// Counts how often one left the filter for the rows.
    pub entered: RwSignal<u32>,
    fetched: StoredValue<Fetched>,
    /// What was asked for when the last answer came, and whose answer that is.
    answered: StoredValue<Option<(ListQuery, Source)>>,
    written: StoredValue<(ListQuery, ViewParams)>,
    pause: Debounce,
    asked: StoredValue<u32>,
    navigate: Callback<(String, NavigateOptions)>,
    /// Held by whoever puts the first page in its place.
    turn: StoredValue<Arc<Mutex<()>>>,
}

impl Listed {
    /// As the address asks for it, now and whenever that changes.
    pub fn new(face: &'static Face, address: Memo<(ListQuery, ViewParams)>) -> Self {
        let first = address.get_untracked();
        let navigate = use_navigate();
        let listed = Self {
            face,
            query: RwSignal::new(first.0.clone()),
            beside: RwSignal::new(first.1.clone()),
            head: RwSignal::default(),
            failure: RwSignal::new(None),
            answers: RwSignal::new(0),
            entered: RwSignal::new(0),
            fetched: StoredValue::default(),
            answered: StoredValue::new(None),
            written: StoredValue::new(first),
            pause: Debounce::new(PAUSE_MS),
            asked: StoredValue::new(0),
            navigate: Callback::new(move |(href, options): (String, NavigateOptions)| navigate(&href, options)),
            turn: StoredValue::default(),
        };
        Effect::new(move |before: Option<(ListQuery, ViewParams)>| {
            let now = address.get();
            // What was written from here is shown already, or something newer is.
            if before.is_some_and(|before| before != now) && listed.written.get_value() != now {
                listed.pause.cancel();
                listed.written.set_value(now.clone());
                way_back::note(face.path(), listed.address());
                listed.say(&now.1);
                listed.show(now.0);
            }
            address.get_untracked()
        });
        listed
    }

    fn subject(self) -> Subject {
        self.face.listing.subject
    }

    /// Takes the page that the list begins with, once.
    pub fn begin(self, page: &ListPage, source: Source) {
        // Each part of the page that waits for it comes by, on the server in several threads at once. A signal that one of them writes
        // cannot be read meanwhile, and leptos then takes it for one that is gone.
        let turn = self.turn.get_value();
        let _mine = turn.lock().unwrap_or_else(PoisonError::into_inner);
        if self.answers.get_untracked() == 0 {
            self.take(page.clone(), source);
        }
    }

    /// Asks for what a link says, and for how the list then looks.
    pub fn follow(self, next: ListQuery, beside: &ViewParams) {
        let is_same = self.query.with_untracked(|query| *query == next);
        self.say(beside);
        if is_same {
            self.write(Step::Entry);
        } else {
            self.ask(next, Step::Entry);
        }
    }

    /// Says something else beside the list that is asked for, in the same entry of the history.
    pub fn put(self, beside: &ViewParams) {
        self.say(beside);
        self.write(Step::Letter);
    }

    /// The address of a list, looking as this one does.
    pub fn href(self, query: &ListQuery) -> String {
        self.beside.with(|beside| beside.on(self.face, self.face.href(query)))
    }

    fn say(self, beside: &ViewParams) {
        // The page may have been left.
        if self.beside.try_with_untracked(|now| now != beside) == Some(true) {
            self.beside.set(beside.clone());
        }
    }

    /// Asks for another list: on screen at once, in the address after that.
    pub fn ask(self, next: ListQuery, step: Step) {
        if self.query.with_untracked(|query| *query == next) {
            return;
        }
        let is_here = local::is_current(self.subject());
        let write = move || self.write(step);
        match step {
            Step::Entry => {
                self.pause.cancel();
                self.show(next);
                set_timeout(write, std::time::Duration::ZERO);
            }
            Step::Letter if is_here => {
                self.show(next);
                self.pause.run(write);
            }
            Step::Letter => {
                self.query.set(next);
                self.pause.run(move || {
                    self.refresh();
                    write();
                });
            }
        }
    }

    /// Goes to the first row.
    pub fn enter_rows(self) {
        self.entered.update(|count| *count = count.wrapping_add(1));
    }

    /// Writes into the address at once what waits for a pause.
    pub fn settle(self) {
        if !local::is_current(self.subject())
            && self.query.with_untracked(|query| self.written.with_value(|(written, _)| query != written))
        {
            self.refresh();
        }
        self.pause.cancel();
        self.write(Step::Letter);
    }

    fn write(self, step: Step) {
        // The page may have been left.
        let Some(now) = self.query.try_get_untracked().zip(self.beside.try_get_untracked()) else { return };
        if self.written.with_value(|written| *written == now) {
            return;
        }
        self.written.set_value(now);
        let href = self.address();
        way_back::note(self.face.path(), href.clone());
        let options = NavigateOptions { replace: step == Step::Letter, scroll: false, ..NavigateOptions::default() };
        self.navigate.run((href, options));
    }

    /// The address that it was last written at.
    pub fn address(self) -> String {
        self.written.with_value(|(query, beside)| beside.on(self.face, self.face.href(query)))
    }

    fn show(self, next: ListQuery) {
        self.query.set(next);
        self.fetched.update_value(Fetched::clear);
        self.refresh();
    }

    /// Finds what is asked for: at once where there is a table, from the server otherwise. What is on screen stays until then.
    pub fn refresh(self) {
        let Some(mine) = self.asked.try_update_value(|asked| {
            *asked = asked.wrapping_add(1);
            *asked
        }) else {
            return;
        };
        if let Some((head, source)) = self.query.with_untracked(|query| local::head(self.subject(), query)) {
            return if self.holds_newer_than(source) { self.count_answer() } else { self.answer(head, source) };
        }
        let query = self.query.get_untracked();
        spawn_local(async move {
            let answer = local::list(self.subject(), query).await;
            if self.asked.try_get_value() != Some(mine) {
                return;
            }
            match answer {
                Ok((_, source)) if self.holds_newer_than(source) => self.count_answer(),
                Ok((page, source)) => self.take(page, source),
                Err(error) => self.fail(error),
            }
        });
    }

    /// Whether the server has answered what is asked for, and this would be of before that.
    fn holds_newer_than(self, source: Source) -> bool {
        source == Source::OldTable && self.is_answered_by_server()
    }

    fn is_answered_by_server(self) -> bool {
        let is_for = |query: &ListQuery| self.query.try_with_untracked(|now| now == query).unwrap_or(false);
        self.answered.with_value(|answered| {
            answered.as_ref().is_some_and(|(query, source)| *source == Source::Server && is_for(query))
        })
    }

    /// Says why there is no answer; where only the network is missing, the one before stays.
    pub fn fail(self, error: AppError) {
        if offline::is_why(&error) && self.is_answered_by_server() {
            self.count_answer();
        } else {
            self.failure.try_set(Some(error));
        }
    }

    fn take(self, page: ListPage, source: Source) {
        self.fetched.update_value(|fetched| {
            fetched.clear();
            fetched.put(page.page, page.rows);
        });
        self.answer(page.head, source);
    }

    fn answer(self, head: ListHead, source: Source) {
        self.answered.set_value(Some((self.query.get_untracked(), source)));
        if self.head.with_untracked(|before| *before != head) {
            self.head.set(head);
        }
        if self.failure.with_untracked(Option::is_some) {
            self.failure.set(None);
        }
        self.count_answer();
    }

    fn count_answer(self) {
        self.answers.update(|count| *count = count.wrapping_add(1));
    }
}
