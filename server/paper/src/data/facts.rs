//! The strip of days and references below the addresses.

use domain::billing::kind::DocumentKind;

use super::{long, short};
use crate::sheet::Sheet;
use crate::words::Words;

/// Words and values, those that matter most first; what is not known is left out.
pub(super) fn facts(sheet: &Sheet) -> Vec<(&'static str, String)> {
    let words = Words::of(sheet.locale);
    let day = |day| long(day, sheet.locale);
    let follows = if sheet.kind == DocumentKind::CreditNote { words.corrects } else { words.follows };
    let origins = if sheet.origins.is_empty() { None } else { Some(sheet.origins.join(", ")) };
    let period =
        sheet.period.map(|(from, until)| format!("{} – {}", short(from, sheet.locale), short(until, sheet.locale)));
    [
        (words.date, Some(day(sheet.dated))),
        (words.due_on, sheet.due_on.map(day)),
        (words.valid_until, sheet.valid_until.map(day)),
        (words.delivered_on, sheet.delivered_on.map(day)),
        (words.period, period),
        (words.reference, sheet.reference.clone()),
        (words.client_number, sheet.client_number.clone()),
        (follows, origins),
        (words.terms, sheet.terms.clone()),
        (words.carrier, sheet.shipping.carrier.clone()),
        (words.tracking, sheet.shipping.tracking.clone()),
        (words.parcels, sheet.shipping.parcels.map(|count| count.to_string())),
        (words.weight, sheet.shipping.weight.clone()),
    ]
    .into_iter()
    .filter_map(|(word, value)| Some((word, value?)))
    .collect()
}
