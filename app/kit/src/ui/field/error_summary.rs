use leptos::{ev::MouseEvent, html, prelude::*, text_prop::TextProp};
use wasm_bindgen::JsCast;

use super::{Glyph, Icon};

/// What is wrong with a form, above it: each line leads to its field. It takes the focus when it appears.
#[component]
pub fn ErrorSummary(
    /// Says that the form was not saved.
    #[prop(into)]
    title: TextProp,
    /// The id of each field in question and what is wrong with it; an empty id for what concerns no field.
    #[prop(into)]
    errors: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |before: Option<Vec<(String, String)>>| {
        let now = errors.get();
        // Lines go as fields are mended: whoever mends them stays there.
        let is_mended =
            before.is_some_and(|before| now.len() < before.len() && now.iter().all(|line| before.contains(line)));
        if let Some(summary) = node.get().filter(|_| !now.is_empty() && !is_mended) {
            // Fails only for elements that are gone.
            drop(summary.focus());
        }
        now
    });
    let title = StoredValue::new(title);
    let line = |(id, text): (String, String)| {
        if id.is_empty() {
            return view! { <li>{text}</li> }.into_any();
        }
        let href = format!("#{id}");
        let go = move |event: MouseEvent| {
            event.prevent_default();
            focus_field(&id);
        };
        view! { <li><a href=href on:click=go>{text}</a></li> }.into_any()
    };
    move || {
        let errors = errors.get();
        (!errors.is_empty()).then(|| {
            view! {
                <div class="error-summary" role="alert" tabindex="-1" node_ref=node>
                    <Icon glyph=Glyph::Warning/>
                    <div>
                        <h2>{move || title.with_value(TextProp::get)}</h2>
                        <ul>{errors.into_iter().map(line).collect_view()}</ul>
                    </div>
                </div>
            }
        })
    }
}

/// Brings a field into sight and the focus into it, unfolding what hides it.
fn focus_field(id: &str) {
    let Some(field) = document().get_element_by_id(id) else { return };
    let mut around = field.closest("details").ok().flatten();
    while let Some(details) = around {
        // Fails only for names that are no attribute's.
        drop(details.set_attribute("open", ""));
        around = details.parent_element().and_then(|outside| outside.closest("details").ok().flatten());
    }
    field.scroll_into_view_with_bool(false);
    if let Ok(field) = field.dyn_into::<web_sys::HtmlElement>() {
        // Fails only for elements that are gone.
        drop(field.focus());
    }
}
