//! Somebody else saved first.

use domain::activity::Event;
use domain::clients::Client;
use domain::geo::Country;
use domain::identifiers::PhoneRules;
use sea_orm::DatabaseTransaction;

use super::Clients;
use crate::{StoreError, StoreResult, Tenant, changes};

/// The answer to a save over an old version, in a company that is at home in `country`.
pub(super) async fn with(
    tx: &Tenant<DatabaseTransaction>,
    current: &Client,
    version: i32,
    country: Country,
) -> StoreResult<StoreError> {
    let form = current.to_form(country, PhoneRules::numbering_plan());
    changes::conflict::<Clients>(tx, current.id.0, [current.version, version], Event::saved, form.into()).await
}
