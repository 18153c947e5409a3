//! The words of a payment's page and form.

use domain::for_each_payment_field;

use kit::labels;
use kit::words::{Locale, td_string};

for_each_payment_field!(labels, own_field, document);

/// The label of a path of its form.
pub fn path(l: Locale, path: &str) -> String {
    let field = path.strip_prefix("fields.").and_then(|name| own_field(l, name));
    field.map_or_else(|| td_string!(l, document.part).to_owned(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::documents::payment::PaymentFields;

    use super::*;

    #[test]
    fn every_field_has_words_of_its_own() {
        let labels: BTreeSet<_> =
            PaymentFields::NAMES.iter().map(|name| path(Locale::fr, &format!("fields.{name}"))).collect();
        assert_eq!(labels.len(), PaymentFields::NAMES.len());
    }
}
