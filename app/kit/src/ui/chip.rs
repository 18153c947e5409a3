use leptos::prelude::*;

use super::MaybeText;

/// A filter that is on or off. A link, so that each combination has its address and Back returns to it;
/// the state is said with `aria-current`, as links can't be « pressed ».
#[component]
pub fn ToggleChip(
    /// The address where it is the other way round.
    #[prop(into)]
    href: Signal<String>,
    /// Whether it is on.
    #[prop(into)]
    pressed: Signal<bool>,
    /// How many things it lets through, already written out.
    #[prop(optional, into)]
    count: MaybeText,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="chip" href=move || href.get() aria-current=move || pressed.get().then_some("true") data-noscroll="">
            {children()}
            {count.map(|count| view! { <span class="n">{move || count.get()}</span> })}
        </a>
    }
}
