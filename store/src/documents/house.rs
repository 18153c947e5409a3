//! What a company, and the client of a document, say about its form.

use chrono::{Datelike, NaiveDate};
use domain::billing::due::{LateMention, late_mention};
use domain::billing::kind::DocumentKind;
use domain::billing::rate::Rate;
use domain::billing::regime::{Buyer, Decision, DistanceMention, DistanceSales, Sale, Seller, decide};
use domain::billing::territory::Place;
use domain::clients::{Address, ClientKind, ClientState, VatRegime};
use domain::company::Company;
use domain::documents::rules::AddressChoice;
use domain::documents::{BuyerRules, DocumentForm, DocumentRules, NewDocument, Wording};
use domain::field::{DayCount, RatePer100k};
use domain::identifiers::VatNumber;
use domain::ids::{AddressId, ClientId, ListItemId};
use domain::lists::{ListItem, ListKind};
use domain::products::{PriceBasis, ProductKind};
use domain::text::Text;
use sea_orm::ConnectionTrait;

use super::customer::Customer;
use super::distance;
use crate::columns::read;
use crate::{StoreResult, Tenant, companies, lists, local_time, states};

/// How long a quote holds unless it says otherwise: a month, as is usual.
const QUOTE_DAYS: u16 = 30;

/// What the forms of documents of a kind are read by: what follows from the company, and from the client once there is one. `delivery` is
/// where goods go, if the document says so.
pub async fn rules<C: ConnectionTrait>(
    t: &Tenant<C>,
    kind: DocumentKind,
    client: Option<ClientId>,
    delivery: Option<AddressId>,
) -> StoreResult<DocumentRules> {
    let house = House::open(t).await?;
    let customer = match client {
        Some(client) => Customer::of(t, client).await?,
        None => None,
    };
    let mut rules = house.rules(kind, customer.as_ref(), delivery)?;
    let counts = house.company.profile.distance_sales == DistanceSales::Below
        && rules.buyer.as_ref().is_some_and(|buyer| buyer.is_far_consumer);
    if counts {
        rules.distance_sold = Some(distance::sold(t, house.today.year()).await?);
    }
    Ok(rules)
}

/// What the company says, read once for however many documents.
pub(super) struct House {
    pub company: Company,
    pub today: NaiveDate,
    terms: Vec<ListItem>,
}

impl House {
    pub async fn open<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Self> {
        let company = companies::get(t).await?;
        let today = local_time::local(t.now(), local_time::read(&company.time_zone)?).date();
        Ok(Self { company, today, terms: lists::of(t, ListKind::PaymentTerms).await? })
    }

    /// The rules for what a form says of client and delivery, with the client. One who is not the company's is none.
    pub async fn of_form<C: ConnectionTrait>(
        &self,
        t: &Tenant<C>,
        kind: DocumentKind,
        form: &DocumentForm,
    ) -> StoreResult<(DocumentRules, Option<Customer>)> {
        let customer = match form.fields.client.trim().parse() {
            Ok(client) => Customer::of(t, client).await?,
            Err(_) => None,
        };
        let delivery = form.fields.delivery_address.trim().parse().ok();
        Ok((self.rules(kind, customer.as_ref(), delivery)?, customer))
    }

    /// What stood in another document, read by what holds today: addresses and terms that are there no longer are left out.
    pub async fn anew<C: ConnectionTrait>(
        &self,
        t: &Tenant<C>,
        kind: DocumentKind,
        new: &NewDocument,
    ) -> StoreResult<(DocumentRules, NewDocument)> {
        let mut form = new.to_form();
        let (rules, customer) = self.of_form(t, kind, &form).await?;
        let addresses = customer.map(|customer| customer.addresses).unwrap_or_default();
        let addresses: Vec<String> = addresses.iter().filter_map(|address| Some(address.id?.to_string())).collect();
        let terms: Vec<String> = self.terms.iter().map(|terms| terms.id.to_string()).collect();
        for (typed, known) in [
            (&mut form.fields.billing_address, &addresses),
            (&mut form.fields.delivery_address, &addresses),
            (&mut form.fields.payment_terms, &terms),
        ] {
            if !known.contains(typed) {
                typed.clear();
            }
        }
        // What this one is made of may have said nothing of who carries the goods: a quote does not.
        if let Some(carrier) = rules.usual_carrier().filter(|_| form.fields.carrier.is_empty()) {
            carrier.clone_into(&mut form.fields.carrier);
        }
        let new = form.parse(&rules)?;
        Ok((rules, new))
    }

    /// The rules for a client.
    pub fn rules(
        &self,
        kind: DocumentKind,
        customer: Option<&Customer>,
        delivery: Option<AddressId>,
    ) -> StoreResult<DocumentRules> {
        let profile = &self.company.profile;
        Ok(DocumentRules {
            kind,
            company_currency: profile.currency,
            usual_vat: rate(profile.usual_vat),
            usual_terms: self.company.defaults.payment_terms,
            terms: self.terms.clone(),
            shipping_minor: profile.shipping.map(|amount| amount.0),
            quote_days: QUOTE_DAYS,
            today: self.today,
            distance_sold: None,
            buyer: customer.map(|customer| self.buyer(customer, delivery)).transpose()?,
        })
    }

    fn buyer(&self, customer: &Customer, delivery: Option<AddressId>) -> StoreResult<BuyerRules> {
        let row = &customer.row;
        let state: ClientState = states::read(&row.state, row.id)?;
        let days: Option<DayCount> = read(row.negotiated_days, "negotiated_days", row.id)?;
        let Taxed { decision: goods, distance, is_at_a_distance } =
            self.taxed(customer, delivery, ProductKind::Article)?;
        let services = self.taxed(customer, delivery, ProductKind::Service)?.decision;
        Ok(BuyerRules {
            client: ClientId(row.id),
            name: row.name.clone(),
            currency: read(row.currency.clone(), "currency", row.id)?,
            price_basis: if row.prices_with_tax { PriceBasis::Gross } else { PriceBasis::Net },
            default_vat: rate(read(row.default_vat, "default_vat", row.id)?),
            payment_terms: row.payment_terms.map(ListItemId),
            negotiated_days: days.map(|days| days.0),
            addresses: customer.addresses.iter().filter_map(choice).collect(),
            goods,
            services,
            discount: rate(read(row.discount, "discount", row.id)?),
            carrier: row.carrier.clone(),
            free_shipping_minor: row.free_shipping,
            payment_method: row.payment_method.map(ListItemId),
            owed_minor: row.balance_minor,
            credit_limit_minor: row.credit_limit,
            is_blocked: row.is_blocked,
            is_prospect: row.is_prospect,
            is_gone: matches!(state, ClientState::Archived | ClientState::Deleted),
            late: self.late(customer)?,
            distance,
            is_far_consumer: is_at_a_distance,
            billed_to: customer.payer.as_deref().map(|payer| {
                let address = payer.billing(None).and_then(choice).map(|address| address.label);
                (payer.row.name.clone(), address.unwrap_or_default())
            }),
        })
    }

    /// The words around a client's document on its paper, as they are today; `means` are the company's means of payment.
    pub fn wording(&self, customer: &Customer, terms: Option<ListItemId>, means: &[ListItem]) -> Wording {
        let (profile, row) = (&self.company.profile, &customer.row);
        let called = |items: &[ListItem], id: Option<ListItemId>| {
            items.iter().find(|item| Some(item.id) == id).map(|item| item.label.clone())
        };
        Wording {
            language: row.language.clone().unwrap_or_else(|| profile.language.as_str().to_owned()),
            terms: called(&self.terms, terms),
            means: called(means, row.payment_method.map(ListItemId)),
            footer: profile.footer.as_ref().map(|footer| footer.as_str().to_owned()),
        }
    }

    /// What an invoice says of paying late.
    fn late(&self, customer: &Customer) -> StoreResult<Option<LateMention>> {
        let (profile, row) = (&self.company.profile, &customer.billed().row);
        let agreed = profile.late_penalty.map(|rate| rate.0);
        Ok(late_mention(profile.country, read(row.kind.clone(), "kind", row.id)?, agreed))
    }

    /// Which tax goods or services bear today, and what is said of it. Nobody has said where a client without an address is, so that it is a
    /// neighbour.
    fn taxed(&self, customer: &Customer, delivery: Option<AddressId>, sold: ProductKind) -> StoreResult<Taxed> {
        let (profile, billed) = (&self.company.profile, customer.billed());
        let row = &billed.row;
        let here = Place {
            country: profile.country,
            province: profile.province,
            postal_code: text(profile.postal_code.as_ref()),
        };
        let kind: ClientKind = read(row.kind.clone(), "kind", row.id)?;
        let regime: VatRegime = read(row.vat_regime.clone(), "vat_regime", row.id)?;
        let vat_number: Option<VatNumber> = read(row.vat_number.clone(), "vat_number", row.id)?;
        let sale = Sale {
            seller: Seller {
                place: here,
                regime: profile.tax_regime,
                distance_sales: profile.distance_sales,
                has_qst: profile.qst.is_some(),
            },
            buyer: Buyer {
                place: billed.billing(None).map_or(here, place),
                kind,
                regime,
                vat_number: vat_number.as_ref(),
            },
            delivery: customer.goods_go(delivery).map(place),
            kind: sold,
            on: self.today,
        };
        let decision = decide(&sale, None);
        let (distance, is_at_a_distance) = (decision.distance(&sale), sale.is_at_a_distance());
        Ok(Taxed { decision, distance, is_at_a_distance })
    }
}

/// How what is sold is taxed.
struct Taxed {
    decision: Decision,
    distance: Option<DistanceMention>,
    is_at_a_distance: bool,
}

fn rate(kept: Option<RatePer100k>) -> Option<Rate> {
    kept.and_then(|rate| Rate::try_from(rate).ok())
}

fn place(address: &Address) -> Place<'_> {
    Place { country: address.country, province: address.province, postal_code: text(address.postal_code.as_ref()) }
}

fn text<const MAX: usize>(text: Option<&Text<MAX>>) -> &str {
    text.map_or("", Text::as_str)
}

/// An address in one line.
fn choice(address: &Address) -> Option<AddressChoice> {
    let town = [text(address.postal_code.as_ref()), text(address.city.as_ref())].join(" ");
    let parts = [text(address.label.as_ref()), text(address.line1.as_ref()), town.trim()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Some(AddressChoice {
        id: address.id?,
        label: parts.join(", "),
        is_billing: address.is_billing,
        is_delivery: address.is_delivery,
    })
}
