use leptos::{prelude::*, text_prop::TextProp};

use super::{Glyph, Icon};

/// Where one is in a long list, and the way to the pages around it. Links, so that a page can be bookmarked.
#[component]
pub fn Pagination(
    /// What is being turned over, for screen readers.
    #[prop(into)]
    label: TextProp,
    /// Where one is (« 51–100 of 1,325 »).
    #[prop(into)]
    text: TextProp,
    /// The address of the page before, if there is one.
    #[prop(into)]
    previous: Signal<Option<String>>,
    /// The address of the page after, if there is one.
    #[prop(into)]
    next: Signal<Option<String>>,
    /// What the first link is called.
    #[prop(into)]
    previous_label: TextProp,
    /// What the second link is called.
    #[prop(into)]
    next_label: TextProp,
) -> impl IntoView {
    view! {
        <nav class="pagination" aria-label=move || label.get()>
            <span>{move || text.get()}</span>
            <PageLink href=previous label=previous_label rel="prev" icon=Glyph::ChevronLeft/>
            <PageLink href=next label=next_label rel="next" icon=Glyph::ChevronRight/>
        </nav>
    }
}

/// One of the two links; without an address it keeps its place, dimmed, so that the other does not move.
#[component]
fn PageLink(href: Signal<Option<String>>, label: TextProp, rel: &'static str, icon: Glyph) -> impl IntoView {
    let title = label.clone();
    view! {
        <a
            class="button sm icon-only"
            href=move || href.get()
            rel=rel
            role=move || href.get().is_none().then_some("link")
            aria-disabled=move || href.get().is_none().then_some("true")
            aria-label=move || label.get()
            title=move || title.get()
        >
            <Icon glyph=icon/>
        </a>
    }
}
