//! The lines of a document, as far as they count. Their words are the document's: totals are known before there are any.

use serde::{Deserialize, Serialize};

use super::exact::{nearest, within};
use super::quantity::Quantity;
use super::rate::{Rate, WHOLE};
use super::taxes::Taxes;
use super::unit_price::UnitPrice;
use crate::field::choices;
use crate::money::Currency;

/// The most lines of a document, headings and subtotals included: above what anybody reads, and summed in a blink.
pub const MAX_LINES: u32 = 5_000;

/// The most discounts and charges on one line, and on a document.
pub const MAX_ADJUSTMENTS: u32 = 10;

/// Millionths of a quantity times millionths of a price.
const SCALE: i128 = 1_000_000_000_000;

/// A line of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// Something that is sold.
    Item(Item),
    /// A heading.
    Section,
    /// The sum of the items since the heading or the subtotal before it, whichever is nearer.
    Subtotal,
    /// Words alone.
    Text,
}

/// Something that is sold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// How much of it.
    pub quantity: Quantity,
    /// What one costs, with or without taxes as the document says.
    pub price: UnitPrice,
    /// What is taken off and put on: [`MAX_ADJUSTMENTS`] at most.
    pub adjustments: Vec<Adjustment>,
    /// The taxes it bears.
    pub taxes: Taxes,
}

choices! {
    /// Whether an adjustment is for the client or for the seller.
    AdjustmentKind {
        /// Taken off: an allowance, in EN 16931.
        #[default]
        Discount = "discount",
        /// Put on.
        Charge = "charge",
    }
}

/// A discount or a charge, on a line or on a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Adjustment {
    /// Which of the two.
    pub kind: AdjustmentKind,
    /// How much.
    pub extent: Extent,
}

/// How much is taken off or put on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// A share of what is adjusted, before any other adjustment: two discounts of 10 % are 20 %, in whichever order they stand.
    Percent(Rate),
    /// An amount in the currency's smallest unit, with or without taxes as the document's prices. Below zero on what is taken back.
    AmountMinor(i64),
}

impl Extent {
    /// As much of it as a part bears of a whole: a share is the same share, an amount is divided and rounded once, half away from zero.
    #[must_use]
    pub fn of_part(self, part: i64, whole: i64) -> Self {
        match self {
            Self::Percent(rate) => Self::Percent(rate),
            Self::AmountMinor(minor) => {
                let divided = i128::from(minor).checked_mul(part.into()).and_then(|times| nearest(times, whole.into()));
                Self::AmountMinor(divided.and_then(within).unwrap_or(minor))
            }
        }
    }
}

impl Adjustment {
    /// Its share in hundred-thousandths, below zero for a discount; nothing for an amount.
    pub(super) fn signed_per_100k(self) -> Option<i128> {
        match self.extent {
            Extent::Percent(rate) => Some(self.signed(rate.per_100k().into())),
            Extent::AmountMinor(_) => None,
        }
    }

    /// Its amount, below zero for a discount; nothing for a share.
    pub(super) fn signed_minor(self) -> Option<i128> {
        match self.extent {
            Extent::Percent(_) => None,
            Extent::AmountMinor(minor) => Some(self.signed(minor.into())),
        }
    }

    const fn signed(self, extent: i128) -> i128 {
        match self.kind {
            AdjustmentKind::Discount => -extent,
            AdjustmentKind::Charge => extent,
        }
    }
}

impl Item {
    /// Quantity times price, before discounts and charges, in the currency's smallest unit: for show, since the amount is rounded from the
    /// exact product and not from this. Nothing beyond [`MAX_MINOR`](crate::money::MAX_MINOR).
    #[must_use]
    pub fn before(&self, currency: Currency) -> Option<i64> {
        within(nearest(self.product(currency)?, SCALE)?)
    }

    /// What the line comes to after its discounts and charges (EN 16931, BT-131 where prices are net): rounded once, half away from zero, in
    /// the currency's smallest unit. Nothing beyond [`MAX_MINOR`](crate::money::MAX_MINOR).
    #[must_use]
    pub fn amount(&self, currency: Currency) -> Option<i64> {
        let shares: i128 = self.adjustments.iter().filter_map(|adjustment| adjustment.signed_per_100k()).sum();
        let amounts: i128 = self.adjustments.iter().filter_map(|adjustment| adjustment.signed_minor()).sum();
        let whole = i128::from(WHOLE);
        let product = self.product(currency)?.checked_mul(whole.checked_add(shares)?)?;
        let scale = SCALE * whole;
        within(nearest(product.checked_add(amounts.checked_mul(scale)?)?, scale)?)
    }

    /// What the quantity costs at some price, in the currency's smallest unit, rounded once.
    pub(super) fn at(quantity: Quantity, price: UnitPrice, currency: Currency) -> Option<i64> {
        within(nearest(product(quantity, price, currency)?, SCALE)?)
    }

    fn product(&self, currency: Currency) -> Option<i128> {
        product(self.quantity, self.price, currency)
    }
}

/// Quantity times price in the smallest unit, exactly: [`SCALE`] times as much.
fn product(quantity: Quantity, price: UnitPrice, currency: Currency) -> Option<i128> {
    let product = i128::from(quantity.millionths()).checked_mul(i128::from(price.millionths()))?;
    product.checked_mul(i128::from(currency.minor_per_unit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(quantity: &str, price: &str, adjustments: &[Adjustment]) -> Item {
        Item {
            quantity: Quantity::parse(quantity).unwrap(),
            price: UnitPrice::parse(price, Currency::EUR).unwrap(),
            adjustments: adjustments.to_vec(),
            taxes: Taxes::vat(Rate::known(20_000)),
        }
    }

    fn percent(kind: AdjustmentKind, per_100k: i32) -> Adjustment {
        Adjustment { kind, extent: Extent::Percent(Rate::known(per_100k)) }
    }

    fn minor(kind: AdjustmentKind, minor: i64) -> Adjustment {
        Adjustment { kind, extent: Extent::AmountMinor(minor) }
    }

    #[test]
    fn an_amount_is_rounded_once() {
        use AdjustmentKind::{Charge, Discount};
        for (item, before, amount) in [
            (item("3", "0.335", &[]), 101, 101),
            (item("-3", "0.335", &[]), -101, -101),
            (item("1", "2.675", &[]), 268, 268),
            // 33.33 % of 100 €.
            (item("1", "100", &[percent(Discount, 33_330)]), 10_000, 6_667),
            // 1.005 € less half of it is 0.5025 €: 0.50 €. Rounded before and after, it would be 1.01 € and 0.51 €.
            (item("1", "1.005", &[percent(Discount, 50_000)]), 101, 50),
            (item("2", "10", &[minor(Discount, 150), minor(Charge, 25)]), 2_000, 1_875),
            // Each share is of the product: 10 % and 10 % are 20 %.
            (item("1", "50", &[percent(Discount, 10_000), percent(Discount, 10_000)]), 5_000, 4_000),
            (item("1", "50", &[percent(Charge, 2_000), minor(Discount, 100)]), 5_000, 5_000),
            (item("1", "50", &[percent(Discount, 100_000)]), 5_000, 0),
        ] {
            assert_eq!(
                (item.before(Currency::EUR), item.amount(Currency::EUR)),
                (Some(before), Some(amount)),
                "{item:?}"
            );
        }
    }

    #[test]
    fn a_part_bears_its_part_of_an_amount() {
        let of = |part, whole| Extent::AmountMinor(100).of_part(part, whole);
        assert_eq!((of(1, 3), of(2, 3), of(3, 3)), (minor_extent(33), minor_extent(67), minor_extent(100)));
        assert_eq!(of(-1, 2), minor_extent(-50));
        assert_eq!(of(1, 0), minor_extent(100), "nothing is no part of nothing");
        let ten = Extent::Percent(Rate::known(10_000));
        assert_eq!(ten.of_part(1, 3), ten);
    }

    fn minor_extent(minor: i64) -> Extent {
        Extent::AmountMinor(minor)
    }

    #[test]
    fn the_currency_says_where_to_round() {
        let item = item("1.5", "1.235", &[]);
        for (code, amount) in [("EUR", 185), ("JPY", 2), ("TND", 1_853)] {
            assert_eq!(item.amount(Currency::parse(code).unwrap()), Some(amount), "{code}");
        }
    }

    #[test]
    fn nothing_is_beyond_what_can_be_kept() {
        let largest = item("1000000000", "999999999999.999999", &[percent(AdjustmentKind::Charge, 100_000)]);
        assert_eq!((largest.before(Currency::EUR), largest.amount(Currency::EUR)), (None, None));
        let just = item("10", "999999999999.999", &[]);
        assert_eq!(just.amount(Currency::EUR), Some(999_999_999_999_999));
    }
}
