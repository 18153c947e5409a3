//! What may be done with a document now, by what it is, its state and what whoever looks may.

use domain::access::Permission;
use domain::billing::kind::DocumentKind;
use domain::billing::state::{DocumentState, Step};
use domain::documents::Document;
use domain::documents::conversion::may_become;

use crate::mail::may_be_sent;

/// Something that may be done. That a draft is edited, thrown away and brought back is every record's, and not said here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// It is given its number.
    Issue,
    /// A payment of it is entered.
    Pay,
    /// What a credit note is worth pays invoices.
    Apply,
    /// It takes a step; none of those above, nor what all records have.
    Step(Step),
    /// It is sent by e-mail.
    Mail,
    /// Another document is made of it.
    Make(DocumentKind),
    /// What is left to pay is given up.
    WriteOff,
    /// Another one is made like it.
    Duplicate,
    /// A template is made like it.
    Recur,
}

/// What may be done, as the page offers it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// What one comes to do: the button.
    pub first: Option<Next>,
    /// What stands beside it.
    pub second: Option<Next>,
    /// What stands in the menu.
    pub others: Vec<Next>,
}

impl Offers {
    /// Those of them that may stay. What one comes to do without the first is to invoice, where that is offered.
    pub fn only(self, stays: impl Fn(Next) -> bool) -> Self {
        let Self { first, second, mut others } = self;
        others.retain(|next| stays(*next));
        let first = first.filter(|next| stays(*next)).or_else(|| {
            let at = others.iter().position(|next| *next == Next::Make(DocumentKind::Invoice))?;
            Some(others.remove(at))
        });
        Self { first, second: second.filter(|next| stays(*next)), others }
    }
}

/// Steps that are noted by hand, in the order of the menu.
const STEPS: [Step; 8] =
    [Step::Accept, Step::Deliver, Step::Send, Step::Refuse, Step::Cancel, Step::Start, Step::Pause, Step::End];

/// What may be done with a document by whoever `may`.
pub fn offers(of: &Document, may: impl Fn(Permission) -> bool) -> Offers {
    let mut all = Vec::new();
    if of.state == DocumentState::Deleted {
        return Offers::default();
    }
    let (edits, pays) = (may(Permission::EditDocuments), may(Permission::EditPayments));
    if edits && of.is_draft() && of.kind.series().is_some() {
        all.push(Next::Issue);
    }
    let is_open = of.state.is_issued() && of.balance_minor() > 0;
    if pays && is_open && of.kind.is_owed() {
        all.push(Next::Pay);
    }
    if pays && is_open && of.kind == DocumentKind::CreditNote {
        all.push(Next::Apply);
    }
    if edits && may_be_sent(of) {
        all.push(Next::Mail);
    }
    if edits {
        all.extend(STEPS.into_iter().filter(|step| leads_on(of, *step)).map(Next::Step));
        all.extend(made(of).map(Next::Make));
    }
    if pays && is_open && of.kind.is_owed() {
        all.push(Next::WriteOff);
    }
    if edits {
        all.push(Next::Duplicate);
        all.extend(Some(Next::Recur).filter(|_| of.kind == DocumentKind::Invoice));
    }
    arranged(of, all)
}

/// Whether a step leads to another state than the one it is in.
fn leads_on(of: &Document, step: Step) -> bool {
    of.state.after(of.kind, step).is_ok_and(|next| next != of.state)
}

/// What it may be made into. Of what is invoiced wholly nothing more is; an invoice is taken back as long as it was not as a whole.
fn made(of: &Document) -> impl Iterator<Item = DocumentKind> {
    let (kind, state) = (of.kind, of.state);
    let is_left = state.is_issued() && (!kind.is_owed() || of.settled.credited_minor < of.totals.gross_minor);
    let goes_on = move |into: DocumentKind| state != DocumentState::Invoiced || into == DocumentKind::DeliveryNote;
    kind.conversions().iter().copied().filter(move |into| is_left && may_become(kind, state, *into) && goes_on(*into))
}

/// Puts what one comes to do first: what leads from the state that it is in to the next.
fn arranged(of: &Document, mut all: Vec<Next>) -> Offers {
    let mut take = |wanted: &dyn Fn(Next) -> bool| {
        let at = all.iter().position(|next| wanted(*next))?;
        Some(all.remove(at))
    };
    let is_agreed = matches!(of.state, DocumentState::Accepted | DocumentState::Delivered);
    let first = take(&|next| matches!(next, Next::Issue | Next::Pay | Next::Apply));
    let first = first.or_else(|| {
        take(&|next| match next {
            Next::Make(DocumentKind::DeliveryNote) => of.state == DocumentState::Accepted,
            Next::Make(DocumentKind::Invoice) => is_agreed,
            _ => false,
        })
    });
    let first = first.or_else(|| take(&|next| matches!(next, Next::Step(Step::Accept | Step::Deliver | Step::Start))));
    let first = first.or_else(|| take(&|next| matches!(next, Next::Make(DocumentKind::Invoice))));
    let second = take(&|next| next == Next::Mail);
    let second = second.or_else(|| take(&|next| matches!(next, Next::Step(Step::Send | Step::Pause))));
    // What takes something away stands last.
    all.sort_by_key(|next| matches!(next, Next::WriteOff | Next::Step(Step::Cancel | Step::End)));
    Offers { first, second, others: all }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::{DateTime, Utc};
    use domain::billing::totals::{Draft, totals};
    use domain::documents::{DocumentData, NewDocument, Settled};
    use domain::form::FormText;
    use domain::ids::DocumentId;
    use domain::money::Currency;
    use domain::products::PriceBasis;
    use uuid::Uuid;

    use super::*;

    fn data() -> DocumentData {
        let texts = [("fields.client", Uuid::nil().to_string()), ("fields.currency", "EUR".to_owned())];
        let texts: BTreeMap<String, String> = texts.into_iter().map(|(path, text)| (path.to_owned(), text)).collect();
        let form = domain::documents::DocumentForm::from(FormText::from(texts));
        let reading = domain::documents::form::reading(Currency::EUR);
        form.fields.parse(&reading, &mut domain::error::FieldErrors::default()).unwrap()
    }

    fn document(kind: DocumentKind, state: DocumentState, due_minor: i64) -> Document {
        let draft = Draft {
            currency: Currency::EUR,
            basis: PriceBasis::Net,
            lines: Vec::new(),
            adjustments: Vec::new(),
            down_payments: Vec::new(),
        };
        let mut totals = totals(&draft).unwrap();
        (totals.gross_minor, totals.due_minor) = (due_minor, due_minor);
        Document {
            id: DocumentId(Uuid::nil()),
            version: 1,
            kind,
            state,
            archived: false,
            number: None,
            issued_on: None,
            due_on: None,
            valid_until: None,
            new: NewDocument { data: data(), lines: Vec::new() },
            totals,
            settled: Settled::default(),
            content: None,
            origins: Vec::new(),
            made: Vec::new(),
            created_at: DateTime::<Utc>::default(),
            updated_at: DateTime::<Utc>::default(),
        }
    }

    fn all(_: Permission) -> bool {
        true
    }

    #[test]
    fn what_one_comes_to_do_stands_first() {
        use DocumentKind as K;
        use DocumentState as S;
        for (kind, state, first) in [
            (K::Quote, S::Draft, Some(Next::Issue)),
            (K::Quote, S::Sent, Some(Next::Step(Step::Accept))),
            (K::Quote, S::Accepted, Some(Next::Make(K::Invoice))),
            (K::Quote, S::Refused, Some(Next::Step(Step::Accept))),
            (K::Quote, S::Cancelled, None),
            (K::Order, S::Accepted, Some(Next::Make(K::DeliveryNote))),
            (K::Order, S::Delivered, Some(Next::Make(K::Invoice))),
            (K::DeliveryNote, S::Issued, Some(Next::Step(Step::Deliver))),
            (K::DeliveryNote, S::Delivered, Some(Next::Make(K::Invoice))),
            (K::Proforma, S::Sent, Some(Next::Make(K::Invoice))),
            (K::Invoice, S::Issued, Some(Next::Pay)),
            (K::CreditNote, S::Issued, Some(Next::Apply)),
            (K::Invoice, S::Deleted, None),
            (K::Recurring, S::Draft, Some(Next::Step(Step::Start))),
            (K::Recurring, S::Paused, Some(Next::Step(Step::Start))),
            (K::Recurring, S::Active, None),
            (K::Recurring, S::Ended, None),
        ] {
            assert_eq!(offers(&document(kind, state, 12_000), all).first, first, "{kind:?} {state:?}");
        }
    }

    #[test]
    fn nothing_is_offered_that_the_rules_refuse() {
        for &kind in DocumentKind::ALL {
            for &state in DocumentState::of_kind(kind) {
                let document = document(kind, state, 12_000);
                let Offers { first, second, others } = offers(&document, all);
                for next in [first, second].into_iter().flatten().chain(others) {
                    let is_right = match next {
                        Next::Issue => state.after(kind, Step::Issue).is_ok() && !state.is_issued(),
                        Next::Pay | Next::WriteOff => state.is_issued() && kind.is_owed(),
                        Next::Mail => state.is_issued() && state != DocumentState::Cancelled,
                        Next::Apply => state.is_issued() && kind == DocumentKind::CreditNote,
                        Next::Step(step) => state.after(kind, step).is_ok_and(|after| after != state),
                        Next::Make(into) => state.is_issued() && kind.conversions().contains(&into),
                        Next::Duplicate => state != DocumentState::Deleted,
                        Next::Recur => kind == DocumentKind::Invoice && state != DocumentState::Deleted,
                    };
                    assert!(is_right, "{kind:?} {state:?} {next:?}");
                }
            }
        }
    }

    #[test]
    fn whoever_enters_no_payments_is_offered_none() {
        let invoice = document(DocumentKind::Invoice, DocumentState::Sent, 12_000);
        let sales = offers(&invoice, |permission| permission == Permission::EditDocuments);
        assert_eq!((sales.first, sales.second), (None, Some(Next::Mail)));
        assert_eq!(sales.others, [Next::Make(DocumentKind::CreditNote), Next::Duplicate, Next::Recur]);
        assert_eq!(offers(&invoice, |_| false), Offers::default());
    }

    #[test]
    fn what_is_settled_or_taken_back_is_offered_no_more() {
        let mut invoice = document(DocumentKind::Invoice, DocumentState::Sent, 12_000);
        invoice.settled = Settled { allocated_minor: 12_000, credited_minor: 2_000, written_off_minor: 0 };
        let paid = offers(&invoice, all);
        let others = vec![Next::Make(DocumentKind::CreditNote), Next::Duplicate, Next::Recur];
        assert_eq!((paid.first, paid.others), (None, others));
        invoice.settled.credited_minor = 12_000;
        assert_eq!(offers(&invoice, all).others, [Next::Duplicate, Next::Recur]);
    }
}
