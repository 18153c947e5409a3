//! Amounts and mentions of a document as they are read: on its page, and on its paper.

use domain::billing::due::{LateLaw, LateMention, Penalty};
use domain::billing::lines::{Extent, Item};
use domain::billing::taxes::Taxes;
use domain::billing::unit_price::UnitPrice;
use domain::billing::vat::VatCategory;
use domain::documents::{Discount, LineData};
use domain::format::{Locale as FormatLocale, amount, money, percent};
use domain::money::{Currency, Money};

use kit::words::{Locale, td_string};

/// What it costs to pay late, as the law has it told.
pub fn late_words(l: Locale, f: FormatLocale, late: LateMention) -> String {
    let penalty = match late.penalty {
        Penalty::Agreed { rate_per_100k } => {
            td_string!(l, document.late_agreed, rate = percent(rate_per_100k, f)).to_string()
        }
        Penalty::AboveCentralBank { points } => {
            td_string!(l, document.late_bank, points = points.to_string()).to_string()
        }
    };
    let law = match late.law {
        LateLaw::Commerce => td_string!(l, document.late_commerce),
        LateLaw::PublicProcurement => td_string!(l, document.late_public),
    };
    let amount = money(late.indemnity, f);
    td_string!(l, document.late_mention, penalty = penalty, amount = amount, law = law).to_string()
}

/// A price with the decimals of its currency, or with those that it needs more.
pub fn price_text(price: UnitPrice, currency: Currency, f: FormatLocale) -> String {
    const MILLION: i64 = 1_000_000;
    let per_minor = MILLION / currency.minor_per_unit();
    let millionths = price.millionths();
    if millionths % per_minor == 0 { amount(Money::new(millionths / per_minor, currency), f) } else { price.text(f) }
}

/// A discount: a share, or an amount.
pub fn extent_text(extent: Extent, currency: Currency, f: FormatLocale) -> String {
    match extent {
        Extent::Percent(rate) => rate.text(f),
        Extent::AmountMinor(minor) => money(Money::new(minor, currency), f),
    }
}

/// What is offered beside the total comes to this.
pub fn optional_amount(line: &LineData, currency: Currency) -> Option<i64> {
    let adjustments = line.discount.map(Discount::adjustment).into_iter().collect();
    // The amount is on the basis of the prices: no tax changes it.
    let taxes = Taxes::none(VatCategory::ZeroRated);
    Item { quantity: line.quantity?, price: line.price?, adjustments, taxes }.amount(currency)
}

/// The rates of a line: « 20 % », « 5 % + 9,975 % ».
pub fn rates(taxes: Taxes, f: FormatLocale) -> String {
    taxes.each().map(|tax| tax.rate().text(f)).collect::<Vec<_>>().join(" + ")
}

#[cfg(test)]
mod tests {
    use domain::billing::due::late_mention;
    use domain::billing::rate::Rate;
    use domain::clients::ClientKind;
    use domain::geo::Country;

    use super::*;

    #[test]
    fn a_price_has_the_decimals_of_its_currency_or_those_that_it_needs() {
        let text = |typed: &str, code: &str| {
            let currency = Currency::parse(code).unwrap();
            price_text(UnitPrice::parse(typed, currency).unwrap(), currency, FormatLocale::FrFr)
        };
        for (typed, code, said) in
            [("650", "EUR", "650,00"), ("0,0125", "EUR", "0,0125"), ("12.5", "JPY", "12,5"), ("800", "JPY", "800")]
        {
            assert_eq!(text(typed, code), said, "{typed} {code}");
        }
    }

    #[test]
    fn discounts_and_taxes_are_told() {
        let rate = |per_100k| Rate::new(per_100k).unwrap();
        assert_eq!(extent_text(Extent::Percent(rate(10_000)), Currency::EUR, FormatLocale::FrFr), "10\u{a0}%");
        assert_eq!(extent_text(Extent::AmountMinor(1_250), Currency::EUR, FormatLocale::FrFr), "12,50\u{a0}€");
        assert_eq!(rates(Taxes::QUEBEC, FormatLocale::FrCa), "5\u{a0}% + 9,975\u{a0}%");
    }

    #[test]
    fn what_paying_late_costs_is_told_by_its_law() {
        let said = |client, agreed| {
            let late = late_mention(Country::FRANCE, client, agreed).unwrap();
            late_words(Locale::fr, FormatLocale::FrFr, late).replace(['\u{a0}', '\u{202f}'], " ")
        };
        let agreed = said(ClientKind::Company, Some(12_000));
        assert!(agreed.contains("au taux annuel de 12 %") && agreed.contains("40,00 €"), "{agreed}");
        assert!(said(ClientKind::Company, None).contains("majoré de 10 points"));
        assert!(said(ClientKind::PublicBody, None).contains("L2192-13"));
    }
}
