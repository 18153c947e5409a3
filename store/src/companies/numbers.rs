//! The next numbers of the company's pattern.

use std::collections::HashSet;

use domain::company::Defaults;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect, Set,
};

use crate::entities::{client, company};
use crate::{StoreError, StoreResult, Tenant};

/// Numbers looked up at once: well below the parameters that a statement takes.
const CHUNK: usize = 500;

/// The next number that no client has.
pub async fn next_client_number(tx: &Tenant<DatabaseTransaction>) -> StoreResult<String> {
    let mut numbers = next_client_numbers(tx, 1).await?;
    numbers.pop().ok_or_else(|| StoreError::Corrupt("no number was given".into()))
}

/// The next `count` numbers that no client has, in order. Numbers typed by hand or brought in by an import are passed over.
///
/// The company's row is held until the transaction ends, so that no two transactions give the same number.
pub async fn next_client_numbers(tx: &Tenant<DatabaseTransaction>, count: usize) -> StoreResult<Vec<String>> {
    let row = company::Entity::find_by_id(tx.company().0).lock_exclusive().one(tx.db()).await?;
    let row = row.ok_or(StoreError::NotFound)?;
    let pattern = serde_json::from_value::<Defaults>(row.defaults.clone())?.number_pattern;
    let mut counter = u64::try_from(row.client_counter).unwrap_or(0);
    let mut numbers = Vec::with_capacity(count);
    while numbers.len() < count {
        let wanted = (count - numbers.len()).min(CHUNK) as u64;
        let candidates: Vec<(u64, String)> =
            (counter + 1..=counter + wanted).map(|counter| (counter, pattern.number(counter))).collect();
        let taken = taken(tx, &candidates).await?;
        for (at, number) in candidates {
            counter = at;
            if !taken.contains(&number) {
                numbers.push(number);
            }
        }
    }
    let mut row = row.into_active_model();
    row.client_counter = Set(i64::try_from(counter).unwrap_or(i64::MAX));
    row.update(tx.db()).await?;
    Ok(numbers)
}

async fn taken<C: ConnectionTrait>(tx: &Tenant<C>, candidates: &[(u64, String)]) -> StoreResult<HashSet<String>> {
    let taken: Vec<String> = client::Entity::find()
        .select_only()
        .column(client::Column::Number)
        .filter(client::Column::CompanyId.eq(tx.company().0))
        .filter(client::Column::Number.is_in(candidates.iter().map(|(_, number)| number.as_str())))
        .into_tuple()
        .all(tx.db())
        .await?;
    Ok(taken.into_iter().collect())
}

/// The next counter and the next number that no client has, to show in the settings: nothing is given away.
pub async fn upcoming<C: ConnectionTrait>(tenant: &Tenant<C>) -> StoreResult<(u64, String)> {
    let row = company::Entity::find_by_id(tenant.company().0).one(tenant.db()).await?.ok_or(StoreError::NotFound)?;
    let pattern = serde_json::from_value::<Defaults>(row.defaults)?.number_pattern;
    let next = u64::try_from(row.client_counter).unwrap_or(0) + 1;
    let mut first = next;
    loop {
        let candidates: Vec<(u64, String)> =
            (first..first + CHUNK as u64).map(|counter| (counter, pattern.number(counter))).collect();
        let taken = taken(tenant, &candidates).await?;
        if let Some((_, free)) = candidates.into_iter().find(|(_, number)| !taken.contains(number)) {
            return Ok((next, free));
        }
        first += CHUNK as u64;
    }
}
