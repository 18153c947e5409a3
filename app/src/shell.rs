//! The frame of every signed-in page: the way around on the left, on a phone at the bottom.

use domain::access::Permission;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::components::{A, Outlet};
use leptos_router::hooks::use_location;

use crate::ahead::fetch_what_is_pointed_at;
use crate::palette::{Palette, SearchBox};
use crate::shortcuts::Shortcuts;
use account::auth::{CompanySwitch, Logout, SignOut};
use engines::listing::Word;
use engines::palette::findable;
use kit::bootstrap::{bootstrap, may};
use kit::lazy_dialog::LazyDialog;
use kit::live;
use kit::offline::{OfflineBanner, follow_what_was_asked_for, keep_what_is_visited};
use kit::ui::{Glyph, Icon, Menu, MenuAlign, MenuItem, MenuSeparator};
use kit::way_back;
use kit::words::{td_string, words};

/// The frame; the page itself is its outlet.
#[component]
pub fn Shell() -> impl IntoView {
    let l = words();
    fetch_what_is_pointed_at();
    live::listen();
    keep_what_is_visited();
    follow_what_was_asked_for();
    let (search, help) = (LazyDialog::new(), LazyDialog::new());
    view! {
        // The browser itself must follow it: the router would scroll and leave the focus where it is.
        <a class="skip-link" href="#main" rel="external">{td_string!(l, common.skip_to_content)}</a>
        <div class="shell">
            <Sidebar search/>
            <main class="main" id="main" tabindex="-1">
                <OfflineBanner/>
                <p class="alert warn only-without-script">{td_string!(l, common.without_script)}</p>
                <Outlet/>
            </main>
        </div>
        <Tabbar search/>
        // Seen while an act is on its way.
        <p class="saving" aria-hidden="true">{td_string!(l, common.saving)}</p>
        <Palette call=search help/>
        <Shortcuts call=help/>
    }
}

#[component]
fn Sidebar(
    /// Opens the palette.
    search: LazyDialog,
) -> impl IntoView {
    let l = words();
    let name = bootstrap().me.map(|me| me.name).unwrap_or_default();
    view! {
        <header class="sidebar">
            <CompanySwitch/>
            <SearchBox call=search/>
            <Add/>
            <nav class="nav" aria-label=td_string!(l, common.main_navigation)>
                <NavItem
                    subject=Subject::Client
                    href="/clients"
                    glyph=Glyph::Users
                    label=td_string!(l, common.clients)
                    create="/clients/new"
                    create_label=td_string!(l, common.new_client)
                />
                <NavItem
                    subject=Subject::Contact
                    href="/contacts"
                    glyph=Glyph::User
                    label=td_string!(l, contacts.title)
                    create="/contacts/new"
                    create_label=td_string!(l, contacts.new_title)
                />
                <NavItem
                    subject=Subject::Product
                    href="/products"
                    glyph=Glyph::Tag
                    label=td_string!(l, products.title)
                    create="/products/new"
                    create_label=td_string!(l, products.new_title)
                />
            </nav>
            <div class="nav bottom">
                <NavLink href="/settings" glyph=Glyph::Settings label=td_string!(l, common.settings)/>
                <SignOut name/>
            </div>
        </header>
    }
}

/// Every kind of record that may be created (A1.2).
#[component]
fn Add() -> impl IntoView {
    let l = words();
    let kinds: Vec<_> = findable().map(|findable| findable.face).filter(|face| face.may_edit()).collect();
    if kinds.is_empty() {
        return ().into_any();
    }
    let face = move || view! { <Icon glyph=Glyph::Plus/> {td_string!(l, common.add_menu)} };
    view! {
        <Menu id="add-menu" label=td_string!(l, common.add_menu) class="nav-link add" trigger=face>
            {kinds.iter().map(|face| view! {
                <MenuItem label=(face.word)(l, Word::New) icon=face.glyph href=format!("{}/new", face.path())/>
            }).collect_view()}
        </Menu>
    }
    .into_any()
}

/// A list in the sidebar, with the way to a new record of it.
#[component]
fn NavItem(
    /// What is listed.
    subject: Subject,
    /// Where it is.
    href: &'static str,
    /// Its drawing.
    glyph: Glyph,
    /// Its words.
    label: &'static str,
    /// Where a new record is made.
    create: &'static str,
    /// The words for that.
    create_label: &'static str,
) -> impl IntoView {
    view! {
        <div class="nav-item">
            <NavLink href glyph label/>
            {may(Permission::to_edit(subject)).then(|| view! {
                <a class="nav-plus" href=create aria-label=create_label title=create_label>
                    <Icon glyph=Glyph::Plus/>
                </a>
            })}
        </div>
    }
}

/// What matters on a phone.
#[component]
fn Tabbar(
    /// Opens the palette.
    search: LazyDialog,
) -> impl IntoView {
    let l = words();
    view! {
        <nav class="tabbar" aria-label=td_string!(l, common.main_navigation)>
            <TabLink href="/clients" glyph=Glyph::Users label=td_string!(l, common.clients)/>
            <TabLink href="/contacts" glyph=Glyph::User label=td_string!(l, contacts.title)/>
            {may(Permission::EditClients).then(|| view! {
                <TabLink href="/clients/new" glyph=Glyph::Plus label=td_string!(l, common.create)/>
            })}
            <button class="tabbar-link only-with-script" type="button" aria-haspopup="dialog" data-opens="palette"
                on:click=move |_| search.call()>
                <Icon glyph=Glyph::Search/>
                {td_string!(l, palette.search)}
            </button>
            <More/>
        </nav>
    }
}

/// What the bar has no room for.
#[component]
fn More() -> impl IntoView {
    let l = words();
    let face = move || view! { <Icon glyph=Glyph::Dots/> {td_string!(l, common.more)} };
    let imported: Vec<_> = findable().map(|findable| findable.face).filter(|face| face.may_import()).collect();
    view! {
        <Menu id="more-menu" label=td_string!(l, common.more) class="tabbar-link" align=MenuAlign::End trigger=face>
            <MenuItem label=td_string!(l, products.title) icon=Glyph::Tag href="/products" current=section("/products")/>
            {imported.iter().map(|face| view! {
                <MenuItem
                    label=(face.word)(l, Word::Import) icon=Glyph::Upload href=format!("{}/import", face.path())
                />
            }).collect_view()}
            <MenuItem label=td_string!(l, common.settings) icon=Glyph::Settings href="/settings" current=section("/settings")/>
            <MenuSeparator/>
            <form method="post" action=Logout::url() role="none">
                <button class="menu-item" type="submit" role="menuitem" tabindex="-1">
                    <Icon glyph=Glyph::LogOut/>
                    <span>{td_string!(l, auth.sign_out)}</span>
                </button>
            </form>
        </Menu>
    }
}

/// A link of the sidebar; the one whose section is shown says so.
#[component]
fn NavLink(
    /// Where to.
    href: &'static str,
    /// Its drawing.
    glyph: Glyph,
    /// Its words.
    label: &'static str,
) -> impl IntoView {
    let (here, to) = (section(href), way_back::to(href));
    view! {
        <A href=move || to.get() attr:class="nav-link" attr:aria-current=move || here.get().then_some("page")>
            <Icon glyph/>
            {label}
        </A>
    }
}

/// A link of the phone's bar.
#[component]
fn TabLink(
    /// Where to.
    href: &'static str,
    /// Its drawing.
    glyph: Glyph,
    /// Its words.
    label: &'static str,
) -> impl IntoView {
    let (here, to) = (exact(href), way_back::to(href));
    view! {
        // The router's own link would mark the section too.
        <a href=to class="tabbar-link" aria-current=move || here.get().then_some("page")>
            <Icon glyph/>
            {label}
        </a>
    }
}

fn section(href: &'static str) -> Signal<bool> {
    let path = use_location().pathname;
    Signal::derive(move || path.with(|path| path == href || path.starts_with(&format!("{href}/"))))
}

/// On the phone « Create » is a place of its own, so that its section is not also marked.
fn exact(href: &'static str) -> Signal<bool> {
    let path = use_location().pathname;
    Signal::derive(move || {
        path.with(|path| path == href || (path.starts_with(&format!("{href}/")) && path != "/clients/new"))
    })
}
