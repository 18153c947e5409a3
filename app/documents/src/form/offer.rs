//! A product that is offered while one types, and what it fills into a line.

use domain::billing::lines::Extent;
use domain::billing::rate::Rate;
use domain::billing::unit_price::UnitPrice;
#[cfg(feature = "ssr")]
use domain::client_prices::Applied;
use domain::client_prices::PriceReason;
use domain::documents::form::reading;
use domain::documents::{Discount, Pricing};
use domain::field::FieldValue;
use domain::ids::ProductId;
use domain::money::Money;
#[cfg(feature = "ssr")]
use domain::products::Product;
use domain::products::{PriceBasis, ProductKind};
use serde::{Deserialize, Serialize};

/// A product, as far as a line says of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProductOffer {
    /// The product.
    pub id: ProductId,
    /// Its name.
    pub name: String,
    /// Its reference.
    pub reference: Option<String>,
    /// Article or service.
    pub nature: ProductKind,
    /// What it is counted in.
    pub unit: Option<String>,
    /// What the client pays for it on the day, before the discount.
    pub price: Money,
    /// Whether that is net or gross.
    pub basis: PriceBasis,
    /// What is taken off it.
    pub discount: Option<Rate>,
    /// Why.
    pub reason: PriceReason,
    /// What the client's price list is called.
    pub list: Option<String>,
    /// Its own rate of VAT.
    pub vat: Option<Rate>,
    /// What one costs, for whoever may know.
    pub cost: Option<Money>,
}

impl ProductOffer {
    /// A product as it is offered to a client whose price list is called so, at what it pays.
    #[cfg(feature = "ssr")]
    pub fn of(product: &Product, applied: Applied, list: Option<&str>, sees_costs: bool) -> Self {
        let data = &product.data;
        Self {
            id: product.id,
            name: data.name.as_str().to_owned(),
            reference: data.reference.as_ref().map(|reference| reference.as_str().to_owned()),
            nature: data.kind,
            unit: data.unit.as_ref().map(|unit| unit.as_str().to_owned()),
            price: applied.price,
            basis: applied.basis,
            discount: applied.discount,
            reason: applied.reason,
            list: list.map(str::to_owned),
            vat: data.vat.and_then(|rate| Rate::try_from(rate).ok()),
            cost: data.cost.filter(|_| sees_costs).map(|cost| Money::new(cost.0, data.currency)),
        }
    }

    /// What it costs in a document. Nothing where it is priced in another currency, and where the rate is not known that its price would be
    /// told with or without.
    pub fn price_in(&self, pricing: &Pricing) -> Option<UnitPrice> {
        pricing.unit_price(self.price, self.basis, self.vat)
    }

    /// Its price and what is taken off it, by name, as they are stored.
    pub fn priced(&self, pricing: &Pricing) -> [(&'static str, String); 2] {
        let reading = reading(pricing.currency);
        let discount = self.discount.map(|rate| Discount(Extent::Percent(rate)));
        [("price", self.price_in(pricing).written(&reading)), ("discount", discount.written(&reading))]
    }

    /// What else it fills into a line.
    pub fn filled(&self, pricing: &Pricing) -> [(&'static str, String); 6] {
        let reading = reading(pricing.currency);
        let cost = self.cost.filter(|cost| cost.currency() == pricing.currency);
        let cost = cost.and_then(|cost| UnitPrice::from_money(cost).ok());
        [
            ("product", self.id.to_string()),
            ("nature", self.nature.as_str().to_owned()),
            ("description", self.name.clone()),
            ("unit", self.unit.clone().unwrap_or_default()),
            ("vat", self.vat.written(&reading)),
            ("cost", cost.written(&reading)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use domain::billing::regime::Charge;
    use domain::billing::taxes::Taxes;
    use domain::billing::vat::Mention;
    use domain::money::Currency;
    use uuid::Uuid;

    use super::*;

    fn offer(minor: i64, basis: PriceBasis, vat: Option<i32>) -> ProductOffer {
        ProductOffer {
            id: ProductId(Uuid::nil()),
            name: "Vis".to_owned(),
            reference: None,
            nature: ProductKind::Article,
            unit: None,
            price: Money::new(minor, Currency::EUR),
            basis,
            discount: None,
            reason: PriceReason::Product,
            list: None,
            vat: vat.and_then(|rate| Rate::new(rate).ok()),
            cost: Some(Money::new(400, Currency::EUR)),
        }
    }

    fn pricing(basis: PriceBasis, charge: Charge) -> Pricing {
        Pricing { currency: Currency::EUR, basis, charge: Some(charge), usual: Rate::new(20_000).ok() }
    }

    #[test]
    fn a_price_is_told_on_the_documents_basis() {
        let (net, gross) = (PriceBasis::Net, PriceBasis::Gross);
        let abroad = Charge::Untaxed(Mention::ReverseCharge);
        let german = Charge::These(Taxes::vat(Rate::new(19_000).unwrap()));
        let quebec = Charge::These(Taxes::QUEBEC);
        for (minor, from, vat, to, charge, expected) in [
            (1_000, net, None, net, Charge::Own, 10_000_000),
            (1_000, net, None, gross, Charge::Own, 12_000_000),
            (1_055, gross, Some(5_500), net, Charge::Own, 10_000_000),
            (1_200, gross, None, net, abroad, 10_000_000),
            (1_000, net, None, gross, abroad, 10_000_000),
            (1_200, gross, None, net, german, 10_000_000),
            (1_000, net, None, gross, german, 11_900_000),
            (11_498, gross, None, net, quebec, 100_004_349),
        ] {
            let price = offer(minor, from, vat).price_in(&pricing(to, charge));
            assert_eq!(price.map(UnitPrice::millionths), Some(expected), "{minor} {from:?} {to:?} {charge:?}");
        }
    }

    #[test]
    fn what_is_not_known_is_left_to_whoever_types() {
        let dollars = Pricing { currency: Currency::CAD, ..pricing(PriceBasis::Net, Charge::Own) };
        let own_rate = offer(1_000, PriceBasis::Net, Some(5_500));
        let filled = own_rate.filled(&dollars);
        let at = |name: &str| filled.iter().find(|(other, _)| *other == name).map(|(_, text)| text.as_str());
        assert_eq!((at("cost"), at("vat")), (Some(""), Some("5.5")));
        assert_eq!(own_rate.priced(&dollars), [("price", String::new()), ("discount", String::new())]);
        let no_rate = Pricing { usual: None, ..pricing(PriceBasis::Gross, Charge::Own) };
        assert_eq!(offer(1_000, PriceBasis::Net, None).price_in(&no_rate), None);
    }

    #[test]
    fn what_is_taken_off_stands_beside_the_price() {
        let euros = pricing(PriceBasis::Net, Charge::Own);
        let off = ProductOffer { discount: Rate::new(12_500).ok(), ..offer(1_050, PriceBasis::Net, None) };
        assert_eq!(off.priced(&euros), [("price", "10.5".to_owned()), ("discount", "12.5 %".to_owned())]);
        assert!(off.filled(&euros).contains(&("cost", "4".to_owned())));
    }
}
