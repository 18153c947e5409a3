//! What products cost in a document that says nothing of it: what its client pays on its day.

use std::collections::HashMap;

use domain::billing::lines::Extent;
use domain::billing::rate::Rate;
use domain::documents::priced::charge;
use domain::documents::{ChosenCharge, Discount, DocumentForm, DocumentRules, LineForm, LineKind, Pricing};
use domain::field::FieldValue;
use domain::ids::ProductId;
use domain::products::{PriceBasis, Product};
use domain::text::is_blank;
use sea_orm::DatabaseTransaction;

use crate::client_prices::Pricer;
use crate::{StoreResult, Tenant, products};

/// Fills in the price, and the discount that was agreed, of each line that names a product and has neither. What is wrong with the rest,
/// the form tells when it is read.
pub(super) async fn fill(
    tx: &Tenant<DatabaseTransaction>,
    rules: &DocumentRules,
    form: &mut DocumentForm,
) -> StoreResult<()> {
    let mut ids: Vec<ProductId> = form.lines.iter().filter_map(unpriced).collect();
    let Some(buyer) = rules.buyer.as_ref().filter(|_| !ids.is_empty()) else { return Ok(()) };
    ids.sort_unstable();
    ids.dedup();
    let on = form.fields.date.trim().parse().ok();
    let pricer = Pricer::of(tx, Some(buyer.client), on).await?;
    let known = products::several(tx, &ids).await?;
    let known: HashMap<ProductId, Product> = known.into_iter().map(|product| (product.id, product)).collect();
    let reading = form.reading(rules);
    let basis = PriceBasis::read(&form.fields.price_basis, &reading).unwrap_or_default();
    let chosen = ChosenCharge::parse(&form.fields.charge).unwrap_or_default();
    for line in &mut form.lines {
        let Some(product) = unpriced(line).and_then(|id| known.get(&id)) else { continue };
        let data = &product.data;
        let charge = charge(chosen, data.kind, rules).map(|(charge, _)| charge);
        let pricing = Pricing { currency: reading.currency, basis, charge, usual: rules.usual_rate() };
        let applied = pricer.applied(product);
        let own = data.vat.and_then(|rate| Rate::try_from(rate).ok());
        let discount = applied.discount.map(|rate| Discount(Extent::Percent(rate)));
        line.price = pricing.unit_price(applied.price, applied.basis, own).written(&reading);
        line.discount = discount.written(&reading);
    }
    Ok(())
}

/// The product of a line that is sold at no price yet.
fn unpriced(line: &LineForm) -> Option<ProductId> {
    let is_item = is_blank(&line.kind) || line.kind.trim() == LineKind::Item.as_str();
    let has_none = is_blank(&line.price) && is_blank(&line.discount);
    line.product.trim().parse().ok().filter(|_| is_item && has_none)
}
