//! Down payments that were invoiced, and are deducted on the invoice for the whole.
//!
//! The final invoice states the whole, then what was invoiced before, with its taxes (BOI-TVA-DECLA-30-20-20-10): the tax of a down payment
//! was due then, and is not due again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{TaxTotal, Totals};
use crate::billing::exact::within;
use crate::billing::taxes::Tax;

/// A down payment as it was invoiced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DownPayment {
    /// Without taxes, in the currency's smallest unit. Not the sum of what taxes were raised on: two may be raised on the same.
    pub net_minor: i64,
    /// Its taxes.
    pub taxes: Vec<TaxTotal>,
}

/// What was invoiced before, all together. Amounts are in the currency's smallest unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deducted {
    /// Without taxes.
    pub net_minor: i64,
    /// Each tax.
    pub taxes: Vec<TaxTotal>,
    /// With taxes (EN 16931, BT-113).
    pub gross_minor: i64,
}

/// What a tax is raised on, and what it comes to.
type Sums = BTreeMap<Tax, (i128, i128)>;

/// What the invoice of a down payment comes to, to be deducted from that of the whole.
impl From<&Totals> for DownPayment {
    fn from(totals: &Totals) -> Self {
        Self { net_minor: totals.net_minor, taxes: totals.taxes.clone() }
    }
}

impl Deducted {
    /// The sum of down payments. Nothing where it is beyond what can be kept.
    pub(super) fn of(down_payments: &[DownPayment]) -> Option<Self> {
        let net = super::sum(down_payments.iter().map(|down_payment| down_payment.net_minor));
        let mut sums = Sums::new();
        for total in down_payments.iter().flat_map(|down_payment| &down_payment.taxes) {
            add(&mut sums, total, 1);
        }
        let tax: i128 = sums.values().map(|(_, amount)| amount).sum();
        Some(Self { net_minor: within(net)?, taxes: kept(sums)?, gross_minor: within(net + tax)? })
    }

    /// What is left of each tax. Below zero where more was invoiced than the whole comes to: it is to be paid back.
    pub(super) fn remaining(&self, taxes: &[TaxTotal]) -> Option<Vec<TaxTotal>> {
        let mut sums = Sums::new();
        for total in taxes {
            add(&mut sums, total, 1);
        }
        for total in &self.taxes {
            add(&mut sums, total, -1);
        }
        kept(sums)
    }
}

fn add(sums: &mut Sums, total: &TaxTotal, sign: i128) {
    let (taxable, amount) = sums.entry(total.tax).or_default();
    *taxable += sign * i128::from(total.taxable_minor);
    *amount += sign * i128::from(total.amount_minor);
}

fn kept(sums: Sums) -> Option<Vec<TaxTotal>> {
    let total = |(tax, (taxable, amount))| {
        Some(TaxTotal { tax, taxable_minor: within(taxable)?, amount_minor: within(amount)? })
    };
    sums.into_iter().map(total).collect()
}
