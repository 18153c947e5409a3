//! The choices of a document and of its lines.

use serde::{Deserialize, Serialize};

use crate::billing::lines::{Adjustment, AdjustmentKind, Extent};
use crate::billing::rate::Rate;
use crate::billing::regime::Charge;
use crate::billing::vat::Mention;
use crate::error::FieldError;
use crate::field::{Alike, FieldValue, MinorAmount, RatePer100k, Reading, choice_fields, choices};
use crate::text::is_blank;

choices! {
    /// What a line of a document is.
    LineKind {
        /// Something that is sold.
        #[default]
        Item = "item",
        /// A heading.
        Section = "section",
        /// The sum since the heading or the subtotal above.
        Subtotal = "subtotal",
        /// Words alone.
        Text = "text",
    }
}

choice_fields!(LineKind);

/// Which tax a document bears, where somebody chose it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChosenCharge {
    /// Nobody did: it follows from who sells what to whom ([`regime::decide`](crate::billing::regime::decide)).
    #[default]
    Automatic,
    /// VAT at each line's own rate.
    Own,
    /// None, for this reason.
    Untaxed(Mention),
}

impl ChosenCharge {
    /// What stands for VAT at each line's own rate.
    pub const OWN: &'static str = "own";

    /// The stored and submitted name; blank where it follows from the rules.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Automatic => "",
            Self::Own => Self::OWN,
            Self::Untaxed(mention) => mention.as_str(),
        }
    }

    /// The choice of a submitted name.
    ///
    /// # Errors
    /// [`FieldError::NotAChoice`].
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        match typed.trim() {
            "" => Ok(Self::Automatic),
            Self::OWN => Ok(Self::Own),
            other => Mention::parse(other).map(Self::Untaxed),
        }
    }

    /// What it overrides the rules with.
    #[must_use]
    pub const fn charge(self) -> Option<Charge> {
        match self {
            Self::Automatic => None,
            Self::Own => Some(Charge::Own),
            Self::Untaxed(mention) => Some(Charge::Untaxed(mention)),
        }
    }
}

impl FieldValue for ChosenCharge {
    fn read(typed: &str, _: &Reading) -> Result<Self, FieldError> {
        Self::parse(typed)
    }

    fn written(&self, _: &Reading) -> String {
        self.as_str().to_owned()
    }
}

/// What is taken off a line or a document: « 10 % », or an amount, « 12,50 ».
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Discount(pub Extent);

impl Discount {
    /// As the totals take it.
    #[must_use]
    pub const fn adjustment(self) -> Adjustment {
        Adjustment { kind: AdjustmentKind::Discount, extent: self.0 }
    }
}

impl FieldValue for Discount {
    const ALIKE: Alike = Alike::Text;

    fn read(typed: &str, reading: &Reading) -> Result<Self, FieldError> {
        if is_blank(typed) {
            return Err(FieldError::Required);
        }
        if typed.trim_end().ends_with('%') {
            let RatePer100k(rate) = RatePer100k::read(typed, reading)?;
            return Rate::new(rate).map(Extent::Percent).map(Self);
        }
        MinorAmount::read(typed, reading).map(|amount| Self(Extent::AmountMinor(amount.0)))
    }

    fn written(&self, reading: &Reading) -> String {
        match self.0 {
            Extent::Percent(rate) => format!("{} %", RatePer100k(rate.per_100k()).written(reading)),
            Extent::AmountMinor(minor) => MinorAmount(minor).written(reading),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::Country;
    use crate::identifiers::PhoneRules;
    use crate::money::Currency;

    fn reading() -> Reading {
        Reading { country: Country::FRANCE, currency: Currency::EUR, phone: PhoneRules::shape() }
    }

    #[test]
    fn a_discount_is_a_share_or_an_amount() {
        let read = |typed| Discount::read(typed, &reading()).map(|discount| discount.0);
        assert_eq!(read("10 %"), Ok(Extent::Percent(Rate::new(10_000).unwrap())));
        assert_eq!(read("2,5%"), Ok(Extent::Percent(Rate::new(2_500).unwrap())));
        assert_eq!(read("12,50"), Ok(Extent::AmountMinor(1_250)));
        assert_eq!(read(" "), Err(FieldError::Required));
        assert!(read("120 %").is_err() && read("-3").is_err() && read("x").is_err());
        for typed in ["2.5 %", "12.50"] {
            assert_eq!(Discount::read(typed, &reading()).unwrap().written(&reading()), typed);
        }
    }

    #[test]
    fn a_charge_is_read_as_it_is_written() {
        for &mention in Mention::ALL {
            let charge = ChosenCharge::Untaxed(mention);
            assert_eq!(ChosenCharge::parse(charge.as_str()), Ok(charge));
        }
        assert_eq!(ChosenCharge::parse(""), Ok(ChosenCharge::Automatic));
        assert_eq!(ChosenCharge::parse("own"), Ok(ChosenCharge::Own));
        assert_eq!(ChosenCharge::parse("none"), Err(FieldError::NotAChoice));
    }
}
