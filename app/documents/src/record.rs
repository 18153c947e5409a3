//! The page of a document: what it says, what is left of it, what it was made of and what became of it, and what may be done with it.

pub mod api;
mod view;

mod actions;
mod acts;
mod aside;
mod claim;
pub mod dialogs;
mod facts;
mod panel;
mod proof;
pub mod repeat;
mod sheet;
mod told;
pub mod wording;

use std::pin::Pin;

use domain::billing::kind::DocumentKind;
use domain::billing::state::ShownState;
use domain::documents::DocumentEvent;
use domain::ids::DocumentId;
use domain::subject::Subject;
use leptos::prelude::*;
use uuid::Uuid;

use crate::wording::other_kind;
use crate::{face, mail};
use api::{activity_of_document, get_document};
use engines::activity::ActivityPage;
use engines::listing::Face;
use engines::listing::acts::{Acts, Target};
use engines::record::{Head, Opened, Part, Parts, Shown};
use kit::error::{Answer, AppError};
use kit::failure::Failure;
use kit::live;
use kit::title::PageTitle;
use kit::ui::{Alert, AlertKind, Glyph, Icon, TextSkeleton};
use kit::words::{td_string, words};
use sheet::Sheet;
use view::DocumentView;

/// An answer that is on its way, whichever list it is of.
type Coming = Pin<Box<dyn Future<Output = Answer<DocumentView>> + Send>>;

/// Asks for a document of a list; nothing for what is no list of documents.
fn asking(subject: Subject) -> Option<fn(Uuid) -> Coming> {
    macro_rules! of {
        ($subject:ident) => {
            |id| Box::pin(get_document(DocumentId(id), Some(Subject::$subject)))
        };
    }
    let ask: fn(Uuid) -> Coming = match subject {
        Subject::Quote => of!(Quote),
        Subject::Order => of!(Order),
        Subject::DeliveryNote => of!(DeliveryNote),
        Subject::Invoice => of!(Invoice),
        Subject::Recurring => of!(Recurring),
        Subject::CreditNote => of!(CreditNote),
        Subject::Client
        | Subject::Contact
        | Subject::Product
        | Subject::Payment
        | Subject::Credit
        | Subject::Task
        | Subject::Expense => {
            return None;
        }
    };
    Some(ask)
}

async fn lately(id: Uuid) -> Answer<ActivityPage<DocumentEvent>> {
    activity_of_document(DocumentId(id), None).await
}

/// One document of a list: `/quotes/{id}`, `/invoices/{id}` …
#[component]
pub fn DocumentPage(
    /// The list.
    subject: Subject,
) -> impl IntoView {
    let Some((face, document)) = face::of(subject).zip(asking(subject)) else {
        return view! { <Failure error=AppError::NotFound alone=true/> }.into_any();
    };
    let Opened { acts, record, entries } = Opened::new(face, document, lately);
    // A payment or a credit that is changed elsewhere changes what settles this one.
    let renew = move || record.renew(document, || ());
    for subject in [Subject::Payment, Subject::Credit] {
        live::on_changed(subject, renew);
        live::on_heard(subject, renew);
    }
    view! {
        <Transition fallback=|| view! { <div class="page-body"><TextSkeleton lines=12/></div> }>
            {move || Suspend::new(async move {
                match record.answer.await {
                    Ok(view) => {
                        acts.settle();
                        view! { <Whole view face acts entries/> }.into_any()
                    }
                    Err(error) => view! { <Failure error alone=true/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

/// What is known of a document, part by part.
#[component]
fn Whole(
    view: DocumentView,
    face: &'static Face,
    acts: Acts,
    entries: Shown<ActivityPage<DocumentEvent>>,
) -> impl IntoView {
    let l = words();
    let document = &view.document;
    let (id, kind) = (document.id, document.kind);
    let name = wording::called(l, document);
    let state = face.listing.state_id(view.shown().as_str()).unwrap_or(face.listing.gone);
    let record = Target { id: id.0, name: name.clone(), state };
    // A draft has no number to be called by: its state says that it is one.
    let heading = if document.number.is_none() && kind != DocumentKind::Recurring {
        Target { name: wording::kind(l, kind).to_owned(), ..record.clone() }
    } else {
        record.clone()
    };
    let other = other_kind(l, face.listing.subject, kind).unwrap_or_default();
    let (client, client_name) = (document.new.data.client, view.client_name.clone());
    let below = view! {
        <div class="reach">
            <a class="link" href=format!("/clients/{client}")><Icon glyph=Glyph::User/>{client_name.clone()}</a>
        </div>
    };
    let view = StoredValue::new(view);
    let overview = move || view! { <Overview view face acts entries/> };
    let parts =
        vec![Part::new("overview", td_string!(l, record.overview), overview), told::TELLING.part(id.0, entries)];
    view! {
        <PageTitle text=format!("{} {name}", wording::kind(l, kind))/>
        <Head
            face
            record=heading
            number=other.to_owned()
            image=None
            initials_of=client_name
            acts
            badges=().into_any()
            below=below.into_any()
            actions=view! { <actions::Actions view face record acts/> }.into_any()
        />
        <div class="page-body"><Parts parts/></div>
    }
}

/// The document itself, where one stands with it, and what happened lately.
#[component]
fn Overview(
    view: StoredValue<DocumentView>,
    face: &'static Face,
    acts: Acts,
    entries: Shown<ActivityPage<DocumentEvent>>,
) -> impl IntoView {
    let l = words();
    let (id, stored) = view.with_value(|view| (view.document.id, view.shown()));
    let gone = face.listing.gone;
    let state = face.listing.state_id(stored.as_str()).unwrap_or(gone);
    let warning = move || {
        let (kind, icon, text) = match stored {
            _ if acts.state(id.0, state) == gone => {
                (AlertKind::Bad, Glyph::Trash, td_string!(l, document.deleted_alert))
            }
            ShownState::Overdue => (AlertKind::Bad, Glyph::Clock, td_string!(l, document.overdue_alert)),
            ShownState::Expired => (AlertKind::Warn, Glyph::Clock, td_string!(l, document.expired_alert)),
            _ => return None,
        };
        Some(view! { <Alert kind icon>{text}</Alert> })
    };
    view! {
        {warning}
        {view.with_value(|view| repeat::trouble(l, view))}
        {view.with_value(|view| facts::facts(l, view))}
        <div class="split">
            {view.with_value(|view| aside::aside(l, view))}
            <div class="document-body">
                <Sheet view/>
                {mail::history(id, face.listing.subject)}
                {told::TELLING.lately(&face.record(id.0), entries, ().into_any())}
            </div>
        </div>
    }
}
