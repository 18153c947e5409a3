//! A row of the list as text: one line, two on a phone.

use std::borrow::Cow;

use domain::format::Locale as FormatLocale;
use domain::listing::{CustomColumn, ListRow, Listing, ShownColumn, StateId};
use domain::table::Words;
use maud::{Markup, html};

use super::row_menu::MENU_ID;
use super::{Face, custom};
use kit::table::Drawn;
use kit::ui::{BadgeKind, Glyph, markup};
use kit::words::{Locale, td_string};

/// What all rows have in common.
#[derive(Clone)]
pub struct Look {
    /// The list.
    pub face: &'static Face,
    /// The language.
    pub l: Locale,
    /// How numbers and days are written.
    pub f: FormatLocale,
    /// Whether ticking leads to anything.
    pub can_pick: bool,
    /// Whether there is a menu.
    pub can_edit: bool,
    /// What the list is filtered by, marked where it stands.
    pub found: Words,
    /// The columns between the name and the state.
    pub columns: Vec<ShownColumn>,
    /// The fields that the company has added, which may be among them.
    pub fields: Vec<CustomColumn>,
}

/// One record at its place, in the state that it is shown in.
pub fn drawn(at: usize, row: &ListRow, state: StateId, look: &Look) -> Drawn {
    let row = as_shown(row, state, look.face.listing);
    Drawn { at, key: row.id.to_string(), html: record(&row, state, look).into_string() }
}

/// A row with the state that it is shown in, which may be another one than is stored: a list may have a column of it.
pub fn as_shown<'a>(row: &'a ListRow, state: StateId, listing: &Listing) -> Cow<'a, ListRow> {
    let mut row = Cow::Borrowed(row);
    if listing.state_of(&row) != state
        && let Some(name) = listing.states.get(usize::from(state))
        && let Some(cell) = row.to_mut().cells.get_mut(usize::from(listing.state.0))
    {
        (*name).clone_into(cell);
    }
    row
}

/// A row that is still to come.
pub fn awaited(at: usize) -> Drawn {
    let key = format!("row-{at}");
    let html = html! {
        tr.awaited data-key=(key) aria-hidden="true" {
            td.cell-name colspan="12" { span.skel.w-45 {} }
        }
    };
    Drawn { at, html: html.into_string(), key }
}

fn record(row: &ListRow, state: StateId, look: &Look) -> Markup {
    let (l, face) = (look.l, look.face);
    let class = if state == 0 { None } else { face.listing.states.get(usize::from(state)) };
    html! {
        tr data-key=(row.id) class=[class] {
            @if look.can_pick {
                td.pick {
                    label.pick-target {
                        input.check type="checkbox" aria-label=(td_string!(l, listing.pick_one, name = face.listing.called(row).to_owned()));
                    }
                }
            }
            td.cell-name { ((face.title)(row, look)) }
            @for shown in &look.columns { (custom::cell(row, shown.column, look)) }
            td.cell-tag { @if let Some((kind, words)) = (face.tag)(l, row, state) { (badge(kind, words)) } }
            td.cell-act {
                @if look.can_edit {
                    button.button.menu-button.sm type="button" popovertarget=(MENU_ID) aria-haspopup="menu"
                        aria-label=(td_string!(l, listing.row_menu))
                    {
                        (td_string!(l, listing.row_menu)) (markup::icon(Glyph::ChevronDown))
                    }
                }
            }
        }
    }
}

/// A word that stands out.
pub fn badge(kind: BadgeKind, words: &str) -> Markup {
    html! { span class=(kind.class()) { (words) } }
}

/// A text with what was looked for marked in it.
pub fn marked(text: &str, found: &Words) -> Markup {
    html! {
        @for (part, is_found) in found.parts_of(text) {
            @if is_found { mark { (part) } } @else { (part) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_drawn_in_the_state_that_is_shown() {
        let listing = &domain::clients::CLIENTS;
        let mut row = ListRow { cells: vec![String::new(); listing.schema.columns().len()], ..ListRow::default() };
        row.cells[usize::from(listing.state.0)] = "active".into();
        let archived = listing.state_id("archived").unwrap();
        assert_eq!(as_shown(&row, archived, listing).text(listing.state), "archived");
        assert!(matches!(as_shown(&row, 0, listing), Cow::Borrowed(_)), "as it is stored, it is not copied");
    }

    #[test]
    fn what_was_typed_is_marked_and_nothing_is_markup() {
        let marked = |text: &str, typed: &str| marked(text, &Words::typed(typed)).into_string();
        assert_eq!(marked("Élève & Fils", "ele fi"), "<mark>Élè</mark>ve &amp; <mark>Fi</mark>ls");
        assert_eq!(marked("<script>", "script"), "&lt;<mark>script</mark>&gt;");
        assert_eq!(marked("Roche", ""), "Roche");
        assert_eq!(marked("", "a"), "");
    }
}
