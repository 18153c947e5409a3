//! Records that are named elsewhere: in a form's picker, in the palette.

use uuid::Uuid;

use super::{ListRow, Listing};
use crate::table::{Filter, Matches, Row, SortKey, Table};
use crate::text::{fold, near, search_terms};

/// Which records are looked for, to be named.
#[derive(Clone, Copy, Debug)]
pub enum Lookup<'a> {
    /// Ones of the usual state that contain what was typed, so many at most.
    Offered(&'a str, usize),
    /// As `Offered`, and after them those of other states that are not thrown away, so many at most: a search that says so (A1.11 hides
    /// them from pickers).
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
    let found = table.matches(&usual(listing).text(typed));
    let mut positions = best(listing, &found, table, &fold(typed.trim()), most);
    let left = most - positions.len();
    positions.extend(nearly(listing, table, typed, &found, left));
    positions
}

fn usual(listing: &Listing) -> Filter {
    Filter::default().choices(listing.state, [0])
}

/// Those of the usual state whose names are nearly what was typed, so many at most.
fn nearly(listing: &Listing, table: &Table, typed: &str, found: &Matches, most: usize) -> Vec<u32> {
    let words = search_terms(typed);
    if most == 0 || words.is_empty() {
        return Vec::new();
    }
    let usual = table.matches(&usual(listing));
    let is_near = |row: Row<'_>| near::is_near(words.iter().map(String::as_str), row.folded(listing.title));
    let others = by_name(listing, table, &usual).into_iter();
    others.filter(|&at| !found.has(at) && is_near(table.row(at))).take(most).collect()
}

/// What is offered, with what is put aside behind what contains the words, and before what is nearly that.
fn sought(listing: &Listing, table: &Table, typed: &str, most: usize) -> Vec<u32> {
    let found = table.matches(&usual(listing).text(typed));
    let folded = fold(typed.trim());
    let aside = listing.all_states().filter(|state| *state != 0 && *state != listing.gone);
    let aside = table.matches(&Filter::default().text(typed).choices(listing.state, aside));
    // However many others there are, a few of these are seen.
    let aside = best(listing, &aside, table, &folded, most / 4);
    let mut positions = best(listing, &found, table, &folded, most - aside.len());
    positions.extend(aside);
    let left = most - positions.len();
    positions.extend(nearly(listing, table, typed, &found, left));
    positions
}

/// Records that are not thrown away whose number contains what was typed: that number itself first, then those that end with it, as
/// « 42 » ends « C-00042 ».
fn numbered(listing: &Listing, table: &Table, typed: &str, most: usize) -> Vec<u32> {
    let Some(number) = listing.number else { return Vec::new() };
    let typed = fold(typed.trim());
    let states = listing.all_states().filter(|state| *state != listing.gone);
    let found = table.matches(&Filter::default().text(&typed).choices(listing.state, states));
    let place = |at: u32| match table.row(at).folded(number) {
        number if number == typed => Some(0),
        number if number.ends_with(&typed) => Some(1),
        number if number.contains(&typed) => Some(2),
        _ => None,
    };
    let sorted = table.sorted(&found, &[SortKey { column: number, descending: false }]);
    first_of(sorted.into_iter().filter_map(|at| Some((place(at)?, at))), most)
}

/// These records, in this order; those that are gone or thrown away are left out.
fn named(listing: &Listing, table: &Table, ids: &[Uuid]) -> Vec<u32> {
    let rows = ids.iter().filter_map(|id| table.get(id.as_u128()));
    rows.filter(|row| row.choice(listing.state) != Some(listing.gone)).map(Row::position).collect()
}

fn best(listing: &Listing, found: &Matches, table: &Table, typed: &str, most: usize) -> Vec<u32> {
    let first = typed.split_whitespace().next().unwrap_or_default();
    let place = |at: u32| {
        let row = table.row(at);
        let name = row.folded(listing.title);
        match () {
            () if name.starts_with(typed) || listing.number.is_some_and(|number| row.folded(number) == typed) => 0,
            () if near::starts(name).any(|start| start.starts_with(first)) => 1,
            () => 2,
        }
    };
    first_of(by_name(listing, table, found).into_iter().map(|at| (place(at), at)), most)
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

fn by_name(listing: &Listing, table: &Table, found: &Matches) -> Vec<u32> {
    table.sorted(found, &[SortKey { column: listing.title, descending: false }])
}
