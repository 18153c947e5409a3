//! `/contacts/{id}`: all there is to know about one person, whatever their clients (A5.8, A5.9).

pub mod api;

pub(crate) mod actions;
mod in_place;
mod panel;
mod portal;
mod relation;
mod role;
mod told;

use domain::contacts::{ContactEvent, ContactState};
use domain::ids::ContactId;
use leptos::prelude::*;
use uuid::Uuid;

use super::face::FACE;
use super::wording;
use api::{ContactView, activity_of_contact, get_contact};
use engines::activity::ActivityPage;
use engines::listing::acts::{Acts, Target};
use engines::record::{Head, Opened, Part, Parts, Shown};
use kit::error::Answer;
use kit::failure::Failure;
use kit::title::PageTitle;
use kit::ui::{Alert, AlertKind, Glyph, TextSkeleton};
use kit::words::{td_string, words};

async fn contact(id: Uuid) -> Answer<ContactView> {
    get_contact(ContactId(id)).await
}

async fn lately(id: Uuid) -> Answer<ActivityPage<ContactEvent>> {
    activity_of_contact(ContactId(id), None).await
}

/// One contact.
#[component]
pub fn ContactPage() -> impl IntoView {
    let Opened { acts, record, entries } = Opened::new(&FACE, contact, lately);
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
fn Contact(view: ContactView, acts: Acts, entries: Shown<ActivityPage<ContactEvent>>) -> impl IntoView {
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
        view! {
            <relation::Relation contact=id links=links.get_value() is_editable/>
            {told::TELLING.lately(&FACE.record(id.0), entries, ().into_any())}
        }
    };
    let parts =
        vec![Part::new("relation", td_string!(l, contacts.relation), relation), told::TELLING.part(id.0, entries)];
    view! {
        <PageTitle text=name/>
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
