//! A client's record.

use serde_json::{Value, json};

use super::{Common, cut, several, short, with};
use crate::sheet::{CardGroup, ClientCard};
use crate::words::{Words, with_colon};

/// What the template of records reads.
pub(crate) fn card(card: &ClientCard) -> Value {
    let words = Words::of(card.locale);
    let common = Common {
        locale: card.locale,
        paper: card.paper,
        dated: card.dated,
        accent: card.accent,
        logo: card.logo.as_ref(),
        author: &card.company,
    };
    let notes: Vec<Value> =
        card.notes.iter().map(|(about, note)| json!({ "about": about, "lines": several(note) })).collect();
    with(
        &common,
        json!({
            "file": format!("{} – {}", words.client_record, card.title),
            "running": [cut(&card.title), cut(&card.company)],
            "company": card.company,
            "title": card.title,
            "subtitle": card.subtitle,
            "groups": groups(&card.groups),
            "notes": { "heading": words.notes, "all": notes },
            "footer": [with_colon(words.printed_on, &short(card.dated, card.locale), card.locale)],
        }),
    )
}

/// Groups below their headings; those of one heading together.
fn groups(groups: &[CardGroup]) -> Vec<Value> {
    let mut below: Vec<(&str, Vec<Value>)> = Vec::new();
    for group in groups.iter().filter(|group| !group.rows.is_empty() || group.name.is_some()) {
        let rows: Vec<_> = group.rows.iter().map(|(word, value)| json!([word, several(value)])).collect();
        let value = json!({ "name": group.name, "rows": rows });
        match below.last_mut() {
            Some((heading, values)) if *heading == group.heading => values.push(value),
            _ => below.push((&group.heading, vec![value])),
        }
    }
    below.into_iter().map(|(heading, all)| json!({ "heading": heading, "all": all })).collect()
}
