//! Records that are named elsewhere: in a form's picker, in the palette.

use std::collections::HashSet;

use uuid::Uuid;

use super::{ListRow, Listing, StateId};
use crate::identifiers::Beginning;
use crate::table::{APART, Filter, Matches, Row, SortKey, Table};
use crate::text::{fold, near, search_terms};

/// Which records are looked for, to be named.
#[derive(Clone, Copy, Debug)]
pub enum Lookup<'a> {
    /// Ones of the usual state that contain what was typed, so many at most.
    Offered(&'a str, usize),
    /// As `Offered`, of all states that are usually shown, with those that are known by a number which begins so, and after them those of
    /// other states that are not thrown away, so many at most: a search that says so (A1.11 hides them from pickers).
    Sought(&'a str, usize),
    /// Ones of such a number, so many at most.
    Numbered(&'a str, usize),
    /// These.
    Named(&'a [Uuid]),
}

/// Looks for them.
#[must_use]
pub fn look_up(listing: &Listing, table: &Table, lookup: Lookup<'_>) -> Vec<ListRow> {
    let positions = match lookup {
        Lookup::Offered(typed, most) => offered(listing, table, typed, most),
        Lookup::Sought(typed, most) => sought(listing, table, typed, most),
        Lookup::Numbered(typed, most) => numbered(listing, table, typed, most),
        Lookup::Named(ids) => named(listing, table, ids),
    };
    positions.into_iter().map(|position| listing.row(table, position)).collect()
}

/// Records that a form may name (A1.11): those of the usual state that contain every word typed.
///
/// Whose number or name begins with what was typed comes first, then those with a word that begins so, then the others, each by name.
/// Where these are few, names follow that are nearly what was typed.
fn offered(listing: &Listing, table: &Table, typed: &str, most: usize) -> Vec<u32> {
    let mut positions = Ranked::by_words(listing, table, &of_states(listing, [0]), typed, most).in_order(most);
    let near = nearly(listing, table, typed, &positions, most - positions.len());
    positions.extend(near);
    positions
}

/// Those of these states that may be found by what was typed.
fn of_states(listing: &Listing, states: impl IntoIterator<Item = StateId>) -> Filter {
    let filter = Filter::default().choices(listing.state, states);
    match listing.unsought {
        Some((flag, _)) => filter.flag(flag, false),
        None => filter,
    }
}

/// Those of the usual state whose names are nearly what was typed, so many at most; `found` are all that are found otherwise.
fn nearly(listing: &Listing, table: &Table, typed: &str, found: &[u32], most: usize) -> Vec<u32> {
    let words = search_terms(typed);
    if most == 0 || words.is_empty() {
        return Vec::new();
    }
    let usual = table.matches(&of_states(listing, [0]));
    let is_near = |row: Row<'_>| near::is_near(words.iter().map(String::as_str), row.folded(listing.title));
    let others = by_name(listing, table, &usual).into_iter();
    others.filter(|at| !found.contains(at) && is_near(table.row(*at))).take(most).collect()
}

/// What is offered, and what is known by a number that begins so; what is put aside comes behind these, and before what is nearly that.
fn sought(listing: &Listing, table: &Table, typed: &str, most: usize) -> Vec<u32> {
    let found = |states: Filter, most| {
        let mut ranked = Ranked::by_words(listing, table, &states, typed, most);
        ranked.known = known(listing, table, &states, typed);
        ranked.in_order(most)
    };
    let usual = listing.usual_states;
    let aside = listing.all_states().filter(|state| !usual.contains(state) && *state != listing.gone);
    // However many others there are, a few of these are seen.
    let aside = found(of_states(listing, aside), most / 4);
    let mut positions = found(of_states(listing, usual.iter().copied()), most - aside.len());
    positions.extend(aside);
    let near = nearly(listing, table, typed, &positions, most - positions.len());
    positions.extend(near);
    positions
}

/// Records that are not thrown away whose number contains what was typed: that number itself first, then those that end with it, as
/// « 42 » ends « C-00042 ».
fn numbered(listing: &Listing, table: &Table, typed: &str, most: usize) -> Vec<u32> {
    let Some(number) = listing.number else { return Vec::new() };
    let typed = fold(typed.trim());
    let states = listing.all_states().filter(|state| *state != listing.gone);
    let found = table.matches(&of_states(listing, states).text(&typed));
    let place = |at: u32| match table.row(at).folded(number) {
        number if number == typed => Some(0),
        number if number.ends_with(&typed) => Some(1),
        number if number.contains(&typed) => Some(2),
        _ => None,
    };
    let sorted = table.sorted(&found, &[SortKey { column: number, descending: listing.usual_descending }]);
    let placed = placed(sorted.into_iter().filter_map(|at| Some((place(at)?, at))), most);
    placed.into_iter().flatten().take(most).collect()
}

/// These records, in this order; those that are gone or thrown away are left out.
fn named(listing: &Listing, table: &Table, ids: &[Uuid]) -> Vec<u32> {
    let rows = ids.iter().filter_map(|id| table.get(id.as_u128()));
    rows.filter(|row| row.choice(listing.state) != Some(listing.gone)).map(Row::position).collect()
}

/// What is found, by how well it fits.
struct Ranked {
    /// By its name or its own number, which begins so, or by a word of its name that does.
    named: Vec<u32>,
    /// By another number that it is known by.
    known: Vec<u32>,
    /// By whatever contains the words.
    others: Vec<u32>,
}

impl Ranked {
    /// Those of some states that contain every word typed, so many at most of each rank.
    fn by_words(listing: &Listing, table: &Table, states: &Filter, typed: &str, most: usize) -> Self {
        let found = table.matches(&states.clone().text(typed));
        let typed = fold(typed.trim());
        let first = typed.split_whitespace().next().unwrap_or_default();
        let place = |at: u32| {
            let row = table.row(at);
            let name = row.folded(listing.title);
            match () {
                () if name.starts_with(&typed) || listing.number.is_some_and(|number| row.folded(number) == typed) => 0,
                () if near::starts(name).any(|start| start.starts_with(first)) => 1,
                () => 2,
            }
        };
        let [begun, words, others] =
            placed(by_name(listing, table, &found).into_iter().map(|at| (place(at), at)), most);
        Self { named: [begun, words].concat(), known: Vec::new(), others }
    }

    /// The first `most` of them, each once. Of what the names leave, what is only contained has half if it needs as much.
    fn in_order(self, most: usize) -> Vec<u32> {
        let Self { named: mut positions, known, others } = self;
        positions.truncate(most);
        let left = most - positions.len();
        let mut add = |found: Vec<u32>, most: usize| {
            let new: Vec<u32> = found.into_iter().filter(|at| !positions.contains(at)).take(most).collect();
            positions.extend(new);
            positions.len()
        };
        let filled = add(known, left - others.len().min(left / 2));
        add(others, most - filled);
        positions
    }
}

/// Those of some states that are known by a number which begins as was typed, the whole number first, each by name.
fn known(listing: &Listing, table: &Table, states: &Filter, typed: &str) -> Vec<u32> {
    let Some(typed) = Beginning::typed(typed) else { return Vec::new() };
    let mut found = Vec::new();
    for column in listing.known_by {
        let begun = table.matches(&states.clone().begins(*column, typed.clone()));
        let is_other = |at: u32| !table.row(at).folded(*column).split(APART).any(|part| typed.is_whole(part));
        found.extend(by_name(listing, table, &begun).into_iter().map(|at| (is_other(at), at)));
    }
    found.sort_by_key(|(is_other, _)| *is_other);
    let mut seen = HashSet::new();
    found.into_iter().map(|(_, at)| at).filter(|at| seen.insert(*at)).collect()
}

/// What is found by its place, the first `most` of each, in the order given.
fn placed(found: impl Iterator<Item = (usize, u32)>, most: usize) -> [Vec<u32>; 3] {
    let mut places: [Vec<u32>; 3] = Default::default();
    for (place, at) in found {
        let Some(list) = places.get_mut(place).filter(|list| list.len() < most) else { continue };
        list.push(at);
        if place == 0 && list.len() == most {
            break;
        }
    }
    places
}

fn by_name(listing: &Listing, table: &Table, found: &Matches) -> Vec<u32> {
    table.sorted(found, &[SortKey { column: listing.title, descending: listing.usual_descending }])
}
