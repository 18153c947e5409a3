//! A panel beside a document.

use leptos::prelude::*;

/// A panel with its rows; none without any.
pub fn panel(title: &'static str, rows: Vec<AnyView>) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let list = view! {
        <section class="panel">
            <header class="panel-head"><h2>{title}</h2></header>
            <ul class="related">{rows}</ul>
        </section>
    };
    Some(list.into_any())
}
