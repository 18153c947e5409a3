use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::resized::on_resized;

/// What the style sheet calls the table's height, which the head of one that scrolls sideways needs to stay in sight.
const HEIGHT: &str = "--table-height";

/// Whether a table is wider than what stands around it. Only then may that scroll sideways: what is sticky stays within what scrolls.
#[derive(Clone, Copy)]
pub struct Overflow {
    /// What stands around the table, which is its first child.
    pub around: NodeRef<html::Div>,
    is_over: RwSignal<bool>,
}

impl Overflow {
    /// Looks again whenever what `shape` depends on changes, and when either of the two gets another size. Until then, it is as `expected`.
    pub fn new(expected: bool, shape: impl Fn() + 'static) -> Self {
        let overflow = Self { around: NodeRef::new(), is_over: RwSignal::new(expected) };
        Effect::new(move || {
            shape();
            // Once the table has its new shape.
            request_animation_frame(move || overflow.look());
        });
        Effect::new(move || {
            if let Some(around) = overflow.around.get() {
                let table = around.first_element_child();
                let both: Vec<&Element> = std::iter::once(around.as_ref()).chain(table.as_ref()).collect();
                on_resized(&both, move || overflow.look());
            }
        });
        overflow
    }

    /// Whether it is.
    pub fn get(self) -> bool {
        self.is_over.get()
    }

    fn look(self) {
        let Some(around) = self.around.try_get_untracked().flatten() else { return };
        let Some(table) = around.first_element_child().and_then(|table| table.dyn_into::<HtmlElement>().ok()) else {
            return;
        };
        let is_over = table.offset_width() > around.client_width();
        if self.is_over.try_get_untracked() == Some(!is_over) {
            self.is_over.set(is_over);
        }
        if is_over {
            // Fails only for read-only style objects, which an element's is not.
            drop(HtmlElement::style(&around).set_property(HEIGHT, &format!("{}px", table.offset_height())));
        }
    }
}
