use leptos::{prelude::*, text_prop::TextProp};

use super::MaybeText;

/// The parts of a page, as links: each part has its address. Holds [`Tab`]s.
#[component]
pub fn Tabs(
    /// What they are parts of.
    #[prop(into)]
    label: TextProp,
    /// Whether they take several lines where one has no room, all in sight.
    #[prop(optional)]
    wrap: bool,
    /// The [`Tab`]s.
    children: Children,
) -> impl IntoView {
    view! { <nav class="tabs" class:wrap=wrap aria-label=move || label.get()>{children()}</nav> }
}

/// One part of a page.
#[component]
pub fn Tab(
    /// Its address.
    #[prop(into)]
    href: Signal<String>,
    /// Whether it is the one shown.
    #[prop(into)]
    current: Signal<bool>,
    /// How many things are in it, already written out.
    #[prop(optional, into)]
    count: MaybeText,
    /// Its name.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="tab" href=move || href.get() aria-current=move || current.get().then_some("page") data-noscroll="">
            {children()}
            {count.map(|count| view! { <span class="n">{move || count.get()}</span> })}
        </a>
    }
}
