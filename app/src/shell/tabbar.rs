//! The way around on a phone.

use domain::access::Permission;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::here::{exact, section};
use super::lists::{self, List};
use account::auth::Logout;
use kit::bootstrap::may;
use kit::lazy_dialog::LazyDialog;
use kit::ui::{Glyph, Icon, Menu, MenuAlign, MenuItem, MenuLabel, MenuSeparator};
use kit::way_back;
use kit::words::{td_string, words};

/// What matters on a phone.
#[component]
pub fn Tabbar(
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
    let imported: Vec<_> = lists::all().filter_map(|list| Some((list, list.imported()?))).collect();
    view! {
        <Menu id="more-menu" label=td_string!(l, common.more) class="tabbar-link" align=MenuAlign::End trigger=face>
            {may(Permission::ViewDocuments).then(|| view! {
                <MenuItem label=td_string!(l, common.dashboard) icon=Glyph::Chart href="/" current=exact("/")/>
            })}
            {group(td_string!(l, documents.group_sales), &lists::SALES)}
            {group(td_string!(l, documents.group_money_in), &lists::MONEY_IN)}
            {group(td_string!(l, documents.group_purchases), &lists::PURCHASES)}
            {group(td_string!(l, tasks.group_work), &lists::WORK)}
            <MenuSeparator/>
            {items(&lists::GOODS)}
            {imported.iter().map(|(list, said)| view! {
                <MenuItem label=said(l) icon=Glyph::Upload href=format!("{}/import", list.path())/>
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

/// A group under its name, where there is anything in it for whoever looks.
fn group(label: &'static str, lists: &'static [List]) -> Option<impl IntoView> {
    lists.iter().any(List::may_view).then(|| view! { <MenuLabel>{label}</MenuLabel> {items(lists)} })
}

/// Lists, each as it was left.
fn items(lists: &'static [List]) -> impl IntoView {
    let l = words();
    let item = |list: &'static List| {
        let (here, to) = (section(list.path()), way_back::to(list.path()));
        view! {
            <a
                class="menu-item"
                role="menuitem"
                tabindex="-1"
                href=to
                aria-current=move || here.get().then_some("true")
            >
                <Icon glyph=list.glyph/>
                <span>{(list.title)(l)}</span>
            </a>
        }
    };
    lists.iter().filter(|list| list.may_view()).map(item).collect_view()
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
