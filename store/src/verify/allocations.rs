//! Invariant 4: nothing pays more than it is, no invoice is paid more than it comes to, and what both keep of it is what their allocations
//! come to.

mod rows;

use std::collections::HashMap;

use domain::billing::allocation::{Allocation, Funds, KeptInvoice, Source, WrongAllocation, verify};
use domain::ids::DocumentId;
use domain::money::Currency;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::Violation;
use crate::entities::client::{Column, Entity};
use crate::{StoreResult, Tenant};

/// Clients looked at together: what one has is judged at once, and most have little.
const AT_ONCE: u64 = 500;

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let mut found = Vec::new();
    let mut after = Uuid::nil();
    loop {
        let clients = clients(t, after).await?;
        let Some((last, _)) = clients.last() else { return Ok(found) };
        after = *last;
        let mut accounts: HashMap<Uuid, Account> = HashMap::new();
        // One whose currency does not read is told of where clients are.
        let currencies = clients.iter().filter_map(|(id, currency)| Some((*id, Currency::parse(currency).ok()?)));
        rows::add(t, &currencies.collect(), &mut accounts, &mut found).await?;
        let mut accounts: Vec<(Uuid, Account)> = accounts.into_iter().collect();
        accounts.sort_unstable_by_key(|(client, _)| *client);
        for (client, account) in accounts {
            account.judge(client, &mut found);
        }
    }
}

/// The next clients with their currencies.
async fn clients<C: ConnectionTrait>(t: &Tenant<C>, after: Uuid) -> StoreResult<Vec<(Uuid, String)>> {
    let next = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Currency])
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(AT_ONCE);
    Ok(next.into_tuple().all(t.db()).await?)
}

/// What a client has of all that pays and is paid.
#[derive(Default)]
struct Account {
    invoices: Vec<KeptInvoice>,
    /// What invoices keep of credit notes and of what was given up.
    parts: Vec<(DocumentId, [i64; 2])>,
    funds: Vec<Funds>,
    allocations: Vec<Allocation>,
}

impl Account {
    fn judge(&self, client: Uuid, found: &mut Vec<Violation>) {
        if let Err(wrong) = verify(&self.invoices, &self.funds, &self.allocations) {
            let what = match wrong {
                WrongAllocation::Invoice(id) => format!("invoice {id}: its balance is not what its allocations leave"),
                WrongAllocation::Source(source) => format!("{source:?}: it is not allocated as much as it says"),
                WrongAllocation::Stray(stray) => format!("{stray:?}: it is of nothing that is there"),
            };
            found.push(Violation::new(4, format!("client {client}: {what}")));
        }
        let mut sums: HashMap<DocumentId, [i64; 2]> = HashMap::new();
        for Allocation { source, invoice, amount } in &self.allocations {
            let part = match source {
                Source::CreditNote(_) => 0,
                Source::WriteOff(_) => 1,
                Source::Payment(_) | Source::Credit(_) => continue,
            };
            let sum = &mut sums.entry(*invoice).or_default()[part];
            *sum = sum.saturating_add(amount.minor());
        }
        for (invoice, kept) in &self.parts {
            if sums.remove(invoice).unwrap_or_default() != *kept {
                let what = "what was credited or given up of it is not what its allocations say";
                found.push(Violation::new(4, format!("client {client}: invoice {invoice}: {what}")));
            }
        }
    }
}
