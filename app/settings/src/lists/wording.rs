//! The words of lists and of what stands beside an entry.

use domain::format::{Locale as FormatLocale, integer};
use domain::lists::{ListItem, ListKind};

use kit::words::{Locale, td_string};

/// What a list is called.
pub fn list_name(l: Locale, kind: ListKind) -> &'static str {
    match kind {
        ListKind::ClientType => td_string!(l, settings.client_type),
        ListKind::Category => td_string!(l, settings.category),
        ListKind::Origin => td_string!(l, settings.origin),
        ListKind::Industry => td_string!(l, settings.industry),
        ListKind::Size => td_string!(l, settings.size),
        ListKind::PaymentTerms => td_string!(l, settings.payment_terms),
        ListKind::PriceCategory => td_string!(l, settings.price_category),
        ListKind::ContactSource => td_string!(l, settings.contact_source),
        ListKind::Civility => td_string!(l, settings.civility),
        ListKind::Tag => td_string!(l, settings.tag),
        ListKind::ProductCategory => td_string!(l, settings.product_category),
        ListKind::PaymentMethod => td_string!(l, settings.payment_method),
        ListKind::ExpenseCategory => td_string!(l, settings.expense_category),
    }
}

/// What is told of an entry under its label: when payment is due, and how much it is used.
pub fn note(l: Locale, formats: FormatLocale, item: &ListItem) -> String {
    let uses = uses(l, formats, item.uses);
    if item.kind == ListKind::PaymentTerms { format!("{} · {uses}", terms(l, item)) } else { uses }
}

/// How many records use an entry.
pub fn uses(l: Locale, formats: FormatLocale, uses: u64) -> String {
    match uses {
        0 => td_string!(l, settings.uses_none).to_owned(),
        1 => td_string!(l, settings.uses_single).to_owned(),
        uses => {
            let count = integer(i64::try_from(uses).unwrap_or(i64::MAX), formats);
            td_string!(l, settings.uses_several, count = count).to_string()
        }
    }
}

/// When payment is due: « 30 jours, fin de mois ».
fn terms(l: Locale, item: &ListItem) -> String {
    let days = match (item.days, item.end_of_month) {
        (None, _) => return td_string!(l, settings.terms_open).to_owned(),
        (Some(0), true) => return td_string!(l, settings.terms_end_alone).to_owned(),
        (Some(0), false) => td_string!(l, settings.terms_at_once).to_owned(),
        (Some(1), _) => td_string!(l, settings.terms_one_day).to_owned(),
        (Some(days), _) => td_string!(l, settings.terms_days, days = days.to_string()).to_string(),
    };
    if item.end_of_month { td_string!(l, settings.terms_then_end, terms = days).to_string() } else { days }
}

#[cfg(test)]
mod tests {
    use domain::ids::ListItemId;

    use super::*;

    fn item(days: Option<u16>, end_of_month: bool, uses: u64) -> ListItem {
        let (id, kind) = (ListItemId(uuid::Uuid::nil()), ListKind::PaymentTerms);
        ListItem { id, kind, label: "Net".into(), days, end_of_month, hidden: false, uses }
    }

    #[test]
    fn payment_terms_are_told_in_words() {
        for (days, end_of_month, expected) in [
            (Some(0), false, "On receipt"),
            (Some(0), true, "End of month"),
            (Some(1), false, "1 day"),
            (Some(45), true, "45 days, end of month"),
            (None, false, "Number of days to be filled in"),
        ] {
            assert_eq!(terms(Locale::en, &item(days, end_of_month, 0)), expected);
        }
    }

    #[test]
    fn uses_are_counted_in_words() {
        let french = |uses| {
            let category = ListItem { kind: ListKind::Category, ..item(None, false, uses) };
            note(Locale::fr, FormatLocale::FrFr, &category).replace(['\u{a0}', '\u{202f}'], " ")
        };
        assert_eq!([french(0), french(1), french(1200)], ["Jamais utilisé", "1 fiche", "1 200 fiches"]);
        assert_eq!(note(Locale::en, FormatLocale::EnGb, &item(Some(30), false, 2)), "30 days · 2 records");
    }
}
