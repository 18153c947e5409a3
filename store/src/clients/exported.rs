//! Clients, as they go out in files.

use domain::clients::Client;
use domain::exports::Names;
use domain::geo::Country;
use domain::identifiers::PhoneRules;
use domain::imports::NamedColumn;
use domain::subject::Subject;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::read;
use crate::entities::client::{Column, Entity};
use crate::exports::{Exported, Taken};
use crate::listing::{Reader, Work};
use crate::{StoreResult, Tenant, batches, custom_fields};

/// See the module.
pub(crate) struct Files;

impl Exported for Files {
    fn named<'a>(&'a self, t: &'a Reader) -> Work<'a, Vec<NamedColumn>> {
        Box::pin(async move {
            let fields = custom_fields::all(t, Subject::Client).await?;
            Ok(fields.iter().map(NamedColumn::of_field).collect())
        })
    }

    fn taken<'a>(&'a self, t: &'a Reader, ids: Vec<Uuid>, names: &'a mut Names) -> Work<'a, Vec<Taken>> {
        Box::pin(async move {
            let clients = these(t, ids).await?;
            learn(t, names, &clients).await?;
            let taken = |client: Client| Taken {
                form: client.to_form(Country::FRANCE, PhoneRules::shape()).into(),
                state: client.state.as_str(),
            };
            Ok(clients.into_iter().map(taken).collect())
        })
    }
}

/// Those of these clients that there are, whole, in the order of their ids.
pub async fn these<C: ConnectionTrait>(t: &Tenant<C>, ids: Vec<Uuid>) -> StoreResult<Vec<Client>> {
    let rows = batches::these::<Entity, _>(t, Column::CompanyId, Column::Id, ids).await?;
    read::whole(t, &rows).await
}

/// Learns the numbers of parents and payers.
async fn learn<C: ConnectionTrait>(t: &Tenant<C>, names: &mut Names, page: &[Client]) -> StoreResult<()> {
    let linked = page.iter().flat_map(|client| [client.data.parent, client.data.payer]).flatten();
    let unknown: Vec<Uuid> = linked.filter(|id| !names.contains_key(&id.to_string())).map(|id| id.0).collect();
    if unknown.is_empty() {
        return Ok(());
    }
    let rows: Vec<(Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Number])
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Id.is_in(unknown))
        .into_tuple()
        .all(t.db())
        .await?;
    names.extend(rows.into_iter().map(|(id, number)| (id.to_string(), number)));
    Ok(())
}
