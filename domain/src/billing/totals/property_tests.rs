//! What holds of any document.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use super::*;
use crate::billing::lines::{Extent, Item};
use crate::billing::quantity::Quantity;
use crate::billing::rate::Rate;
use crate::billing::taxes::TaxKind;
use crate::billing::unit_price::UnitPrice;
use crate::billing::vat::VatCategory;
use crate::money::{MAX_MINOR, Money};

fn taxes() -> impl Strategy<Value = Taxes> {
    let rates = [20_000, 8_500, 5_500, 2_100].map(|rate| Taxes::vat(Rate::known(rate)));
    let categories = [VatCategory::Export, VatCategory::Exempt].map(Taxes::none);
    select([&rates[..], &categories, &[Taxes::QUEBEC, Taxes::GST]].concat())
}

fn adjustment(amounts: impl Strategy<Value = i64>) -> impl Strategy<Value = Adjustment> {
    let rates = (0..=100_000_i32).prop_map(|rate| Extent::Percent(Rate::new(rate).unwrap()));
    let extent = prop_oneof![rates, amounts.prop_map(Extent::AmountMinor)];
    (select(AdjustmentKind::ALL.to_vec()), extent).prop_map(|(kind, extent)| Adjustment { kind, extent })
}

fn item(
    quantities: impl Strategy<Value = i64>,
    prices: impl Strategy<Value = i64>,
    adjustments: impl Strategy<Value = Vec<Adjustment>>,
) -> impl Strategy<Value = Item> {
    (quantities, prices, adjustments, taxes()).prop_map(|(quantity, price, adjustments, taxes)| Item {
        quantity: Quantity::from_millionths(quantity).unwrap(),
        price: UnitPrice::from_millionths(price).unwrap(),
        adjustments,
        taxes,
    })
}

fn lines(item: impl Strategy<Value = Item>) -> impl Strategy<Value = Vec<Line>> {
    let words = select(vec![Line::Section, Line::Subtotal, Line::Text]);
    vec(prop_oneof![4 => item.prop_map(Line::Item), 1 => words], 0..25)
}

fn draft_of(
    item: impl Strategy<Value = Item>,
    adjustments: impl Strategy<Value = Vec<Adjustment>>,
) -> impl Strategy<Value = Draft> {
    let currency = select(vec!["EUR", "JPY", "TND"]).prop_map(|code| Currency::parse(code).unwrap());
    let adjustments = (adjustments, proptest::option::of(taxes())).prop_map(|(adjustments, taxes)| {
        adjustments.into_iter().map(|adjustment| DocumentAdjustment { adjustment, taxes }).collect::<Vec<_>>()
    });
    (currency, select(PriceBasis::ALL.to_vec()), lines(item), adjustments).prop_map(
        |(currency, basis, lines, adjustments)| Draft {
            currency,
            basis,
            lines,
            adjustments,
            down_payments: Vec::new(),
        },
    )
}

/// A document as there are many: some fifty of something at some thousands.
fn draft() -> impl Strategy<Value = Draft> {
    let adjustments = || vec(adjustment(-10_000..=10_000_i64), 0..3);
    draft_of(item(-50_000_000..=50_000_000_i64, 0..=5_000_000_000_i64, adjustments()), adjustments())
}

/// The totals of a document; another one is made where an amount can't be spread over its lines.
fn counted(draft: &Draft) -> Result<Totals, TestCaseError> {
    totals(draft).map_err(|error| match error {
        TotalsError::Adjustment { problem: Problem::NothingToSpreadOver | Problem::TooLarge, .. } => {
            TestCaseError::reject("an amount can't be spread")
        }
        other => TestCaseError::fail(other.to_string()),
    })
}

/// A tax by `Decimal`, which counts in another way than the rules do.
fn by_rate(taxable_minor: i64, rate: Rate, currency: Currency) -> i64 {
    let exact = Money::new(taxable_minor, currency).to_decimal() * Decimal::new(rate.per_100k().into(), 5);
    Money::round(exact, currency).unwrap().minor()
}

/// Every amount that counts towards the whole, with its taxes: on the document's basis and net.
fn parts(draft: &Draft, totals: &Totals) -> Vec<(Taxes, i64, i64)> {
    let items = draft.lines.iter().zip(&totals.lines).filter_map(|(line, total)| match (line, total) {
        (Line::Item(item), LineTotals::Item { amount_minor, net_minor, .. }) => {
            Some((item.taxes, *amount_minor, *net_minor))
        }
        _ => None,
    });
    let adjustments = totals.adjustments.iter().map(|part| {
        let sign = if part.kind == AdjustmentKind::Discount { -1 } else { 1 };
        (part.taxes, sign * part.amount_minor, sign * part.net_minor)
    });
    items.chain(adjustments).collect()
}

/// Every number of the totals, in an order of its own.
fn figures(totals: &Totals) -> Vec<i64> {
    let lines = totals.lines.iter().flat_map(|line| match *line {
        LineTotals::Item { before_minor, amount_minor, net_minor } => vec![before_minor, amount_minor, net_minor],
        LineTotals::Subtotal { amount_minor, net_minor } => vec![amount_minor, net_minor],
        LineTotals::Words => Vec::new(),
    });
    let adjustments = totals.adjustments.iter().flat_map(|part| [part.amount_minor, part.net_minor]);
    let taxes = totals.taxes.iter().chain(&totals.remaining).flat_map(|tax| [tax.taxable_minor, tax.amount_minor]);
    let sums = [
        totals.lines_net_minor,
        totals.discounts_net_minor,
        totals.charges_net_minor,
        totals.net_minor,
        totals.tax_minor,
        totals.gross_minor,
        totals.due_minor,
    ];
    lines.chain(adjustments).chain(taxes).chain(sums).collect()
}

/// The document that takes back another: all quantities and amounts with the sign turned, shares as they are.
fn taken_back(draft: &Draft) -> Draft {
    let turned = |adjustment: Adjustment| match adjustment.extent {
        Extent::AmountMinor(minor) => Adjustment { extent: Extent::AmountMinor(-minor), ..adjustment },
        Extent::Percent(_) => adjustment,
    };
    let mut back = draft.clone();
    for line in &mut back.lines {
        if let Line::Item(item) = line {
            item.quantity = item.quantity.negated();
            item.adjustments = item.adjustments.iter().copied().map(turned).collect();
        }
    }
    for on_whole in &mut back.adjustments {
        on_whole.adjustment = turned(on_whole.adjustment);
    }
    back
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// EN 16931: BR-CO-10 to BR-CO-16, and BR-S-08 with its likes.
    #[test]
    fn everything_adds_up(draft in draft()) {
        let totals = counted(&draft)?;
        let parts = parts(&draft, &totals);
        let items = draft.lines.iter().filter(|line| matches!(line, Line::Item(_))).count();
        prop_assert_eq!(totals.lines_net_minor, parts[..items].iter().map(|part| part.2).sum::<i64>());
        let of_kind = |kind: AdjustmentKind| {
            totals.adjustments.iter().filter(|part| part.kind == kind).map(|part| part.net_minor).sum::<i64>()
        };
        prop_assert_eq!(totals.discounts_net_minor, of_kind(AdjustmentKind::Discount));
        prop_assert_eq!(totals.charges_net_minor, of_kind(AdjustmentKind::Charge));
        let net = totals.lines_net_minor - totals.discounts_net_minor + totals.charges_net_minor;
        prop_assert_eq!(totals.net_minor, net);
        prop_assert_eq!(totals.tax_minor, totals.taxes.iter().map(|tax| tax.amount_minor).sum::<i64>());
        prop_assert_eq!(totals.gross_minor, totals.net_minor + totals.tax_minor);
        prop_assert_eq!(totals.due_minor, totals.gross_minor - totals.deducted.gross_minor);
        for total in &totals.taxes {
            let bearing = parts.iter().filter(|part| part.0.each().any(|tax| tax == total.tax));
            prop_assert_eq!(total.taxable_minor, bearing.map(|part| part.2).sum::<i64>());
        }
        prop_assert!(totals.taxes.is_sorted_by(|one, next| one.tax < next.tax), "each tax once, in order");
    }

    #[test]
    fn a_line_is_its_quantity_times_its_price(draft in draft()) {
        let totals = counted(&draft)?;
        for (line, total) in draft.lines.iter().zip(&totals.lines) {
            if let (Line::Item(item), LineTotals::Item { before_minor, amount_minor, .. }) = (line, total) {
                let exact = item.quantity.to_decimal() * item.price.to_decimal();
                prop_assert_eq!(Money::round(exact, draft.currency), Ok(Money::new(*before_minor, draft.currency)));
                prop_assert!(!item.adjustments.is_empty() || amount_minor == before_minor);
            }
        }
    }

    /// EN 16931: BR-CO-17.
    #[test]
    fn net_prices_bear_the_tax_of_their_rate(draft in draft()) {
        let totals = counted(&Draft { basis: PriceBasis::Net, ..draft })?;
        for TaxTotal { tax, taxable_minor, amount_minor } in totals.taxes {
            prop_assert_eq!(amount_minor, by_rate(taxable_minor, tax.rate(), totals.currency), "{:?}", tax);
        }
    }

    #[test]
    fn gross_prices_come_to_exactly_what_they_say(draft in draft()) {
        let draft = Draft { basis: PriceBasis::Gross, ..draft };
        let totals = counted(&draft)?;
        let parts = parts(&draft, &totals);
        prop_assert_eq!(totals.gross_minor, parts.iter().map(|part| part.1).sum::<i64>());
        for total in totals.taxes.iter().filter(|total| total.tax.kind() == TaxKind::Vat) {
            let bearing = parts.iter().filter(|part| part.0.each().any(|tax| tax == total.tax));
            let gross: i64 = bearing.map(|part| part.1).sum();
            prop_assert_eq!(total.taxable_minor + total.amount_minor, gross);
            let of_rate = by_rate(total.taxable_minor, total.tax.rate(), totals.currency);
            prop_assert!((total.amount_minor - of_rate).abs() <= 1, "{:?}", total);
        }
    }

    /// A gross price has the tax of BR-CO-17 wherever there is a net amount that has it.
    #[test]
    fn gross_prices_bear_the_tax_of_their_rate_if_any_does(gross in -100_000..=100_000_i64, rate in 1..=100_000_i32) {
        let rate = Rate::new(rate).unwrap();
        let quantity = if gross < 0 { Quantity::ONE.negated() } else { Quantity::ONE };
        let price = UnitPrice::from_money(Money::new(gross.abs(), Currency::EUR)).unwrap();
        let line = Line::Item(Item { quantity, price, adjustments: Vec::new(), taxes: Taxes::vat(rate) });
        let totals = counted(&Draft {
            currency: Currency::EUR,
            basis: PriceBasis::Gross,
            lines: vec![line],
            adjustments: Vec::new(),
            down_payments: Vec::new(),
        })?;
        prop_assert_eq!(totals.gross_minor, gross);
        let of_rate = |net: i64| by_rate(net, rate, Currency::EUR);
        let fits = (totals.net_minor - 3..=totals.net_minor + 3).any(|net| net + of_rate(net) == gross);
        prop_assert_eq!(fits, totals.tax_minor == of_rate(totals.net_minor));
    }

    #[test]
    fn the_order_of_lines_changes_no_total(
        (draft, shuffled) in draft().prop_flat_map(|draft| {
            let shuffled = Just(draft.lines.clone()).prop_shuffle();
            (Just(draft), shuffled)
        }),
    ) {
        let without_lines = |totals: Totals| Totals { lines: Vec::new(), ..totals };
        let expected = without_lines(counted(&draft)?);
        prop_assert_eq!(without_lines(counted(&Draft { lines: shuffled, ..draft })?), expected);
    }

    #[test]
    fn what_is_taken_back_comes_to_the_opposite(draft in draft()) {
        let expected: Vec<i64> = figures(&counted(&draft)?).into_iter().map(|figure| -figure).collect();
        prop_assert_eq!(figures(&counted(&taken_back(&draft))?), expected);
    }

    #[test]
    fn what_was_invoiced_whole_leaves_nothing_due(draft in draft()) {
        let whole = counted(&draft)?;
        let last = counted(&Draft { down_payments: vec![DownPayment::from(&whole)], ..draft })?;
        prop_assert_eq!((last.due_minor, last.deducted.gross_minor), (0, whole.gross_minor));
        prop_assert!(last.remaining.iter().all(|tax| (tax.taxable_minor, tax.amount_minor) == (0, 0)));
    }

    /// Whatever stands in the lines, there are totals that can be kept, or an error: never a panic.
    #[test]
    fn nothing_overflows(
        draft in draft_of(
            item(
                -1_000_000_000_000_000..=1_000_000_000_000_000_i64,
                prop_oneof![0..=10_000_000_i64, 0..=999_999_999_999_999_999_i64],
                vec(adjustment(any::<i64>()), 0..3),
            ),
            vec(adjustment(any::<i64>()), 0..3),
        ),
    ) {
        if let Ok(totals) = totals(&draft) {
            let largest = figures(&totals).into_iter().map(i64::unsigned_abs).max();
            prop_assert!(largest <= Some(MAX_MINOR.unsigned_abs()));
        }
    }
}
