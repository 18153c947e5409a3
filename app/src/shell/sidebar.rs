//! The way around on the left: the lists in their groups, and above them what opens everything else.

use domain::access::Permission;
use leptos::prelude::*;
use leptos_router::components::A;

use super::groups::NavGroup;
use super::here::{exact, section};
use super::lists::{self, List};
use crate::palette::SearchBox;
use account::auth::{CompanySwitch, SignOut};
use kit::bootstrap::{bootstrap, may};
use kit::lazy_dialog::LazyDialog;
use kit::ui::{Glyph, Icon, Menu, MenuItem};
use kit::way_back;
use kit::words::{td_string, words};

/// The sidebar.
#[component]
pub fn Sidebar(
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
                {may(Permission::ViewDocuments).then(|| view! { <HomeLink/> })}
                {items(&lists::PEOPLE)}
                {group("sales", td_string!(l, documents.group_sales), &lists::SALES)}
                {group("money-in", td_string!(l, documents.group_money_in), &lists::MONEY_IN)}
                {group("purchases", td_string!(l, documents.group_purchases), &lists::PURCHASES)}
                {group("work", td_string!(l, tasks.group_work), &lists::WORK)}
                {items(&lists::GOODS)}
            </nav>
            <div class="nav bottom">
                <NavLink href="/settings" glyph=Glyph::Settings label=td_string!(l, common.settings)/>
                <SignOut name/>
            </div>
        </header>
    }
}

/// Where the company stands.
#[component]
fn HomeLink() -> impl IntoView {
    let here = exact("/");
    view! {
        <A href="/" attr:class="nav-link" attr:aria-current=move || here.get().then_some("page")>
            <Icon glyph=Glyph::Chart/>
            {td_string!(words(), common.dashboard)}
        </A>
    }
}

/// Every kind of record that may be created (A1.2).
#[component]
fn Add() -> impl IntoView {
    let l = words();
    let created: Vec<&'static List> = lists::all().filter(|list| list.may_create()).collect();
    if created.is_empty() {
        return ().into_any();
    }
    let face = move || view! { <Icon glyph=Glyph::Plus/> {td_string!(l, common.add_menu)} };
    view! {
        <Menu id="add-menu" label=td_string!(l, common.add_menu) class="nav-link add" trigger=face>
            {created.iter().map(|list| view! {
                <MenuItem label=(list.new)(l) icon=list.glyph href=list.new_path()/>
            }).collect_view()}
            {lists::kinds().map(|kind| view! {
                <MenuItem label=(kind.new)(l) icon=kind.glyph href=kind.path/>
            }).collect_view()}
        </Menu>
    }
    .into_any()
}

/// A group, where there is anything in it for whoever looks.
fn group(name: &'static str, label: &'static str, lists: &'static [List]) -> Option<impl IntoView> {
    lists.iter().any(List::may_view).then(|| view! { <NavGroup name label>{items(lists)}</NavGroup> })
}

fn items(lists: &'static [List]) -> impl IntoView {
    lists.iter().filter(|list| list.may_view()).map(|list| view! { <NavItem list/> }).collect_view()
}

/// A list, with the way to a new record of it.
#[component]
fn NavItem(
    /// Which.
    list: &'static List,
) -> impl IntoView {
    let l = words();
    let create = (list.new)(l);
    view! {
        <div class="nav-item">
            <NavLink href=list.path() glyph=list.glyph label=(list.title)(l)/>
            {list.may_create().then(|| view! {
                <a class="nav-plus" href=list.new_path() aria-label=create title=create>
                    <Icon glyph=Glyph::Plus/>
                </a>
            })}
        </div>
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
