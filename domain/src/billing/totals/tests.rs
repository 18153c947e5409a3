use super::*;
use crate::billing::lines::{Extent, Item};
use crate::billing::quantity::Quantity;
use crate::billing::rate::Rate;
use crate::billing::unit_price::UnitPrice;
use crate::billing::vat::VatCategory;

fn vat(per_100k: i32) -> Taxes {
    Taxes::vat(Rate::known(per_100k))
}

fn item_of(quantity: &str, price: &str, adjustments: Vec<Adjustment>, taxes: Taxes) -> Line {
    let quantity = Quantity::parse(quantity).unwrap();
    Line::Item(Item { quantity, price: UnitPrice::parse(price, Currency::EUR).unwrap(), adjustments, taxes })
}

fn item(quantity: &str, price: &str, taxes: Taxes) -> Line {
    item_of(quantity, price, Vec::new(), taxes)
}

fn draft(basis: PriceBasis, lines: Vec<Line>) -> Draft {
    Draft { currency: Currency::EUR, basis, lines, adjustments: Vec::new(), down_payments: Vec::new() }
}

fn net(lines: Vec<Line>) -> Draft {
    draft(PriceBasis::Net, lines)
}

fn gross(lines: Vec<Line>) -> Draft {
    draft(PriceBasis::Gross, lines)
}

fn percent(kind: AdjustmentKind, per_100k: i32) -> Adjustment {
    Adjustment { kind, extent: Extent::Percent(Rate::known(per_100k)) }
}

fn minor(kind: AdjustmentKind, minor: i64) -> Adjustment {
    Adjustment { kind, extent: Extent::AmountMinor(minor) }
}

fn on_whole(adjustment: Adjustment, taxes: Option<Taxes>) -> DocumentAdjustment {
    DocumentAdjustment { adjustment, taxes }
}

/// Net, taxes and gross.
fn sums_of(draft: &Draft) -> (i64, i64, i64) {
    let totals = totals(draft).unwrap();
    (totals.net_minor, totals.tax_minor, totals.gross_minor)
}

/// Each tax as its rate, what it is raised on and what it comes to.
fn breakdown(taxes: &[TaxTotal]) -> Vec<(i32, i64, i64)> {
    taxes.iter().map(|total| (total.tax.rate().per_100k(), total.taxable_minor, total.amount_minor)).collect()
}

fn nets(totals: &Totals) -> Vec<i64> {
    let net = |line: &LineTotals| match line {
        LineTotals::Item { net_minor, .. } => Some(*net_minor),
        LineTotals::Subtotal { .. } | LineTotals::Words => None,
    };
    totals.lines.iter().filter_map(net).collect()
}

#[test]
fn a_french_invoice_of_several_rates() {
    let draft = net(vec![
        item("3", "19.99", vat(20_000)),   // 59.97
        item("12", "4.125", vat(5_500)),   // 49.50
        item("2.5", "33.33", vat(10_000)), // 83.325: 83.33
        item("1", "10.01", vat(2_100)),    // 10.01
        item("1", "0.49", vat(20_000)),    // 0.49
    ]);
    let totals = totals(&draft).unwrap();
    assert_eq!(nets(&totals), [5_997, 4_950, 8_333, 1_001, 49]);
    // 10.01 × 2.1 % = 0.21021; 49.50 × 5.5 % = 2.7225; 83.33 × 10 % = 8.333; 60.46 × 20 % = 12.092.
    let expected = [(2_100, 1_001, 21), (5_500, 4_950, 272), (10_000, 8_333, 833), (20_000, 6_046, 1_209)];
    assert_eq!(breakdown(&totals.taxes), expected);
    assert_eq!((totals.net_minor, totals.tax_minor, totals.gross_minor), (20_330, 2_335, 22_665));
    assert_eq!((totals.due_minor, totals.remaining), (22_665, totals.taxes));
}

/// A tax is rounded once for all that bears it: ten lines of 0.02 € at 20 % bear 0.04 €, and ten roundings of 0.004 € would give nothing.
#[test]
fn a_tax_is_rounded_once() {
    assert_eq!(sums_of(&net(vec![item("1", "0.02", vat(20_000)); 10])), (20, 4, 24));
}

/// Revenu Québec: each tax is on the price before tax, and rounded by itself. 100 $ bear 5.00 $ and 9.975 $, which is 9.98 $.
#[test]
fn quebec_has_two_taxes_on_one_price() {
    let hundred = net(vec![item("1", "100", Taxes::QUEBEC)]);
    let totals = totals(&hundred).unwrap();
    assert_eq!(breakdown(&totals.taxes), [(5_000, 10_000, 500), (9_975, 10_000, 998)]);
    assert_eq!((totals.net_minor, totals.tax_minor, totals.gross_minor), (10_000, 1_498, 11_498));
    // 0.30 $ bear 0.015 $ and 0.029925 $: 0.02 $ and 0.03 $, where 14.975 % at once would be 0.04 $.
    assert_eq!(sums_of(&net(vec![item("1", "0.30", Taxes::QUEBEC)])), (30, 5, 35));
    // A book bears GST alone, and the GST is one for both.
    let mixed = net(vec![item("1", "0.10", Taxes::QUEBEC), item("1", "0.10", Taxes::GST)]);
    assert_eq!(breakdown(&super::totals(&mixed).unwrap().taxes), [(5_000, 20, 1), (9_975, 10, 1)]);
}

#[test]
fn gross_prices_come_out_at_themselves() {
    let three = gross(vec![item("3", "9.99", vat(20_000)), item("1", "4.20", vat(5_500))]);
    let totals = totals(&three).unwrap();
    // 29.97 / 1.2 = 24.975; 4.20 / 1.055 = 3.98104.
    assert_eq!(breakdown(&totals.taxes), [(5_500, 398, 22), (20_000, 2_498, 499)]);
    assert_eq!((totals.net_minor, totals.tax_minor, totals.gross_minor), (2_896, 521, 3_417));
    // 114.98 $ / 1.14975 = 100.0043 $: 100 $ with both taxes, as they are from net to gross.
    let quebec = super::totals(&gross(vec![item("1", "114.98", Taxes::QUEBEC)])).unwrap();
    assert_eq!(breakdown(&quebec.taxes), [(5_000, 10_000, 500), (9_975, 10_000, 998)]);
    // 0.03 € has no net amount whose tax at 20 % fits: 0.03 € + 0.01 € is more, and 0.02 € + 0.00 € less.
    assert_eq!(sums_of(&gross(vec![item("1", "0.03", vat(20_000))])), (3, 0, 3));
}

/// Ten times 0.10 € with 20 % are 0.83 € without, while ten roundings of 0.08333 € would give 0.80 €: three lines have a cent more.
#[test]
fn net_amounts_of_gross_lines_add_up() {
    let totals = totals(&gross(vec![item("1", "0.10", vat(20_000)); 10])).unwrap();
    assert_eq!(nets(&totals), [9, 9, 9, 8, 8, 8, 8, 8, 8, 8]);
    assert_eq!((totals.lines_net_minor, totals.net_minor, totals.gross_minor), (83, 83, 100));
}

/// In the manner of the standard's examples (EN 16931-1, annex A): lines with an allowance, and an allowance and a charge on the whole, each
/// with a rate of its own.
#[test]
fn allowances_and_charges_as_the_standard_has_them() {
    let lines = vec![
        item_of("5", "25", vec![minor(AdjustmentKind::Discount, 500)], vat(20_000)), // 125.00 - 5.00
        item_of("2", "40", vec![percent(AdjustmentKind::Charge, 5_000)], vat(10_000)), // 80.00 + 4.00
    ];
    let adjustments = vec![
        on_whole(percent(AdjustmentKind::Discount, 10_000), None),
        on_whole(minor(AdjustmentKind::Charge, 1_500), Some(vat(20_000))),
    ];
    let totals = totals(&Draft { adjustments, ..net(lines) }).unwrap();
    let before = |line: &LineTotals| match line {
        LineTotals::Item { before_minor, amount_minor, .. } => (*before_minor, *amount_minor),
        LineTotals::Subtotal { .. } | LineTotals::Words => (0, 0),
    };
    assert_eq!(totals.lines.iter().map(before).collect::<Vec<_>>(), [(12_500, 12_000), (8_000, 8_400)]);
    let parts: Vec<_> = totals.adjustments.iter().map(|part| (part.index, part.taxes, part.net_minor)).collect();
    assert_eq!(parts, [(0, vat(10_000), 840), (0, vat(20_000), 1_200), (1, vat(20_000), 1_500)]);
    assert_eq!((totals.lines_net_minor, totals.discounts_net_minor, totals.charges_net_minor), (20_400, 2_040, 1_500));
    // 84.00 - 8.40 = 75.60 at 10 %; 120.00 - 12.00 + 15.00 = 123.00 at 20 %.
    assert_eq!(breakdown(&totals.taxes), [(10_000, 7_560, 756), (20_000, 12_300, 2_460)]);
    assert_eq!((totals.net_minor, totals.tax_minor, totals.gross_minor), (19_860, 3_216, 23_076));
}

#[test]
fn an_amount_off_the_whole_is_spread_over_rates() {
    let lines = vec![item("1", "100", vat(20_000)), item("1", "50", vat(10_000)), item("1", "50", vat(5_500))];
    let adjustments = vec![on_whole(minor(AdjustmentKind::Discount, 1_001), None)];
    let totals = totals(&Draft { adjustments, ..net(lines) }).unwrap();
    // 2.5025, 2.5025 and 5.005: the cent that is missing goes to the one that loses most.
    let parts: Vec<i64> = totals.adjustments.iter().map(|part| part.net_minor).collect();
    assert_eq!(parts, [250, 250, 501]);
    assert_eq!(breakdown(&totals.taxes), [(5_500, 4_750, 261), (10_000, 4_750, 475), (20_000, 9_499, 1_900)]);
}

#[test]
fn a_gross_discount_lowers_the_gross_total_by_itself() {
    let adjustments = vec![on_whole(minor(AdjustmentKind::Discount, 500), None)];
    let totals = totals(&Draft { adjustments, ..gross(vec![item("2", "9.99", vat(20_000))]) }).unwrap();
    // 19.98 - 5.00 = 14.98, and 14.98 / 1.2 = 12.4833.
    assert_eq!((totals.net_minor, totals.tax_minor, totals.gross_minor), (1_248, 250, 1_498));
    // 19.98 / 1.2 = 16.65 and 5.00 / 1.2 = 4.1667.
    assert_eq!((totals.lines_net_minor, totals.discounts_net_minor), (1_665, 417));
    assert_eq!(totals.adjustments[0].amount_minor, 500);
}

#[test]
fn without_tax_net_is_gross() {
    let export = Taxes::none(VatCategory::Export);
    for basis in [PriceBasis::Net, PriceBasis::Gross] {
        let totals = totals(&draft(basis, vec![item("2", "9.99", export)])).unwrap();
        assert_eq!(breakdown(&totals.taxes), [(0, 1_998, 0)], "{basis:?}");
        assert_eq!((totals.net_minor, totals.gross_minor), (1_998, 1_998), "{basis:?}");
    }
    // The same rate in two categories is two lines of the breakdown.
    let mixed = net(vec![item("1", "1", export), item("1", "2", Taxes::none(VatCategory::Exempt))]);
    assert_eq!(breakdown(&totals(&mixed).unwrap().taxes), [(0, 200, 0), (0, 100, 0)]);
}

#[test]
fn subtotals_begin_anew_at_each_heading() {
    let one = |price| item("1", price, vat(20_000));
    let lines = vec![
        one("1"),
        Line::Subtotal,
        one("2"),
        Line::Section,
        one("4"),
        Line::Text,
        one("8"),
        Line::Subtotal,
        Line::Subtotal,
    ];
    let subtotals = |draft: &Draft| -> Vec<(i64, i64)> {
        let of = |line: &LineTotals| match line {
            LineTotals::Subtotal { amount_minor, net_minor } => Some((*amount_minor, *net_minor)),
            LineTotals::Item { .. } | LineTotals::Words => None,
        };
        totals(draft).unwrap().lines.iter().filter_map(of).collect()
    };
    assert_eq!(subtotals(&net(lines.clone())), [(100, 100), (1_200, 1_200), (0, 0)]);
    // 15 € with 20 % are 12.50 € without, of which 0.8333, 1.6667, 3.3333 and 6.6667.
    assert_eq!(subtotals(&gross(lines)), [(100, 83), (1_200, 1_000), (0, 0)]);
}

#[test]
fn down_payments_are_deducted_by_rate() {
    let first =
        DownPayment::from(&totals(&net(vec![item("1", "30", vat(20_000)), item("1", "15", vat(10_000))])).unwrap());
    let second = DownPayment::from(&totals(&net(vec![item("1", "20", vat(20_000))])).unwrap());
    let whole = net(vec![item("1", "100", vat(20_000)), item("1", "50", vat(10_000))]);
    let last = totals(&Draft { down_payments: vec![first, second], ..whole }).unwrap();
    assert_eq!((last.net_minor, last.tax_minor, last.gross_minor), (15_000, 2_500, 17_500));
    assert_eq!((last.deducted.net_minor, last.deducted.gross_minor), (6_500, 7_650));
    assert_eq!(breakdown(&last.deducted.taxes), [(10_000, 1_500, 150), (20_000, 5_000, 1_000)]);
    assert_eq!(breakdown(&last.remaining), [(10_000, 3_500, 350), (20_000, 5_000, 1_000)]);
    assert_eq!(last.due_minor, 9_850);
}

#[test]
fn a_down_payment_in_quebec_counts_its_net_amount_once() {
    let down = DownPayment::from(&totals(&net(vec![item("1", "40", Taxes::QUEBEC)])).unwrap());
    let last = totals(&Draft { down_payments: vec![down], ..net(vec![item("1", "100", Taxes::QUEBEC)]) }).unwrap();
    // 40 $ bear 2.00 $ and 3.99 $.
    assert_eq!((last.deducted.net_minor, last.deducted.gross_minor, last.due_minor), (4_000, 4_599, 6_899));
    assert_eq!(breakdown(&last.remaining), [(5_000, 6_000, 300), (9_975, 6_000, 599)]);
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let line = |index, problem| Err(TotalsError::Line { index, problem });
    let good = item("1", "1", vat(20_000));
    let huge = item("1000000000", "999999999999", vat(20_000));
    assert_eq!(totals(&net(vec![good.clone(), Line::Text, huge])), line(2, Problem::TooLarge));
    let crowded = item_of("1", "1", vec![minor(AdjustmentKind::Charge, 1); 11], vat(20_000));
    assert_eq!(totals(&net(vec![good.clone(), crowded])), line(1, Problem::TooManyAdjustments { max: 10 }));
    // The line is right, and with its tax it is too much.
    let most = item("1000", "9999999999", vat(20_000));
    assert_eq!(totals(&net(vec![most.clone()])), Err(TotalsError::TooLarge));
    // The whole comes to nothing, and the subtotal is too much.
    let back = item("-1000", "9999999999", vat(20_000));
    let between = vec![most.clone(), most, Line::Subtotal, back.clone(), back];
    assert_eq!(totals(&net(between)), line(2, Problem::TooLarge));
    assert_eq!(totals(&net(vec![Line::Text; 5_001])), Err(TotalsError::TooManyLines { max: 5_000 }));
    assert!(totals(&net(vec![good; 5_000])).is_ok());
}

#[test]
fn a_discount_needs_something_to_be_spread_over() {
    let ten = on_whole(minor(AdjustmentKind::Discount, 1_000), None);
    let nothing = Err(TotalsError::Adjustment { index: 1, problem: Problem::NothingToSpreadOver });
    let with = |lines, second| {
        let adjustments = vec![on_whole(percent(AdjustmentKind::Discount, 10_000), None), second];
        totals(&Draft { adjustments, ..net(lines) })
    };
    assert_eq!(with(Vec::new(), ten), nothing);
    let cancelled = vec![item("1", "5", vat(20_000)), item("-1", "5", vat(10_000))];
    assert_eq!(with(cancelled.clone(), ten), nothing);
    // With taxes of its own, or where all lines have the same, it needs no proportion.
    assert!(with(cancelled, on_whole(ten.adjustment, Some(vat(20_000)))).is_ok());
    assert_eq!(with(vec![item("0", "5", vat(20_000))], ten).map(|totals| totals.gross_minor), Ok(-1_200));
    let beyond = on_whole(minor(AdjustmentKind::Charge, i64::MAX), Some(vat(20_000)));
    let too_large = Err(TotalsError::Adjustment { index: 1, problem: Problem::TooLarge });
    assert_eq!(with(vec![item("1", "5", vat(20_000))], beyond), too_large);
    let draft = Draft { adjustments: vec![ten; 11], ..net(Vec::new()) };
    assert_eq!(totals(&draft), Err(TotalsError::TooManyAdjustments { max: 10 }));
}

#[test]
fn nothing_comes_to_nothing() {
    let totals = totals(&net(Vec::new())).unwrap();
    assert_eq!((totals.net_minor, totals.gross_minor, totals.due_minor, totals.taxes), (0, 0, 0, Vec::new()));
}
