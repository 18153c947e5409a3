//! `/settings/portal`: which sites may hold the clients' portal, what is put into their pages, and the secret by which a company's own back
//! end signs contacts in.

mod api;
mod secret;
mod sites;
mod snippet;

use domain::access::Permission;
use leptos::prelude::*;

use self::secret::Secret;
use self::sites::SitesOfPortal;
use self::snippet::Snippet;
use crate::company::MovingPart;
use kit::failure::{Allowed, Unavailable};
use kit::title::PageTitle;
use kit::ui::{SettingsHead, TextSkeleton};
use kit::words::{td_string, words};

/// See the module.
#[component]
pub fn PortalPage() -> impl IntoView {
    view! { <Allowed to=Permission::ManageSettings><Embedded/></Allowed> }
}

#[component]
fn Embedded() -> impl IntoView {
    let l = words();
    let shown = Resource::new(|| (), |()| api::portal_embedding());
    view! {
        <PageTitle text=td_string!(l, embed.title)/>
        <SettingsHead title=td_string!(l, embed.title) intro=td_string!(l, embed.intro)/>
        <MovingPart/>
        <Transition fallback=|| view! { <TextSkeleton lines=12/> }>
            {move || Suspend::new(async move {
                match shown.await {
                    Ok(shown) => {
                        let api::EmbeddingShown { form, version, has_secret, company, public_url } = shown;
                        view! {
                            <SitesOfPortal form version/>
                            <Snippet company public_url/>
                            <Secret has_secret company/>
                        }
                        .into_any()
                    }
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
}
