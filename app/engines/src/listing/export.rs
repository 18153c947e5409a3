//! Taking a list out as a file.

use domain::listing::ListQuery;
use leptos::prelude::*;
use uuid::Uuid;

use super::Face;
use kit::company;
use kit::ui::{ButtonKind, Glyph, Icon, Menu, MenuAlign};
use kit::words::{td_string, words};

/// The address of a file with what a list shows, all its pages.
pub fn of_query(face: &Face, query: &ListQuery, extension: &str) -> String {
    company::named_in(&format!("/api{}/export.{extension}{}", face.path(), face.listing.written(&query.from_start())))
}

/// The address of a file with these records.
pub fn of_records(face: &Face, ids: &[Uuid], extension: &str) -> String {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    company::named_in(&format!("/api{}/export.{extension}?state=all&ids={}", face.path(), ids.join(",")))
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
    let formats = StoredValue::new(face.export.map(|formats| formats(l)).unwrap_or_default());
    view! {
        <div class="only-wide">
            <Menu
                id="export-menu"
                label=td_string!(l, listing.export_label)
                text=td_string!(l, common.export)
                icon=Glyph::ChevronDown
                kind=ButtonKind::Plain
                align=MenuAlign::End
            >
                {move || downloads(&formats.get_value(), move |extension| query.with(|query| of_query(face, query, extension)))}
            </Menu>
        </div>
    }
}

/// A link for each kind of file, given by extension and words.
pub fn downloads(
    formats: &[(&'static str, &'static str)],
    href: impl Fn(&'static str) -> String + Copy + Send + Sync + 'static,
) -> Vec<AnyView> {
    let item = |(extension, label): &(&'static str, &'static str)| {
        let extension = *extension;
        view! { <DownloadItem href=Signal::derive(move || href(extension)) label=*label/> }.into_any()
    };
    formats.iter().map(item).collect()
}

/// A link to a file in a menu: fetched by the browser, not opened as a page.
#[component]
fn DownloadItem(
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

#[cfg(test)]
mod tests {
    use domain::clients::CLIENTS;

    use super::*;
    use crate::listing::test_face::FACE;

    #[test]
    fn a_file_holds_all_pages_of_what_is_shown() {
        let query = ListQuery { filter: "a b".into(), page: 7, ..CLIENTS.usual() };
        assert_eq!(of_query(&FACE, &query, "csv"), "/api/clients/export.csv?q=a%20b");
    }
}
