//! `/products/{id}`: all there is to know about one product.

pub mod api;

mod actions;
mod panel;
mod told;

use domain::ids::ProductId;
use domain::products::ProductState;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use super::face::FACE;
use api::{ProductActivity, ProductView, activity_of_product, get_product};
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

async fn product(id: Uuid) -> Answer<ProductView> {
    get_product(ProductId(id)).await
}

async fn lately(id: Uuid) -> Answer<ProductActivity> {
    activity_of_product(ProductId(id), None).await
}

/// One product.
#[component]
pub fn ProductPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").and_then(|id| id.parse::<Uuid>().ok())));
    let acts = Acts::new(&FACE);
    let (record, entries) = (Shown::new(id, product), Shown::new(id, lately));
    Effect::new(move || {
        if let Some(id) = id.get() {
            recent::note(Subject::Product, id);
        }
    });
    let renew = move || {
        record.renew(product, move || acts.settle());
        entries.renew(lately, || ());
    };
    live::on_changed(Subject::Product, renew);
    live::on_heard(Subject::Product, renew);
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
fn Product(view: ProductView, acts: Acts, entries: Shown<ProductActivity>) -> impl IntoView {
    let l = words();
    let product = &view.product;
    let (id, name) = (product.id, product.data.name.as_str().to_owned());
    let record = Target { id: id.0, name: name.clone(), state: product.state.id() };
    let number = product.data.reference.as_ref().map(|reference| reference.as_str().to_owned()).unwrap_or_default();
    let image = product.picture.map(|file| format!("/files/{file}"));
    let has_picture = image.is_some();
    let view = StoredValue::new(view);
    let overview = move || view! { <Overview view acts entries/> };
    let activity = move || view! { <Happened entries feed=told::feed rest=Rest::Below(told::more(id))/> };
    let parts = vec![
        Part::new("overview", td_string!(l, record.overview), overview),
        Part::new(ACTIVITY, td_string!(l, activity.title), activity),
    ];
    view! {
        <Title text=name/>
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
fn Overview(view: StoredValue<ProductView>, acts: Acts, entries: Shown<ProductActivity>) -> impl IntoView {
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
                <p class="pre">{note.as_str().to_owned()}</p>
            </Alert>
        }
    });
    view! {
        {warning}
        {note}
        {view.with_value(|view| panel::facts(l, view))}
        <div class="split">
            {view.with_value(|view| panel::details(l, view))}
            <section aria-labelledby="activity">
                <h2 class="section-title first" id="activity">{td_string!(l, activity.title)}</h2>
                <Happened entries feed=told::feed rest=Rest::At(part_of(&FACE.record(id.0), ACTIVITY))/>
            </section>
        </div>
    }
}
