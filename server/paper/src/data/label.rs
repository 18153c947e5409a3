//! A shipping label.

use serde_json::{Value, json};

use super::{Common, several, with};
use crate::sheet::{Accent, Label, PaperSize};
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
    let parcel = label.parcel.map(|(which, of)| format!("{which}/{of}"));
    let parcels = label.parcels.filter(|_| parcel.is_none()).map(|count| count.to_string());
    let facts: Vec<(&str, &str)> = [
        (words.payment_reference, label.reference.as_deref()),
        (words.parcel, parcel.as_deref()),
        (words.parcels, parcels.as_deref()),
        (words.weight, label.weight.as_deref()),
    ]
    .into_iter()
    .filter_map(|(word, value)| Some((word, value?)))
    .collect();
    let phone = label.phone.as_ref().map(|phone| format!("{} {phone}", words.phone));
    with(
        &common,
        json!({
            "file": format!("{} – {}", words.recipient, label.recipient.first().map_or("", String::as_str)),
            "sender": { "heading": words.sender, "lines": label.sender },
            "recipient": { "heading": words.recipient, "lines": label.recipient, "phone": phone },
            "facts": facts,
            "note": label.note.as_deref().map(several),
        }),
    )
}
