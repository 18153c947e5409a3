//! `/clients/{id}`: all there is to know about one client (A4.1, A4.2).

use domain::ids::ClientId;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use crate::activity::{ActivityPage, activity_of_client, feed, more};
use crate::face::FACE;
use crate::overview::api::get_client;
use crate::overview::{AllNotes, Aside, Facts, Head, Notes, Pins};
use crate::view::ClientView;
use engines::activity::{Happened, Rest};
use engines::listing::acts::Acts;
use engines::listing::recent;
use engines::record::{Part, Parts, Shown, part_of};
use kit::error::Answer;
use kit::failure::Failure;
use kit::live;
use kit::ui::TextSkeleton;
use kit::words::{td_string, words};

/// The part with all that happened.
const ACTIVITY: &str = "activity";

async fn client(id: Uuid) -> Answer<ClientView> {
    get_client(ClientId(id)).await
}

async fn lately(id: Uuid) -> Answer<ActivityPage> {
    activity_of_client(ClientId(id), None).await
}

/// One client.
#[component]
pub fn ClientPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").and_then(|id| id.parse::<Uuid>().ok())));
    let acts = Acts::new(&FACE);
    let (record, entries) = (Shown::new(id, client), Shown::new(id, lately));
    Effect::new(move || {
        if let Some(id) = id.get() {
            recent::note(Subject::Client, id);
        }
    });
    let renew = move || {
        record.renew(client, move || acts.settle());
        entries.renew(lately, || ());
    };
    live::on_changed(Subject::Client, renew);
    live::on_heard(Subject::Client, renew);
    view! {
        <Transition fallback=|| view! { <div class="page-body"><TextSkeleton lines=10/></div> }>
            {move || Suspend::new(async move {
                match record.answer.await {
                    Err(error) => view! { <Failure error alone=true/> }.into_any(),
                    Ok(view) => {
                        acts.settle();
                        view! { <Client view acts entries/> }.into_any()
                    }
                }
            })}
        </Transition>
    }
}

/// What is known of a client, part by part.
#[component]
fn Client(view: ClientView, acts: Acts, entries: Shown<ActivityPage>) -> impl IntoView {
    let l = words();
    let (id, title) = (view.client.id, view.client.data.name.as_str().to_owned());
    let pins = Pins::new(view.pinned.clone());
    let view = StoredValue::new(view);
    let overview = move || {
        view! {
            <Notes view acts/>
            <Facts view pins/>
            <div class="split">
                <Aside view pins/>
                <section aria-labelledby="activity">
                    <h2 class="section-title first" id="activity">{td_string!(l, activity.title)}</h2>
                    <Happened entries feed rest=Rest::At(part_of(&FACE.record(id.0), ACTIVITY))/>
                </section>
            </div>
        }
    };
    let activity = move || view! { <Happened entries feed rest=Rest::Below(more(id))/> };
    let parts = vec![
        Part::new("overview", td_string!(l, record.overview), overview),
        Part::new(ACTIVITY, td_string!(l, activity.title), activity),
        Part::new("notes", td_string!(l, clients.notes), move || view! { <AllNotes view/> }),
    ];
    view! {
        <Title text=title/>
        <Head view acts/>
        <div class="page-body"><Parts parts/></div>
    }
}
