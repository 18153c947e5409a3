//! `/clients/{id}`: all there is to know about one client (A4.1, A4.2).

use domain::activity::Event;
use domain::ids::ClientId;
use domain::subject::Subject;
use leptos::prelude::*;
use uuid::Uuid;

use crate::activity::{Composer, Drafts, TELLING, activity_of_client};
use crate::face::FACE;
use crate::overview::api::get_client;
use crate::overview::{AllNotes, Aside, Facts, Head, Map, Notes, may_edit};
use crate::view::ClientView;
use engines::activity::ActivityPage;
use engines::listing::acts::Acts;
use engines::record::{Given, GivenOverview, Opened, Part, Parts, Pins, Shown};
use kit::error::Answer;
use kit::failure::Failure;
use kit::title::PageTitle;
use kit::ui::TextSkeleton;
use kit::words::{td_string, words};

/// The parts in their order, by what the address calls them: sales, money, what was bought, files and work, figures, and notes last.
const ORDER: [&str; 18] = [
    "overview",
    "activity",
    "documents",
    "invoices",
    "quotes",
    "orders",
    "payments",
    "account",
    "credit-notes",
    "credits",
    "recurring",
    "purchases",
    "files",
    "time",
    "expenses",
    "prices",
    "statistics",
    "notes",
];

async fn client(id: Uuid) -> Answer<ClientView> {
    get_client(ClientId(id)).await
}

async fn lately(id: Uuid) -> Answer<ActivityPage<Event>> {
    activity_of_client(ClientId(id), None).await
}

/// One client.
#[component]
pub fn ClientPage(
    /// What other features show there.
    given: &'static Given,
) -> impl IntoView {
    let Opened { acts, record, entries } = Opened::new(&FACE, client, lately);
    let drafts = Drafts::default();
    let told = (given.overview)(record.id());
    view! {
        <Transition fallback=|| view! { <div class="page-body"><TextSkeleton lines=10/></div> }>
            {move || {
                let told = told.clone();
                Suspend::new(async move {
                    match record.answer.await {
                        Err(error) => view! { <Failure error alone=true/> }.into_any(),
                        Ok(view) => {
                            acts.settle();
                            view! { <Client view acts entries drafts given told/> }.into_any()
                        }
                    }
                })
            }}
        </Transition>
    }
}

/// What is known of a client, part by part.
#[component]
fn Client(
    view: ClientView,
    acts: Acts,
    entries: Shown<ActivityPage<Event>>,
    drafts: Drafts,
    given: &'static Given,
    told: GivenOverview,
) -> impl IntoView {
    let l = words();
    let (id, title) = (view.client.id, view.client.data.name.as_str().to_owned());
    let pins = Pins::new(Subject::Client, view.pinned.clone());
    let view = StoredValue::new(view);
    let overview = move || {
        let can_edit = view.with_value(|view| may_edit(view.client.state));
        let composer = can_edit.then(|| view! { <Composer client=id drafts/> }).into_any();
        view! {
            <Notes view acts/>
            <Facts view pins given=told.facts.run()/>
            <Map view/>
            <div class="split">
                <Aside view pins given=told.beside.run()/>
                {TELLING.lately(&FACE.record(id.0), entries, composer)}
            </div>
        }
    };
    let mut parts = vec![Part::new("overview", td_string!(l, record.overview), overview), TELLING.part(id.0, entries)];
    parts.extend((given.parts)(id.0));
    parts.push(Part::new("files", td_string!(l, clients.files), move || crate::files::part(id.0)));
    parts.push(Part::new("notes", td_string!(l, clients.notes), move || view! { <AllNotes view/> }));
    parts.sort_by_key(|part| ORDER.iter().position(|name| *name == part.name).unwrap_or(ORDER.len()));
    view! {
        <PageTitle text=title/>
        <Head view acts given/>
        <div class="page-body"><Parts parts/></div>
    }
}
