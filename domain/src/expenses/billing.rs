//! Expenses as lines of a client's invoice.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::billing::rate::Rate;
use crate::billing::regime::Charge;
use crate::billing::unit_price::UnitPrice;
use crate::billing::vat::Mention;
use crate::documents::form::reading;
use crate::documents::pricing::Pricing;
use crate::documents::{LineForm, LineKind};
use crate::field::{FieldValue, RatePer100k};
use crate::ids::ExpenseId;
use crate::money::Money;
use crate::products::{PriceBasis, ProductKind};

/// An expense that waits to be billed to the client whom it was made for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToBill {
    /// Which one.
    pub id: ExpenseId,
    /// What it was for.
    pub description: String,
    /// Its day.
    pub date: NaiveDate,
    /// Without VAT.
    pub net: Money,
    /// With VAT.
    pub gross: Money,
    /// The rate that it bore.
    pub vat: Option<RatePer100k>,
}

impl ToBill {
    /// Its line: one of it, at what it cost, with the rate that it bore. The VAT that the company paid is taken back by the company, and
    /// charged anew; a company that charges none takes none back, and bills all of it.
    ///
    /// Of an expense in another currency, and where the rate is not known that its price would be told with, the price is left to whoever
    /// writes.
    #[must_use]
    pub fn line(&self, pricing: &Pricing) -> LineForm {
        let reading = reading(pricing.currency);
        let is_alike = self.net.currency() == pricing.currency;
        let cost = Some(if takes_none_back(pricing.charge) { self.gross } else { self.net }).filter(|_| is_alike);
        let cost = cost.and_then(|cost| UnitPrice::from_money(cost).ok());
        LineForm {
            kind: LineKind::Item.as_str().to_owned(),
            nature: ProductKind::Service.as_str().to_owned(),
            description: self.description.clone(),
            quantity: "1".to_owned(),
            price: self.price(pricing).filter(|_| is_alike).written(&reading),
            vat: self.vat.written(&reading),
            cost: cost.written(&reading),
            expense: self.id.to_string(),
            ..LineForm::default()
        }
    }

    fn price(&self, pricing: &Pricing) -> Option<UnitPrice> {
        if takes_none_back(pricing.charge) {
            return UnitPrice::from_money(self.gross).ok();
        }
        let (charge, own) =
            (pricing.charge.unwrap_or(Charge::Own), self.vat.and_then(|rate| Rate::try_from(rate).ok()));
        match (pricing.basis, charge) {
            // To the cent what stands on the receipt.
            (PriceBasis::Gross, Charge::Own) if own.is_some() => UnitPrice::from_money(self.gross).ok(),
            (basis, charge) => {
                let net = UnitPrice::from_money(self.net).ok()?;
                if basis == PriceBasis::Net {
                    return Some(net);
                }
                net.rebased(PriceBasis::Net, basis, charge.taxes(own.or(pricing.usual))?).ok()
            }
        }
    }
}

/// Whether the company charges no tax for what it does, and so takes none back of what it pays (CGI, art. 271).
const fn takes_none_back(charge: Option<Charge>) -> bool {
    use Mention as M;
    matches!(
        charge,
        Some(Charge::Untaxed(M::FranchiseFrance | M::FranchiseUnion | M::NotRegistered | M::Education | M::Care))
    )
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::billing::taxes::Taxes;
    use crate::money::Currency;

    fn spent(net: i64, gross: i64, vat: Option<i32>) -> ToBill {
        ToBill {
            id: ExpenseId(Uuid::nil()),
            description: "Train Paris–Lyon".into(),
            date: NaiveDate::default(),
            net: Money::new(net, Currency::EUR),
            gross: Money::new(gross, Currency::EUR),
            vat: vat.map(RatePer100k),
        }
    }

    fn pricing(basis: PriceBasis, charge: Charge) -> Pricing {
        Pricing { currency: Currency::EUR, basis, charge: Some(charge), usual: Rate::new(20_000).ok() }
    }

    #[test]
    fn an_expense_is_billed_at_what_it_cost() {
        let (net, gross) = (PriceBasis::Net, PriceBasis::Gross);
        let abroad = Charge::Untaxed(Mention::ReverseCharge);
        let german = Charge::These(Taxes::vat(Rate::new(19_000).unwrap()));
        for (vat, basis, charge, price) in [
            (Some(20_000), net, Charge::Own, "83.33"),
            (Some(20_000), gross, Charge::Own, "100"),
            (Some(20_000), net, abroad, "83.33"),
            (Some(20_000), gross, abroad, "83.33"),
            (Some(20_000), gross, german, "99.1627"),
            (None, gross, Charge::Own, "99.996"),
        ] {
            let line = spent(8_333, 10_000, vat).line(&pricing(basis, charge));
            assert_eq!((line.price.as_str(), line.cost.as_str()), (price, "83.33"), "{vat:?} {basis:?} {charge:?}");
        }
    }

    #[test]
    fn a_company_that_charges_no_tax_bills_what_it_paid() {
        let exempt = pricing(PriceBasis::Net, Charge::Untaxed(Mention::FranchiseFrance));
        let line = spent(8_333, 10_000, Some(20_000)).line(&exempt);
        assert_eq!((line.price.as_str(), line.cost.as_str()), ("100", "100"));
    }

    #[test]
    fn its_line_says_which_expense_it_is() {
        let line = spent(1_000, 1_055, Some(5_500)).line(&pricing(PriceBasis::Net, Charge::Own));
        assert_eq!((line.quantity.as_str(), line.vat.as_str(), line.nature.as_str()), ("1", "5.5", "service"));
        assert_eq!(line.expense, Uuid::nil().to_string());
        assert!(line.parse(&reading(Currency::EUR)).is_ok());
    }

    #[test]
    fn what_is_in_another_currency_is_left_to_whoever_writes() {
        let dollars = Pricing { currency: Currency::CAD, ..pricing(PriceBasis::Net, Charge::Own) };
        let line = spent(1_000, 1_200, Some(20_000)).line(&dollars);
        assert_eq!((line.price.as_str(), line.cost.as_str(), line.vat.as_str()), ("", "", "20"));
    }
}
