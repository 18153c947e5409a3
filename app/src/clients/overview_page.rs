//! `/clients/{id}`: all there is to know about one client (A4.1, A4.2).

use domain::ids::ClientId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::activity::{Activity, activity_of_client};
use crate::clients::acts::{Acts, revision};
use crate::clients::overview::api::get_client;
use crate::clients::overview::{Aside, Facts, Head, Notes, Pins};
use crate::clients::recent;
use crate::clients::view::ClientView;
use crate::error::AppError;
use crate::failure::Failure;
use crate::live;
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
    Effect::new(move || {
        if let Some(id) = id.get() {
            recent::note(id);
        }
    });
    live::on_heard_in_calm(move || follow(id, client, revision));
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

/// Asks again if it is this client that has changed: a page that one reads is not drawn anew for the others.
fn follow(id: Memo<Option<ClientId>>, shown: Resource<Result<ClientView, AppError>>, revision: RwSignal<u32>) {
    let Some(id) = id.try_get_untracked().flatten() else { return };
    spawn_local(async move {
        let now = get_client(id).await;
        // Without an answer, what is shown stays.
        if matches!(now, Err(AppError::Transport(_))) {
            return;
        }
        let same = shown.try_with_untracked(|shown| shown.as_ref().is_some_and(|shown| *shown == now));
        if same == Some(false) {
            revision.try_update(|count| *count += 1);
        }
    });
}
