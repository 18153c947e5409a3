//! What happens when: deals, and the steps that follow from each other, by day.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use domain::billing::state::Step;
use domain::ids::{CreditId, DocumentId};

use super::Buyer;
use super::gifts::Gift;
use crate::demo::dice::Dice;

/// Something that is sold, from the offer to its payment. Days are planned; those that are still to come never do.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deal {
    /// When the offer, or the invoice, is written.
    pub at: DateTime<Utc>,
    /// Whether there is an offer first.
    pub has_quote: bool,
    /// Nobody sends it.
    pub stays_draft: bool,
    /// When the client answers.
    pub answered: DateTime<Utc>,
    /// What the client says; nothing where there is no answer.
    pub answer: Option<Step>,
    /// When it is invoiced.
    pub invoiced: DateTime<Utc>,
    /// The days between the invoice and the payment; none where nobody pays.
    pub paid_after: Option<i64>,
    /// The share of a first payment in a hundred; the rest comes a month later, or never.
    pub first_part: i64,
    /// It is taken back.
    pub is_credited: bool,
}

/// What is done on a day.
#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    /// A quote, or an invoice without one.
    Begin { buyer: Buyer, deal: Deal },
    /// What the client says to a quote.
    Answer { quote: DocumentId, buyer: Buyer, deal: Deal },
    /// The invoice of a quote.
    Invoice { quote: DocumentId, buyer: Buyer, deal: Deal },
    /// A payment of so much in a hundred of what is left.
    Pay { invoice: DocumentId, buyer: Buyer, in_100: i64 },
    /// A credit note over all of it.
    Credit { invoice: DocumentId },
    /// A credit.
    Give { buyer: Buyer, gift: Gift },
    /// A credit is taken back.
    TakeBack { credit: CreditId },
    /// A template is written, the so-manieth.
    Repeat { buyer: Buyer, turn: usize },
    /// The next invoice of a template.
    Run { template: DocumentId, buyer: Buyer, turn: usize },
    /// A template is put to rest.
    Rest { template: DocumentId },
}

impl Deal {
    /// Something that is invoiced on a day and paid a while later.
    pub const fn plain(at: DateTime<Utc>) -> Self {
        Self {
            at,
            has_quote: false,
            stays_draft: false,
            answered: at,
            answer: None,
            invoiced: at,
            paid_after: Some(12),
            first_part: 100,
            is_credited: false,
        }
    }
}

/// What is to be done, by instant, in the order in which it was planned.
#[derive(Debug, Default)]
pub(super) struct Plan {
    steps: BTreeMap<(DateTime<Utc>, u32), What>,
    planned: u32,
}

impl Plan {
    /// Plans a step.
    pub fn add(&mut self, at: DateTime<Utc>, what: What) {
        self.steps.insert((at, self.planned), what);
        self.planned += 1;
    }

    /// Plans what pays an invoice that is issued, or takes it back.
    pub fn settle(&mut self, invoice: DocumentId, buyer: Buyer, deal: &Deal, dice: &mut Dice) {
        let issued = if deal.has_quote { deal.invoiced } else { deal.at };
        if deal.is_credited {
            return self.add(issued + Duration::days(9), What::Credit { invoice });
        }
        let Some(days) = deal.paid_after else { return };
        let paid = issued + Duration::days(days);
        self.add(paid, What::Pay { invoice, buyer, in_100: deal.first_part });
        if deal.first_part < 100 && dice.in_100(75) {
            self.add(paid + Duration::days(30), What::Pay { invoice, buyer, in_100: 100 });
        }
    }

    /// The next step that is not still to come.
    pub fn next(&mut self, now: DateTime<Utc>) -> Option<(DateTime<Utc>, What)> {
        let ((at, _), what) = self.steps.pop_first()?;
        (at <= now).then_some((at, what))
    }
}

/// What is sold to a client since a day.
pub(super) fn deals(since: DateTime<Utc>, now: DateTime<Utc>, dice: &mut Dice) -> Vec<Deal> {
    let days = (now - since).num_days().max(1);
    let most = u32::try_from(days / 120).unwrap_or(0).min(7) + 2;
    let deals = dice.below(most);
    (0..deals).map(|_| deal(since, days, dice)).collect()
}

fn deal(since: DateTime<Utc>, days: i64, dice: &mut Dice) -> Deal {
    let later = |at: DateTime<Utc>, least: u32, most: u32, dice: &mut Dice| {
        at + Duration::days(i64::from(least + dice.below(most - least)))
    };
    let day = i64::from(dice.below(u32::try_from(days).unwrap_or(u32::MAX)));
    let at = since + Duration::days(day) + Duration::minutes(i64::from(dice.below(180)));
    let answered = later(at, 2, 25, dice);
    let answer = match dice.below(100) {
        0..68 => Some(Step::Accept),
        68..84 => Some(Step::Refuse),
        _ => None,
    };
    let invoiced = later(answered, 1, 30, dice);
    let paid_after = match dice.below(100) {
        0..70 => Some(i64::from(4 + dice.below(28))),
        70..90 => Some(i64::from(32 + dice.below(60))),
        _ => None,
    };
    let first_part = if dice.in_100(12) { 40 } else { 100 };
    let (has_quote, stays_draft, is_credited) = (dice.in_100(60), dice.in_100(4), dice.in_100(4));
    Deal { at, has_quote, stays_draft, answered, answer, invoiced, paid_after, first_part, is_credited }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    #[test]
    fn steps_come_by_their_days_and_never_before_them() {
        let day = |day| Utc.with_ymd_and_hms(2026, 3, day, 9, 0, 0).unwrap();
        let invoice = DocumentId(uuid::Uuid::nil());
        let mut plan = Plan::default();
        for at in [9, 3, 3, 20] {
            plan.add(day(at), What::Credit { invoice });
        }
        let days: Vec<_> = std::iter::from_fn(|| plan.next(day(10))).map(|(at, _)| at).collect();
        assert_eq!(days, [day(3), day(3), day(9)]);
    }

    #[test]
    fn an_older_client_has_bought_more() {
        let now = Utc.with_ymd_and_hms(2026, 3, 1, 9, 0, 0).unwrap();
        let bought = |days| {
            let mut dice = Dice::new(7);
            (0..100).map(|_| deals(now - Duration::days(days), now, &mut dice).len()).sum::<usize>()
        };
        assert!(bought(1_000) > bought(30) && bought(30) > 0);
        let mut dice = Dice::new(7);
        assert!(
            (0..100).flat_map(|_| deals(now - Duration::days(30), now, &mut dice)).all(|deal| deal.at < deal.answered)
        );
    }
}
