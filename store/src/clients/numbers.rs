//! The numbers of new clients: those they bring, and the next of the series.

use domain::clients::NewClient;
use domain::error::FieldErrors;
use domain::numbers::Series;
use domain::text::Text;
use sea_orm::DatabaseTransaction;

use crate::numbers::{self, Bearer};
use crate::{StoreError, StoreResult, Tenant};

/// Where they stand.
pub(crate) static NUMBERS: Bearer = Bearer { table: "clients", column: "number", kept: str::to_owned };

/// Notes every number that another client has, in the company or among the new ones.
pub(super) async fn check(
    tx: &Tenant<DatabaseTransaction>,
    new: &[NewClient],
    path: impl Fn(usize, &str) -> String,
    errors: &mut FieldErrors,
) -> StoreResult<()> {
    let brought: Vec<(usize, &str)> = (0..).zip(brought(new)).filter_map(|(at, number)| Some((at, number?))).collect();
    numbers::check(tx, Series::Client, &brought, |at| path(at, "number"), errors).await
}

/// A number for each, in order; those brought were checked.
pub(super) async fn give(tx: &Tenant<DatabaseTransaction>, new: &[NewClient]) -> StoreResult<Vec<String>> {
    let given = numbers::give(tx, Series::Client, &brought(new).collect::<Vec<_>>()).await?;
    let missing = || StoreError::Corrupt("a number too few".into());
    given.into_iter().map(|number| number.ok_or_else(missing)).collect()
}

fn brought(new: &[NewClient]) -> impl Iterator<Item = Option<&str>> {
    new.iter().map(|new| new.number.as_ref().map(Text::as_str))
}
