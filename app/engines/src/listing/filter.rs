use std::borrow::Cow;

use domain::listing::ListQuery;
use leptos::{ev, html, prelude::*};

use super::listed::Listed;
use super::step::Step;
use super::{Face, Word};
use kit::ui::{Glyph, Icon, Kbd};
use kit::words::words;

/// The id of the filter, which `/` brings the focus to.
pub const FILTER_ID: &str = "list-filter";

/// Filters by any letters (A1.5): live, or with Enter where there is no script.
#[component]
pub fn Filter(
    /// The list.
    listed: Listed,
) -> impl IntoView {
    let (l, face) = (words(), listed.face);
    let input = NodeRef::<html::Input>::new();
    let query = listed.query;
    let narrow = move |typed: &str| {
        listed.ask(query.with_untracked(|query| query.filtered(typed)), Step::Letter);
    };
    // A link that clears the filters, or Back, changes what is filtered by: so must the field, unless one types in it. What stands in it
    // first was typed before the page was alive.
    Effect::new(move |before: Option<String>| {
        let filter = query.with(|query| query.filter.clone());
        if let Some(input) = input.get()
            && input.value().trim() != filter
        {
            if before.is_none() {
                narrow(&input.value());
            } else if document().active_element().as_ref() != Some(&*input) {
                input.set_value(&filter);
            }
        }
        filter
    });
    let leave = move || {
        if let Some(input) = input.get_untracked() {
            // Fails only for elements that are gone.
            drop(input.blur());
        }
    };
    // Escape leaves with what is typed; pressed again, on the list, it clears (`keys`).
    let key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.prevent_default();
            leave();
        }
        "ArrowDown" => {
            event.prevent_default();
            leave();
            listed.enter_rows();
        }
        _ => {}
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        leave();
        listed.settle();
        listed.enter_rows();
    };
    view! {
        <form class="filter" role="search" method="get" action=face.path() on:submit=submit>
            <Icon glyph=Glyph::Search/>
            <input
                node_ref=input
                id=FILTER_ID
                type="search"
                name="q"
                autocomplete="off"
                spellcheck="false"
                maxlength="200"
                aria-label=(face.word)(l, Word::FilterLabel)
                placeholder=(face.word)(l, Word::FilterLabel)
                value=query.with_untracked(|query| query.filter.clone())
                on:input=move |event| narrow(&event_target_value(&event))
                on:blur=move |_| listed.settle()
                on:keydown=key
            />
            <Kbd>"/"</Kbd>
            {move || query.with(|query| hidden(face, query, &["q".to_owned()]))}
            {move || listed.beside.with(|beside| beside.hidden(face))}
        </form>
    }
}

/// The list as asked for, in hidden fields, but for what the form's own fields say.
pub fn hidden(face: &Face, query: &ListQuery, own: &[String]) -> impl IntoView + use<> {
    let field = |(name, value): (Cow<'static, str>, String)| view! { <input type="hidden" name=name.into_owned() value=value/> };
    let others = face.listing.params(query).into_iter().filter(|(name, _)| own.iter().all(|other| other != name));
    others.map(field).collect_view()
}
