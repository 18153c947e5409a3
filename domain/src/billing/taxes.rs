//! The taxes of a line: VAT in Europe, GST with QST in Québec.

use serde::{Deserialize, Serialize};

use super::rate::{Rate, WHOLE};
use super::vat::VatCategory;
use crate::field::choices;

choices! {
    /// Which tax, by the law that it is raised by.
    #[derive(PartialOrd, Ord)]
    TaxKind {
        /// Value added tax (TVA).
        #[default]
        Vat = "vat",
        /// Canada's goods and services tax (TPS).
        Gst = "gst",
        /// The harmonized sales tax of five provinces (TVH).
        Hst = "hst",
        /// Québec's sales tax (TVQ).
        Qst = "qst",
    }
}

/// A tax at its rate: what the breakdown of a document is by (EN 16931, BG-23).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Parts")]
pub struct Tax {
    kind: TaxKind,
    category: VatCategory,
    rate: Rate,
}

/// The taxes of a line: one, or two that are each raised on the price before tax. Lines with the same taxes form a group, over which
/// discounts on the document are spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Pair")]
pub struct Taxes {
    first: Tax,
    second: Option<Tax>,
}

/// What can't be the taxes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TaxError {
    /// A taxed category has a rate above zero (EN 16931, BR-S-05); every other has none (BR-Z-05, BR-E-05, BR-AE-05, BR-IC-05, BR-G-05).
    #[error("a rate above zero goes with the taxed category, and with it alone")]
    RateOfCategory,
    /// The same tax twice.
    #[error("the same tax twice")]
    Twice,
}

impl Tax {
    /// A tax in one of its categories.
    ///
    /// # Errors
    ///
    /// [`TaxError::RateOfCategory`] where the rate does not go with the category.
    pub fn new(kind: TaxKind, category: VatCategory, rate: Rate) -> Result<Self, TaxError> {
        let is_taxed = category == VatCategory::Standard;
        if is_taxed == rate.is_zero() { Err(TaxError::RateOfCategory) } else { Ok(Self { kind, category, rate }) }
    }

    /// A tax at a rate: at zero it is zero-rated.
    #[must_use]
    pub const fn at(kind: TaxKind, rate: Rate) -> Self {
        let category = if rate.is_zero() { VatCategory::ZeroRated } else { VatCategory::Standard };
        Self { kind, category, rate }
    }

    /// Which tax it is.
    #[must_use]
    pub const fn kind(self) -> TaxKind {
        self.kind
    }

    /// Its category (BT-118).
    #[must_use]
    pub const fn category(self) -> VatCategory {
        self.category
    }

    /// Its rate (BT-119); zero in every category but the taxed one.
    #[must_use]
    pub const fn rate(self) -> Rate {
        self.rate
    }
}

impl Taxes {
    /// GST alone, 5 % (Excise Tax Act, s. 165, 1).
    pub const GST: Self = Self::one(Tax::at(TaxKind::Gst, Rate::known(5_000)));
    /// GST and QST: 9.975 %, and on the price without GST (Act respecting the Québec sales tax, s. 16).
    pub const QUEBEC: Self = Self { first: Self::GST.first, second: Some(Tax::at(TaxKind::Qst, Rate::known(9_975))) };

    /// One tax.
    #[must_use]
    pub const fn one(tax: Tax) -> Self {
        Self { first: tax, second: None }
    }

    /// Two taxes on the same price, in whichever order.
    ///
    /// # Errors
    ///
    /// [`TaxError::Twice`] for two of a kind.
    pub fn two(one: Tax, other: Tax) -> Result<Self, TaxError> {
        if one.kind == other.kind {
            return Err(TaxError::Twice);
        }
        Ok(Self { first: one.min(other), second: Some(one.max(other)) })
    }

    /// VAT at a rate.
    #[must_use]
    pub const fn vat(rate: Rate) -> Self {
        Self::one(Tax::at(TaxKind::Vat, rate))
    }

    /// No tax, in a category that says why; zero-rated for the taxed one, which has no meaning without a rate.
    #[must_use]
    pub const fn none(category: VatCategory) -> Self {
        let category = if matches!(category, VatCategory::Standard) { VatCategory::ZeroRated } else { category };
        Self::one(Tax { kind: TaxKind::Vat, category, rate: Rate::ZERO })
    }

    /// The same tax at a rate of zero, the first where there are two: what is zero-rated in Québec is so by the law of the GST.
    #[must_use]
    pub const fn zero_rated(self) -> Self {
        Self::one(Tax::at(self.first.kind, Rate::ZERO))
    }

    /// Each tax, in the order of the breakdown.
    pub fn each(self) -> impl Iterator<Item = Tax> {
        [Some(self.first), self.second].into_iter().flatten()
    }

    /// The rates together, in hundred-thousandths: 14,975 in Québec.
    #[must_use]
    pub fn rate_per_100k(self) -> i64 {
        self.each().map(|tax| i64::from(tax.rate.per_100k())).sum()
    }

    /// What a price with these taxes is, as a fraction of the price without, in hundred-thousandths: 120,000 at 20 %.
    pub(super) fn with_price_per_100k(self) -> i128 {
        i128::from(WHOLE) + i128::from(self.rate_per_100k())
    }
}

/// A tax as it is read, before it is checked.
#[derive(Deserialize)]
struct Parts {
    kind: TaxKind,
    category: VatCategory,
    rate: Rate,
}

impl TryFrom<Parts> for Tax {
    type Error = TaxError;

    fn try_from(parts: Parts) -> Result<Self, TaxError> {
        Self::new(parts.kind, parts.category, parts.rate)
    }
}

/// The taxes of a line as they are read, before they are checked.
#[derive(Deserialize)]
struct Pair {
    first: Tax,
    second: Option<Tax>,
}

impl TryFrom<Pair> for Taxes {
    type Error = TaxError;

    fn try_from(pair: Pair) -> Result<Self, TaxError> {
        pair.second.map_or(Ok(Self::one(pair.first)), |second| Self::two(pair.first, second))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GST: Tax = Tax::at(TaxKind::Gst, Rate::known(5_000));
    const QST: Tax = Tax::at(TaxKind::Qst, Rate::known(9_975));

    #[test]
    fn a_rate_goes_with_the_taxed_category_alone() {
        let new = |category, per_100k| Tax::new(TaxKind::Vat, category, Rate::known(per_100k));
        for &category in VatCategory::ALL {
            let is_taxed = category == VatCategory::Standard;
            assert_eq!(new(category, 20_000).is_ok(), is_taxed, "{category:?}");
            assert_eq!(new(category, 0).is_ok(), !is_taxed, "{category:?}");
        }
        assert_eq!(Tax::at(TaxKind::Vat, Rate::ZERO).category(), VatCategory::ZeroRated);
        assert_eq!(Taxes::none(VatCategory::Standard), Taxes::vat(Rate::ZERO));
    }

    #[test]
    fn two_taxes_are_the_same_pair_in_either_order() {
        let taxes = Taxes::two(QST, GST).unwrap();
        assert_eq!(Taxes::two(GST, QST), Ok(taxes));
        assert_eq!(Taxes::QUEBEC, taxes);
        assert_eq!(taxes.each().collect::<Vec<_>>(), [GST, QST]);
        assert_eq!(taxes.rate_per_100k(), 14_975);
        assert_eq!(taxes.zero_rated(), Taxes::one(Tax::at(TaxKind::Gst, Rate::ZERO)));
        assert_eq!(Taxes::two(GST, GST), Err(TaxError::Twice));
    }

    #[test]
    fn what_is_read_is_checked() {
        let taxes = Taxes::two(GST, QST).unwrap();
        let json = serde_json::to_string(&taxes).unwrap();
        assert_eq!(serde_json::from_str::<Taxes>(&json).unwrap(), taxes);
        assert!(serde_json::from_str::<Taxes>(&json.replace("9975", "0")).is_err());
        assert!(serde_json::from_str::<Taxes>(&json.replace("qst", "gst")).is_err());
    }
}
