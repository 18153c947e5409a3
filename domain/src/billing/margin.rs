//! What a company earns on a document. Apart from its totals, so that costs never stand in what a client is sent.

use serde::{Deserialize, Serialize};

use super::exact::{nearest, within};
use super::lines::{Item, Line};
use super::rate::WHOLE;
use super::totals::{Draft, LineTotals, Problem, Totals, TotalsError};
use super::unit_price::UnitPrice;

/// What is earned. Amounts are in the currency's smallest unit, without taxes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Margin {
    /// What each line earns before discounts and charges on the whole; nothing for words, and for what has no known cost.
    pub lines: Vec<Option<i64>>,
    /// What is sold costs, as far as that is known.
    pub cost_minor: i64,
    /// The net total less the costs. At most this where a cost is not known.
    pub margin_minor: i64,
    /// The margin as a share of the net total, in hundred-thousandths (« taux de marque »); nothing where the total is nought.
    pub rate_per_100k: Option<i64>,
    /// The items whose cost is not known.
    pub unknown: u32,
}

/// What is earned on a document, by what one unit of each line costs: in the document's currency and without taxes, in the order of the
/// lines. Where there are fewer costs than lines, the rest is not known.
///
/// # Errors
///
/// [`TotalsError`] where a cost is beyond what can be kept.
pub fn margin(draft: &Draft, totals: &Totals, costs: &[Option<UnitPrice>]) -> Result<Margin, TotalsError> {
    let (mut lines, mut all_costs, mut unknown) = (Vec::with_capacity(draft.lines.len()), 0_i128, 0);
    for (index, (line, total)) in draft.lines.iter().zip(&totals.lines).enumerate() {
        let too_large = TotalsError::Line { index, problem: Problem::TooLarge };
        let (Line::Item(item), LineTotals::Item { net_minor, .. }) = (line, total) else {
            lines.push(None);
            continue;
        };
        let Some(cost) = costs.get(index).copied().flatten() else {
            lines.push(None);
            unknown += 1;
            continue;
        };
        let cost = Item::at(item.quantity, cost, draft.currency).map(i128::from).ok_or(too_large)?;
        lines.push(Some(within(i128::from(*net_minor) - cost).ok_or(too_large)?));
        all_costs += cost;
    }
    of_whole(totals, all_costs, lines, unknown).ok_or(TotalsError::TooLarge)
}

fn of_whole(totals: &Totals, cost: i128, lines: Vec<Option<i64>>, unknown: u32) -> Option<Margin> {
    let net = i128::from(totals.net_minor);
    let rate = nearest((net - cost) * i128::from(WHOLE), net);
    Some(Margin {
        lines,
        cost_minor: within(cost)?,
        margin_minor: within(net - cost)?,
        rate_per_100k: rate.and_then(|rate| i64::try_from(rate).ok()),
        unknown,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::billing::lines::{Adjustment, AdjustmentKind, Extent};
    use crate::billing::quantity::Quantity;
    use crate::billing::rate::Rate;
    use crate::billing::taxes::Taxes;
    use crate::billing::totals::{DocumentAdjustment, totals};
    use crate::money::Currency;
    use crate::products::PriceBasis;

    fn price(typed: &str) -> UnitPrice {
        UnitPrice::parse(typed, Currency::EUR).unwrap()
    }

    fn item(quantity: &str, unit_price: &str) -> Line {
        Line::Item(Item {
            quantity: Quantity::parse(quantity).unwrap(),
            price: price(unit_price),
            adjustments: Vec::new(),
            taxes: Taxes::vat(Rate::known(20_000)),
        })
    }

    fn draft(basis: PriceBasis, lines: Vec<Line>) -> Draft {
        let discount = Adjustment { kind: AdjustmentKind::Discount, extent: Extent::Percent(Rate::known(10_000)) };
        let adjustments = vec![DocumentAdjustment { adjustment: discount, taxes: None }];
        Draft { currency: Currency::EUR, basis, lines, adjustments, down_payments: Vec::new() }
    }

    fn earned(draft: &Draft, costs: &[Option<UnitPrice>]) -> Margin {
        margin(draft, &totals(draft).unwrap(), costs).unwrap()
    }

    #[test]
    fn a_margin_is_what_is_left_of_the_net_total() {
        let lines = vec![Line::Section, item("2", "50"), item("4", "25"), Line::Subtotal];
        let costs = [None, Some(price("30")), Some(price("12.5"))];
        // 200 € less 10 % are 180 €, of which 60 € and 50 € are costs: 70 € of 180 € are 38.889 %.
        let expected = Margin {
            lines: vec![None, Some(4_000), Some(5_000), None],
            cost_minor: 11_000,
            margin_minor: 7_000,
            rate_per_100k: Some(38_889),
            unknown: 0,
        };
        assert_eq!(earned(&draft(PriceBasis::Net, lines), &costs), expected);
    }

    #[test]
    fn gross_prices_earn_no_tax() {
        let draft = draft(PriceBasis::Gross, vec![item("1", "120")]);
        let margin = earned(&draft, &[Some(price("100"))]);
        // 100 € without tax less 10 %, and a cost of 100 €.
        assert_eq!((margin.lines, margin.margin_minor), (vec![Some(0)], -1_000));
    }

    #[test]
    fn what_has_no_cost_is_counted() {
        let draft = draft(PriceBasis::Net, vec![item("1", "10"), item("1", "10")]);
        let margin = earned(&draft, &[Some(price("4"))]);
        assert_eq!((margin.lines, margin.margin_minor, margin.unknown), (vec![Some(600), None], 1_400, 1));
        let nothing = Draft { lines: vec![item("0", "10")], ..draft };
        assert_eq!(earned(&nothing, &[Some(price("4"))]).rate_per_100k, None);
    }

    #[test]
    fn a_cost_beyond_what_can_be_kept_names_its_line() {
        let draft = draft(PriceBasis::Net, vec![item("1", "1"), item("100000000", "1")]);
        let error = margin(&draft, &totals(&draft).unwrap(), &[None, Some(price("999999999999"))]);
        assert_eq!(error, Err(TotalsError::Line { index: 1, problem: Problem::TooLarge }));
    }
}
