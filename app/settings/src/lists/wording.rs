//! The words of lists and of what stands beside an entry.

use domain::billing::due::{Instalment, Share, Terms, TermsWording};
use domain::format::{Locale as FormatLocale, integer, percent};
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
    if item.kind == ListKind::PaymentTerms { format!("{} · {uses}", terms(l, formats, item)) } else { uses }
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

/// When payment is due: « 30 jours, fin de mois », or part by part.
fn terms(l: Locale, formats: FormatLocale, item: &ListItem) -> String {
    if let Some(parts) = &item.instalments {
        let parts = parts.instalments().iter().filter_map(|part| self::part(l, formats, part));
        return parts.collect::<Vec<_>>().join(" · ");
    }
    Terms::of_item(item).map_or_else(|| td_string!(l, settings.terms_open).to_owned(), |terms| told(l, terms))
}

/// « 30 % : À réception ». No amount stands in it, and no day.
fn part(l: Locale, formats: FormatLocale, part: &Instalment) -> Option<String> {
    let share = match part.share {
        Share::Percent(share) => percent(share, formats),
        Share::Amount(_) | Share::Rest => td_string!(l, settings.part_balance).to_owned(),
    };
    let terms = told(l, part.when.terms()?);
    Some(td_string!(l, settings.part_said, share = share, terms = terms).to_string())
}

fn told(l: Locale, terms: Terms) -> String {
    let count = |days: u16| match days {
        1 => td_string!(l, settings.terms_one_day).to_owned(),
        days => td_string!(l, settings.terms_days, days = days.to_string()).to_string(),
    };
    let (before, after) = (count(terms.days()), count(terms.days_after().unwrap_or(0)));
    match terms.wording() {
        TermsWording::OnReceipt => td_string!(l, settings.terms_at_once).to_owned(),
        TermsWording::Net => before,
        TermsWording::EndOfMonth => td_string!(l, settings.terms_end_alone).to_owned(),
        TermsWording::EndOfMonthThenDays => td_string!(l, settings.terms_end_then, days = after).to_string(),
        TermsWording::DaysThenEndOfMonth => td_string!(l, settings.terms_then_end, terms = before).to_string(),
        TermsWording::DaysThenEndOfMonthThenDays => {
            td_string!(l, settings.terms_then_end_then, terms = before, days = after).to_string()
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::ListItemId;
    use domain::lists::ListItemForm;

    use super::*;

    fn item(days: Option<u16>, end_of_month: bool, uses: u64) -> ListItem {
        let (id, kind) = (ListItemId(uuid::Uuid::nil()), ListKind::PaymentTerms);
        ListItem {
            id,
            kind,
            label: "Net".into(),
            days,
            end_of_month,
            days_after: None,
            instalments: None,
            hidden: false,
            uses,
        }
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
            assert_eq!(terms(Locale::en, FormatLocale::EnGb, &item(days, end_of_month, 0)), expected);
        }
        let behind = |days| ListItem { days_after: Some(10), ..item(Some(days), true, 0) };
        let english = |item: &ListItem| terms(Locale::en, FormatLocale::EnGb, item);
        assert_eq!(english(&behind(0)), "End of month + 10 days");
        assert_eq!(english(&behind(30)), "30 days, end of month + 10 days");
        let form =
            ListItemForm { label: "30/70".into(), instalments: "30 %|0||;|30|on|".into(), ..ListItemForm::default() };
        let instalments = form.parse(ListKind::PaymentTerms).unwrap().instalments;
        let parts = ListItem { instalments, ..item(None, false, 0) };
        assert_eq!(english(&parts), "30%: On receipt · Balance: 30 days, end of month");
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
