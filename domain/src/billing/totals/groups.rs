//! Net amounts and taxes, by group of amounts with the same taxes.

use std::collections::BTreeMap;

use super::TaxTotal;
use super::entries::Entry;
use crate::billing::exact::{nearest, shares, within};
use crate::billing::rate::WHOLE;
use crate::billing::taxes::{Tax, Taxes};
use crate::products::PriceBasis;

/// What a tax is raised on, and what it comes to where gross prices say so.
#[derive(Default)]
struct Raised {
    taxable: i128,
    included: i128,
}

/// Settles the net amount of each entry, and gives each tax. Nothing where an amount is beyond what can be kept.
///
/// Amounts are sums of some thousands of 64 bits, so that their sums and products with a rate are far within 128.
pub(super) fn settle(basis: PriceBasis, entries: &mut [Entry]) -> Option<Vec<TaxTotal>> {
    let mut groups: BTreeMap<Taxes, Vec<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        groups.entry(entry.taxes).or_default().push(at);
    }
    let mut raised: BTreeMap<Tax, Raised> = BTreeMap::new();
    for (taxes, members) in groups {
        let amounts: Vec<i128> = members.iter().map(|at| i128::from(entries[*at].amount_minor)).collect();
        let nets = match basis {
            PriceBasis::Net => amounts.clone(),
            PriceBasis::Gross => without_taxes(&amounts, taxes)?,
        };
        for (at, net) in members.iter().zip(&nets) {
            entries[*at].net_minor = within(*net)?;
        }
        let (gross, net): (i128, i128) = (amounts.iter().sum(), nets.iter().sum());
        for (tax, included) in included(taxes, net, gross - net)? {
            let raised = raised.entry(tax).or_default();
            raised.taxable += net;
            raised.included += included;
        }
    }
    raised.into_iter().map(|(tax, raised)| total(basis, tax, &raised)).collect()
}

/// A tax and what it is raised on: of net prices its rate says it (BR-CO-17), of gross ones it is in them.
fn total(basis: PriceBasis, tax: Tax, raised: &Raised) -> Option<TaxTotal> {
    let amount = match basis {
        PriceBasis::Net => on(raised.taxable, tax)?,
        PriceBasis::Gross => raised.included,
    };
    Some(TaxTotal { tax, taxable_minor: within(raised.taxable)?, amount_minor: within(amount)? })
}

/// What a tax comes to on an amount, rounded once.
fn on(taxable: i128, tax: Tax) -> Option<i128> {
    nearest(taxable * i128::from(tax.rate().per_100k()), WHOLE.into())
}

/// The net amounts in gross ones. Their sum is the one nearest to that in the sum; the cent that may be missing or too many goes where it is
/// least wrong.
fn without_taxes(amounts: &[i128], taxes: Taxes) -> Option<Vec<i128>> {
    let numerators: Vec<i128> = amounts.iter().map(|amount| amount * i128::from(WHOLE)).collect();
    shares(&numerators, taxes.with_price_per_100k())
}

/// The taxes within a gross amount, which add up to all that is not net: each as its rate says, the last what is left. In Québec that is
/// the QST, whose exact amount is the larger.
fn included(taxes: Taxes, net: i128, tax: i128) -> Option<Vec<(Tax, i128)>> {
    let mut parts: Vec<(Tax, i128)> = taxes.each().map(|each| Some((each, on(net, each)?))).collect::<Option<_>>()?;
    let stated: i128 = parts.iter().map(|(_, amount)| amount).sum();
    if let Some((_, last)) = parts.last_mut() {
        *last += tax - stated;
    }
    Some(parts)
}
