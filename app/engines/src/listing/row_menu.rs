//! « Sélectionner » (A1.6, A1.10): what may be done to the record of a row. One menu for all rows: it opens at the button pressed.

use std::time::Duration;

use domain::listing::ListRow;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

use super::acts::{self, Acts, Target};
use super::{Face, RowLink, Word};
use kit::ui::{Glyph, MenuAlign, MenuItem, MenuList, MenuSeparator};
use kit::words::{td_string, words};

/// The id of the menu, which every row's button opens.
pub const MENU_ID: &str = "row-menu";

/// How long until it is looked again whether it has closed.
const OPEN: Duration = Duration::from_millis(100);

/// Runs at once, or else when the menu has closed: rows that are drawn anew under it would take away the button that it stands at, and that
/// the keyboard returns to.
pub fn once_closed(run: impl FnOnce() + 'static) {
    let menu = document().get_element_by_id(MENU_ID);
    if menu.is_some_and(|menu| menu.matches(":popover-open").unwrap_or(false)) {
        set_timeout(move || once_closed(run), OPEN);
    } else {
        run();
    }
}

/// The row whose menu is asked for, and the button that asks.
pub type Asked = RwSignal<Option<(ListRow, SendWrapper<web_sys::Element>)>>;

/// The menu.
#[component]
pub fn RowMenu(
    /// The list.
    face: &'static Face,
    /// Whose.
    asked: Asked,
    /// What is being done to records.
    acts: Acts,
) -> impl IntoView {
    let l = words();
    let label = move || {
        let name = asked.with(|asked| asked.as_ref().map(|(row, _)| face.listing.called(row).to_owned()));
        let name = name.unwrap_or_default();
        td_string!(l, listing.row_menu_for, name = name).to_string()
    };
    let items = move || {
        let (row, _) = asked.get()?;
        let target = Target::of(face.listing, &row);
        let now = acts.state(target.id, target.state);
        let edit = (face.verbs.is_editable)(now).then(|| {
            view! {
                <MenuItem label=(face.word)(l, Word::Edit) icon=Glyph::Pencil href=format!("{}/edit", face.record(target.id)) shortcut="e"/>
            }
        });
        let links = (face.links)(l, &row);
        let offered = face.offered(now);
        let is_both = (edit.is_some() || !links.is_empty()) && !offered.is_empty();
        let links = links
            .into_iter()
            .map(|RowLink { label, glyph, href }| view! { <MenuItem label icon=glyph href/> })
            .collect_view();
        let acts = offered
            .into_iter()
            .map(|act| {
                let (label, icon, danger) = acts::face(l, act);
                let target = Target { state: now, ..target.clone() };
                view! { <MenuItem label icon danger on_select=Callback::new(move |()| acts.run(act, vec![target.clone()]))/> }
            })
            .collect_view();
        Some(view! { {edit} {links} {is_both.then(|| view! { <MenuSeparator/> })} {acts} })
    };
    let button = Callback::new(move |()| asked.get_untracked().map(|(_, button)| button));
    face.may_edit().then(|| {
        view! {
            <MenuList id=MENU_ID label align=MenuAlign::End button placed=true>
                {items}
            </MenuList>
        }
    })
}
