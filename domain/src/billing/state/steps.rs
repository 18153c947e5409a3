//! What a document's state is kept as, and which steps lead from one to another.

use crate::billing::kind::DocumentKind;
use crate::error::Refusal;
use crate::field::choices;

choices! {
    /// The kept state of a document; that it has expired, is overdue or paid is worked out when it is shown
    /// ([`ShownState`](super::ShownState)).
    DocumentState {
        /// Being written: without a number, free to be changed and thrown away.
        #[default]
        Draft = "draft",
        /// Numbered and unchangeable from here on, not sent yet.
        Issued = "issued",
        /// Sent to the client.
        Sent = "sent",
        /// The client has opened it (A11.1).
        Viewed = "viewed",
        /// The client agrees.
        Accepted = "accepted",
        /// The client does not want it.
        Refused = "refused",
        /// Handed over.
        Delivered = "delivered",
        /// An invoice was made of it.
        Invoiced = "invoiced",
        /// Taken back by the company; invoices are not, they have credit notes.
        Cancelled = "cancelled",
        /// A template that makes invoices.
        Active = "active",
        /// A template that makes none for the moment.
        Paused = "paused",
        /// A template that makes none any longer.
        Ended = "ended",
        /// A draft that was thrown away, restorable. What has a number stays, or its series would have a gap.
        Deleted = "deleted",
    }

    /// What happens to a document.
    Step {
        /// It is given its number.
        #[default]
        Issue = "issue",
        /// It is sent, or said to have been.
        Send = "send",
        /// The client opens it.
        View = "view",
        /// The client agrees.
        Accept = "accept",
        /// The client does not.
        Refuse = "refuse",
        /// It is handed over.
        Deliver = "deliver",
        /// An invoice is made of it.
        Invoice = "invoice",
        /// The draft of that invoice was thrown away.
        Reopen = "reopen",
        /// The company takes it back.
        Cancel = "cancel",
        /// A template begins to make invoices, or goes on.
        Start = "start",
        /// A template makes none for the moment.
        Pause = "pause",
        /// A template makes none any longer.
        End = "end",
        /// A draft is thrown away.
        Delete = "delete",
        /// And brought back.
        Restore = "restore",
    }
}

impl DocumentState {
    /// The states of a kind.
    #[must_use]
    pub const fn of_kind(kind: DocumentKind) -> &'static [Self] {
        use DocumentState as S;
        match kind {
            DocumentKind::Quote => &[
                S::Draft,
                S::Issued,
                S::Sent,
                S::Viewed,
                S::Accepted,
                S::Refused,
                S::Invoiced,
                S::Cancelled,
                S::Deleted,
            ],
            DocumentKind::Order => &[
                S::Draft,
                S::Issued,
                S::Sent,
                S::Viewed,
                S::Accepted,
                S::Refused,
                S::Delivered,
                S::Invoiced,
                S::Cancelled,
                S::Deleted,
            ],
            DocumentKind::DeliveryNote => {
                &[S::Draft, S::Issued, S::Sent, S::Viewed, S::Delivered, S::Invoiced, S::Cancelled, S::Deleted]
            }
            DocumentKind::Proforma => &[S::Draft, S::Issued, S::Sent, S::Viewed, S::Invoiced, S::Cancelled, S::Deleted],
            DocumentKind::Invoice | DocumentKind::DownPayment | DocumentKind::CreditNote => {
                &[S::Draft, S::Issued, S::Sent, S::Viewed, S::Deleted]
            }
            DocumentKind::Recurring => &[S::Draft, S::Active, S::Paused, S::Ended, S::Deleted],
        }
    }

    /// The state after a step. Asking for the state that a document is in already is no mistake: two people may click at once. Nor is
    /// sending or opening what has gone further: it stays where it is.
    pub fn after(self, kind: DocumentKind, step: Step) -> Result<Self, Refusal> {
        let states = Self::of_kind(kind);
        let next = if step == Step::Reopen { self.reopened(kind) } else { self.next(step) };
        next.filter(|next| states.contains(&self) && states.contains(next)).ok_or(Refusal::WrongState)
    }

    /// Where a step leads, in whatever kind has both states.
    const fn next(self, step: Step) -> Option<Self> {
        use DocumentState as S;
        match (step, self) {
            (Step::Issue, S::Draft | S::Issued) => Some(S::Issued),
            (Step::Send, S::Issued | S::Sent) => Some(S::Sent),
            (Step::View, S::Issued | S::Sent | S::Viewed) => Some(S::Viewed),
            (Step::Send | Step::View, S::Viewed | S::Accepted | S::Refused | S::Delivered | S::Invoiced)
            | (Step::View, S::Cancelled) => Some(self),
            (Step::Accept, S::Issued | S::Sent | S::Viewed | S::Accepted | S::Refused) => Some(S::Accepted),
            (Step::Refuse, S::Issued | S::Sent | S::Viewed | S::Accepted | S::Refused) => Some(S::Refused),
            (Step::Deliver, S::Issued | S::Sent | S::Viewed | S::Accepted | S::Delivered) => Some(S::Delivered),
            (Step::Invoice, S::Issued | S::Sent | S::Viewed | S::Accepted | S::Delivered | S::Invoiced) => {
                Some(S::Invoiced)
            }
            (Step::Cancel, S::Issued | S::Sent | S::Viewed | S::Accepted | S::Cancelled) => Some(S::Cancelled),
            (Step::Start, S::Draft | S::Active | S::Paused) => Some(S::Active),
            (Step::Pause, S::Active | S::Paused) => Some(S::Paused),
            (Step::End, S::Active | S::Paused | S::Ended) => Some(S::Ended),
            (Step::Delete, S::Draft | S::Deleted) => Some(S::Deleted),
            (Step::Restore, S::Draft | S::Deleted) => Some(S::Draft),
            _ => None,
        }
    }

    /// What a document is once its invoice is there no more: what made it ready to be invoiced.
    const fn reopened(self, kind: DocumentKind) -> Option<Self> {
        match (self, kind) {
            (Self::Invoiced, DocumentKind::Quote | DocumentKind::Order) => Some(Self::Accepted),
            (Self::Invoiced, DocumentKind::DeliveryNote) => Some(Self::Delivered),
            (Self::Invoiced, DocumentKind::Proforma) => Some(Self::Sent),
            _ => None,
        }
    }

    /// Whether its content may be changed. A template makes others and is none itself, so that it may be while it runs.
    #[must_use]
    pub const fn editable(self) -> bool {
        matches!(self, Self::Draft | Self::Active | Self::Paused)
    }

    /// Whether it has its number.
    #[must_use]
    pub const fn is_issued(self) -> bool {
        !matches!(self, Self::Draft | Self::Active | Self::Paused | Self::Ended | Self::Deleted)
    }
}

#[cfg(test)]
mod tests {
    use DocumentKind as K;
    use DocumentState as S;

    use super::*;

    #[test]
    fn steps_stay_within_the_kind() {
        for &kind in K::ALL {
            let states = S::of_kind(kind);
            for &state in S::ALL {
                for &step in Step::ALL {
                    if let Ok(next) = state.after(kind, step) {
                        assert!(states.contains(&state) && states.contains(&next), "{kind:?} {state:?} {step:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_state_of_a_kind_is_reached_from_a_draft() {
        for &kind in K::ALL {
            let mut reached = vec![S::Draft];
            for _ in S::ALL {
                let next: Vec<S> = reached
                    .iter()
                    .flat_map(|&state| Step::ALL.iter().filter_map(move |step| state.after(kind, *step).ok()))
                    .collect();
                reached.extend(next);
                reached.sort_by_key(|state| *state as u8);
                reached.dedup();
            }
            let mut wanted = S::of_kind(kind).to_vec();
            wanted.sort_by_key(|state| *state as u8);
            assert_eq!(reached, wanted, "{kind:?}");
        }
    }

    #[test]
    fn a_step_taken_twice_is_taken_once() {
        for &kind in K::ALL {
            for &state in S::of_kind(kind) {
                for &step in Step::ALL.iter().filter(|step| **step != Step::Reopen) {
                    if let Ok(next) = state.after(kind, step) {
                        assert_eq!(next.after(kind, step), Ok(next), "{kind:?} {state:?} {step:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_has_a_number_keeps_it() {
        for &kind in K::ALL {
            for &state in S::of_kind(kind).iter().filter(|state| state.is_issued()) {
                assert!(!state.editable(), "{kind:?} {state:?}");
                for &step in Step::ALL {
                    if let Ok(next) = state.after(kind, step) {
                        assert!(next.is_issued(), "{kind:?} {state:?} {step:?} {next:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_quote_goes_its_way() {
        let walk = |kind: K, steps: &[Step]| steps.iter().try_fold(S::Draft, |state, step| state.after(kind, *step));
        let sent = [Step::Issue, Step::Send, Step::View];
        assert_eq!(walk(K::Quote, &sent), Ok(S::Viewed));
        assert_eq!(walk(K::Quote, &[Step::Issue, Step::View, Step::Send]), Ok(S::Viewed), "sent again");
        assert_eq!(walk(K::Quote, &[Step::Issue, Step::Refuse, Step::Accept, Step::Invoice]), Ok(S::Invoiced));
        assert_eq!(walk(K::Quote, &[Step::Issue, Step::Invoice, Step::Reopen]), Ok(S::Accepted));
        assert_eq!(walk(K::DeliveryNote, &[Step::Issue, Step::Invoice, Step::Reopen]), Ok(S::Delivered));
        assert_eq!(walk(K::Quote, &[Step::Issue, Step::Refuse, Step::Invoice]), Err(Refusal::WrongState));
        assert_eq!(walk(K::Quote, &[Step::Send]), Err(Refusal::WrongState), "a draft has no number to be sent under");
    }

    #[test]
    fn an_invoice_is_neither_cancelled_nor_thrown_away() {
        for kind in [K::Invoice, K::DownPayment, K::CreditNote] {
            let issued = S::Draft.after(kind, Step::Issue).unwrap();
            for step in [Step::Cancel, Step::Delete, Step::Restore, Step::Accept, Step::Invoice] {
                assert_eq!(issued.after(kind, step), Err(Refusal::WrongState), "{kind:?} {step:?}");
            }
        }
        assert_eq!(S::Draft.after(K::Invoice, Step::Delete), Ok(S::Deleted));
    }

    #[test]
    fn a_template_is_never_issued() {
        assert_eq!(S::Draft.after(K::Recurring, Step::Issue), Err(Refusal::WrongState));
        assert_eq!(S::Draft.after(K::Recurring, Step::Start), Ok(S::Active));
        assert_eq!(S::Paused.after(K::Recurring, Step::Start), Ok(S::Active));
        assert_eq!(S::Ended.after(K::Recurring, Step::Start), Err(Refusal::WrongState));
        assert_eq!(S::Draft.after(K::Invoice, Step::Start), Err(Refusal::WrongState));
    }
}
