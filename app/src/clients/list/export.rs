use domain::clients::list::ListQuery;
use domain::ids::ClientId;
use leptos::prelude::*;

use crate::clients::list_query;
use crate::ui::{ButtonKind, Glyph, Icon, Menu, MenuAlign};
use crate::words::{Locale, td_string, words};

/// The kinds of file a list is taken out as: extension and words.
pub fn formats(l: Locale) -> [(&'static str, &'static str); 3] {
    [
        ("csv", td_string!(l, clients.export_csv)),
        ("xlsx", td_string!(l, clients.export_xlsx)),
        ("vcf", td_string!(l, clients.export_vcard)),
    ]
}

/// The address of a file with what a list shows, all its pages.
pub fn of_query(query: &ListQuery, extension: &str) -> String {
    format!("/api/clients/export.{extension}{}", list_query::written(&ListQuery { page: 1, ..query.clone() }))
}

/// The address of a file with these clients.
pub fn of_clients(ids: &[ClientId], extension: &str) -> String {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    format!("/api/clients/export.{extension}?state=all&ids={}", ids.join(","))
}

/// « Exporter »: what the list shows, as a file.
#[component]
pub fn ExportMenu(
    /// The list as asked for.
    query: RwSignal<ListQuery>,
) -> impl IntoView {
    let l = words();
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
                {move || formats(l).into_iter().map(|(extension, words)| view! {
                    <DownloadItem href=Signal::derive(move || query.with(|query| of_query(query, extension))) label=words/>
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_holds_all_pages_of_what_is_shown() {
        let query = ListQuery { filter: "a b".into(), page: 7, ..ListQuery::default() };
        assert_eq!(of_query(&query, "csv"), "/api/clients/export.csv?q=a%20b");
    }
}
