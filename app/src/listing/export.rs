use domain::listing::ListQuery;
use leptos::prelude::*;
use uuid::Uuid;

use super::Face;
use crate::ui::{ButtonKind, Glyph, Icon, Menu, MenuAlign};
use crate::words::{td_string, words};

/// The address of a file with what a list shows, all its pages.
pub fn of_query(face: &Face, query: &ListQuery, extension: &str) -> String {
    format!("/api{}/export.{extension}{}", face.path, face.listing.written(&query.from_start()))
}

/// The address of a file with these records.
pub fn of_records(face: &Face, ids: &[Uuid], extension: &str) -> String {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    format!("/api{}/export.{extension}?state=all&ids={}", face.path, ids.join(","))
}

/// « Exporter »: what the list shows, as a file.
#[component]
pub fn ExportMenu(
    /// The list.
    face: &'static Face,
    /// The list as asked for.
    query: RwSignal<ListQuery>,
) -> impl IntoView {
    let l = words();
    let formats = StoredValue::new(face.export.map(|(_, formats)| formats(l)).unwrap_or_default());
    view! {
        <div class="only-wide">
            <Menu
                id="export-menu"
                label=td_string!(l, clients.export_label)
                text=td_string!(l, common.export)
                icon=Glyph::ChevronDown
                kind=ButtonKind::Plain
                align=MenuAlign::End
            >
                {move || formats.get_value().into_iter().map(|(extension, words)| view! {
                    <DownloadItem href=Signal::derive(move || query.with(|query| of_query(face, query, extension))) label=words/>
                }).collect_view()}
            </Menu>
        </div>
    }
}

/// A link to a file in a menu: fetched by the browser, not opened as a page.
#[component]
pub fn DownloadItem(
    /// Its address.
    #[prop(into)]
    href: Signal<String>,
    /// What it is.
    label: &'static str,
) -> impl IntoView {
    view! {
        <a class="menu-item" role="menuitem" tabindex="-1" href=move || href.try_get() download="" rel="external">
            <Icon glyph=Glyph::Download/>
            <span>{label}</span>
        </a>
    }
}
