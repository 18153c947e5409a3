use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Whether a table is wider than what stands around it. Only then may that scroll sideways: the table's head would not stay in sight.
#[derive(Clone, Copy)]
pub struct Overflow {
    /// What stands around the table, which is its first child.
    pub around: NodeRef<html::Div>,
    is_over: RwSignal<bool>,
}

impl Overflow {
    /// Looks again whenever what `shape` depends on changes, and when the window does. Until then, it is as `expected`.
    pub fn new(expected: bool, shape: impl Fn() + 'static) -> Self {
        let overflow = Self { around: NodeRef::new(), is_over: RwSignal::new(expected) };
        Effect::new(move || {
            shape();
            // Once the table has its new shape.
            request_animation_frame(move || overflow.look());
        });
        Effect::new(move || {
            let resized = window_event_listener(ev::resize, move |_| overflow.look());
            on_cleanup(move || resized.remove());
        });
        overflow
    }

    /// Whether it is.
    pub fn get(self) -> bool {
        self.is_over.get()
    }

    fn look(self) {
        let Some(around) = self.around.try_get_untracked().flatten() else { return };
        let table = around.first_element_child().and_then(|table| table.dyn_into::<HtmlElement>().ok());
        if let Some(table) = table {
            let is_over = table.offset_width() > around.client_width();
            if self.is_over.try_get_untracked() == Some(!is_over) {
                self.is_over.set(is_over);
            }
        }
    }
}
