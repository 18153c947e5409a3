//! Word of elements that get another size, as when they come into the document.

use leptos::prelude::{on_cleanup, request_animation_frame};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Runs in the next frame after one of these elements has got another size, the first one among them, until the owner goes.
pub fn on_resized(elements: &[&Element], run: impl Fn() + Copy + 'static) {
    // In the next frame: what is changed while sizes are told would be told again in this one.
    let resized = Closure::<dyn FnMut()>::new(move || request_animation_frame(run));
    let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) else { return };
    for element in elements {
        observer.observe(element);
    }
    let watching = SendWrapper::new((observer, resized));
    on_cleanup(move || watching.0.disconnect());
}
