//! A finger that stays on a row asks for its menu, as a press of its button does.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::{ev, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::ui::target_within;

/// How long it stays.
const LONG: Duration = Duration::from_millis(500);

/// How far it may move meanwhile, in CSS pixels: further, one scrolls.
const STILL: f64 = 10.0;

/// What opens a row's menu.
const BUTTON: &str = "button[aria-haspopup=menu]";

/// A finger on the rows.
#[derive(Clone, Copy, Debug)]
pub struct LongPress {
    at: StoredValue<Option<(f64, f64)>>,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// Whether it has asked: lifting it then presses nothing, and closes nothing.
    has_asked: StoredValue<bool>,
    button: StoredValue<Option<SendWrapper<HtmlElement>>>,
}

impl Default for LongPress {
    fn default() -> Self {
        Self::new()
    }
}

impl LongPress {
    /// None so far.
    #[must_use]
    pub fn new() -> Self {
        Self {
            at: StoredValue::new(None),
            timer: StoredValue::new(None),
            has_asked: StoredValue::new(false),
            button: StoredValue::new(None),
        }
    }

    /// A finger has come down.
    pub fn down(self, event: &ev::PointerEvent) {
        self.let_go();
        self.has_asked.set_value(false);
        self.button.set_value(None);
        let row = target_within(event, "tr").filter(|_| event.pointer_type() == "touch");
        let button = row.and_then(|row| row.query_selector(BUTTON).ok()?).and_then(|button| button.dyn_into().ok());
        let Some(button) = button.map(SendWrapper::new) else { return };
        self.button.set_value(Some(button));
        self.at.set_value(Some(place(event)));
        self.timer.set_value(set_timeout_with_handle(move || self.ask(), LONG).ok());
    }

    /// It moves.
    pub fn moved(self, event: &ev::PointerEvent) {
        let (x, y) = place(event);
        if self.at.get_value().is_some_and(|(from_x, from_y)| (x - from_x).hypot(y - from_y) > STILL) {
            self.let_go();
        }
    }

    /// It is lifted, or the browser has made something else of it.
    pub fn up(self) {
        self.let_go();
        if self.has_asked.get_value() {
            // A menu that was opened under a finger is closed by the browser when that is lifted.
            set_timeout(move || self.open(), Duration::ZERO);
        }
    }

    /// The browser's own menu for what a finger stays on.
    pub fn asked_for_menu(self, event: &ev::MouseEvent) {
        if self.button.with_value(Option::is_some) {
            event.prevent_default();
        }
    }

    /// Whether a click is what is left of the finger.
    pub fn has_pressed(self, event: &ev::MouseEvent) -> bool {
        let is_left = self.has_asked.get_value() && event.is_trusted();
        if is_left {
            event.prevent_default();
            // The press of a mouse that browsers make of a finger's closes it too.
            set_timeout(move || self.open(), Duration::ZERO);
        }
        is_left
    }

    fn ask(self) {
        if self.at.try_get_value().flatten().is_some() {
            self.has_asked.set_value(true);
            self.open();
        }
    }

    fn open(self) {
        if let Some(button) = self.button.try_get_value().flatten().filter(|_| !is_open()) {
            button.click();
        }
    }

    fn let_go(self) {
        self.at.try_set_value(None);
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }
}

fn is_open() -> bool {
    document().query_selector(".menu:popover-open").ok().flatten().is_some()
}

fn place(event: &ev::PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}
