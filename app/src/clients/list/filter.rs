use domain::clients::list::ListQuery;
use leptos::{ev, html, prelude::*};

use super::listed::{Listed, Step};
use super::views::Beside;
use crate::clients::list_query;
use crate::ui::{Glyph, Icon, Kbd};
use crate::words::{td_string, words};

/// The id of the filter, which `/` brings the focus to.
pub const FILTER_ID: &str = "clients-filter";

/// Filters by any letters of client or contact (A1.5): live, or with Enter where there is no script.
#[component]
pub fn Filter(
    /// The list.
    listed: Listed,
) -> impl IntoView {
    let l = words();
    let input = NodeRef::<html::Input>::new();
    let query = listed.query;
    let narrow = move |typed: &str| {
        listed.ask(query.with_untracked(|query| list_query::filtered(query, typed)), Step::Letter);
    };
    // A link that clears the filters, or Back, changes what is filtered by: so must the field, unless one types in it.
    Effect::new(move |before: Option<String>| {
        let filter = query.with(|query| query.filter.clone());
        if let Some(input) = input.get()
            && before.is_some()
            && input.value().trim() != filter
            && document().active_element().as_ref() != Some(&*input)
        {
            input.set_value(&filter);
        }
        filter
    });
    let key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape"
            && let Some(input) = input.get_untracked()
        {
            event.prevent_default();
            if input.value().is_empty() {
                // Fails only for elements that are gone.
                drop(input.blur());
            } else {
                input.set_value("");
                narrow("");
                listed.settle();
            }
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        listed.settle();
    };
    view! {
        <form class="filter" role="search" method="get" action=list_query::PATH on:submit=submit>
            <Icon glyph=Glyph::Search/>
            <input
                node_ref=input
                id=FILTER_ID
                type="search"
                name="q"
                autocomplete="off"
                spellcheck="false"
                maxlength="200"
                aria-label=td_string!(l, clients.filter_label)
                placeholder=td_string!(l, clients.filter_label)
                value=query.with_untracked(|query| query.filter.clone())
                on:input=move |event| narrow(&event_target_value(&event))
                on:blur=move |_| listed.settle()
                on:keydown=key
            />
            <Kbd>"/"</Kbd>
            {move || query.with(kept)}
            {move || listed.beside.with(Beside::hidden)}
        </form>
    }
}

/// What else the address says, so that it stays when the form is sent without script.
fn kept(query: &ListQuery) -> impl IntoView + use<> {
    hidden(query, &["q"])
}

/// The list as asked for, in hidden fields, but for what the form's own fields say.
pub fn hidden(query: &ListQuery, own: &[&str]) -> impl IntoView + use<> {
    let field = |(name, value): (&'static str, String)| view! { <input type="hidden" name=name value=value/> };
    let others = list_query::params(query).into_iter().filter(|(name, _)| !own.contains(name));
    others.map(field).collect_view()
}
