//! The advanced search as a page of its own, where there is no script to open it above the list.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::Face;
use super::advanced::AdvancedForm;
use super::api::choices_of_list;
use super::views::ViewParams;
use kit::failure::{Failure, Used};
use kit::title::PageTitle;
use kit::ui::TextSkeleton;
use kit::words::{td_string, words};

/// The advanced search (A1.12). What the address says of the list stays as it is.
#[component]
pub fn RecordSearchPage(
    /// The list.
    face: &'static Face,
) -> impl IntoView {
    view! { <Used subject=face.listing.subject><Search face/></Used> }
}

#[component]
fn Search(face: &'static Face) -> impl IntoView {
    let l = words();
    let params = use_query_map();
    let query = Signal::derive(move || params.with(|params| face.listing.read_string(&params.to_query_string())));
    let beside = params.with_untracked(|params| ViewParams::read(face, |name| params.get(name)));
    let (beside, navigate) = (StoredValue::new(beside), use_navigate());
    let on_ask = Callback::new(move |query| {
        let href = beside.get_value().on(face, face.href(&query));
        navigate(&href, NavigateOptions::default());
    });
    let choices = Resource::new(|| (), move |()| choices_of_list(face.listing.subject));
    view! {
        <PageTitle text=td_string!(l, listing.advanced)/>
        <header class="page-head"><h1>{td_string!(l, listing.advanced)}</h1></header>
        <div class="page-body narrow">
            <Transition fallback=|| view! { <TextSkeleton lines=6/> }>
                {move || Suspend::new(async move {
                    match choices.await {
                        Ok(choices) => view! { <AdvancedForm face choices query beside=beside.get_value() is_live=false on_ask/> }.into_any(),
                        Err(error) => view! { <Failure error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}
