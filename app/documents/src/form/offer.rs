//! A product that is offered while one types, and what it fills into a line.

use domain::billing::rate::Rate;
use domain::billing::regime::Charge;
use domain::billing::taxes::{TaxKind, Taxes};
use domain::billing::unit_price::UnitPrice;
use domain::documents::form::reading;
use domain::field::FieldValue;
#[cfg(feature = "ssr")]
use domain::ids::ListItemId;
use domain::ids::ProductId;
use domain::money::{Currency, Money};
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
    /// Its price: in the client's price list where it has one there.
    pub price: Money,
    /// Whether that is of the client's price list.
    pub is_of_list: bool,
    /// Whether the price is net or gross.
    pub basis: PriceBasis,
    /// Its own rate of VAT.
    pub vat: Option<Rate>,
    /// What one costs, for whoever may know.
    pub cost: Option<Money>,
}

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

impl ProductOffer {
    /// A product as it is offered to a client with this price list.
    #[cfg(feature = "ssr")]
    pub fn of(product: &Product, list: Option<ListItemId>, sees_costs: bool) -> Self {
        let data = &product.data;
        let listed = list.and_then(|list| product.prices.get(&list));
        let money = |minor: i64| Money::new(minor, data.currency);
        Self {
            id: product.id,
            name: data.name.as_str().to_owned(),
            reference: data.reference.as_ref().map(|reference| reference.as_str().to_owned()),
            nature: data.kind,
            unit: data.unit.as_ref().map(|unit| unit.as_str().to_owned()),
            price: money(listed.map_or(data.price.0, |price| price.0)),
            is_of_list: listed.is_some(),
            basis: data.price_basis,
            vat: data.vat.and_then(|rate| Rate::try_from(rate).ok()),
            cost: data.cost.filter(|_| sees_costs).map(|cost| money(cost.0)),
        }
    }

    /// What it costs in a document. Nothing where it is priced in another currency, and where the rate is not known that its price would be
    /// told with or without.
    pub fn price_in(&self, pricing: &Pricing) -> Option<UnitPrice> {
        let price = UnitPrice::from_money(self.price).ok().filter(|_| self.price.currency() == pricing.currency)?;
        if self.basis == pricing.basis {
            return Some(price);
        }
        let own = self.vat.or(pricing.usual);
        let charge = pricing.charge.unwrap_or(Charge::Own);
        let taxes = match (self.basis, charge) {
            // A price with taxes holds those of home, whatever the client is charged.
            (PriceBasis::Gross, Charge::Own | Charge::Untaxed(_)) => own.map(Taxes::vat),
            (PriceBasis::Gross, Charge::These(taxes)) if taxes.each().all(|tax| tax.kind() == TaxKind::Vat) => {
                own.map(Taxes::vat)
            }
            (_, charge) => charge.taxes(own),
        };
        price.rebased(self.basis, pricing.basis, taxes?).ok()
    }

    /// What it fills into a line, by name, as it is stored.
    pub fn filled(&self, pricing: &Pricing) -> [(&'static str, String); 7] {
        let reading = reading(pricing.currency);
        let cost = self.cost.filter(|cost| cost.currency() == pricing.currency);
        let cost = cost.and_then(|cost| UnitPrice::from_money(cost).ok());
        [
            ("product", self.id.to_string()),
            ("nature", self.nature.as_str().to_owned()),
            ("description", self.name.clone()),
            ("unit", self.unit.clone().unwrap_or_default()),
            ("price", self.price_in(pricing).written(&reading)),
            ("vat", self.vat.written(&reading)),
            ("cost", cost.written(&reading)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use domain::billing::vat::Mention;
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
            is_of_list: false,
            basis,
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
        let filled = offer(1_000, PriceBasis::Net, Some(5_500)).filled(&dollars);
        let at = |name: &str| filled.iter().find(|(other, _)| *other == name).map(|(_, text)| text.as_str());
        assert_eq!((at("price"), at("cost"), at("vat")), (Some(""), Some(""), Some("5.5")));
        let no_rate = Pricing { usual: None, ..pricing(PriceBasis::Gross, Charge::Own) };
        assert_eq!(offer(1_000, PriceBasis::Net, None).price_in(&no_rate), None);
        let filled = offer(1_050, PriceBasis::Net, None).filled(&pricing(PriceBasis::Net, Charge::Own));
        assert!(filled.contains(&("price", "10.5".to_owned())) && filled.contains(&("cost", "4".to_owned())));
    }
}
