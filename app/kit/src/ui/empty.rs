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
    /// Whether nothing else is on the page: its title is then the page's.
    #[prop(optional)]
    alone: bool,
    /// The way out: a button, seldom two.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty-icon"><Icon glyph=icon/></span>
            {if alone {
                view! { <h1>{move || title.get()}</h1> }.into_any()
            } else {
                view! { <h2>{move || title.get()}</h2> }.into_any()
            }}
            {text.map(|text| view! { <p>{move || text.get()}</p> })}
            {children.map(|children| view! { <div class="empty-actions">{children()}</div> })}
        </div>
    }
}
