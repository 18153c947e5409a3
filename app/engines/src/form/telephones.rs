//! Telephone numbers in a form: shown as their readers write them, and sent back as they are stored.

use std::collections::BTreeMap;

/// Turns numbers that were not touched into what they are stored as, by how they are shown: unchanged, they stay the same number in
/// whatever country. A field may hold several, one a line.
pub fn as_stored<'a>(fields: impl Iterator<Item = &'a mut String>, stored: &BTreeMap<String, String>) {
    for typed in fields {
        let lines = typed.lines().map(|line| stored.get(line.trim()).map_or(line, String::as_str));
        let sent = lines.collect::<Vec<_>>().join("\n");
        *typed = sent;
    }
}
