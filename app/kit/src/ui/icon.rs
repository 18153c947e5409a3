use leptos::prelude::*;

use super::{Glyph, classes};

/// A drawing beside words. It is hidden from screen readers, so what it means must also be written or be a label.
#[component]
pub fn Icon(
    /// Which drawing.
    glyph: Glyph,
    /// More classes (`lg` for 20 px).
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let class = classes(&["icon", if glyph.is_filled() { "filled" } else { "" }, class]);
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true">
            <path d=glyph.path()></path>
        </svg>
    }
}
