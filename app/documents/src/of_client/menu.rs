//! The menus of records in a client's tables. That of a document (A8.2): seen, seen beside, its history, changed while it is a draft, its paper
//! saved and printed. That of a payment (A9.1): seen, changed, shared out, deleted.

use leptos::prelude::*;
use uuid::Uuid;

use crate::papers::{Printing, saved, shown};
use kit::ui::{FileLink, Glyph, Icon, Menu, MenuAlign, MenuItem, MenuSeparator};
use kit::words::{td_string, words};

/// A record whose menu stands beside the way to it (A9.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfRecord {
    /// Which one.
    pub id: Uuid,
    /// Its page.
    pub href: String,
    /// What its menu offers: words, a drawing and an address each.
    pub offers: Vec<(&'static str, Glyph, String)>,
}

/// A document whose paper and menu stand in a cell (A8.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfDocument {
    /// Which one.
    pub id: Uuid,
    /// Its page.
    pub href: String,
    /// What the menu is said to be for.
    pub name: String,
    /// Whether whoever looks may change it.
    pub is_editable: bool,
}

/// The way to the paper, and the menu. Its entries are written once somebody opens it: there is one in every row.
pub fn drawn(of: &OfDocument, paper: String, printing: Printing) -> AnyView {
    let l = words();
    let label = td_string!(l, document.row_menu, name = of.name.clone()).to_string();
    let href = shown(of.id);
    let FileLink { rel, target, .. } = FileLink::at(&href);
    let id = format!("document-menu-{}", of.id);
    let of = StoredValue::new(of.clone());
    view! {
        <span class="row">
            <a class="link" href=href rel=rel target=target>{paper}</a>
            <Menu id label lazy=true class="sm" align=MenuAlign::End>
                {of.with_value(|of| items(of, printing))}
            </Menu>
        </span>
    }
    .into_any()
}

/// The way to a record, and its menu.
pub fn of_record(of: &OfRecord, text: String) -> AnyView {
    let l = words();
    let label = td_string!(l, document.row_menu, name = text.clone()).to_string();
    let (id, href) = (format!("record-menu-{}", of.id), of.href.clone());
    let of = StoredValue::new(of.clone());
    let offered = move || {
        let items = of.with_value(|of| of.offers.clone()).into_iter();
        let item = |(label, icon, href): (&'static str, Glyph, String)| view! { <MenuItem label icon href/> };
        items.map(item).collect_view()
    };
    view! {
        <span class="row">
            <a class="link" href=href>{text}</a>
            <Menu id label lazy=true class="sm" align=MenuAlign::End>
                <MenuItem label=td_string!(l, documents.open) icon=Glyph::File href=of.with_value(|of| of.href.clone())/>
                {offered()}
            </Menu>
        </span>
    }
    .into_any()
}

fn items(of: &OfDocument, printing: Printing) -> AnyView {
    let (l, id) = (words(), of.id);
    let print = Callback::new(move |()| printing.print(shown(id)));
    view! {
        <MenuItem label=td_string!(l, documents.open) icon=Glyph::File href=of.href.clone()/>
        <a class="menu-item" role="menuitem" tabindex="-1" href=of.href.clone() target="_blank" rel="noopener">
            <Icon glyph=Glyph::ExternalLink/>
            <span>{td_string!(l, document.open_beside)}</span>
        </a>
        <MenuItem label=td_string!(l, document.history) icon=Glyph::Clock href=format!("{}?tab=activity", of.href)/>
        {of.is_editable.then(|| view! {
            <MenuItem label=td_string!(l, documents.edit) icon=Glyph::Pencil href=format!("{}/edit", of.href)/>
        })}
        <MenuSeparator/>
        <MenuItem label=td_string!(l, papers.download) icon=Glyph::Download href=saved(id)/>
        <MenuItem label=td_string!(l, papers.print) icon=Glyph::File on_select=print/>
    }
    .into_any()
}
