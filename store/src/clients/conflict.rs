//! Somebody else saved first.

use domain::activity::Event;
use domain::clients::Client;
use domain::identifiers::PhoneRules;
use sea_orm::DatabaseTransaction;

use super::Clients;
use crate::{StoreError, StoreResult, Tenant, changes, companies};

/// The answer to a save over an old version.
pub(super) async fn with(tx: &Tenant<DatabaseTransaction>, current: Client, version: i32) -> StoreResult<StoreError> {
    let country = companies::get(tx).await?.defaults.country;
    let form = current.to_form(country, PhoneRules::numbering_plan());
    changes::conflict::<Clients>(tx, current.id.0, [current.version, version], Event::saved, form.into()).await
}
