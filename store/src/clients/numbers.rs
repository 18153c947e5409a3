//! The numbers of new clients: those they bring, and the next of the pattern.

use std::collections::HashSet;

use domain::clients::NewClient;
use domain::error::{FieldError, FieldErrors};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};

use crate::batches::IDS;
use crate::companies::next_client_numbers;
use crate::entities::client::{Column, Entity};
use crate::{StoreError, StoreResult, Tenant};

/// Notes every number that another client has, in the company or among the new ones.
pub(super) async fn check(
    tx: &Tenant<DatabaseTransaction>,
    new: &[NewClient],
    path: impl Fn(usize, &str) -> String,
    errors: &mut FieldErrors,
) -> StoreResult<()> {
    let brought: Vec<(usize, &str)> =
        new.iter().enumerate().filter_map(|(at, new)| Some((at, new.number.as_ref()?.as_str()))).collect();
    let mut used = HashSet::new();
    for numbers in brought.chunks(IDS) {
        used.extend(taken(tx, numbers.iter().map(|(_, number)| *number)).await?);
    }
    for (at, number) in brought {
        if !used.insert(number.to_owned()) {
            errors.push(path(at, "number"), FieldError::Taken);
        }
    }
    Ok(())
}

/// Which of these numbers are in use.
pub(super) async fn taken<'a, C: ConnectionTrait>(
    t: &Tenant<C>,
    numbers: impl Iterator<Item = &'a str>,
) -> StoreResult<Vec<String>> {
    let query = Entity::find().select_only().column(Column::Number).filter(Column::CompanyId.eq(t.company().0));
    Ok(query.filter(Column::Number.is_in(numbers)).into_tuple().all(t.db()).await?)
}

/// A number for each, in order; those brought were checked.
pub(super) async fn give(tx: &Tenant<DatabaseTransaction>, new: &[NewClient]) -> StoreResult<Vec<String>> {
    let brought: HashSet<&str> = new.iter().filter_map(|new| Some(new.number.as_ref()?.as_str())).collect();
    let wanted = new.iter().filter(|new| new.number.is_none()).count();
    let mut made: Vec<String> = Vec::with_capacity(wanted);
    // A client of the same batch may bring a number that is the pattern's next.
    while made.len() < wanted {
        let next = next_client_numbers(tx, wanted - made.len()).await?;
        made.extend(next.into_iter().filter(|number| !brought.contains(number.as_str())));
    }
    let mut made = made.into_iter();
    let number = |new: &NewClient| match &new.number {
        Some(number) => Ok(number.as_str().to_owned()),
        None => made.next().ok_or_else(|| StoreError::Corrupt("a number too few".into())),
    };
    new.iter().map(number).collect()
}
