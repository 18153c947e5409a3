//! The state that people are shown: the kept one, or what a day or a balance makes of it.

use chrono::NaiveDate;

use super::steps::DocumentState;
use crate::billing::kind::DocumentKind;
use crate::field::choices;

choices! {
    /// What a document is said to be. Its stored name is the key of its words.
    ShownState {
        /// Being written.
        #[default]
        Draft = "draft",
        /// Numbered, not sent.
        Issued = "issued",
        /// Sent.
        Sent = "sent",
        /// Opened by the client.
        Viewed = "viewed",
        /// Agreed to.
        Accepted = "accepted",
        /// Not wanted.
        Refused = "refused",
        /// Handed over.
        Delivered = "delivered",
        /// Made into an invoice.
        Invoiced = "invoiced",
        /// Taken back.
        Cancelled = "cancelled",
        /// A template at work.
        Active = "active",
        /// A template at rest.
        Paused = "paused",
        /// A template that is done.
        Ended = "ended",
        /// Thrown away.
        Deleted = "deleted",
        /// Put aside, once nothing is still to come of it: it stands in its list only where one asks for such.
        Archived = "archived",
        /// An offer whose last day is over without an answer.
        Expired = "expired",
        /// Paid in part, not late.
        Partial = "partial",
        /// Nothing is left to pay.
        Paid = "paid",
        /// Something is left to pay, and its day is over.
        Overdue = "overdue",
        /// Taken back as a whole by credit notes.
        Credited = "credited",
        /// What was left was given up.
        WrittenOff = "written_off",
        /// A credit note of which nothing is left to use.
        Applied = "applied",
    }
}

impl ShownState {
    /// Whether something is still to come of it: it is to be written, answered, delivered, invoiced, paid or used (A8.3).
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Draft
                | Self::Issued
                | Self::Sent
                | Self::Viewed
                | Self::Accepted
                | Self::Delivered
                | Self::Partial
                | Self::Overdue
                | Self::Active
                | Self::Paused
        )
    }

    /// Whether it may be put aside: nothing is still to come of it, and it is not thrown away.
    #[must_use]
    pub const fn may_be_archived(self) -> bool {
        !self.is_open() && !matches!(self, Self::Deleted)
    }

    /// What it is said to be where it was put aside. Of what something is still to come, that is said all the same: an invoice whose payment
    /// was given back is owed again, and must not stay out of sight.
    #[must_use]
    pub const fn put_aside(self, is_archived: bool) -> Self {
        if is_archived && self.may_be_archived() { Self::Archived } else { self }
    }
}

impl From<DocumentState> for ShownState {
    fn from(state: DocumentState) -> Self {
        match state {
            DocumentState::Draft => Self::Draft,
            DocumentState::Issued => Self::Issued,
            DocumentState::Sent => Self::Sent,
            DocumentState::Viewed => Self::Viewed,
            DocumentState::Accepted => Self::Accepted,
            DocumentState::Refused => Self::Refused,
            DocumentState::Delivered => Self::Delivered,
            DocumentState::Invoiced => Self::Invoiced,
            DocumentState::Cancelled => Self::Cancelled,
            DocumentState::Active => Self::Active,
            DocumentState::Paused => Self::Paused,
            DocumentState::Ended => Self::Ended,
            DocumentState::Deleted => Self::Deleted,
        }
    }
}

/// What a document's state is judged by besides the kept one. Amounts are in its currency's smallest unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The last day of an offer.
    pub valid_until: Option<NaiveDate>,
    /// The day until which the next unpaid part is to be paid ([`next_due`](crate::billing::due::next_due)).
    pub due_on: Option<NaiveDate>,
    /// What it comes to.
    pub total_minor: i64,
    /// What is left to pay, or to use of a credit note.
    pub balance_minor: i64,
    /// How much of the total credit notes have taken back.
    pub credited_minor: i64,
    /// How much of it was given up.
    pub written_off_minor: i64,
}

/// What a document is said to be on a day in the company's time zone.
///
/// A payment is late from the day after its due date on (Code de commerce, art. L441-10, II). Late comes before paid in part: whoever looks
/// for what to claim finds it under one word.
#[must_use]
pub fn shown(kind: DocumentKind, state: DocumentState, standing: &Standing, today: NaiveDate) -> ShownState {
    let is_over = |last: Option<NaiveDate>| last.is_some_and(|last| last < today);
    match kind {
        DocumentKind::Quote | DocumentKind::Proforma if is_open(state) && is_over(standing.valid_until) => {
            ShownState::Expired
        }
        DocumentKind::Invoice | DocumentKind::DownPayment if state.is_issued() => {
            of_invoice(state, standing, is_over(standing.due_on))
        }
        DocumentKind::CreditNote if state.is_issued() && standing.balance_minor == 0 => ShownState::Applied,
        DocumentKind::CreditNote if state.is_issued() && standing.balance_minor < standing.total_minor => {
            ShownState::Partial
        }
        _ => state.into(),
    }
}

/// Whether an offer waits for its answer.
const fn is_open(state: DocumentState) -> bool {
    matches!(state, DocumentState::Issued | DocumentState::Sent | DocumentState::Viewed)
}

fn of_invoice(state: DocumentState, standing: &Standing, is_late: bool) -> ShownState {
    if standing.balance_minor == 0 {
        let is_credited = standing.total_minor > 0 && standing.credited_minor >= standing.total_minor;
        return match standing.written_off_minor {
            _ if is_credited => ShownState::Credited,
            0 => ShownState::Paid,
            _ => ShownState::WrittenOff,
        };
    }
    if is_late {
        ShownState::Overdue
    } else if standing.balance_minor < standing.total_minor {
        ShownState::Partial
    } else {
        state.into()
    }
}

#[cfg(test)]
mod tests {
    use DocumentKind as K;
    use DocumentState as S;

    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
    }

    fn invoice() -> Standing {
        Standing { due_on: Some(day(10)), total_minor: 100, balance_minor: 100, ..Standing::default() }
    }

    #[test]
    fn a_kept_state_is_shown_under_its_own_name() {
        for &state in S::ALL {
            assert_eq!(ShownState::from(state).as_str(), state.as_str());
        }
    }

    #[test]
    fn what_something_is_still_to_come_of_does_not_stay_out_of_sight() {
        for &state in ShownState::ALL {
            assert_eq!(state.put_aside(false), state);
            let stays = state.is_open() || state == ShownState::Deleted;
            assert_eq!(state.put_aside(true), if stays { state } else { ShownState::Archived });
        }
        assert!(ShownState::Paid.may_be_archived() && !ShownState::Overdue.may_be_archived());
    }

    #[test]
    fn an_invoice_is_late_from_the_day_after_it_is_due() {
        let on = |today| shown(K::Invoice, S::Sent, &invoice(), day(today));
        assert_eq!((on(9), on(10), on(11)), (ShownState::Sent, ShownState::Sent, ShownState::Overdue));
        let part = Standing { balance_minor: 40, ..invoice() };
        assert_eq!(shown(K::DownPayment, S::Viewed, &part, day(10)), ShownState::Partial);
        assert_eq!(shown(K::DownPayment, S::Viewed, &part, day(11)), ShownState::Overdue);
        assert_eq!(shown(K::Invoice, S::Draft, &invoice(), day(30)), ShownState::Draft, "a draft is owed by nobody");
        assert_eq!(shown(K::Invoice, S::Deleted, &invoice(), day(30)), ShownState::Deleted);
    }

    #[test]
    fn an_invoice_of_which_nothing_is_left_says_why() {
        let settled = Standing { balance_minor: 0, ..invoice() };
        let said = |standing: Standing| shown(K::Invoice, S::Issued, &standing, day(30));
        assert_eq!(said(settled), ShownState::Paid);
        assert_eq!(said(Standing { credited_minor: 100, ..settled }), ShownState::Credited);
        assert_eq!(said(Standing { credited_minor: 30, ..settled }), ShownState::Paid);
        assert_eq!(said(Standing { credited_minor: 30, written_off_minor: 1, ..settled }), ShownState::WrittenOff);
        assert_eq!(said(Standing { total_minor: 0, ..settled }), ShownState::Paid, "free of charge");
    }

    #[test]
    fn an_offer_without_an_answer_expires() {
        let offer = Standing { valid_until: Some(day(10)), ..Standing::default() };
        for kind in [K::Quote, K::Proforma] {
            for state in [S::Issued, S::Sent, S::Viewed] {
                assert_eq!(shown(kind, state, &offer, day(10)), state.into());
                assert_eq!(shown(kind, state, &offer, day(11)), ShownState::Expired);
            }
        }
        assert_eq!(shown(K::Quote, S::Accepted, &offer, day(11)), ShownState::Accepted);
        assert_eq!(shown(K::Quote, S::Sent, &Standing::default(), day(11)), ShownState::Sent, "without a last day");
        assert_eq!(shown(K::Order, S::Sent, &offer, day(11)), ShownState::Sent);
    }

    #[test]
    fn a_credit_note_tells_what_is_left_of_it() {
        let of = |balance_minor| Standing { total_minor: 100, balance_minor, ..Standing::default() };
        assert_eq!(shown(K::CreditNote, S::Sent, &of(100), day(1)), ShownState::Sent);
        assert_eq!(shown(K::CreditNote, S::Sent, &of(1), day(1)), ShownState::Partial);
        assert_eq!(shown(K::CreditNote, S::Sent, &of(0), day(1)), ShownState::Applied);
        assert_eq!(shown(K::CreditNote, S::Draft, &of(0), day(1)), ShownState::Draft);
    }
}
