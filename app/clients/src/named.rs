//! Clients that are named in a form's picker.

use domain::clients::ClientRow;
use domain::listing::Lookup;
use domain::subject::Subject;

use engines::listing::local;

/// Clients to be named, at once, from the browser's table; nothing where there is none.
pub fn look(lookup: Lookup<'_>) -> Option<Vec<ClientRow>> {
    Some(local::look(Subject::Client, lookup)?.iter().filter_map(ClientRow::of).collect())
}
