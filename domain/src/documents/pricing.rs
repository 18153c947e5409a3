//! What a product costs in a document, which may express its prices otherwise: with taxes or without.

use crate::billing::rate::Rate;
use crate::billing::regime::Charge;
use crate::billing::taxes::{TaxKind, Taxes};
use crate::billing::unit_price::UnitPrice;
use crate::money::{Currency, Money};
use crate::products::PriceBasis;

/// How a document's prices are expressed, as far as a product's price is concerned.
#[derive(Clone, Copy, Debug)]
pub struct Pricing {
    /// What it is in.
    pub currency: Currency,
    /// With or without taxes.
    pub basis: PriceBasis,
    /// What such a product is charged; nothing while there is no client.
    pub charge: Option<Charge>,
    /// The rate of what has none of its own.
    pub usual: Option<Rate>,
}

impl Pricing {
    /// The unit price of what costs so much on this basis, and bears this rate where it has one of its own. Nothing where it is priced in
    /// another currency, and where the rate is not known that its price would be told with or without.
    #[must_use]
    pub fn unit_price(&self, price: Money, basis: PriceBasis, own: Option<Rate>) -> Option<UnitPrice> {
        let unit = UnitPrice::from_money(price).ok().filter(|_| price.currency() == self.currency)?;
        if basis == self.basis {
            return Some(unit);
        }
        let own = own.or(self.usual);
        let charge = self.charge.unwrap_or(Charge::Own);
        let taxes = match (basis, charge) {
            // A price with taxes holds those of home, whatever the client is charged.
            (PriceBasis::Gross, Charge::Own | Charge::Untaxed(_)) => own.map(Taxes::vat),
            (PriceBasis::Gross, Charge::These(taxes)) if taxes.each().all(|tax| tax.kind() == TaxKind::Vat) => {
                own.map(Taxes::vat)
            }
            (_, charge) => charge.taxes(own),
        };
        unit.rebased(basis, self.basis, taxes?).ok()
    }
}
