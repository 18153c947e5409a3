//! The words for the states and kinds of documents, payments and credits. French makes them agree with what is listed: a « devis » is
//! « accepté », a « facture » « payée ».

use domain::billing::kind::DocumentKind;
use domain::billing::recurrence::{Every, Unit};
use domain::billing::state::ShownState as S;
use domain::documents::credit::CreditState;
use domain::documents::listing::{kinds_of, states as states_of};
use domain::documents::payment::PaymentState;
use domain::listing::StateId;
use domain::subject::Subject;

use kit::ui::BadgeKind;
use kit::words::{Locale, integer, is_one, td_string};

/// The state of a number in a list of documents.
pub fn shown(subject: Subject, state: StateId) -> Option<S> {
    states_of(subject).get(usize::from(state)).copied()
}

/// Whether French says « la » of a list's documents.
const fn is_feminine(subject: Subject) -> bool {
    matches!(subject, Subject::Order | Subject::Invoice | Subject::Recurring)
}

/// The word for the state of one document of a list.
pub fn state(l: Locale, subject: Subject, state: S) -> &'static str {
    let agreed = |masculine, feminine| if is_feminine(subject) { feminine } else { masculine };
    match state {
        S::Draft => td_string!(l, documents.state_draft),
        S::Issued => agreed(td_string!(l, documents.state_issued_m), td_string!(l, documents.state_issued_f)),
        S::Sent => agreed(td_string!(l, documents.state_sent_m), td_string!(l, documents.state_sent_f)),
        S::Viewed => agreed(td_string!(l, documents.state_viewed_m), td_string!(l, documents.state_viewed_f)),
        S::Accepted => agreed(td_string!(l, documents.state_accepted_m), td_string!(l, documents.state_accepted_f)),
        S::Refused => agreed(td_string!(l, documents.state_refused_m), td_string!(l, documents.state_refused_f)),
        S::Delivered => agreed(td_string!(l, documents.state_delivered_m), td_string!(l, documents.state_delivered_f)),
        S::Invoiced => agreed(td_string!(l, documents.state_invoiced_m), td_string!(l, documents.state_invoiced_f)),
        S::Cancelled => agreed(td_string!(l, documents.state_cancelled_m), td_string!(l, documents.state_cancelled_f)),
        S::Archived => agreed(td_string!(l, documents.state_archived_m), td_string!(l, documents.state_archived_f)),
        S::Deleted => agreed(td_string!(l, documents.state_deleted_m), td_string!(l, documents.state_deleted_f)),
        S::Expired => td_string!(l, documents.state_expired),
        S::Partial if subject == Subject::CreditNote => td_string!(l, documents.state_partly_used),
        S::Partial => td_string!(l, documents.state_partial),
        S::Paid => td_string!(l, documents.state_paid),
        S::Overdue => td_string!(l, documents.state_overdue),
        S::Credited => td_string!(l, documents.state_credited),
        S::WrittenOff => td_string!(l, documents.state_written_off),
        S::Applied => td_string!(l, documents.state_applied),
        S::Active => td_string!(l, documents.state_active),
        S::Paused => td_string!(l, documents.state_paused),
        S::Ended => td_string!(l, documents.state_ended),
    }
}

/// The word for all documents of a list in a state, on its chip.
pub fn states(l: Locale, subject: Subject, state: S) -> &'static str {
    let agreed = |masculine, feminine| if is_feminine(subject) { feminine } else { masculine };
    match state {
        S::Draft => td_string!(l, documents.states_draft),
        S::Issued => agreed(td_string!(l, documents.states_issued_m), td_string!(l, documents.states_issued_f)),
        S::Sent => agreed(td_string!(l, documents.states_sent_m), td_string!(l, documents.states_sent_f)),
        S::Viewed => agreed(td_string!(l, documents.states_viewed_m), td_string!(l, documents.states_viewed_f)),
        S::Accepted => agreed(td_string!(l, documents.states_accepted_m), td_string!(l, documents.states_accepted_f)),
        S::Refused => agreed(td_string!(l, documents.states_refused_m), td_string!(l, documents.states_refused_f)),
        S::Delivered => {
            agreed(td_string!(l, documents.states_delivered_m), td_string!(l, documents.states_delivered_f))
        }
        S::Invoiced => agreed(td_string!(l, documents.states_invoiced_m), td_string!(l, documents.states_invoiced_f)),
        S::Cancelled => {
            agreed(td_string!(l, documents.states_cancelled_m), td_string!(l, documents.states_cancelled_f))
        }
        S::Archived => agreed(td_string!(l, documents.states_archived_m), td_string!(l, documents.states_archived_f)),
        S::Deleted => agreed(td_string!(l, documents.states_deleted_m), td_string!(l, documents.states_deleted_f)),
        S::Expired => td_string!(l, documents.states_expired),
        S::Partial if subject == Subject::CreditNote => td_string!(l, documents.states_partly_used),
        S::Partial => td_string!(l, documents.states_partial),
        S::Paid => td_string!(l, documents.states_paid),
        S::Overdue => td_string!(l, documents.states_overdue),
        S::Credited => td_string!(l, documents.states_credited),
        S::WrittenOff => td_string!(l, documents.states_written_off),
        S::Applied => td_string!(l, documents.states_applied),
        S::Active => td_string!(l, documents.states_active),
        S::Paused => td_string!(l, documents.states_paused),
        S::Ended => td_string!(l, documents.states_ended),
    }
}

/// What a state means to whoever looks after it: red is what is late or gone, and nothing else.
pub const fn badge(state: S) -> BadgeKind {
    match state {
        S::Overdue | S::Deleted => BadgeKind::Bad,
        S::Expired | S::WrittenOff | S::Paused => BadgeKind::Warn,
        S::Issued | S::Sent | S::Viewed | S::Partial => BadgeKind::Info,
        S::Accepted | S::Delivered | S::Invoiced | S::Paid | S::Applied | S::Active => BadgeKind::Good,
        S::Draft | S::Refused | S::Cancelled | S::Credited | S::Ended | S::Archived => BadgeKind::Neutral,
    }
}

/// What a document is that is not what its list is named after.
pub fn other_kind(l: Locale, subject: Subject, kind: DocumentKind) -> Option<&'static str> {
    if kinds_of(subject).first() == Some(&kind) {
        return None;
    }
    match kind {
        DocumentKind::Proforma => Some(td_string!(l, documents.kind_proforma)),
        DocumentKind::DownPayment => Some(td_string!(l, documents.kind_down_payment)),
        _ => None,
    }
}

/// How often a template makes an invoice.
pub fn rhythm(l: Locale, every: Every) -> String {
    macro_rules! told {
        ($one:ident, $many:ident) => {
            if every.count() == 1 {
                td_string!(l, documents.$one).to_owned()
            } else {
                td_string!(l, documents.$many, count = integer(every.count().into())).to_string()
            }
        };
    }
    match every.unit() {
        Unit::Days => told!(rhythm_day, rhythm_days),
        Unit::Weeks => told!(rhythm_week, rhythm_weeks),
        Unit::Months => told!(rhythm_month, rhythm_months),
        Unit::Years => told!(rhythm_year, rhythm_years),
    }
}

/// The word for the state of a payment.
pub fn payment_state(l: Locale, state: PaymentState) -> &'static str {
    match state {
        PaymentState::Pending => td_string!(l, documents.payment_pending),
        PaymentState::Completed => td_string!(l, documents.payment_completed),
        PaymentState::PartlyRefunded => td_string!(l, documents.payment_partly_refunded),
        PaymentState::Refunded => td_string!(l, documents.payment_refunded),
        PaymentState::Failed => td_string!(l, documents.payment_failed),
        PaymentState::Deleted => td_string!(l, documents.state_deleted_m),
    }
}

/// The word for all payments in a state.
pub fn payment_states(l: Locale, state: PaymentState) -> &'static str {
    match state {
        PaymentState::Pending => td_string!(l, documents.payments_pending),
        PaymentState::Completed => td_string!(l, documents.payments_completed),
        PaymentState::PartlyRefunded => td_string!(l, documents.payments_partly_refunded),
        PaymentState::Refunded => td_string!(l, documents.payments_refunded),
        PaymentState::Failed => td_string!(l, documents.payments_failed),
        PaymentState::Deleted => td_string!(l, documents.states_deleted_m),
    }
}

/// What the state of a payment means.
pub const fn payment_badge(state: PaymentState) -> BadgeKind {
    match state {
        PaymentState::Pending => BadgeKind::Info,
        PaymentState::Completed => BadgeKind::Good,
        PaymentState::PartlyRefunded => BadgeKind::Warn,
        PaymentState::Refunded => BadgeKind::Neutral,
        PaymentState::Failed | PaymentState::Deleted => BadgeKind::Bad,
    }
}

/// The word for the state of a credit.
pub fn credit_state(l: Locale, state: CreditState) -> &'static str {
    match state {
        CreditState::Available => td_string!(l, documents.credit_available),
        CreditState::PartlyUsed => td_string!(l, documents.state_partly_used),
        CreditState::UsedUp => td_string!(l, documents.credit_used_up),
        CreditState::Deleted => td_string!(l, documents.credit_taken_back),
    }
}

/// The word for all credits in a state.
pub fn credit_states(l: Locale, state: CreditState) -> &'static str {
    match state {
        CreditState::Available => td_string!(l, documents.credits_available),
        CreditState::PartlyUsed => td_string!(l, documents.states_partly_used),
        CreditState::UsedUp => td_string!(l, documents.credits_used_up),
        CreditState::Deleted => td_string!(l, documents.credits_taken_back),
    }
}

/// What the state of a credit means.
pub const fn credit_badge(state: CreditState) -> BadgeKind {
    match state {
        CreditState::Available => BadgeKind::Good,
        CreditState::PartlyUsed => BadgeKind::Info,
        CreditState::UsedUp => BadgeKind::Neutral,
        CreditState::Deleted => BadgeKind::Bad,
    }
}

/// A number of documents of a list, of payments or of credits.
pub fn count(l: Locale, subject: Subject, number: u64) -> String {
    macro_rules! told {
        ($count:ident, $one:ident, $many:ident) => {
            if is_one(l, number) {
                td_string!(l, documents.$one, $count).to_string()
            } else {
                td_string!(l, documents.$many, $count).to_string()
            }
        };
    }
    let count = integer(number);
    match subject {
        Subject::Order => told!(count, orders_count_one, orders_count_many),
        Subject::DeliveryNote => told!(count, deliveries_count_one, deliveries_count_many),
        Subject::Invoice => told!(count, invoices_count_one, invoices_count_many),
        Subject::Recurring => told!(count, recurring_count_one, recurring_count_many),
        Subject::CreditNote => told!(count, credit_notes_count_one, credit_notes_count_many),
        Subject::Payment => told!(count, payments_count_one, payments_count_many),
        Subject::Credit => told!(count, credits_count_one, credits_count_many),
        Subject::Quote | Subject::Client | Subject::Contact | Subject::Product | Subject::Task | Subject::Expense => {
            told!(count, quotes_count_one, quotes_count_many)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_agrees_with_what_is_listed() {
        let fr = |subject, of| (state(Locale::fr, subject, of), states(Locale::fr, subject, of));
        assert_eq!(fr(Subject::Quote, S::Accepted), ("Accepté", "Acceptés"));
        assert_eq!(fr(Subject::Order, S::Accepted), ("Acceptée", "Acceptées"));
        assert_eq!(fr(Subject::Invoice, S::Paid), ("Payée", "Payées"));
        assert_eq!(fr(Subject::Quote, S::Issued), ("Émis", "Émis"));
        assert_eq!(fr(Subject::Invoice, S::Issued), ("Émise", "Émises"));
        assert_eq!(fr(Subject::CreditNote, S::Partial), ("Utilisé en partie", "Utilisés en partie"));
        assert_eq!(fr(Subject::Invoice, S::Partial), ("Payée en partie", "Payées en partie"));
    }

    #[test]
    fn every_state_of_a_list_has_a_word_of_its_own() {
        for subject in [
            Subject::Quote,
            Subject::Order,
            Subject::DeliveryNote,
            Subject::Invoice,
            Subject::Recurring,
            Subject::CreditNote,
        ] {
            for l in [Locale::fr, Locale::en] {
                let mut words: Vec<_> = states_of(subject).iter().map(|of| state(l, subject, *of)).collect();
                words.extend(states_of(subject).iter().map(|of| states(l, subject, *of)));
                assert!(words.iter().all(|word| !word.is_empty()), "{subject:?}");
                let mut singular = words[..states_of(subject).len()].to_vec();
                singular.sort_unstable();
                singular.dedup();
                assert_eq!(singular.len(), states_of(subject).len(), "{subject:?}");
            }
        }
    }

    #[test]
    fn a_rhythm_is_told_as_one_says_it() {
        let fr = |count, unit| rhythm(Locale::fr, Every::new(count, unit).unwrap());
        assert_eq!(
            (fr(1, Unit::Weeks), fr(2, Unit::Weeks)),
            ("Toutes les semaines".into(), "Toutes les 2 semaines".into())
        );
        assert_eq!((fr(1, Unit::Years), fr(6, Unit::Months)), ("Tous les ans".into(), "Tous les 6 mois".into()));
        assert_eq!(rhythm(Locale::en, Every::new(10, Unit::Days).unwrap()), "Every 10 days");
    }

    #[test]
    fn only_what_is_late_or_gone_is_red() {
        let red: Vec<_> = S::ALL.iter().filter(|state| badge(**state) == BadgeKind::Bad).collect();
        assert_eq!(red, [&S::Deleted, &S::Overdue]);
    }

    #[test]
    fn a_kind_is_told_where_the_list_is_named_after_another() {
        let fr = |subject, kind| other_kind(Locale::fr, subject, kind);
        assert_eq!(fr(Subject::Quote, DocumentKind::Quote), None);
        assert_eq!(fr(Subject::Quote, DocumentKind::Proforma), Some("Pro forma"));
        assert_eq!(fr(Subject::Invoice, DocumentKind::Invoice), None);
        assert_eq!(fr(Subject::Invoice, DocumentKind::DownPayment), Some("Acompte"));
    }
}
