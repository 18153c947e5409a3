//! What a company, and the client of a document, say about its form.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::fields::DocumentData;
use super::{instalments, scheduled};
use crate::billing::due::LateMention;
use crate::billing::kind::DocumentKind;
use crate::billing::rate::Rate;
use crate::billing::regime::{AgainstThreshold, Decision, DistanceMention, DistanceSold, Reason};
use crate::error::{FieldError, FieldErrors};
use crate::ids::{AddressId, ClientId, ListItemId};
use crate::lists::ListItem;
use crate::money::{Currency, Money};
use crate::products::{PriceBasis, ProductKind};

/// What a document's form is read by, in the browser and on the server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentRules {
    /// What is made.
    pub kind: DocumentKind,
    /// The company's currency: a document's while it has no client.
    pub company_currency: Currency,
    /// The company's usual rate of VAT, for lines that name none.
    pub usual_vat: Option<Rate>,
    /// The terms of whoever has none of their own.
    pub usual_terms: Option<ListItemId>,
    /// The terms that may be chosen.
    pub terms: Vec<ListItem>,
    /// What the company charges for carriage without taxes, in its currency's smallest unit.
    pub shipping_minor: Option<i64>,
    /// How long a quote holds unless it says otherwise, in days.
    pub quote_days: u16,
    /// The day in the company's time zone.
    pub today: NaiveDate,
    /// What was sold to consumers of other member states, where the client is one and the company charges its own VAT as long as that
    /// is below the threshold.
    pub distance_sold: Option<DistanceSold>,
    /// What follows from the client, once there is one.
    pub buyer: Option<BuyerRules>,
}

/// What follows from a document's client and where it is delivered.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BuyerRules {
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub name: String,
    /// Its currency: the only one that its documents have.
    pub currency: Currency,
    /// How its prices are expressed (A12.2).
    pub price_basis: PriceBasis,
    /// Its own rate of VAT.
    pub default_vat: Option<Rate>,
    /// Its terms.
    pub payment_terms: Option<ListItemId>,
    /// The delay that was negotiated with it, which goes before every term (A3.7).
    pub negotiated_days: Option<u16>,
    /// Its addresses, the main one first.
    pub addresses: Vec<AddressChoice>,
    /// The tax on goods, and why.
    pub goods: Decision,
    /// The tax on services, and why.
    pub services: Decision,
    /// What is taken off the whole of its documents, unless they say otherwise (A12.1).
    pub discount: Option<Rate>,
    /// Who carries its goods (A12.2).
    pub carrier: Option<String>,
    /// From which amount without taxes on its goods are carried for nothing (A12.2), in its currency's smallest unit.
    pub free_shipping_minor: Option<i64>,
    /// How it usually pays (A12.1).
    pub payment_method: Option<ListItemId>,
    /// What it owes now, in its currency's smallest unit.
    pub owed_minor: i64,
    /// How much it may owe (A9.4): beyond, people are warned, and nothing is refused.
    pub credit_limit_minor: Option<i64>,
    /// Its account is said to be blocked (A9.4), which is told and refuses nothing.
    pub is_blocked: bool,
    /// It is no client yet, and becomes one once it orders or owes something (A3.13).
    pub is_prospect: bool,
    /// It may be chosen no more.
    pub is_gone: bool,
    /// What its invoices say of paying late.
    pub late: Option<LateMention>,
    /// What its documents say of goods that bear another member state's VAT.
    pub distance: Option<DistanceMention>,
    /// Goods for it add up to the threshold of distance sales.
    pub is_far_consumer: bool,
    /// The name, and the address in one line, of whoever its bills go to, where that is another client (A3.11).
    pub billed_to: Option<(String, String)>,
}

/// An address that a document may be for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressChoice {
    /// Which one.
    pub id: AddressId,
    /// In one line.
    pub label: String,
    /// Bills go there.
    pub is_billing: bool,
    /// Goods go there.
    pub is_delivery: bool,
}

impl DocumentRules {
    /// What amounts are in: the client's currency, else the company's.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.buyer.as_ref().map_or(self.company_currency, |buyer| buyer.currency)
    }

    /// What the client would owe with so much more, where that is beyond what it may (A9.4), and how much it may; only for what is owed.
    #[must_use]
    pub fn over_limit(&self, more_minor: i64) -> Option<(Money, Money)> {
        let buyer = self.buyer.as_ref().filter(|_| self.kind.is_owed())?;
        let (limit, owed) = (buyer.credit_limit_minor?, buyer.owed_minor.saturating_add(more_minor));
        (owed > limit).then(|| (Money::new(owed, buyer.currency), Money::new(limit, buyer.currency)))
    }

    /// What is sold to consumers of other member states with so much more on a day, where that is beyond the threshold up to which the
    /// company's own VAT holds, and where it stood before; only for what is owed, in euros.
    #[must_use]
    pub fn beyond_threshold(&self, goods_minor: i64, on: NaiveDate) -> Option<(DistanceSold, AgainstThreshold)> {
        let before = self.distance_sold.filter(|_| self.kind.is_owed() && self.currency() == Currency::EUR)?;
        let sold = before.with(goods_minor, on);
        let is_told = goods_minor > 0 && sold.stands() == AgainstThreshold::Beyond;
        is_told.then(|| (sold, before.stands()))
    }

    /// The rate of a line that names none.
    #[must_use]
    pub fn usual_rate(&self) -> Option<Rate> {
        self.buyer.as_ref().and_then(|buyer| buyer.default_vat).or(self.usual_vat)
    }

    /// What taxes goods or services bear by the rules; nothing while there is no client.
    #[must_use]
    pub fn decision(&self, nature: ProductKind) -> Option<Decision> {
        self.buyer.as_ref().map(|buyer| match nature {
            ProductKind::Article => buyer.goods,
            ProductKind::Service => buyer.services,
        })
    }

    /// What a document says of another member state's VAT, where it is taxed for such a reason.
    #[must_use]
    pub fn distance_of(&self, reasons: &[Reason]) -> Option<DistanceMention> {
        self.buyer.as_ref()?.distance.filter(|_| reasons.iter().any(|reason| reason.is_taxed_there()))
    }

    /// The last day of a quote that is issued on a day.
    #[must_use]
    pub fn valid_until(&self, data: &DocumentData, issued_on: NaiveDate) -> Option<NaiveDate> {
        let offers = matches!(self.kind, DocumentKind::Quote | DocumentKind::Proforma);
        let usual = || issued_on.checked_add_days(chrono::Days::new(self.quote_days.into()));
        if offers { data.valid_until.or_else(usual) } else { None }
    }

    /// Notes what the form says against the client, the calendar and the company's lists.
    pub(super) fn agree(&self, data: &DocumentData, errors: &mut FieldErrors) {
        scheduled::agree(self.kind, data, errors);
        instalments::agree(self.kind, data, errors);
        let Some(buyer) = self.buyer.as_ref().filter(|buyer| buyer.client == data.client && !buyer.is_gone) else {
            errors.push("fields.client", FieldError::Unknown);
            return;
        };
        if data.currency != buyer.currency {
            errors.push("fields.currency", FieldError::NotAChoice);
        }
        for (name, chosen) in [("billing_address", data.billing_address), ("delivery_address", data.delivery_address)] {
            if chosen.is_some_and(|id| buyer.addresses.iter().all(|address| address.id != id)) {
                errors.push(format!("fields.{name}"), FieldError::Unknown);
            }
        }
        if data.payment_terms.is_some_and(|id| self.terms.iter().all(|item| item.id != id)) {
            errors.push("fields.payment_terms", FieldError::Unknown);
        }
        let Some(begins) = data.date else { return };
        for (name, last) in [("due_on", data.due_on), ("valid_until", data.valid_until)] {
            if last.is_some_and(|last| last < begins) {
                errors.push(format!("fields.{name}"), FieldError::BeforeDate);
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::billing::regime::Charge;
    use crate::documents::form::tests::form;

    /// A French client of a French company, at 20 %, on the 16th of March 2026.
    pub fn rules(kind: DocumentKind) -> DocumentRules {
        let decision = Decision { charge: Charge::Own, reason: Reason::Domestic };
        DocumentRules {
            kind,
            company_currency: Currency::EUR,
            usual_vat: Rate::new(20_000).ok(),
            usual_terms: None,
            terms: Vec::new(),
            shipping_minor: None,
            quote_days: 30,
            today: day(3, 16),
            distance_sold: None,
            buyer: Some(BuyerRules {
                client: ClientId(Uuid::nil()),
                name: "Roche".to_owned(),
                currency: Currency::EUR,
                price_basis: PriceBasis::Net,
                default_vat: None,
                payment_terms: None,
                negotiated_days: None,
                discount: None,
                carrier: None,
                free_shipping_minor: None,
                payment_method: None,
                owed_minor: 0,
                credit_limit_minor: None,
                is_blocked: false,
                addresses: Vec::new(),
                goods: decision,
                services: decision,
                is_prospect: false,
                is_gone: false,
                late: None,
                distance: None,
                is_far_consumer: false,
                billed_to: None,
            }),
        }
    }

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    #[test]
    fn only_offers_end() {
        let quote = rules(DocumentKind::Quote);
        let data = form("1", "1").parse(&quote).unwrap().data;
        assert_eq!(quote.valid_until(&data, day(3, 1)), Some(day(3, 31)));
        assert_eq!(rules(DocumentKind::Invoice).valid_until(&data, day(3, 1)), None);
    }

    #[test]
    fn a_document_is_of_its_client_in_its_currency() {
        let mut rules = rules(DocumentKind::Invoice);
        let mut typed = form("1", "1");
        typed.fields.currency = "CAD".to_owned();
        typed.fields.billing_address = Uuid::max().to_string();
        typed.fields.date = "2026-03-16".to_owned();
        typed.fields.due_on = "2026-03-15".to_owned();
        let errors = typed.parse(&rules).unwrap_err();
        assert_eq!(errors.at("fields.currency"), Some(&FieldError::NotAChoice));
        assert_eq!(errors.at("fields.billing_address"), Some(&FieldError::Unknown));
        assert_eq!(errors.at("fields.due_on"), Some(&FieldError::BeforeDate));
        rules.buyer.as_mut().unwrap().is_gone = true;
        let errors = form("1", "1").parse(&rules).unwrap_err();
        assert_eq!(errors.at("fields.client"), Some(&FieldError::Unknown));
    }

    #[test]
    fn beyond_its_limit_a_client_is_told_of() {
        let mut rules = rules(DocumentKind::Invoice);
        assert_eq!(rules.over_limit(i64::MAX), None, "it has none");
        let buyer = rules.buyer.as_mut().unwrap();
        (buyer.owed_minor, buyer.credit_limit_minor) = (9_000, Some(10_000));
        let eur = |minor| Money::new(minor, Currency::EUR);
        assert_eq!(rules.over_limit(1_000), None, "up to the limit");
        assert_eq!(rules.over_limit(1_001), Some((eur(10_001), eur(10_000))));
        rules.kind = DocumentKind::Quote;
        assert_eq!(rules.over_limit(5_000), None, "an offer is not owed");
    }

    #[test]
    fn beyond_the_threshold_of_distance_sales_an_invoice_says_so() {
        let mut rules = rules(DocumentKind::Invoice);
        assert_eq!(rules.beyond_threshold(i64::MAX, day(3, 16)), None, "the client is a neighbour");
        let sold = DistanceSold { year: 2026, this_minor: 900_000, last_minor: 0, has_others: false };
        rules.distance_sold = Some(sold);
        assert_eq!(rules.beyond_threshold(100_000, day(3, 16)), None, "up to it");
        let passed = DistanceSold { this_minor: 1_000_001, ..sold };
        assert_eq!(rules.beyond_threshold(100_001, day(3, 16)), Some((passed, AgainstThreshold::Near)));
        rules.distance_sold = Some(passed);
        assert_eq!(rules.beyond_threshold(0, day(3, 16)), None, "nothing of it are goods");
        rules.kind = DocumentKind::Quote;
        assert_eq!(rules.beyond_threshold(1, day(3, 16)), None, "an offer is no sale");
    }
}
