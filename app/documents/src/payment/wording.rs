//! The words of the pages and forms of payments and credits.

use kit::words::{Locale, td_string};

/// The label of a path of its form: one of its fields, or the part of an invoice.
pub fn path(l: Locale, path: &str) -> String {
    let label = match path.strip_prefix("fields.").unwrap_or(path) {
        "client" => td_string!(l, document.client),
        "amount" => td_string!(l, document.amount),
        "currency" => td_string!(l, document.currency),
        "paid_on" => td_string!(l, document.paid_on),
        "method" => td_string!(l, document.method),
        "state" => td_string!(l, document.state),
        "reference" => td_string!(l, document.transaction),
        "source" => td_string!(l, document.source),
        "note" => td_string!(l, document.note),
        "given_on" => td_string!(l, document.given_on),
        "public_notes" => td_string!(l, document.public_notes),
        "private_notes" => td_string!(l, document.private_notes),
        _ => td_string!(l, document.part),
    };
    label.to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::documents::credit::CreditFields;
    use domain::documents::payment::PaymentFields;

    use super::*;

    #[test]
    fn every_field_has_words_of_its_own() {
        for names in [PaymentFields::NAMES, CreditFields::NAMES] {
            let labels: BTreeSet<_> = names.iter().map(|name| path(Locale::fr, &format!("fields.{name}"))).collect();
            assert_eq!(labels.len(), names.len(), "{labels:?}");
            assert!(!labels.contains(td_string!(Locale::fr, document.part)), "{labels:?}");
        }
    }
}
