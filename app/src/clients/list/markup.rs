//! A row of the list as text: one line, two on a phone.

use domain::clients::ClientState;
use domain::clients::columns::{ListColumn, ShownColumn};
use domain::clients::list::ClientRow;
use domain::format::{DateStyle, Locale as FormatLocale, date, money};
use domain::identifiers::phone::spaced;
use domain::table::Words;
use maud::{Markup, html};

use super::look;
use super::row_menu::MENU_ID;
use crate::places;
use crate::table::Drawn;
use crate::ui::{BadgeKind, Glyph, markup};
use crate::words::{Locale, td_string};

/// What all rows have in common.
#[derive(Clone, Debug)]
pub struct Look {
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
}

/// One client at its place, in the state that it is shown in.
pub fn drawn(at: usize, row: &ClientRow, state: ClientState, look: &Look) -> Drawn {
    Drawn { at, key: row.id.to_string(), html: client(row, state, look).into_string() }
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

fn client(row: &ClientRow, state: ClientState, look: &Look) -> Markup {
    let l = look.l;
    let class = match state {
        ClientState::Active => None,
        other => Some(other.as_str()),
    };
    let logo = row.logo.map(|file| format!("/files/{file}"));
    html! {
        tr data-key=(row.id) class=[class] {
            @if look.can_pick {
                td.pick {
                    label.pick-target {
                        input.check type="checkbox" aria-label=(td_string!(l, clients.pick_one, name = row.name.clone()));
                    }
                }
            }
            td.cell-name {
                span.client-name {
                    a.name href={ "/clients/" (row.id) } {
                        (markup::avatar(&row.name, logo.as_deref()))
                        span { (marked(&row.name, &look.found)) }
                    }
                    @if row.is_prospect { (badge(BadgeKind::Info, td_string!(l, clients.prospect))) }
                }
            }
            @for shown in &look.columns { (cell(shown.column, row, look)) }
            td.cell-tag { @if let Some((kind, words)) = tag(l, state) { (badge(kind, words)) } }
            td.cell-act {
                @if look.can_edit {
                    button.button.menu-button.sm type="button" popovertarget=(MENU_ID) aria-haspopup="menu"
                        aria-label=(td_string!(l, clients.row_menu))
                    {
                        (td_string!(l, clients.row_menu)) (markup::icon(Glyph::ChevronDown))
                    }
                }
            }
        }
    }
}

fn cell(column: ListColumn, row: &ClientRow, look: &Look) -> Markup {
    let day = |day| date(day, DateStyle::Medium, look.f);
    let content = match column {
        ListColumn::Contact => marked(&row.contact, &look.found),
        ListColumn::Email => marked(&row.email, &look.found),
        ListColumn::Number => marked(&row.number, &look.found),
        ListColumn::City => marked(&row.city, &look.found),
        ListColumn::Country => html! { (row.country.map_or("", |of| places::country(look.l, of))) },
        ListColumn::Created => html! { (day(row.created_on)) },
        ListColumn::LastSeen => html! { (row.last_seen_on.map_or_else(|| "—".to_owned(), day)) },
        ListColumn::Phone => marked(&spaced(&row.phone), &look.found),
        ListColumn::Type => html! { (row.client_type) },
        ListColumn::Category => html! { (row.category) },
        ListColumn::Owner => html! { (row.owner) },
        ListColumn::Tags => html! {
            @for tag in &row.tags { span.tag { (marked(tag, &look.found)) } " " }
        },
        ListColumn::Balance => return html! { td class=(look::class(column)) { (money(row.balance, look.f)) } },
    };
    html! { td class={ (look::class(column)) " soft" } { (content) } }
}

fn badge(kind: BadgeKind, words: &str) -> Markup {
    html! { span class=(kind.class()) { (words) } }
}

/// A text with what was looked for marked in it.
fn marked(text: &str, found: &Words) -> Markup {
    html! {
        @for (part, is_found) in found.parts_of(text) {
            @if is_found { mark { (part) } } @else { (part) }
        }
    }
}

/// The label of a state that is not the usual one (A1.9).
fn tag(l: Locale, state: ClientState) -> Option<(BadgeKind, &'static str)> {
    match state {
        ClientState::Active => None,
        ClientState::Inactive => Some((BadgeKind::Neutral, td_string!(l, clients.tag_inactive))),
        ClientState::Archived => Some((BadgeKind::Warn, td_string!(l, clients.tag_archived))),
        ClientState::Deleted => Some((BadgeKind::Bad, td_string!(l, clients.tag_deleted))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_marked_and_nothing_is_markup() {
        let marked = |text: &str, typed: &str| marked(text, &Words::typed(typed)).into_string();
        assert_eq!(marked("Élève & Fils", "ele fi"), "<mark>Élè</mark>ve &amp; <mark>Fi</mark>ls");
        assert_eq!(marked("<script>", "script"), "&lt;<mark>script</mark>&gt;");
        assert_eq!(marked("Roche", ""), "Roche");
        assert_eq!(marked("", "a"), "");
    }
}
