//! Lines that are made of each other: what was ordered of an offer, delivered of an order, invoiced of either; and what remains.

use std::collections::BTreeMap;

use crate::billing::kind::DocumentKind;
use crate::billing::quantity::Quantity;
use crate::ids::DocumentLineId;

/// No line is further from the first one: offer, order, delivery, invoice, credit note. What goes on beyond is a damaged record.
const FURTHEST: u8 = 8;

/// A line of a document, as far as it counts for what remains of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traced {
    /// The line.
    pub id: DocumentLineId,
    /// The line that it was made of.
    pub origin: Option<DocumentLineId>,
    /// What its document is.
    pub kind: DocumentKind,
    /// Whether its document counts: one that was thrown away or taken back leaves what it was made of to others.
    pub counts: bool,
    /// How much.
    pub quantity: Quantity,
}

/// Lines with those that they were made of and those that were made of them.
#[derive(Clone, Debug, Default)]
pub struct Traces {
    lines: BTreeMap<DocumentLineId, Traced>,
    made: BTreeMap<DocumentLineId, Vec<DocumentLineId>>,
}

impl Traces {
    /// Of these lines.
    #[must_use]
    pub fn of(lines: impl IntoIterator<Item = Traced>) -> Self {
        let mut traces = Self::default();
        for line in lines {
            if let Some(origin) = line.origin {
                traces.made.entry(origin).or_default().push(line.id);
            }
            traces.lines.insert(line.id, line);
        }
        traces
    }

    /// How much of a line may still go into documents of a kind. What was ordered and then delivered is invoiced once, whichever of the two
    /// the invoice was made of.
    #[must_use]
    pub fn remaining(&self, line: DocumentLineId, into: DocumentKind) -> Quantity {
        let Some(line) = self.lines.get(&line) else { return Quantity::ZERO };
        let mut left = self.left(line, into);
        let mut above = line.origin;
        for _ in 0..FURTHEST {
            let Some(origin) = above.and_then(|id| self.lines.get(&id)) else { break };
            // More may have been delivered than was ordered, so that what is above bounds only what was made of it past this line.
            if into != DocumentKind::CreditNote && self.went_straight(origin, into) {
                left = nearer_to_nothing(left, self.left(origin, into));
            }
            above = origin.origin;
        }
        Quantity::from_millionths(left).unwrap_or(Quantity::ZERO)
    }

    /// What is left of a line, no further than nothing.
    fn left(&self, line: &Traced, into: DocumentKind) -> i64 {
        let whole = line.quantity.millionths();
        let left = i128::from(whole) - self.used(line.id, into, FURTHEST);
        let bounded = left.clamp(i128::from(whole.min(0)), i128::from(whole.max(0)));
        i64::try_from(bounded).unwrap_or(0)
    }

    /// How much of a line went into documents of a kind, by whatever way.
    fn used(&self, line: DocumentLineId, into: DocumentKind, further: u8) -> i128 {
        if further == 0 {
            return 0;
        }
        let used = |made: &Traced| {
            if made.kind == into {
                i128::from(made.quantity.millionths())
            } else {
                self.used(made.id, into, further - 1)
            }
        };
        self.made_of(line).map(used).sum()
    }

    /// Whether documents of a kind were made of a line itself.
    fn went_straight(&self, line: &Traced, into: DocumentKind) -> bool {
        self.made_of(line.id).any(|made| made.kind == into)
    }

    /// The lines made of one, as far as they count.
    fn made_of(&self, line: DocumentLineId) -> impl Iterator<Item = &Traced> {
        let made = self.made.get(&line).into_iter().flatten();
        made.filter_map(|id| self.lines.get(id)).filter(|line| line.counts)
    }
}

const fn nearer_to_nothing(one: i64, other: i64) -> i64 {
    if one.unsigned_abs() <= other.unsigned_abs() { one } else { other }
}

#[cfg(test)]
mod tests {
    use DocumentKind as K;
    use uuid::Uuid;

    use super::*;

    fn id(id: u128) -> DocumentLineId {
        DocumentLineId(Uuid::from_u128(id))
    }

    fn line(own: u128, origin: u128, kind: K, whole: i64) -> Traced {
        let origin = (origin != 0).then(|| id(origin));
        let quantity = Quantity::from_millionths(whole * 1_000_000).unwrap();
        Traced { id: id(own), origin, kind, counts: true, quantity }
    }

    fn left(traces: &Traces, line: u128, into: K) -> i64 {
        traces.remaining(id(line), into).millionths() / 1_000_000
    }

    #[test]
    fn what_was_delivered_in_part_leaves_the_rest() {
        let order = line(1, 0, K::Order, 10);
        let away = Traced { counts: false, ..line(4, 1, K::DeliveryNote, 5) };
        let traces = Traces::of([order, line(2, 1, K::DeliveryNote, 4), line(3, 1, K::DeliveryNote, 1), away]);
        assert_eq!((left(&traces, 1, K::DeliveryNote), left(&traces, 1, K::Invoice)), (5, 10));
        assert_eq!((left(&traces, 2, K::Invoice), left(&traces, 9, K::Invoice)), (4, 0));
    }

    #[test]
    fn what_was_delivered_is_invoiced_once() {
        let family = [line(1, 0, K::Quote, 10), line(2, 1, K::Order, 10), line(3, 2, K::DeliveryNote, 6)];
        let by_delivery = Traces::of(family.into_iter().chain([line(4, 3, K::Invoice, 6)]));
        assert_eq!([1, 2, 3].map(|of| left(&by_delivery, of, K::Invoice)), [4, 4, 0]);
        // Invoiced past the delivery: of what was delivered, only the rest is left.
        let straight = Traces::of(family.into_iter().chain([line(4, 2, K::Invoice, 7)]));
        assert_eq!([1, 2, 3].map(|of| left(&straight, of, K::Invoice)), [3, 3, 3]);
        assert_eq!(left(&straight, 1, K::Order), 0);
    }

    #[test]
    fn more_may_be_delivered_than_was_ordered() {
        let traces = Traces::of([line(1, 0, K::Order, 10), line(2, 1, K::DeliveryNote, 12)]);
        assert_eq!((left(&traces, 1, K::DeliveryNote), left(&traces, 2, K::Invoice)), (0, 12));
    }

    #[test]
    fn what_is_taken_back_has_its_sign() {
        let traces = Traces::of([line(1, 0, K::Order, -3), line(2, 1, K::Invoice, -1)]);
        assert_eq!(left(&traces, 1, K::Invoice), -2);
        let credited = Traces::of([line(1, 0, K::Invoice, 5), line(2, 1, K::CreditNote, 2)]);
        assert_eq!(left(&credited, 1, K::CreditNote), 3);
    }

    #[test]
    fn a_circle_of_damaged_records_ends() {
        let traces = Traces::of([line(1, 2, K::Order, 1), line(2, 1, K::Order, 1)]);
        assert_eq!(left(&traces, 1, K::Invoice), 1);
    }
}
