//! The rows in the document: those in sight of the list, painted whenever it, what is ticked or the place on screen changes.

use domain::listing::{ListLook, ListQuery, ListRow, StateId};
use domain::table::Words;
use leptos::{ev, html, prelude::*};
use send_wrapper::SendWrapper;
use uuid::Uuid;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::Acts;
use super::listed::Listed;
use super::markup::{self, Look};
use super::selection::Selection;
use kit::debounce::Debounce;
use kit::table::{Beyond, Drawn, Painter, keep_place, kept_place, on_resized};
use kit::ui::{bring_into_sight, target_within};
use kit::way_back;

/// How long one has stopped scrolling when the place is noted, in milliseconds.
const STOPPED_MS: u32 = 150;
/// How long after an answer the rows beyond those in sight are drawn, in milliseconds.
const LATER_MS: u32 = 100;

/// The rows of one list.
#[derive(Clone, Copy)]
pub struct Rows {
    /// Stands for the rows above.
    pub above: NodeRef<html::Tbody>,
    /// Holds the rows.
    pub body: NodeRef<html::Tbody>,
    /// Stands for the rows below.
    pub below: NodeRef<html::Tbody>,
    /// Where the keyboard stands.
    pub at: RwSignal<Option<usize>>,
    listed: Listed,
    acts: Acts,
    selection: Selection,
    look: StoredValue<Look>,
    painter: StoredValue<Option<SendWrapper<Painter>>>,
    is_alive: RwSignal<bool>,
}

impl Rows {
    /// Of a list.
    pub fn new(listed: Listed, acts: Acts, selection: Selection, look: Look) -> Self {
        Self {
            above: NodeRef::new(),
            body: NodeRef::new(),
            below: NodeRef::new(),
            at: RwSignal::new(None),
            listed,
            acts,
            selection,
            look: StoredValue::new(look),
            painter: StoredValue::new(None),
            is_alive: RwSignal::new(false),
        }
    }

    /// Takes over what the server has drawn, and paints from then on.
    pub fn listen(self, drawn: Vec<Drawn>) {
        let drawn = StoredValue::new(Some(drawn));
        Effect::new(move || {
            let parts = (self.body.get(), self.above.get(), self.below.get());
            let (Some(body), Some(above), Some(below)) = parts else { return };
            let Some(drawn) = drawn.try_update_value(Option::take).flatten() else { return };
            let first = drawn.first().map_or(0, |row| row.at);
            let body: Element = body.into();
            let painter = Painter::new(body.clone(), above.into(), below.into(), drawn);
            self.painter.set_value(Some(SendWrapper::new(painter)));
            let is_placed = StoredValue::new(self.return_to_place(first));
            // While the page is still on its way into the document, rows have no height, and it is not known how many are in sight.
            on_resized(&[&body], move || {
                if is_placed.try_get_value() == Some(false) {
                    self.with_painter(Painter::measure);
                    is_placed.set_value(self.return_to_place(first));
                }
            });
            self.is_alive.set(true);
        });
        let later = Debounce::new(LATER_MS);
        Effect::new(move |before: Option<ListQuery>| {
            self.listed.answers.track();
            self.acts.track();
            let query = self.listed.query.get_untracked();
            if self.is_alive.get() {
                self.listed.head.with_untracked(|head| {
                    self.look.update_value(|look| look.fields.clone_from(&head.fields));
                });
                if before.as_ref().is_some_and(|before| *before != query) {
                    self.begin_anew(&Words::typed(&query.filter));
                }
                self.paint(Beyond::Little);
                later.run(move || self.paint(Beyond::Much));
            }
            query
        });
        Effect::new(move || {
            self.selection.track();
            self.at.track();
            if self.is_alive.get() {
                self.mark();
            }
        });
        let stopped = Debounce::new(STOPPED_MS);
        Effect::new(move || {
            let scrolled = window_event_listener(ev::scroll, move |_| {
                self.paint_if_moved();
                stopped.run(move || self.keep_place());
            });
            // Whoever follows a link at once leaves before that.
            let pressed = window_event_listener(ev::pointerdown, move |event| {
                self.keep_place();
                // What is ticked or called up in a row leads nowhere.
                let is_act = target_within(&event, "input, label, button").is_some();
                let row = target_within(&event, "tr[data-key]").filter(|_| !is_act);
                let row = row.and_then(|row| row.get_attribute("data-key"));
                if let Some(id) = row.and_then(|key| key.parse().ok()) {
                    way_back::note_row(self.listed.face.path(), id);
                }
            });
            let resized = window_event_listener(ev::resize, move |_| {
                self.with_painter(Painter::measure);
                self.paint(Beyond::Much);
            });
            on_cleanup(move || {
                scrolled.remove();
                pressed.remove();
                resized.remove();
            });
        });
    }

    /// Draws all rows anew whenever the list looks otherwise.
    pub fn follow(self, shape: RwSignal<ListLook>) {
        Effect::new(move |before: Option<ListLook>| {
            let now = shape.get();
            if before.is_some_and(|before| before != now) {
                self.look.update_value(|look| look.columns.clone_from(&now.columns));
                self.paint(Beyond::Little);
                // The table's classes are another effect's.
                request_animation_frame(move || {
                    self.with_painter(Painter::measure);
                    self.paint(Beyond::Much);
                });
            }
            now
        });
    }

    /// How many rows there are, the head's among them, once only those in sight are in the document.
    pub fn count(self) -> Option<u64> {
        self.is_alive.get().then(|| self.listed.head.with(|head| head.total + 1))
    }

    /// The row that an element stands in, with its place.
    pub fn under(self, element: &Element) -> Option<(usize, ListRow)> {
        let row = element.closest("tr[data-key]").ok()??;
        let at = self.with_painter(|painter| {
            painter.rows().find(|(_, painted)| painted.is_same_node(Some(&row))).map(|(drawn, _)| drawn.at)
        })??;
        Some((at, self.row(at)?))
    }

    /// The row at a place, in the state that it is shown in, which the server may not know of yet.
    pub fn row(self, at: usize) -> Option<ListRow> {
        let row = self.listed.row(at)?;
        let state = self.state(&row);
        Some(markup::as_shown(&row, state, self.listed.face.listing).into_owned())
    }

    /// The state that a row is shown in.
    fn state(self, row: &ListRow) -> StateId {
        let stored = self.listed.face.listing.state_of(row);
        untrack(|| self.acts.state(row.id, stored))
    }

    /// Moves the keyboard's place, and brings it into sight.
    pub fn go_to(self, at: Option<usize>) {
        self.at.set(at);
        let Some(at) = at else { return };
        let is_in_sight = self.with_painter(|painter| {
            painter.rows().find(|(drawn, _)| drawn.at == at).map(|(_, row)| bring_into_sight(row))
        });
        if is_in_sight.flatten().is_none()
            && let Some(top) = self.with_painter(|painter| painter.top_of(at) - painter.sight().height / 2.0)
        {
            window().scroll_to_with_x_and_y(0.0, top);
            self.paint(Beyond::Much);
        }
    }

    /// What is asked for is another list: it begins with its first row.
    fn begin_anew(self, found: &Words) {
        self.look.update_value(|look| look.found = found.clone());
        self.at.set(None);
        let is_above = self.with_painter(|painter| painter.sight().top < 0.0).unwrap_or(false);
        if let Some(top) = self.with_painter(|painter| painter.top_of(0) - painter.head_height()).filter(|_| is_above) {
            window().scroll_to_with_x_and_y(0.0, top);
        }
    }

    /// Goes where one was, or to the page that the address asks for, which begins with the row `first`; false while rows have no height.
    fn return_to_place(self, first: usize) -> bool {
        self.paint(Beyond::Much);
        let top = || self.with_painter(|painter| painter.top_of(first) - painter.head_height());
        let (path, address) = (self.listed.face.path(), self.listed.address());
        let left = || way_back::place(path, &address);
        let place = kept_place().or_else(left).or_else(|| (first > 0).then(top).flatten());
        if let Some(place) = place {
            window().scroll_to_with_x_and_y(0.0, place);
            self.paint(Beyond::Much);
        }
        let is_placed = self.with_painter(|painter| painter.is_measured()).unwrap_or(false);
        if is_placed {
            if let Some(row) = way_back::take_row(path, &address) {
                self.stand_on(row);
            }
            way_back::note(path, address);
        }
        is_placed
    }

    /// Stands on a row that is in sight, which one comes back from.
    fn stand_on(self, row: Uuid) {
        let key = row.to_string();
        let found = self.with_painter(|painter| {
            painter.rows().find(|(drawn, _)| drawn.key == key).map(|(drawn, row)| (drawn.at, row.clone()))
        });
        let Some((at, row)) = found.flatten() else { return };
        self.at.set(Some(at));
        let name =
            row.query_selector("a.name").ok().flatten().and_then(|name| name.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(name) = name {
            // Fails only for elements that are gone.
            drop(name.focus());
        }
    }

    fn keep_place(self) {
        keep_place();
        way_back::note_place(self.listed.face.path());
    }

    fn paint_if_moved(self) {
        let total = self.listed.total();
        if self.with_painter(|painter| painter.sight().rows(total, Beyond::Much) == *painter.seen()) == Some(false) {
            self.paint(Beyond::Much);
        }
    }

    fn paint(self, beyond: Beyond) {
        let total = self.listed.total();
        let Some(wanted) = self.with_painter(|painter| painter.sight().rows(total, beyond)) else { return };
        let states = self.listed.query.with_untracked(|query| query.states.clone());
        let drawn = self.look.with_value(|look| {
            let drawn = |(at, row): (usize, Option<ListRow>)| {
                let Some(row) = row else { return Some(markup::awaited(at)) };
                let state = self.state(&row);
                // What leaves the states shown goes at once.
                states.contains(&state).then(|| markup::drawn(at, &row, state, look))
            };
            self.listed.rows(wanted.clone()).into_iter().filter_map(drawn).collect()
        });
        self.with_painter(|painter| painter.paint(wanted, total, drawn));
        self.mark();
    }

    /// Marks the rows that are ticked, and the one where the keyboard stands.
    fn mark(self) {
        let at = self.at.get_untracked();
        self.with_painter(|painter| {
            for (drawn, row) in painter.rows() {
                let is_picked = self.selection.has(&drawn.key);
                // Fails only for names that are none.
                drop(row.class_list().toggle_with_force("at", at == Some(drawn.at)));
                drop(row.set_attribute("aria-rowindex", &(drawn.at + 2).to_string()));
                drop(if is_picked {
                    row.set_attribute("aria-selected", "true")
                } else {
                    row.remove_attribute("aria-selected")
                });
                let check = row.query_selector(".check").ok().flatten();
                if let Some(check) = check.and_then(|check| check.dyn_into::<web_sys::HtmlInputElement>().ok()) {
                    check.set_checked(is_picked);
                }
            }
        });
    }

    fn with_painter<T>(self, run: impl FnOnce(&mut Painter) -> T) -> Option<T> {
        self.painter.try_update_value(|painter| painter.as_mut().map(|painter| run(painter))).flatten()
    }
}
