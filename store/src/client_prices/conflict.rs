//! Somebody else saved first.

use domain::activity::Event;
use domain::client_prices::{ClientPrice, PriceAct};
use domain::form::{Conflict, merged};
use domain::ids::ClientId;
use domain::subject::Subject;
use sea_orm::DatabaseTransaction;

use crate::{StoreError, StoreResult, Tenant, activity};

/// How far back changes are told. Whoever left a form open for longer sees it as it is, which the conflict carries.
const MAX_EVENTS: u32 = 500;

/// The conflict of a form that was made from an older version: who saved last, and what was changed since. That is told among what happened
/// to the client.
pub(super) async fn since(
    tx: &Tenant<DatabaseTransaction>,
    client: ClientId,
    stands: &ClientPrice,
    version: i32,
) -> StoreResult<StoreError> {
    let (mut by, mut saves, mut made) = (None, Vec::new(), stands.version);
    for row in activity::newest(tx, Subject::Client, client.0, None, MAX_EVENTS).await? {
        if made <= version {
            break;
        }
        match activity::event::<Event>(row.event)? {
            Event::PriceAgreed { act: PriceAct::Changed, price, changes, .. } if price == stands.id => {
                by.get_or_insert(row.actor_name);
                saves.push(changes);
                made -= 1;
            }
            _ => {}
        }
    }
    let changes = merged(saves.into_iter().rev());
    let current = stands.new.to_form().into();
    let conflict = Conflict { version: stands.version, by: by.unwrap_or_default(), changes, current };
    Ok(StoreError::Conflict(Box::new(conflict)))
}
