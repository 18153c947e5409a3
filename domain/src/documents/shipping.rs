//! Who carries what a document is about, and what carriage costs (A12.2).

use super::choices::LineKind;
use super::line::LineForm;
use super::pricing::Pricing;
use super::rules::DocumentRules;
use crate::billing::kind::DocumentKind;
use crate::field::FieldValue;
use crate::money::Money;
use crate::products::{PriceBasis, ProductKind};

/// Whether a document of a kind says who carries its goods.
#[must_use]
pub const fn tells_carrier(kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::Order | DocumentKind::DeliveryNote | DocumentKind::Invoice)
}

/// What carriage costs a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carriage {
    /// This much, without taxes.
    Charged(Money),
    /// Nothing, since its goods come to so much.
    Free {
        /// The client's free-shipping threshold, without taxes.
        from: Money,
    },
}

impl DocumentRules {
    /// Who carries the client's goods, for a document that says so.
    #[must_use]
    pub fn usual_carrier(&self) -> Option<&str> {
        self.buyer.as_ref().filter(|_| tells_carrier(self.kind))?.carrier.as_deref()
    }

    /// What the carriage of goods costs that come to so much without taxes. Nothing where the company charges none, and where its charge is
    /// in another currency than the document.
    #[must_use]
    pub fn carriage(&self, goods_net_minor: i64) -> Option<Carriage> {
        let buyer = self.buyer.as_ref().filter(|_| tells_carrier(self.kind) && goods_net_minor > 0)?;
        let charge = self.shipping_minor.filter(|minor| *minor > 0 && buyer.currency == self.company_currency)?;
        let money = |minor| Money::new(minor, buyer.currency);
        Some(match buyer.free_shipping_minor.filter(|from| goods_net_minor >= *from) {
            Some(from) => Carriage::Free { from: money(from) },
            None => Carriage::Charged(money(charge)),
        })
    }
}

/// The line that charges carriage under this name.
#[must_use]
pub fn carriage_line(name: &str, charge: Money, pricing: &Pricing) -> LineForm {
    let reading = super::form::reading(pricing.currency);
    LineForm {
        kind: LineKind::Item.as_str().to_owned(),
        // It is taxed as the goods are that are carried (directive 2006/112/EC, art. 78, b; CGI, art. 267, I, 2°).
        nature: ProductKind::Article.as_str().to_owned(),
        description: name.to_owned(),
        quantity: "1".to_owned(),
        price: pricing.unit_price(charge, PriceBasis::Net, None).written(&reading),
        ..LineForm::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::rules::tests::rules;
    use crate::money::Currency;

    #[test]
    fn the_clients_carrier_is_proposed_where_goods_are_on_their_way() {
        for (kind, expected) in [
            (DocumentKind::Order, Some("Chronopost")),
            (DocumentKind::DeliveryNote, Some("Chronopost")),
            (DocumentKind::Invoice, Some("Chronopost")),
            (DocumentKind::Quote, None),
            (DocumentKind::CreditNote, None),
        ] {
            let mut rules = rules(kind);
            assert_eq!(rules.usual_carrier(), None);
            rules.buyer.as_mut().unwrap().carrier = Some("Chronopost".to_owned());
            assert_eq!(rules.usual_carrier(), expected, "{kind:?}");
        }
    }

    #[test]
    fn carriage_is_charged_below_the_clients_threshold() {
        let eur = |minor| Money::new(minor, Currency::EUR);
        let mut rules = rules(DocumentKind::Order);
        assert_eq!(rules.carriage(1_000), None, "the company charges none");
        rules.shipping_minor = Some(1_200);
        assert_eq!(rules.carriage(1_000_000), Some(Carriage::Charged(eur(1_200))), "nothing is agreed");
        rules.buyer.as_mut().unwrap().free_shipping_minor = Some(15_000);
        assert_eq!(rules.carriage(14_999), Some(Carriage::Charged(eur(1_200))));
        assert_eq!(rules.carriage(15_000), Some(Carriage::Free { from: eur(15_000) }));
        assert_eq!(rules.carriage(0), None, "there is nothing to carry");
        rules.company_currency = Currency::CAD;
        assert_eq!(rules.carriage(1_000), None, "so many dollars are not so many euros");
        rules.company_currency = Currency::EUR;
        rules.kind = DocumentKind::CreditNote;
        assert_eq!(rules.carriage(1_000), None);
    }
}
