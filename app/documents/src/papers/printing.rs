//! Printing: the paper is opened in a frame out of sight, and the browser asks for the printer.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use kit::ui::{ToastStack, anew, use_toasts};
use kit::words::{Locale, td_string, words};

/// See the module.
#[derive(Clone, Copy)]
pub struct Printing {
    l: Locale,
    times: RwSignal<u32>,
    address: StoredValue<String>,
    toasts: ToastStack,
}

impl Printing {
    /// Nothing is printed yet.
    pub fn new() -> Self {
        let address = StoredValue::new(String::new());
        Self { l: words(), times: RwSignal::new(0), address, toasts: use_toasts() }
    }

    /// Prints what is at an address.
    pub fn print(self, address: String) {
        self.address.set_value(address);
        self.times.update(|times| *times += 1);
    }

    /// The frame.
    pub fn frame(self) -> impl IntoView {
        move || {
            let times = self.times.get();
            let address = self.address.get_value();
            let frame = (times > 0).then(|| {
                view! {
                    <iframe
                        class="print-frame"
                        title=td_string!(self.l, papers.print)
                        tabindex="-1"
                        src=address
                        on:load=move |event| self.came(&event)
                    ></iframe>
                }
            });
            anew(times, frame.into_any())
        }
    }

    /// The paper is there. A browser that shows no papers in frames shows it beside.
    fn came(self, event: &ev::Event) {
        let frame = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlIFrameElement>().ok());
        let printed = frame.and_then(|frame| frame.content_window()).map(|paper| paper.print());
        if !matches!(printed, Some(Ok(()))) {
            self.toasts.bad(td_string!(self.l, papers.not_printed));
            // Where that is not allowed either, the link to the paper is.
            drop(window().open_with_url_and_target(&self.address.get_value(), "_blank"));
        }
    }
}
