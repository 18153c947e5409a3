use domain::clients::list::{ListQuery, SortColumn};
use leptos::{ev, html, prelude::*};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::clients::debounce::Debounce;
use crate::clients::list_query;
use crate::ui::{Glyph, Icon, Kbd};
use crate::words::{td_string, words};

/// The id of the filter, which `/` brings the focus to.
pub const FILTER_ID: &str = "clients-filter";
/// How long a pause in the typing is: shorter than one notices, longer than between two keys.
const PAUSE_MS: u32 = 120;

/// Filters by any letters of client or contact (A1.5): live, or with Enter where there is no script.
#[component]
pub fn Filter(
    /// The list as asked for.
    query: Memo<ListQuery>,
) -> impl IntoView {
    let l = words();
    let input = NodeRef::<html::Input>::new();
    let pause = Debounce::new(PAUSE_MS);
    let navigate = use_navigate();
    let narrow = move |typed: String| {
        let next = query.with_untracked(|query| list_query::filtered(query, &typed));
        if query.with_untracked(|query| *query != next) {
            // Replaced, not pushed: Back leaves the list and does not take back one letter at a time.
            navigate(
                &list_query::href(&next),
                NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() },
            );
        }
    };
    let sent = narrow.clone();
    let cleared = narrow.clone();
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
                pause.cancel();
                cleared(String::new());
            }
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        pause.cancel();
        if let Some(input) = input.get_untracked() {
            sent(input.value());
        }
    };
    let typed = move |event: ev::Event| {
        let (text, narrow) = (event_target_value(&event), narrow.clone());
        pause.run(move || narrow(text));
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
                on:input=typed
                on:keydown=key
            />
            <Kbd>"/"</Kbd>
            {move || query.with(kept)}
        </form>
    }
}

/// What else the address says, so that it stays when the form is sent without script.
fn kept(query: &ListQuery) -> impl IntoView + use<> {
    let hidden = |name: &'static str, value: String| view! { <input type="hidden" name=name value=value/> };
    let sort = (query.sort != SortColumn::default()).then(|| hidden("sort", query.sort.as_str().to_owned()));
    let direction = query.descending.then(|| hidden("dir", "desc".to_owned()));
    (list_query::states_param(query).map(|states| hidden("state", states)), sort, direction)
}
