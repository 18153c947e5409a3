use domain::ids::ProductId;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::api::duplicate_product;
use crate::face::FACE;
use engines::listing::acts::{Acts, Target, announce};
use engines::record::{self, PictureDialog, PictureWords};
use kit::ui::{Glyph, MenuItem, MenuSeparator, use_toasts};
use kit::words::{self, td_string, words};

/// What may be done with a product beside what every record's page offers.
#[component]
pub fn Actions(
    /// The product.
    id: ProductId,
    /// The same, as what is done to it names it.
    record: Target,
    /// What is being done to it.
    acts: Acts,
    /// Whether it has a picture.
    has_picture: bool,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    if !FACE.may_edit() {
        return ().into_any();
    }
    let navigate = use_navigate();
    let name = record.name.clone();
    let duplicate = Callback::new(move |()| {
        let (navigate, name) = (navigate.clone(), name.clone());
        spawn_local(async move {
            match duplicate_product(id).await {
                Ok(copy) => {
                    announce(Subject::Product);
                    toasts.good(td_string!(l, products.duplicated, name = name).to_string());
                    navigate(&format!("{}/edit", FACE.record(copy.0)), NavigateOptions::default());
                }
                Err(error) => toasts.bad(words::app_error(l, &error)),
            }
        });
    });
    let picture = RwSignal::new(false);
    let changes = move || {
        let open = Callback::new(move |()| picture.set(true));
        view! {
            <MenuItem label=td_string!(l, products.duplicate) icon=Glyph::Copy on_select=duplicate/>
            <MenuItem label=td_string!(l, products.change_picture) icon=Glyph::Image on_select=open/>
            <MenuSeparator/>
        }
    };
    view! {
        <record::Actions face=&FACE record acts changes others=|| ()/>
        <PictureDialog
            subject=Subject::Product
            address=format!("/api/products/{id}/picture")
            say=PictureWords {
                title: td_string!(l, products.picture_title),
                remove: td_string!(l, products.picture_remove),
                done: td_string!(l, products.picture_done),
                removed: td_string!(l, products.picture_removed),
            }
            has_picture
            open=picture
        />
    }
    .into_any()
}
