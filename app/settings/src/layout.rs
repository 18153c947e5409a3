//! The frame of the settings: the list of them, and the one that is open.

use domain::access::Permission;
use leptos::{html, prelude::*};
use leptos_router::components::{A, Outlet, Redirect};
use leptos_router::hooks::use_location;

use crate::places::{Place, places};
use kit::bootstrap::may;
use kit::ui::{Icon, bring_into_sight};
use kit::words::{td_string, words};

/// The frame of `/settings/…`. Who manages nothing sees their own account and its security alone.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let l = words();
    let places = places(l);
    let nav = NodeRef::<html::Nav>::new();
    let path = use_location().pathname;
    // On a phone the list is wider than the page.
    Effect::new(move || {
        path.track();
        let Some(nav) = nav.get() else { return };
        request_animation_frame(move || {
            if let Some(link) = nav.query_selector("[aria-current=page]").ok().flatten() {
                bring_into_sight(&link);
            }
        });
    });
    let links = |is_own: bool| {
        let link = |place: &Place| {
            let Place { path, glyph, name, .. } = *place;
            view! { <A href=path attr:class="nav-link"><Icon glyph/><span>{name}</span></A> }
        };
        places.iter().filter(|place| place.is_own == is_own).map(link).collect_view()
    };
    view! {
        <header class="page-head">
            <div class="page-title"><h1>{td_string!(l, settings.title)}</h1></div>
        </header>
        <div class="page-body">
            <div class="settings">
                <nav class="settings-nav" node_ref=nav aria-label=td_string!(l, settings.navigation)>
                    {links(false)}
                    <span class="nav-label" aria-hidden="true">{td_string!(l, settings.my_place)}</span>
                    {links(true)}
                </nav>
                <div class="settings-content"><Outlet/></div>
            </div>
        </div>
    }
}

/// `/settings`: leads to the first page that the role may see.
#[component]
pub fn SettingsHome() -> impl IntoView {
    let path = if may(Permission::ManageSettings) { "/settings/company" } else { "/settings/me" };
    view! { <Redirect path/> }
}
