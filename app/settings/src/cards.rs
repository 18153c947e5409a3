//! `/settings/cards`: whether clients pay by card in their portal, with which keys, and what they have begun to pay.

mod api;
mod form;
mod latest;

use domain::access::Permission;
use leptos::prelude::*;

pub(crate) use self::form::label;

use self::form::CardsForm;
use self::latest::Latest;
use kit::failure::{Allowed, Unavailable};
use kit::title::PageTitle;
use kit::ui::{SettingsHead, TextSkeleton};
use kit::words::{td_string, words};

/// See the module.
#[component]
pub fn CardsPage() -> impl IntoView {
    view! { <Allowed to=Permission::ManageSettings><Cards/></Allowed> }
}

#[component]
fn Cards() -> impl IntoView {
    let l = words();
    let shown = Resource::new(|| (), |()| api::card_settings());
    view! {
        <PageTitle text=td_string!(l, pay.by_card_title)/>
        <SettingsHead title=td_string!(l, pay.by_card_title) intro=td_string!(l, pay.by_card_intro)/>
        <Transition fallback=|| view! { <TextSkeleton lines=8/> }>
            {move || Suspend::new(async move {
                match shown.await {
                    Ok(shown) => {
                        let api::CardsShown { form, kept, hook, latest } = shown;
                        view! {
                            <CardsForm form kept hook/>
                            <Latest latest/>
                        }
                        .into_any()
                    }
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
}
