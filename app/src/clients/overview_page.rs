//! `/clients/{id}`: all there is to know about one client (A4.1, A4.2).

use domain::ids::ClientId;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::activity::{Activity, activity_of_client};
use crate::clients::acts::{Acts, revision};
use crate::clients::overview::api::get_client;
use crate::clients::overview::{Aside, Facts, Head, Notes, Pins};
use crate::error::AppError;
use crate::failure::Failure;
use crate::ui::{TableSkeleton, TextSkeleton};
use crate::words::{td_string, words};

/// One client.
#[component]
pub fn ClientPage() -> impl IntoView {
    let l = words();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").and_then(|id| id.parse::<ClientId>().ok())));
    let revision = revision();
    let acts = Acts::new();
    let client = Resource::new(
        move || (id.get(), revision.get()),
        async |(id, _)| match id {
            Some(id) => get_client(id).await,
            None => Err(AppError::NotFound),
        },
    );
    let entries = Resource::new(
        move || (id.get(), revision.get()),
        async |(id, _)| match id {
            Some(id) => activity_of_client(id, None).await,
            None => Err(AppError::NotFound),
        },
    );
    view! {
        <Transition fallback=|| view! { <div class="page-body"><TextSkeleton lines=10/></div> }>
            {move || Suspend::new(async move {
                match client.await {
                    Err(error) => view! { <Failure error alone=true/> }.into_any(),
                    Ok(view) => {
                        acts.settle();
                        let (id, title) = (view.client.id, view.client.data.name.as_str().to_owned());
                        let pins = Pins::new(view.pinned.clone());
                        let view = StoredValue::new(view);
                        view! {
                            <Title text=title/>
                            <Head view acts/>
                            <div class="page-body">
                                <Notes view acts/>
                                <Facts view pins/>
                                <div class="split">
                                    <Aside view pins/>
                                    <section aria-labelledby="activity">
                                        <h2 class="section-title first" id="activity">{td_string!(l, clients.activity)}</h2>
                                        <Transition fallback=|| view! { <TableSkeleton rows=5 cols=1/> }>
                                            {move || Suspend::new(async move {
                                                match entries.await {
                                                    Ok(page) => view! { <Activity client=id page/> }.into_any(),
                                                    Err(error) => view! { <Failure error/> }.into_any(),
                                                }
                                            })}
                                        </Transition>
                                    </section>
                                </div>
                            </div>
                        }
                        .into_any()
                    }
                }
            })}
        </Transition>
    }
}
