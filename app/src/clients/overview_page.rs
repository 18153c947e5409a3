//! `/clients/{id}`: all there is to know about one client (A4.1, A4.2).

use domain::ids::ClientId;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::activity::{Activity, ActivityPage, activity_of_client};
use crate::clients::face::FACE;
use crate::clients::overview::api::get_client;
use crate::clients::overview::{Aside, Facts, Head, Notes, Pins};
use crate::clients::view::ClientView;
use crate::error::{Answer, AppError};
use crate::failure::Failure;
use crate::listing::acts::Acts;
use crate::listing::recent;
use crate::live;
use crate::ui::{TableSkeleton, TextSkeleton};
use crate::words::{td_string, words};

/// One client.
#[component]
pub fn ClientPage() -> impl IntoView {
    let l = words();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").and_then(|id| id.parse::<ClientId>().ok())));
    let acts = Acts::new(&FACE);
    let client = Resource::new(
        move || id.get(),
        async |id| match id {
            Some(id) => get_client(id).await,
            None => Err(AppError::NotFound),
        },
    );
    let entries = Resource::new(
        move || id.get(),
        async |id| match id {
            Some(id) => activity_of_client(id, None).await,
            None => Err(AppError::NotFound),
        },
    );
    Effect::new(move || {
        if let Some(id) = id.get() {
            recent::note(Subject::Client, id.0);
        }
    });
    let shown = Shown { id, client, entries, acts, turn: StoredValue::new(0) };
    live::on_changed(Subject::Client, move || shown.renew());
    live::on_heard(Subject::Client, move || shown.renew());
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

/// What the page shows, and how often it was asked for anew.
#[derive(Clone, Copy)]
struct Shown {
    id: Memo<Option<ClientId>>,
    client: Resource<Answer<ClientView>>,
    entries: Resource<Answer<ActivityPage>>,
    acts: Acts,
    turn: StoredValue<u32>,
}

impl Shown {
    /// Asks again. What has changed is drawn once nothing is open that drawing would take away: a menu, a dialog, a field.
    fn renew(self) {
        let Some(id) = self.id.try_get_untracked().flatten() else { return };
        let Some(turn) = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        }) else {
            return;
        };
        let asked = (id, turn);
        let acts = self.acts;
        spawn_local(async move { self.put(asked, self.client, get_client(id).await, move || acts.settle()) });
        spawn_local(async move { self.put(asked, self.entries, activity_of_client(id, None).await, || ()) });
    }

    /// Puts an answer in the place of what is shown, or does `if_same` where there is nothing new.
    fn put<T>(
        self,
        asked: (ClientId, u32),
        shown: Resource<Answer<T>>,
        now: Answer<T>,
        if_same: impl FnOnce() + 'static,
    ) where
        T: PartialEq + Send + Sync + 'static,
    {
        // Without an answer, what is shown stays.
        if matches!(now, Err(AppError::Transport(_))) {
            return;
        }
        live::in_calm(move || {
            let is_newest =
                self.id.try_get_untracked().flatten() == Some(asked.0) && self.turn.try_get_value() == Some(asked.1);
            if !is_newest {
                return;
            }
            if shown.try_with_untracked(|shown| shown.as_ref() == Some(&now)) == Some(false) {
                shown.set(Some(now));
            } else {
                if_same();
            }
        });
    }
}
