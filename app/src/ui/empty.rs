use leptos::{prelude::*, text_prop::TextProp};

use super::{Glyph, Icon, MaybeText};

/// Shown where a list would be: nothing yet (what this is for, one button), or nothing found (a way to clear the filters).
#[component]
pub fn EmptyState(
    /// The drawing of what would be here.
    icon: Glyph,
    /// What there is not.
    #[prop(into)]
    title: TextProp,
    /// Why one would want it.
    #[prop(optional, into)]
    text: MaybeText,
    /// The way out: a button, seldom two.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty-icon"><Icon glyph=icon/></span>
            <h2>{move || title.get()}</h2>
            {text.map(|text| view! { <p>{move || text.get()}</p> })}
            {children.map(|children| view! { <div class="empty-actions">{children()}</div> })}
        </div>
    }
}
