//! A shipping label.

use serde_json::{Value, json};

use super::{Common, several, with};
use crate::sheet::{Accent, Label, MOST_PARCELS, PaperSize};
use crate::words::Words;

/// What the template of labels reads.
pub(crate) fn label(label: &Label) -> Value {
    let words = Words::of(label.locale);
    let common = Common {
        locale: label.locale,
        paper: PaperSize::A4,
        dated: label.dated,
        accent: Accent::default(),
        logo: label.logo.as_ref(),
        author: label.sender.first().map_or("", String::as_str),
    };
    let parcels = label.parcels.filter(|parcels| *parcels > 0);
    let pages: Vec<_> = match parcels {
        Some(of) if of <= MOST_PARCELS => {
            (1..=of).map(|which| facts(label, words.parcel, Some(format!("{which}/{of}")))).collect()
        }
        parcels => vec![facts(label, words.parcels, parcels.map(|parcels| parcels.to_string()))],
    };
    let phone = label.phone.as_ref().map(|phone| format!("{} {phone}", words.phone));
    with(
        &common,
        json!({
            "file": format!("{} – {}", words.recipient, label.recipient.first().map_or("", String::as_str)),
            "sender": { "heading": words.sender, "lines": label.sender },
            "recipient": { "heading": words.recipient, "lines": label.recipient, "phone": phone },
            "pages": pages,
            "note": label.note.as_deref().map(several),
        }),
    )
}

/// What stands at the foot of a parcel's page, with the parcel's own word and value.
fn facts(label: &Label, word: &'static str, parcel: Option<String>) -> Vec<(&'static str, String)> {
    let words = Words::of(label.locale);
    let are_several = label.parcels.is_some_and(|parcels| parcels > 1);
    [
        (words.payment_reference, label.reference.clone()),
        (word, parcel),
        (if are_several { words.total_weight } else { words.weight }, label.weight.clone()),
    ]
    .into_iter()
    .filter_map(|(word, value)| Some((word, value?)))
    .collect()
}
