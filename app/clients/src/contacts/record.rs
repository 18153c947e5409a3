//! `/contacts/{id}`: all there is to know about one person, whatever their clients (A5.8, A5.9).

pub mod api;

pub(crate) mod actions;
mod panel;
mod relation;
mod role;
mod told;

use domain::contacts::ContactState;
use domain::ids::ContactId;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use super::face::FACE;
use super::wording;
use api::{ContactActivity, ContactView, activity_of_contact, get_contact};
use engines::activity::{Happened, Rest};
use engines::listing::acts::{Acts, Target};
use engines::listing::recent;
use engines::record::{Head, Part, Parts, Shown, part_of};
use kit::error::Answer;
use kit::failure::Failure;
use kit::live;
use kit::ui::{Alert, AlertKind, Glyph, TextSkeleton};
use kit::words::{td_string, words};

/// The part with all that happened.
const ACTIVITY: &str = "activity";

async fn contact(id: Uuid) -> Answer<ContactView> {
    get_contact(ContactId(id)).await
}

async fn lately(id: Uuid) -> Answer<ContactActivity> {
    activity_of_contact(ContactId(id), None).await
}

/// One contact.
#[component]
pub fn ContactPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").and_then(|id| id.parse::<Uuid>().ok())));
    let acts = Acts::new(&FACE);
    let (record, entries) = (Shown::new(id, contact), Shown::new(id, lately));
    Effect::new(move || {
        if let Some(id) = id.get() {
            recent::note(Subject::Contact, id);
        }
    });
    let renew = move || {
        record.renew(contact, move || acts.settle());
        entries.renew(lately, || ());
    };
    live::on_changed(Subject::Contact, renew);
    live::on_heard(Subject::Contact, renew);
    view! {
        <Transition fallback=|| view! { <div class="page-body"><TextSkeleton lines=10/></div> }>
            {move || Suspend::new(async move {
                match record.answer.await {
                    Err(error) => view! { <Failure error alone=true/> }.into_any(),
                    Ok(view) => {
                        acts.settle();
                        view! { <Contact view acts entries/> }.into_any()
                    }
                }
            })}
        </Transition>
    }
}

#[component]
fn Contact(view: ContactView, acts: Acts, entries: Shown<ContactActivity>) -> impl IntoView {
    let l = words();
    let contact = view.contact.clone();
    let (id, stored) = (contact.id, contact.state.id());
    let name = wording::name(l, contact.person.display_name());
    let record = Target { id: id.0, name: name.clone(), state: stored };
    let state = Memo::new(move |_| ContactState::of(acts.state(id.0, stored)).unwrap_or_default());
    let is_editable = Signal::derive(move || state.get().editable() && FACE.may_edit());
    let warning = move || {
        let (kind, icon, text) = match state.get() {
            ContactState::Active => return None,
            ContactState::Inactive => (AlertKind::Neutral, Glyph::EyeOff, td_string!(l, contacts.inactive_alert)),
            ContactState::Deleted => (AlertKind::Bad, Glyph::Trash, td_string!(l, contacts.deleted_alert)),
        };
        Some(view! { <Alert kind icon>{text}</Alert> })
    };
    let links = StoredValue::new(contact.links.clone());
    let relation = move || {
        let all = Rest::At(part_of(&FACE.record(id.0), ACTIVITY));
        view! {
            <relation::Relation contact=id links=links.get_value() is_editable/>
            <section aria-labelledby="activity">
                <h2 class="section-title" id="activity">{td_string!(l, activity.title)}</h2>
                <Happened entries feed=told::feed rest=all/>
            </section>
        }
    };
    let activity = move || view! { <Happened entries feed=told::feed rest=Rest::Below(told::more(id))/> };
    let parts = vec![
        Part::new("relation", td_string!(l, contacts.relation), relation),
        Part::new(ACTIVITY, td_string!(l, activity.title), activity),
    ];
    view! {
        <Title text=name/>
        <Head
            face=&FACE
            record=record.clone()
            number=String::new()
            image=None
            acts
            badges=().into_any()
            below=panel::function(&view).into_any()
            actions=view! { <actions::Actions contact=contact.clone() record acts/> }.into_any()
        />
        <div class="page-body">
            {warning}
            <div class="split">
                {panel::aside(l, &view, is_editable)}
                <div><Parts parts/></div>
            </div>
        </div>
    }
}
