//! `/products/{id}`: all there is to know about one product.

pub mod api;

mod actions;
mod in_place;
mod panel;
mod told;

use domain::ids::ProductId;
use domain::products::{ProductEvent, ProductState};
use domain::subject::Subject;
use leptos::prelude::*;
use uuid::Uuid;

use super::face::FACE;
use api::{ProductView, activity_of_product, get_product};
use engines::activity::ActivityPage;
use engines::listing::acts::{Acts, Target};
use engines::record::{Head, Opened, Part, Parts, Pins, Shown, long_text};
use kit::error::Answer;
use kit::failure::Failure;
use kit::title::PageTitle;
use kit::ui::{Alert, AlertKind, Glyph, TextSkeleton};
use kit::words::{td_string, words};

async fn product(id: Uuid) -> Answer<ProductView> {
    get_product(ProductId(id)).await
}

async fn lately(id: Uuid) -> Answer<ActivityPage<ProductEvent>> {
    activity_of_product(ProductId(id), None).await
}

/// One product.
#[component]
pub fn ProductPage() -> impl IntoView {
    let Opened { acts, record, entries } = Opened::new(&FACE, product, lately);
    view! {
        <Transition fallback=|| view! { <div class="page-body"><TextSkeleton lines=10/></div> }>
            {move || Suspend::new(async move {
                match record.answer.await {
                    Err(error) => view! { <Failure error alone=true/> }.into_any(),
                    Ok(view) => {
                        acts.settle();
                        view! { <Product view acts entries/> }.into_any()
                    }
                }
            })}
        </Transition>
    }
}

/// What is known of a product, part by part.
#[component]
fn Product(view: ProductView, acts: Acts, entries: Shown<ActivityPage<ProductEvent>>) -> impl IntoView {
    let l = words();
    let product = &view.product;
    let (id, name) = (product.id, product.data.name.as_str().to_owned());
    let record = Target { id: id.0, name: name.clone(), state: product.state.id() };
    let number = product.data.reference.as_ref().map(|reference| reference.as_str().to_owned()).unwrap_or_default();
    let image = product.picture.map(|file| format!("/files/{file}"));
    let has_picture = image.is_some();
    let pins = Pins::new(Subject::Product, view.pinned.clone());
    let view = StoredValue::new(view);
    let overview = move || view! { <Overview view acts pins entries/> };
    let parts =
        vec![Part::new("overview", td_string!(l, record.overview), overview), told::TELLING.part(id.0, entries)];
    view! {
        <PageTitle text=name/>
        <Head
            face=&FACE
            record=record.clone()
            number
            image
            acts
            badges=().into_any()
            below=().into_any()
            actions=view! { <actions::Actions id record acts has_picture/> }.into_any()
        />
        <div class="page-body"><Parts parts/></div>
    }
}

/// What it is and sells at, and what happened lately.
#[component]
fn Overview(
    view: StoredValue<ProductView>,
    acts: Acts,
    pins: Pins,
    entries: Shown<ActivityPage<ProductEvent>>,
) -> impl IntoView {
    let l = words();
    let product = view.with_value(|view| view.product.clone());
    let (id, stored) = (product.id, product.state.id());
    let warning = move || {
        let (kind, icon, text) = match ProductState::of(acts.state(id.0, stored)) {
            Some(ProductState::Archived) => (AlertKind::Warn, Glyph::Archive, td_string!(l, products.archived_alert)),
            Some(ProductState::Deleted) => (AlertKind::Bad, Glyph::Trash, td_string!(l, products.deleted_alert)),
            _ => return None,
        };
        Some(view! { <Alert kind icon>{text}</Alert> })
    };
    let note = product.data.note.map(|note| {
        view! {
            <Alert kind=AlertKind::Neutral icon=Glyph::Note>
                <strong>{td_string!(l, products.note)}</strong>
                {long_text(note.as_str())}
            </Alert>
        }
    });
    let in_place = view.with_value(in_place::of);
    view! {
        {warning}
        {note}
        {panel::facts(l, view, pins, in_place)}
        <div class="split">
            {view.with_value(|view| panel::details(l, view, pins, in_place))}
            {told::TELLING.lately(&FACE.record(id.0), entries, ().into_any())}
        </div>
    }
}
