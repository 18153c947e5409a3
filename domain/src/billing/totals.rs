//! What a document comes to: net, taxes, gross, and what is still due.
//!
//! The arithmetic of EN 16931-1 (BR-CO-10 to BR-CO-17). Each line is rounded once, half away from zero; each tax once for all that bears it;
//! every other number is a sum of those, so that what is printed adds up. The order of lines changes no total.
//!
//! With gross prices it is the gross amounts that are rounded and summed: a group of lines comes to exactly its prices times quantities, its
//! net amount is the one nearest to gross / (1 + rate), and its tax is the difference. That is the tax of BR-CO-17 wherever a net amount has
//! one that fits; some gross amounts have none (0.03 € at 20 %), and then the tax is one smallest unit off, which the rule's own tests allow
//! (EN 16931 schematron: less than one unit of the currency).

mod deduction;
mod entries;
mod error;
mod groups;

pub use deduction::{Deducted, DownPayment};
pub use error::{Problem, TotalsError};

use entries::{Entry, Source};
use serde::{Deserialize, Serialize};

use super::exact::within;
use super::lines::{Adjustment, AdjustmentKind, Line, MAX_ADJUSTMENTS, MAX_LINES};
use super::taxes::{Tax, Taxes};
use crate::money::Currency;
use crate::products::PriceBasis;

/// The most down payments that one document deducts.
pub const MAX_DOWN_PAYMENTS: u32 = 100;

/// What a document's totals are made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What all amounts are in.
    pub currency: Currency,
    /// Whether prices, and discounts and charges in amounts, are without taxes or with them.
    pub basis: PriceBasis,
    /// The lines, [`MAX_LINES`] at most.
    pub lines: Vec<Line>,
    /// The discounts and charges on the whole, [`MAX_ADJUSTMENTS`] at most.
    pub adjustments: Vec<DocumentAdjustment>,
    /// The down payments that were invoiced before and are deducted, [`MAX_DOWN_PAYMENTS`] at most.
    pub down_payments: Vec<DownPayment>,
}

/// A discount or a charge on the whole document (EN 16931, BG-20 and BG-21).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentAdjustment {
    /// What it is.
    pub adjustment: Adjustment,
    /// The taxes it bears, as carriage does; nothing to spread it over the lines' taxes, in proportion.
    pub taxes: Option<Taxes>,
}

/// What a document comes to. Amounts are in the currency's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// What all amounts are in.
    pub currency: Currency,
    /// What each line comes to, in the order of the draft.
    pub lines: Vec<LineTotals>,
    /// What the discounts and charges on the whole come to, by the taxes that they lower or raise.
    pub adjustments: Vec<AdjustmentTotals>,
    /// The lines, net (BT-106).
    pub lines_net_minor: i64,
    /// The discounts on the whole, net, above zero where something is taken off (BT-107).
    pub discounts_net_minor: i64,
    /// The charges on the whole, net (BT-108).
    pub charges_net_minor: i64,
    /// The whole without taxes (BT-109).
    pub net_minor: i64,
    /// Each tax (BG-23), in the order of the breakdown.
    pub taxes: Vec<TaxTotal>,
    /// All taxes (BT-110).
    pub tax_minor: i64,
    /// The whole with taxes (BT-112).
    pub gross_minor: i64,
    /// What was invoiced before.
    pub deducted: Deducted,
    /// Each tax less what was invoiced of it before.
    pub remaining: Vec<TaxTotal>,
    /// What is to be paid (BT-115): the whole less what was invoiced before (BT-113).
    pub due_minor: i64,
}

/// What a line comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineTotals {
    /// Something that is sold.
    Item {
        /// Quantity times price, on the document's basis; what differs from `amount_minor` is its discounts and charges.
        before_minor: i64,
        /// After its discounts and charges, on the document's basis.
        amount_minor: i64,
        /// The same without taxes (BT-131).
        net_minor: i64,
    },
    /// The sum of the items above it.
    Subtotal {
        /// On the document's basis.
        amount_minor: i64,
        /// Without taxes.
        net_minor: i64,
    },
    /// A heading, or words alone.
    Words,
}

/// What a discount or a charge on the whole comes to for lines of the same taxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdjustmentTotals {
    /// Its place in the draft, from 0.
    pub index: usize,
    /// Which of the two.
    pub kind: AdjustmentKind,
    /// The taxes that it lowers or raises (BT-95 and BT-96, BT-102 and BT-103).
    pub taxes: Taxes,
    /// On the document's basis.
    pub amount_minor: i64,
    /// Without taxes (BT-92, BT-99).
    pub net_minor: i64,
}

/// A tax and what it is raised on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxTotal {
    /// The tax with its category and rate (BT-118, BT-119).
    pub tax: Tax,
    /// What it is raised on (BT-116).
    pub taxable_minor: i64,
    /// The tax (BT-117).
    pub amount_minor: i64,
}

/// What a document comes to.
///
/// # Errors
///
/// [`TotalsError`]: too many of something, an amount beyond [`MAX_MINOR`](crate::money::MAX_MINOR), or a discount in an amount over lines that
/// come to nothing. Which line or adjustment it is about is told.
pub fn totals(draft: &Draft) -> Result<Totals, TotalsError> {
    limits(draft)?;
    let mut entries = entries::of_items(draft)?;
    let shares = entries::of_adjustments(draft, &entries)?;
    entries.extend(shares);
    let taxes = groups::settle(draft.basis, &mut entries).ok_or(TotalsError::TooLarge)?;
    let lines = line_totals(draft, &entries)?;
    sums(draft, lines, &entries, taxes).ok_or(TotalsError::TooLarge)
}

fn limits(draft: &Draft) -> Result<(), TotalsError> {
    let exceeds = |length: usize, max: u32| length > max as usize;
    if exceeds(draft.lines.len(), MAX_LINES) {
        return Err(TotalsError::TooManyLines { max: MAX_LINES });
    }
    if exceeds(draft.adjustments.len(), MAX_ADJUSTMENTS) {
        return Err(TotalsError::TooManyAdjustments { max: MAX_ADJUSTMENTS });
    }
    if exceeds(draft.down_payments.len(), MAX_DOWN_PAYMENTS) {
        return Err(TotalsError::TooManyDownPayments { max: MAX_DOWN_PAYMENTS });
    }
    let has_too_many = |line: &Line| match line {
        Line::Item(item) => exceeds(item.adjustments.len(), MAX_ADJUSTMENTS),
        Line::Section | Line::Subtotal | Line::Text => false,
    };
    match draft.lines.iter().position(has_too_many) {
        Some(index) => Err(TotalsError::Line { index, problem: Problem::TooManyAdjustments { max: MAX_ADJUSTMENTS } }),
        None => Ok(()),
    }
}

/// What each line comes to, subtotals included.
fn line_totals(draft: &Draft, entries: &[Entry]) -> Result<Vec<LineTotals>, TotalsError> {
    let mut items = entries.iter();
    let (mut amount, mut net) = (0_i128, 0_i128);
    let mut lines = Vec::with_capacity(draft.lines.len());
    for (index, line) in draft.lines.iter().enumerate() {
        let too_large = TotalsError::Line { index, problem: Problem::TooLarge };
        lines.push(match line {
            Line::Item(item) => {
                // Entries begin with those of the items, in their order.
                let entry = items.next().ok_or(too_large)?;
                amount += i128::from(entry.amount_minor);
                net += i128::from(entry.net_minor);
                LineTotals::Item {
                    before_minor: item.before(draft.currency).ok_or(too_large)?,
                    amount_minor: entry.amount_minor,
                    net_minor: entry.net_minor,
                }
            }
            Line::Subtotal => {
                let subtotal = LineTotals::Subtotal {
                    amount_minor: within(amount).ok_or(too_large)?,
                    net_minor: within(net).ok_or(too_large)?,
                };
                (amount, net) = (0, 0);
                subtotal
            }
            Line::Section => {
                (amount, net) = (0, 0);
                LineTotals::Words
            }
            Line::Text => LineTotals::Words,
        });
    }
    Ok(lines)
}

/// Every total from what was rounded.
fn sums(draft: &Draft, lines: Vec<LineTotals>, entries: &[Entry], taxes: Vec<TaxTotal>) -> Option<Totals> {
    let adjustments: Vec<AdjustmentTotals> = entries.iter().filter_map(Entry::adjustment).collect();
    let lines_net =
        sum(entries.iter().filter(|entry| matches!(entry.source, Source::Item)).map(|entry| entry.net_minor));
    let of_kind =
        |kind: AdjustmentKind| sum(adjustments.iter().filter(|total| total.kind == kind).map(|total| total.net_minor));
    let (discounts_net, charges_net) = (of_kind(AdjustmentKind::Discount), of_kind(AdjustmentKind::Charge));
    let net = lines_net - discounts_net + charges_net;
    let tax = sum(taxes.iter().map(|total| total.amount_minor));
    let deducted = Deducted::of(&draft.down_payments)?;
    Some(Totals {
        currency: draft.currency,
        lines,
        lines_net_minor: within(lines_net)?,
        discounts_net_minor: within(discounts_net)?,
        charges_net_minor: within(charges_net)?,
        net_minor: within(net)?,
        tax_minor: within(tax)?,
        gross_minor: within(net + tax)?,
        remaining: deducted.remaining(&taxes)?,
        due_minor: within(net + tax - i128::from(deducted.gross_minor))?,
        adjustments,
        taxes,
        deducted,
    })
}

/// A sum of amounts that each are within 64 bits: thousands of them are far within 128.
fn sum(amounts: impl Iterator<Item = i64>) -> i128 {
    amounts.map(i128::from).sum()
}

#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod tests;
