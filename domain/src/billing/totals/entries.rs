//! The amounts that count: each line, and each share of a discount or a charge on the whole.

use std::collections::BTreeMap;

use super::{AdjustmentTotals, DocumentAdjustment, Draft, Problem, TotalsError};
use crate::billing::exact::{nearest, shares, within};
use crate::billing::lines::{AdjustmentKind, Line};
use crate::billing::rate::WHOLE;
use crate::billing::taxes::Taxes;

/// An amount that bears taxes.
pub(super) struct Entry {
    /// Where it comes from.
    pub(super) source: Source,
    /// The taxes it bears.
    pub(super) taxes: Taxes,
    /// On the document's basis; below zero for a discount.
    pub(super) amount_minor: i64,
    /// Without taxes, once the groups are settled.
    pub(super) net_minor: i64,
}

/// Where an amount comes from.
#[derive(Clone, Copy)]
pub(super) enum Source {
    /// A line.
    Item,
    /// A discount or a charge on the whole, by its place.
    Adjustment(usize, AdjustmentKind),
}

impl Entry {
    fn new(source: Source, taxes: Taxes, amount_minor: i64) -> Self {
        Self { source, taxes, amount_minor, net_minor: 0 }
    }

    /// What it is of a discount or a charge on the whole, each above zero for what it is called.
    pub(super) fn adjustment(&self) -> Option<AdjustmentTotals> {
        let Source::Adjustment(index, kind) = self.source else { return None };
        let sign = match kind {
            AdjustmentKind::Discount => -1,
            AdjustmentKind::Charge => 1,
        };
        Some(AdjustmentTotals {
            index,
            kind,
            taxes: self.taxes,
            amount_minor: sign * self.amount_minor,
            net_minor: sign * self.net_minor,
        })
    }
}

/// The lines, in their order.
pub(super) fn of_items(draft: &Draft) -> Result<Vec<Entry>, TotalsError> {
    let items = draft.lines.iter().enumerate().filter_map(|(index, line)| match line {
        Line::Item(item) => Some((index, item)),
        Line::Section | Line::Subtotal | Line::Text => None,
    });
    items
        .map(|(index, item)| {
            let amount = item.amount(draft.currency);
            let amount = amount.ok_or(TotalsError::Line { index, problem: Problem::TooLarge })?;
            Ok(Entry::new(Source::Item, item.taxes, amount))
        })
        .collect()
}

/// The discounts and charges on the whole, by the taxes that they lower or raise.
pub(super) fn of_adjustments(draft: &Draft, items: &[Entry]) -> Result<Vec<Entry>, TotalsError> {
    let mut groups: BTreeMap<Taxes, i128> = BTreeMap::new();
    for item in items {
        *groups.entry(item.taxes).or_default() += i128::from(item.amount_minor);
    }
    let mut entries = Vec::new();
    for (index, adjustment) in draft.adjustments.iter().enumerate() {
        let wrong = |problem| TotalsError::Adjustment { index, problem };
        for (taxes, amount) in spread(*adjustment, &groups).map_err(wrong)? {
            let amount = within(amount).ok_or(wrong(Problem::TooLarge))?;
            if amount != 0 {
                entries.push(Entry::new(Source::Adjustment(index, adjustment.adjustment.kind), taxes, amount));
            }
        }
    }
    Ok(entries)
}

/// What a discount or a charge comes to for each group of lines with the same taxes, below zero for a discount.
///
/// A share is taken of each group and rounded there, since an e-invoice states it by group (EN 16931, BG-20); an amount is split so that the
/// parts add up to it.
fn spread(on_whole: DocumentAdjustment, groups: &BTreeMap<Taxes, i128>) -> Result<Vec<(Taxes, i128)>, Problem> {
    let DocumentAdjustment { adjustment, taxes } = on_whole;
    let whole: i128 = groups.values().sum();
    if let Some(per_100k) = adjustment.signed_per_100k() {
        let share = |amount: i128| nearest(amount * per_100k, WHOLE.into()).ok_or(Problem::TooLarge);
        return match taxes {
            Some(taxes) => Ok(vec![(taxes, share(whole)?)]),
            None => groups.iter().map(|(taxes, amount)| Ok((*taxes, share(*amount)?))).collect(),
        };
    }
    let amount = adjustment.signed_minor().unwrap_or_default();
    if let Some(taxes) = taxes {
        return Ok(vec![(taxes, amount)]);
    }
    match groups.keys().next() {
        Some(only) if groups.len() == 1 => Ok(vec![(*only, amount)]),
        _ if amount == 0 => Ok(Vec::new()),
        _ if whole == 0 => Err(Problem::NothingToSpreadOver),
        _ => {
            let numerators: Vec<i128> = groups
                .values()
                .map(|group| group.checked_mul(amount))
                .collect::<Option<_>>()
                .ok_or(Problem::TooLarge)?;
            let parts = shares(&numerators, whole).ok_or(Problem::TooLarge)?;
            Ok(groups.keys().copied().zip(parts).collect())
        }
    }
}
