//! The parts of a record's page, each with its address: `?tab=notes`. They are links, so that Back leads to the one before and the page
//! needs no program to change them; with it, what a part shows is asked for when it is first opened, and kept.

use leptos::{ev, prelude::*};
use leptos_router::hooks::{use_location, use_query_map};
use wasm_bindgen::JsCast;

use kit::ui::{Glyph, Menu, MenuAlign, MenuItem, bring_into_sight, target_within};
use kit::words::{td_string, words};

/// What the address calls the part that is open.
const PARAMETER: &str = "tab";

/// How many parts are seen at a glance; where there are more, a menu lists them all.
const FEW: usize = 8;

/// A part of a record's page.
#[derive(Clone)]
pub struct Part {
    /// Its name in the address, of plain letters; the first part needs none there.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What it shows.
    pub content: ViewFn,
}

impl Part {
    /// A part, by what it shows.
    pub fn new(name: &'static str, label: &'static str, content: impl Into<ViewFn>) -> Self {
        Self { name, label, content: content.into() }
    }
}

/// The parts, one of which is shown: the one that the address names, else the first.
#[component]
pub fn Parts(
    /// All of them, in order.
    parts: Vec<Part>,
) -> impl IntoView {
    let (path, query) = (use_location().pathname, use_query_map());
    let here = path.get_untracked();
    let names: Vec<&'static str> = parts.iter().map(|part| part.name).collect();
    let links: Vec<_> = (0..).zip(&parts).map(|(at, part)| (address(&here, at, part.name), part.clone())).collect();
    let opened = names.clone();
    let open = Memo::new(move |before: Option<&usize>| {
        let is_left = path.with(|path| *path != here);
        // Another page is on its way: nothing of this one is asked for any more.
        if is_left { before.copied().unwrap_or(0) } else { query.with(|query| place(&names, query.get_str(PARAMETER))) }
    });
    // Without the program every link is a stop of its own; with it, the arrows lead from one to the next.
    let is_alive = RwSignal::new(false);
    Effect::new(move || is_alive.set(true));
    Effect::new(move || {
        if let Some(name) = opened.get(open.get()) {
            reveal(name);
        }
    });
    let link = |at: usize, href: String, Part { name, label, .. }: Part| {
        let is_open = move || open.get() == at;
        view! {
            <a
                class="tab"
                role="tab"
                id=tab_id(name)
                href=href
                data-noscroll=""
                aria-controls=panel_id(name)
                aria-selected=move || if is_open() { "true" } else { "false" }
                tabindex=move || (is_alive.get() && !is_open()).then_some("-1")
            >
                {label}
            </a>
        }
    };
    let all = (links.len() > FEW).then(|| index(&links, open));
    let panels = parts.into_iter().enumerate().map(|(at, part)| panel(at, part, open)).collect_view();
    let links = (0..).zip(links).map(|(at, (href, part))| link(at, href, part)).collect_view();
    view! {
        <div class="tabs-bar">
            <div class="tabs" role="tablist" aria-label=td_string!(words(), record.parts) on:keydown=walk>{links}</div>
            {all}
        </div>
        {panels}
    }
}

/// Every part by its name, for the row of links that has no room for all of them.
fn index(links: &[(String, Part)], open: Memo<usize>) -> impl IntoView + use<> {
    let named: Vec<(String, &'static str)> = links.iter().map(|(href, part)| (href.clone(), part.label)).collect();
    let named = StoredValue::new(named);
    let items = move || {
        let item = |(at, (href, label)): (usize, &(String, &'static str))| {
            let is_open = Signal::derive(move || open.get() == at);
            view! { <MenuItem label=*label href=href.clone() current=is_open/> }
        };
        named.with_value(|named| named.iter().enumerate().map(item).collect_view())
    };
    view! {
        <div class="only-with-script">
            <Menu id="parts-menu" label=td_string!(words(), record.all_parts) icon=Glyph::ChevronDown align=MenuAlign::End lazy=true>
                {items()}
            </Menu>
        </div>
    }
}

/// How far from the edges of the row, where links fade, that of a part stands in sight.
const EDGE: f64 = 48.0;

/// Scrolls the row of links to that of a part, where it does not stand in sight.
fn reveal(name: &str) {
    let link = document().get_element_by_id(&tab_id(name));
    let Some((link, list)) = link.and_then(|link| Some((link.clone(), link.parent_element()?))) else { return };
    let (at, sight) = (link.get_bounding_client_rect(), list.get_bounding_client_rect());
    let beyond = (at.right() + EDGE - sight.right()).max(0.0) + (at.left() - EDGE - sight.left()).min(0.0);
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a screen")]
    list.set_scroll_left(list.scroll_left() + beyond as i32);
}

/// What a part shows, from when it is first opened.
fn panel(at: usize, Part { name, content, .. }: Part, open: Memo<usize>) -> impl IntoView {
    let was_opened = Memo::new(move |before: Option<&bool>| before.copied().unwrap_or(false) || open.get() == at);
    view! {
        <div role="tabpanel" id=panel_id(name) aria-labelledby=tab_id(name) hidden=move || open.get() != at>
            {move || was_opened.get().then(|| content.run())}
        </div>
    }
}

/// The arrows lead from link to link, Home and End to the ends; the space bar opens, as Enter does by itself.
fn walk(event: ev::KeyboardEvent) {
    if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
        return;
    }
    let Some(link) = target_within(&event, "[role=tab]") else { return };
    let ends = || link.parent_element().map(|list| (list.first_element_child(), list.last_element_child()));
    let (first, last) = ends().unwrap_or_default();
    let to = match event.key().as_str() {
        "ArrowRight" => link.next_element_sibling().or(first),
        "ArrowLeft" => link.previous_element_sibling().or(last),
        "Home" => first,
        "End" => last,
        " " => {
            event.prevent_default();
            if let Some(link) = link.dyn_ref::<web_sys::HtmlElement>() {
                link.click();
            }
            return;
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(to) = to.as_ref().and_then(|to| to.dyn_ref::<web_sys::HtmlElement>()) {
        // Fails only for what cannot have the focus.
        drop(to.focus());
        bring_into_sight(to);
    }
}

/// Where a part is, on the page of a path.
fn address(path: &str, at: usize, name: &str) -> String {
    if at == 0 { path.to_owned() } else { format!("{path}?{PARAMETER}={name}") }
}

/// The part that an address asks for; one that is none is the first.
fn place(names: &[&'static str], asked: Option<&str>) -> usize {
    asked.and_then(|asked| names.iter().position(|name| *name == asked)).unwrap_or(0)
}

/// The address of a part of a record, for links from elsewhere.
pub fn part_of(record: &str, name: &str) -> String {
    address(record, 1, name)
}

fn tab_id(name: &str) -> String {
    format!("tab-{name}")
}

fn panel_id(name: &str) -> String {
    format!("panel-{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_opens_the_part_that_it_names_and_else_the_first() {
        let names = ["overview", "activity", "notes"];
        for (at, name) in names.into_iter().enumerate() {
            assert_eq!(place(&names, Some(name)), at);
        }
        for wrong in [None, Some(""), Some("Activity"), Some("invoices"), Some("notes ")] {
            assert_eq!(place(&names, wrong), 0, "{wrong:?}");
        }
        assert_eq!(address("/clients/7", 0, "overview"), "/clients/7");
        assert_eq!(part_of("/clients/7", "notes"), "/clients/7?tab=notes");
    }
}
