//! `/clients/search`: the advanced search as a page of its own, where there is no script to open it above the list.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::clients::api::list_choices;
use crate::clients::list::{AdvancedForm, Beside};
use crate::clients::list_query;
use crate::failure::Failure;
use crate::ui::TextSkeleton;
use crate::words::{td_string, words};

/// The advanced search (A1.12). What the address says of the list stays as it is.
#[component]
pub fn ClientSearchPage() -> impl IntoView {
    let l = words();
    let params = use_query_map();
    let query = Signal::derive(move || params.with(|params| list_query::read(|name| params.get(name))));
    let beside = params.with_untracked(|params| Beside::read(|name| params.get(name)));
    let (beside, navigate) = (StoredValue::new(beside), use_navigate());
    let on_ask = Callback::new(move |query| {
        let href = beside.get_value().on(list_query::href(&query));
        navigate(&href, NavigateOptions::default());
    });
    let choices = Resource::new(|| (), |()| list_choices());
    view! {
        <Title text=td_string!(l, clients.advanced)/>
        <header class="page-head"><h1>{td_string!(l, clients.advanced)}</h1></header>
        <div class="page-body narrow">
            <Transition fallback=|| view! { <TextSkeleton lines=6/> }>
                {move || Suspend::new(async move {
                    match choices.await {
                        Ok(choices) => view! { <AdvancedForm choices query beside=beside.get_value() is_live=false on_ask/> }.into_any(),
                        Err(error) => view! { <Failure error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}
