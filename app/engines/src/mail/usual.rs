//! The words that letters begin with where the company has written none of its own.

use domain::billing::kind::DocumentKind;
use domain::format::Language;
use domain::mail::Template;

use kit::words::{Locale, td_string, words_in};

/// The usual template of a kind in a language.
#[must_use]
pub fn usual(kind: DocumentKind, language: Language) -> Template {
    let (subject, text) = said(words_in(language), kind);
    Template { kind, language, subject: subject.to_owned(), text: text.to_owned() }
}

fn said(l: Locale, kind: DocumentKind) -> (&'static str, &'static str) {
    match kind {
        DocumentKind::Quote => (td_string!(l, mail.usual_quote_subject), td_string!(l, mail.usual_quote_text)),
        DocumentKind::Order => (td_string!(l, mail.usual_order_subject), td_string!(l, mail.usual_order_text)),
        DocumentKind::DeliveryNote => {
            (td_string!(l, mail.usual_delivery_note_subject), td_string!(l, mail.usual_delivery_note_text))
        }
        DocumentKind::Proforma => (td_string!(l, mail.usual_proforma_subject), td_string!(l, mail.usual_proforma_text)),
        // A template is never sent.
        DocumentKind::Invoice | DocumentKind::Recurring => {
            (td_string!(l, mail.usual_invoice_subject), td_string!(l, mail.usual_invoice_text))
        }
        DocumentKind::DownPayment => {
            (td_string!(l, mail.usual_down_payment_subject), td_string!(l, mail.usual_down_payment_text))
        }
        DocumentKind::CreditNote => {
            (td_string!(l, mail.usual_credit_note_subject), td_string!(l, mail.usual_credit_note_text))
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::mail::Filled;
    use domain::mail::template::{KINDS, TemplateForm};

    use super::*;

    #[test]
    fn usual_words_are_right_and_have_places_that_are_filled_in() {
        let filled = Filled {
            client: "Roche".into(),
            number: "F-1".into(),
            amount: "120 €".into(),
            due: None,
            company: "Noé".into(),
            link: None,
        };
        for kind in KINDS {
            for language in [Language::French, Language::English] {
                let Template { subject, text, .. } = usual(kind, language);
                assert!(TemplateForm { subject: subject.clone(), text: text.clone() }.parse().is_ok());
                let (subject, text) = (filled.fill(&subject), filled.fill(&text));
                assert!(subject.contains("F-1") && subject.contains("Noé"), "{subject}");
                assert!(!text.contains(['{', '}']) && text.contains("F-1"), "{text}");
            }
        }
    }
}
