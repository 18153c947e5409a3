//! When a client pays.

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
    let note = |terms: &ListItem| {
        let days = wording::days(l, u32::from(terms.days?));
        let words =
            if terms.end_of_month { td_string!(l, clients.end_of_month, days = days).to_string() } else { days };
        (words != terms.label).then_some(words)
    };
    let own = view.terms.as_ref().map(|terms| (terms.label.clone(), note(terms)));
    let usual = |terms: &ListItem| (terms.label.clone(), Some(td_string!(l, clients.terms_default).to_owned()));
    own.or_else(|| view.default_terms.as_ref().map(usual))
}
