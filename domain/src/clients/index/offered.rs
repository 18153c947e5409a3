//! Clients that are named elsewhere: in a form's picker, in the palette.

use super::{NAME, NUMBER, STATE, row, state_id};
use crate::clients::list::ClientRow;
use crate::clients::state::ClientState;
use crate::ids::ClientId;
use crate::table::{Filter, Matches, Row, SortKey, Table};
use crate::text::{fold, near, search_terms};

/// Active clients that a form may name (A1.11): those that contain every word typed, at most `most`.
///
/// Whose number or name begins with what was typed comes first, then those with a word that begins so, then the others, each by name.
/// Where these are few, names follow that are nearly what was typed.
#[must_use]
pub fn offered(table: &Table, typed: &str, most: usize) -> Vec<ClientRow> {
    let active = Filter::default().choices(STATE, state_id(ClientState::Active));
    let found = table.matches(&active.clone().text(typed));
    let words = search_terms(typed);
    let mut positions = best(&found, table, &fold(typed.trim()), most);
    if positions.len() < most && !words.is_empty() {
        let active = table.matches(&active);
        let is_near = |row: Row<'_>| near::is_near(words.iter().map(String::as_str), row.folded(NAME));
        let others = by_name(table, &active).into_iter().filter(|&at| !found.has(at) && is_near(table.row(at)));
        positions.extend(others.take(most - positions.len()));
    }
    rows(table, positions)
}

/// Clients that are not deleted whose number contains what was typed, at most `most`: that number itself first, then those that end
/// with it, as « 42 » ends « C-00042 ».
#[must_use]
pub fn numbered(table: &Table, typed: &str, most: usize) -> Vec<ClientRow> {
    let typed = fold(typed.trim());
    let states = ClientState::ALL.iter().filter(|state| **state != ClientState::Deleted);
    let found =
        table.matches(&Filter::default().text(&typed).choices(STATE, states.filter_map(|&state| state_id(state))));
    let by_number = SortKey { column: NUMBER, descending: false };
    let place = |at: u32| match table.row(at).folded(NUMBER) {
        number if number == typed => Some(0),
        number if number.ends_with(&typed) => Some(1),
        number if number.contains(&typed) => Some(2),
        _ => None,
    };
    let sorted = table.sorted(&found, &[by_number]);
    rows(table, first_of(sorted.into_iter().filter_map(|at| Some((place(at)?, at))), most))
}

/// These clients, in this order; those that are gone or deleted are left out.
#[must_use]
pub fn named(table: &Table, ids: &[ClientId]) -> Vec<ClientRow> {
    let rows = ids.iter().filter_map(|id| row(table.get(id.0.as_u128())?));
    rows.filter(|client| client.state != ClientState::Deleted).collect()
}

fn best(found: &Matches, table: &Table, typed: &str, most: usize) -> Vec<u32> {
    let first = typed.split_whitespace().next().unwrap_or_default();
    let place = |at: u32| {
        let (row, name) = (table.row(at), table.row(at).folded(NAME));
        match () {
            () if name.starts_with(typed) || row.folded(NUMBER) == typed => 0,
            () if near::starts(name).any(|start| start.starts_with(first)) => 1,
            () => 2,
        }
    };
    first_of(by_name(table, found).into_iter().map(|at| (place(at), at)), most)
}

/// The first `most` of them: those of the first place, then of the second, then of the third, each in the order given.
fn first_of(found: impl Iterator<Item = (usize, u32)>, most: usize) -> Vec<u32> {
    let mut places: [Vec<u32>; 3] = Default::default();
    for (place, at) in found {
        let Some(list) = places.get_mut(place).filter(|list| list.len() < most) else { continue };
        list.push(at);
        if place == 0 && list.len() == most {
            break;
        }
    }
    places.into_iter().flatten().take(most).collect()
}

fn by_name(table: &Table, found: &Matches) -> Vec<u32> {
    table.sorted(found, &[SortKey { column: NAME, descending: false }])
}

fn rows(table: &Table, positions: Vec<u32>) -> Vec<ClientRow> {
    positions.into_iter().filter_map(|position| row(table.row(position))).collect()
}
