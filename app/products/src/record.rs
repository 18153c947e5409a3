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
use engines::activity::Activity;
use engines::listing::acts::{Acts, Target};
use engines::listing::recent;
use engines::record::{Head, Shown};
use kit::error::Answer;
use kit::failure::Failure;
use kit::live;
use kit::ui::{Alert, AlertKind, Glyph, TableSkeleton, TextSkeleton};
use kit::words::{td_string, words};

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

#[component]
fn Product(view: ProductView, acts: Acts, entries: Shown<ProductActivity>) -> impl IntoView {
    let l = words();
    let product = &view.product;
    let (id, name) = (product.id, product.data.name.as_str().to_owned());
    let record = Target { id: id.0, name: name.clone(), state: product.state.id() };
    let number = product.data.reference.as_ref().map(|reference| reference.as_str().to_owned()).unwrap_or_default();
    let image = product.picture.map(|file| format!("/files/{file}"));
    let has_picture = image.is_some();
    let note = product.data.note.as_ref().map(|note| note.as_str().to_owned());
    let stored = product.state.id();
    let warning = move || {
        let (kind, icon, text) = match ProductState::of(acts.state(id.0, stored)) {
            Some(ProductState::Archived) => (AlertKind::Warn, Glyph::Archive, td_string!(l, products.archived_alert)),
            Some(ProductState::Deleted) => (AlertKind::Bad, Glyph::Trash, td_string!(l, products.deleted_alert)),
            _ => return None,
        };
        Some(view! { <Alert kind icon>{text}</Alert> })
    };
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
        <div class="page-body">
            {warning}
            {note.map(|text| view! {
                <Alert kind=AlertKind::Neutral icon=Glyph::Note>
                    <strong>{td_string!(l, products.note)}</strong>
                    <p class="pre">{text}</p>
                </Alert>
            })}
            {panel::facts(l, &view)}
            <div class="split">
                {panel::details(l, &view)}
                <section aria-labelledby="activity">
                    <h2 class="section-title first" id="activity">{td_string!(l, activity.title)}</h2>
                    <Transition fallback=|| view! { <TableSkeleton rows=5 cols=1/> }>
                        {move || Suspend::new(async move {
                            match entries.answer.await {
                                Ok(page) => view! { <Activity first=told::feed(page) more=told::more(id)/> }.into_any(),
                                Err(error) => view! { <Failure error/> }.into_any(),
                            }
                        })}
                    </Transition>
                </section>
            </div>
        </div>
    }
}
