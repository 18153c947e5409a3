//! When a client pays.

use domain::billing::due::Terms;
use domain::lists::ListItem;

use crate::view::ClientView;
use crate::wording;
use kit::words::{Locale, td_string};

/// The payment terms, and where they come from: a negotiated delay goes before them (A3.7), and the company's hold where a client has none
/// of its own. Nothing where nobody has said any.
pub fn terms(l: Locale, view: &ClientView) -> Option<(String, Option<String>)> {
    if let Some(days) = view.client.data.negotiated_days {
        let note = td_string!(l, clients.negotiated_days).to_owned();
        return Some((wording::days(l, u32::from(days.0)), Some(note)));
    }
    let note = |item: &ListItem| Terms::of_item(item).map(|terms| told(l, terms)).filter(|words| *words != item.label);
    let own = view.terms.as_ref().map(|terms| (terms.label.clone(), note(terms)));
    let usual = |terms: &ListItem| (terms.label.clone(), Some(td_string!(l, clients.terms_default).to_owned()));
    own.or_else(|| view.default_terms.as_ref().map(usual))
}

/// « 45 jours fin de mois », « Fin de mois + 45 jours ».
fn told(l: Locale, terms: Terms) -> String {
    let count = |days: u16| wording::days(l, u32::from(days));
    let ends = match (terms.days(), terms.days_after()) {
        (before, None) => return count(before),
        (0, Some(_)) => td_string!(l, clients.end_of_month_alone).to_owned(),
        (before, Some(_)) => td_string!(l, clients.end_of_month, days = count(before)).to_string(),
    };
    match terms.days_after() {
        Some(after) if after > 0 => {
            td_string!(l, clients.end_of_month_then, terms = ends, days = count(after)).to_string()
        }
        _ => ends,
    }
}
