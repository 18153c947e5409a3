//! When a document is to be paid: whose terms hold for it (A3.7, A3.8), in how many parts, and by which day.

use chrono::NaiveDate;

use super::fields::DocumentData;
use super::rules::DocumentRules;
use crate::billing::due::{Schedule, Terms, TermsSource};
use crate::billing::kind::DocumentKind;
use crate::lists::ListItem;

impl DocumentRules {
    /// Whose terms hold for a document: its own, else what was negotiated with the client, else those of the client or of the company.
    #[must_use]
    pub fn terms_source(&self, data: &DocumentData) -> TermsSource {
        let client = self.buyer.as_ref();
        let is_clients =
            client.is_some_and(|client| client.negotiated_days.is_some() || client.payment_terms.is_some());
        if data.payment_terms.is_some() || data.instalments.is_some() || data.due_on.is_some() {
            TermsSource::Invoice
        } else if is_clients {
            TermsSource::Client
        } else if self.usual_terms.is_some() {
            TermsSource::Company
        } else {
            TermsSource::Law
        }
    }

    /// The entry of the list of terms that holds, where no delay was negotiated. Nothing where nobody has chosen any.
    #[must_use]
    pub fn terms_item(&self, data: &DocumentData) -> Option<&ListItem> {
        if self.negotiated(data).is_some() {
            return None;
        }
        let of_client = || self.buyer.as_ref().and_then(|buyer| buyer.payment_terms);
        let chosen = data.payment_terms.or_else(of_client).or(self.usual_terms)?;
        self.terms.iter().find(|item| item.id == chosen)
    }

    /// The terms that a document is paid by at once: its own, else the negotiated delay, else those of the client or of the company. Nothing
    /// where nobody has any, where they are words alone, and where they are several parts ([`Self::agreed_parts`]).
    #[must_use]
    pub fn terms_of(&self, data: &DocumentData) -> Option<Terms> {
        self.negotiated(data).or_else(|| self.terms_item(data).and_then(Terms::of_item))
    }

    /// The parts that an invoice is paid in by the terms that hold, unless it has parts or a last day of its own. A down payment is one of
    /// them itself.
    #[must_use]
    pub fn agreed_parts(&self, data: &DocumentData) -> Option<&Schedule> {
        let is_open = data.instalments.is_none() && data.due_on.is_none();
        let item = self.terms_item(data).filter(|_| is_open && self.kind == DocumentKind::Invoice)?;
        item.instalments.as_ref()
    }

    /// Makes the parts of the terms that hold an invoice's own: it keeps them, whatever becomes of the list.
    pub fn take_parts(&self, data: &mut DocumentData) {
        if let Some(parts) = self.agreed_parts(data).cloned() {
            data.instalments = Some(parts);
        }
    }

    /// The last day to pay what is issued on a day: what was typed, else that of the last instalment, else as the terms say
    /// ([`Self::terms_of`]). Without any, it is due on receipt.
    #[must_use]
    pub fn due_on(&self, data: &DocumentData, issued_on: NaiveDate) -> NaiveDate {
        let by_terms = || self.terms_of(data).and_then(|terms| terms.due_on(issued_on));
        let parts = data.instalments.as_ref().or_else(|| self.agreed_parts(data));
        let by_instalments = || parts.and_then(|schedule| schedule.last_on(issued_on));
        data.due_on.or_else(by_instalments).or_else(by_terms).unwrap_or(issued_on)
    }

    /// The delay that was negotiated with the client, which goes before every term but those that were chosen for the document (A3.7).
    fn negotiated(&self, data: &DocumentData) -> Option<Terms> {
        let days = self.buyer.as_ref()?.negotiated_days.filter(|_| data.payment_terms.is_none())?;
        Terms::net(days).ok()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::documents::form::tests::form;
    use crate::documents::rules::tests::rules;
    use crate::field::FieldValue;
    use crate::ids::ListItemId;
    use crate::lists::ListKind;
    use crate::money::Currency;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn item(id: u128, days: Option<u16>, parts: &str) -> ListItem {
        let reading = crate::documents::form::reading(Currency::EUR);
        ListItem {
            id: ListItemId(Uuid::from_u128(id)),
            kind: ListKind::PaymentTerms,
            label: String::new(),
            days,
            end_of_month: false,
            days_after: None,
            instalments: (!parts.is_empty()).then(|| Schedule::read(parts, &reading).unwrap()),
            hidden: false,
            uses: 0,
        }
    }

    /// Net 30, net 10, and 30 % at once with the rest after 30 days.
    fn with_terms(kind: DocumentKind) -> (DocumentRules, DocumentData) {
        let mut rules = rules(kind);
        rules.terms = vec![item(1, Some(30), ""), item(2, Some(10), ""), item(3, None, "30 %|0||;|30||")];
        let data = form("1", "1").parse(&rules).unwrap().data;
        (rules, data)
    }

    #[test]
    fn a_negotiated_delay_goes_before_the_usual_terms_and_not_before_chosen_ones() {
        let (mut rules, data) = with_terms(DocumentKind::Invoice);
        assert_eq!((rules.due_on(&data, day(3, 16)), rules.terms_source(&data)), (day(3, 16), TermsSource::Law));
        rules.usual_terms = Some(rules.terms[0].id);
        assert_eq!((rules.due_on(&data, day(3, 16)), rules.terms_source(&data)), (day(4, 15), TermsSource::Company));
        rules.buyer.as_mut().unwrap().negotiated_days = Some(45);
        assert_eq!((rules.due_on(&data, day(3, 16)), rules.terms_source(&data)), (day(4, 30), TermsSource::Client));
        let chosen = DocumentData { payment_terms: Some(rules.terms[1].id), ..data.clone() };
        assert_eq!(
            (rules.due_on(&chosen, day(3, 16)), rules.terms_source(&chosen)),
            (day(3, 26), TermsSource::Invoice)
        );
        let typed = DocumentData { due_on: Some(day(12, 1)), ..chosen };
        assert_eq!(rules.due_on(&typed, day(3, 16)), day(12, 1));
    }

    #[test]
    fn terms_in_parts_hold_until_a_document_says_otherwise() {
        let (mut rules, data) = with_terms(DocumentKind::Invoice);
        rules.usual_terms = Some(rules.terms[0].id);
        assert_eq!(rules.agreed_parts(&data), None, "the company's are net");
        let parts = rules.terms[2].id;
        rules.buyer.as_mut().unwrap().payment_terms = Some(parts);
        assert_eq!(rules.agreed_parts(&data).map(|parts| parts.instalments().len()), Some(2));
        assert_eq!((rules.due_on(&data, day(3, 16)), rules.terms_of(&data)), (day(4, 15), None));
        let mut taken = data.clone();
        rules.take_parts(&mut taken);
        assert_eq!(taken.instalments, rules.terms[2].instalments);
        // What the document says itself goes before.
        let at_once = DocumentData { payment_terms: Some(rules.terms[1].id), ..data.clone() };
        let by_day = DocumentData { due_on: Some(day(5, 1)), ..data.clone() };
        for mut own in [at_once, by_day, taken] {
            let before = own.clone();
            assert_eq!(rules.agreed_parts(&own), None);
            rules.take_parts(&mut own);
            assert_eq!(own, before);
        }
        rules.buyer.as_mut().unwrap().negotiated_days = Some(45);
        assert_eq!(rules.agreed_parts(&data), None, "a negotiated delay goes before them");
        assert!(rules.agreed_parts(&DocumentData { payment_terms: Some(parts), ..data.clone() }).is_some());
        for kind in [DocumentKind::DownPayment, DocumentKind::Quote, DocumentKind::Recurring] {
            let (mut rules, data) = with_terms(DocumentKind::Invoice);
            (rules.kind, rules.usual_terms) = (kind, Some(parts));
            assert_eq!(rules.agreed_parts(&data), None, "{kind:?}");
        }
    }
}
