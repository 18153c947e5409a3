use std::time::Duration;

use leptos::{prelude::*, text_prop::TextProp};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{Glyph, Icon};

/// How long the tick stays.
const TICK: Duration = Duration::from_secs(2);

/// Copies a text and says so in place.
#[component]
pub fn CopyButton(
    /// What is copied.
    #[prop(into)]
    text: Signal<String>,
    /// What the button does.
    #[prop(into)]
    label: TextProp,
    /// What it says once done.
    #[prop(into)]
    done_label: TextProp,
) -> impl IntoView {
    let done = RwSignal::new(false);
    let words = StoredValue::new((label, done_label));
    let said = move || words.with_value(|(label, done_label)| if done.get() { done_label.get() } else { label.get() });
    let copy = move |_| {
        let text = text.get_untracked();
        spawn_local(async move {
            if copied(&text).await {
                done.set(true);
                set_timeout(move || done.set(false), TICK);
            }
        });
    };
    view! {
        <button class="button quiet sm icon-only" type="button" aria-label=said title=said on:click=copy>
            {move || view! { <Icon glyph=if done.get() { Glyph::Check } else { Glyph::Copy }/> }}
        </button>
    }
}

/// Whether the browser took the text. Pages without HTTPS have no clipboard at all, which would otherwise throw.
pub async fn copied(text: &str) -> bool {
    let navigator = window().navigator();
    let missing = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|clipboard| clipboard.is_undefined());
    !missing && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
