//! The frame of the settings: the list of them, and the one that is open.

use domain::access::Permission;
use leptos::prelude::*;
use leptos_router::components::{A, Outlet, Redirect};

use crate::bootstrap::may;
use crate::ui::{Glyph, Icon};
use crate::words::{td_string, words};

/// The frame of `/settings/…`. Who manages nothing sees their own account and its security alone.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let l = words();
    let place = |href: &'static str, glyph: Glyph, words: &'static str| {
        view! { <A href attr:class="nav-link"><Icon glyph/><span>{words}</span></A> }
    };
    let company = may(Permission::ManageSettings).then(|| {
        view! {
            {place("/settings/company", Glyph::Building, td_string!(l, settings.company))}
            {place("/settings/lists", Glyph::List, td_string!(l, settings.lists))}
            {place("/settings/fields", Glyph::Tag, td_string!(l, settings.fields))}
            {place("/settings/numbers", Glyph::Hash, td_string!(l, settings.numbers))}
        }
    });
    let users =
        may(Permission::ManageUsers).then(|| place("/settings/users", Glyph::Users, td_string!(l, settings.users)));
    view! {
        <header class="page-head">
            <div class="page-title"><h1>{td_string!(l, settings.title)}</h1></div>
        </header>
        <div class="page-body">
            <div class="settings">
                <nav class="settings-nav" aria-label=td_string!(l, settings.navigation)>
                    {company}
                    {users}
                    <span class="nav-label" aria-hidden="true">{td_string!(l, settings.my_place)}</span>
                    {place("/settings/me", Glyph::User, td_string!(l, settings.me))}
                    {place("/settings/security", Glyph::Shield, td_string!(l, settings.security))}
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

/// The name of an open setting, and what it is for.
#[component]
pub fn SettingsHead(
    /// Its name.
    title: &'static str,
    /// What it is for.
    intro: &'static str,
    /// What one may do with it as a whole: a button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="settings-head">
            <div>
                <h2>{title}</h2>
                <p>{intro}</p>
            </div>
            {children.map(|children| children())}
        </header>
    }
}
