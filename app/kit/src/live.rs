//! Word of what changed elsewhere: in another window, by another person, in another process.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use domain::revisions::Revisions;
use domain::subject::Subject;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventSource, HtmlElement, MessageEvent, VisibilityState};

use crate::bootstrap::bootstrap;
use crate::company;
use crate::offline;
use crate::ui::target;

/// Where the server tells it.
const EVENTS: &str = "/api/events";
/// Something changed that this page did not do.
const HEARD: &str = "heard";
/// Something changed that it did.
const CHANGED: &str = "changed";
/// How long until it is asked again after it would not answer.
const RETRY: Duration = Duration::from_secs(15);
/// How often it is looked whether what has the focus was drawn anew.
const LOOK: Duration = Duration::from_millis(150);
/// How many looks the old page is given to go.
const GOING: u32 = 16;
/// How many looks it takes until anything is drawn, on any machine: 20 seconds.
const LOOKS: u32 = 133;
/// How long until it is looked again whether the user has let go of what they were at.
const CALM: Duration = Duration::from_millis(500);

thread_local! {
    /// The newest revisions that this window knows of.
    static KNOWN: Cell<Revisions> = Cell::default();
    static EAR: RefCell<Option<Ear>> = const { RefCell::new(None) };
    /// Whether the connection was there when it was last looked at.
    static IS_OPEN: Cell<bool> = const { Cell::new(false) };
}

/// The open connection, closed when dropped.
struct Ear {
    source: EventSource,
    _opened: Closure<dyn FnMut(Event)>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(Event)>,
}

impl Drop for Ear {
    fn drop(&mut self) {
        self.source.close();
    }
}

/// Listens while somebody looks at this window: browsers open few connections to one place, and windows in the background would take
/// them all. Whoever comes back hears at once.
pub fn listen() {
    let Some(company) = bootstrap().me.and_then(|me| me.company) else { return };
    Effect::new(move || {
        know_all(company.revisions);
        let turned = window_event_listener_untyped("visibilitychange", |_| attend());
        attend();
        on_cleanup(move || {
            turned.remove();
            EAR.take();
        });
    });
}

/// Notes a revision that this window shows already: hearing of it again changes nothing. Tells whether it is news.
pub fn know(subject: Subject, revision: u64) -> bool {
    let mut known = KNOWN.get();
    let is_news = known.note(subject, revision);
    KNOWN.set(known);
    is_news
}

fn know_all(revisions: Revisions) {
    for &subject in Subject::ALL {
        know(subject, revisions.of(subject));
    }
}

/// The newest revision of a subject's records that this window has heard of.
pub fn known(subject: Subject) -> u64 {
    KNOWN.get().of(subject)
}

/// Runs whenever records of a subject have changed elsewhere.
pub fn on_heard(subject: Subject, run: impl Fn() + Clone + 'static) {
    on_told(HEARD, subject, run);
}

/// Runs whenever records of a subject were changed from this window.
pub fn on_changed(subject: Subject, run: impl Fn() + Clone + 'static) {
    on_told(CHANGED, subject, run);
}

/// Tells every page of this window that it changed records of a subject itself.
pub fn changed(subject: Subject) {
    tell(&of(CHANGED, subject));
}

fn on_told(what: &'static str, subject: Subject, run: impl Fn() + Clone + 'static) {
    Effect::new(move || {
        let run = run.clone();
        let listener = window_event_listener_untyped(&of(what, subject), move |_| run());
        on_cleanup(move || listener.remove());
    });
}

/// Runs at once, or else when the user is no longer in the middle of something that drawing anew would take away.
pub fn in_calm(run: impl FnOnce() + 'static) {
    if is_busy() {
        set_timeout(move || in_calm(run), CALM);
        return;
    }
    let ways = ways_back();
    let held = document().active_element().and_then(|element| element.dyn_into().ok());
    run();
    if !ways.is_empty() {
        set_timeout(move || lead_back(ways, held, LOOKS), LOOK);
    }
}

/// Whether a menu or a dialog is open, a button is held down that may open one, or something is being typed among what would be drawn anew:
/// a value in its place even while one is at a button beside it. In what is empty and says what could stand there, nothing is.
fn is_busy() -> bool {
    let busy = ":popover-open, dialog[open], button:active, form.in-place, .card input:not([type=checkbox]):focus, \
                .card textarea:focus:not(:placeholder-shown)";
    document().query_selector(busy).ok().flatten().is_some()
}

/// What leads back to the element that has the focus. It may go, as a row does that is deleted: then to those before it in its section,
/// the nearest first.
fn ways_back() -> Vec<String> {
    let Some(element) = document().active_element() else { return Vec::new() };
    let section = element.closest("section").ok().flatten();
    let all = section.and_then(|section| section.query_selector_all("button[id], a[href]").ok());
    let all = all.map(|all| (0..all.length()).filter_map(|at| all.get(at)?.dyn_into::<Element>().ok()).collect());
    let mut before: Vec<Element> = all.unwrap_or_default();
    let own = before.iter().position(|other| other.is_same_node(Some(&element))).unwrap_or(0);
    before.truncate(own);
    std::iter::once(element).chain(before.into_iter().rev()).filter_map(|element| way_to(&element)).collect()
}

fn way_to(element: &Element) -> Option<String> {
    match element.get_attribute("href") {
        Some(href) => Some(format!("a[href={}]", quoted(&href))),
        None => Some(element.id()).filter(|id| !id.is_empty()).map(|id| format!("[id={}]", quoted(&id))),
    }
}

/// A value in a CSS selector. Not as `{:?}` writes it: the release's program has no such texts.
fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Gives the focus to the element of that id, unless something else has it: once what stood in its place is gone, and again if it is drawn
/// anew by then.
pub fn back_to(id: &str) {
    let ways = vec![format!("[id={}]", quoted(id))];
    request_animation_frame(move || lead_back(ways, None, LOOKS));
}

/// Gives the focus back to what had it if that was drawn anew, and looks again and again whether it was: nobody knows how long the answer
/// and the drawing take. `held` has the focus until it is drawn anew; whoever leaves it by hand is let go.
fn lead_back(ways: Vec<String>, held: Option<HtmlElement>, looks: u32) {
    let active = document().active_element().filter(|element| element.tag_name() != "BODY");
    let has_held = |active: &Element| held.as_ref().is_some_and(|held| held.is_same_node(Some(active)));
    let held = match active {
        None if held.as_ref().is_some_and(|held| held.is_connected()) => return,
        None => focus(&ways),
        Some(active) if has_held(&active) => held,
        // What is about to go may still have it.
        Some(_) if held.is_none() && looks + GOING > LOOKS => None,
        Some(_) => return,
    };
    if looks > 0 {
        set_timeout(move || lead_back(ways, held, looks - 1), LOOK);
    }
}

/// Gives the focus to the first of these that there is. Answers with it if it took it.
fn focus(ways: &[String]) -> Option<HtmlElement> {
    let found = ways.iter().find_map(|way| document().query_selector(way).ok().flatten())?;
    let element: HtmlElement = found.dyn_into().ok()?;
    // Fails only for elements that are gone.
    drop(element.focus());
    document().active_element().is_some_and(|active| element.is_same_node(Some(&active))).then_some(element)
}

fn attend() {
    if document().visibility_state() == VisibilityState::Visible {
        EAR.with_borrow_mut(|ear| {
            if ear.as_ref().is_none_or(|ear| ear.source.ready_state() == EventSource::CLOSED) {
                *ear = connect();
            }
        });
    } else {
        EAR.take();
    }
}

/// Listens by a new connection, whatever has become of the one before.
pub fn listen_anew() {
    EAR.take();
    attend();
}

fn connect() -> Option<Ear> {
    IS_OPEN.set(false);
    // A browser without it shows what it was sent, and what one does oneself.
    let source = EventSource::new(&company::named_in(EVENTS)).ok()?;
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        if let Some(revisions) = event.data().as_string().and_then(|text| text.parse().ok()) {
            hear(revisions);
        }
    });
    // The browser asks again by itself, unless the answer was no stream at all: signed out, or a proxy's own page.
    let failed = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        let source = target::<EventSource>(&event);
        let is_closed = source.is_some_and(|source| source.ready_state() == EventSource::CLOSED);
        if is_closed {
            set_timeout(attend, RETRY);
        }
        // One that was there may only have come to its end, and is asked for again.
        let was_open = IS_OPEN.replace(false);
        let is_lost = if is_closed { offline::is_likely() } else { !was_open };
        if is_lost && offline::lost() {
            tell_all();
        }
    });
    let opened = Closure::<dyn FnMut(Event)>::new(|_| {
        IS_OPEN.set(true);
        if offline::found() {
            tell_all();
        }
    });
    source.add_event_listener_with_callback("open", opened.as_ref().unchecked_ref()).ok()?;
    source.add_event_listener_with_callback("revisions", heard.as_ref().unchecked_ref()).ok()?;
    source.add_event_listener_with_callback("error", failed.as_ref().unchecked_ref()).ok()?;
    Some(Ear { source, _opened: opened, _heard: heard, _failed: failed })
}

/// Who shows records of a subject that has moved is told; others are left alone.
fn hear(revisions: Revisions) {
    for &subject in Subject::ALL {
        if know(subject, revisions.of(subject)) {
            tell(&of(HEARD, subject));
        }
    }
}

/// Whatever a window shows, it asks again.
fn tell_all() {
    for &subject in Subject::ALL {
        tell(&of(HEARD, subject));
    }
}

/// What pages that show records of a subject listen for, to ask again.
fn of(what: &str, subject: Subject) -> String {
    format!("clientele:{what}-{}", subject.as_str())
}

/// Tells the whole window, by an event of that name.
pub fn tell(name: &str) {
    if let Ok(event) = Event::new(name) {
        // Fails only for an event that is being dispatched already.
        drop(window().dispatch_event(&event));
    }
}
