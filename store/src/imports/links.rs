//! Parents and payers that a file names before it brings them.

use std::collections::HashMap;

use domain::ids::ClientId;
use domain::text::fold_company_name;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::apply::Batch;
use super::index::Index;
use crate::changes::{self, Change};
use crate::clients::Clients;
use crate::entities::client::{Column, Entity};
use crate::{StoreResult, Tenant};

/// Sets those that the file brought after all. A name that nobody bears is left out, and so is a circle.
pub(super) async fn resolve(tx: &Tenant<DatabaseTransaction>, batch: &Batch, index: &Index) -> StoreResult<()> {
    changes::make(tx, Clients, async |change| {
        set(tx, &change, batch, index).await?;
        Ok(((), change.without_activity("these clients were told of as imported")))
    })
    .await
}

async fn set(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Clients>,
    batch: &Batch,
    index: &Index,
) -> StoreResult<()> {
    for (field, column) in [("parent", Column::Parent), ("payer", Column::Payer)] {
        let wanted: Vec<(ClientId, ClientId)> = batch
            .links
            .iter()
            .filter(|(_, of, _)| *of == field)
            .filter_map(|(client, _, name)| Some((*client, named(name, batch, index)?)))
            .collect();
        if wanted.is_empty() {
            continue;
        }
        let mut above: HashMap<Uuid, Uuid> = Entity::find()
            .select_only()
            .columns([Column::Id, column])
            .filter(Column::CompanyId.eq(tx.company().0))
            .filter(column.is_not_null())
            .into_tuple::<(Uuid, Uuid)>()
            .all(tx.db())
            .await?
            .into_iter()
            .collect();
        for (client, up) in wanted {
            if leads_back(&above, up.0, client.0) {
                continue;
            }
            above.insert(client.0, up.0);
            change
                .update_many(tx)
                .col_expr(column, Expr::value(up.0))
                .filter(Column::Id.eq(client.0))
                .exec(tx.db())
                .await?;
        }
    }
    Ok(())
}

fn named(name: &str, batch: &Batch, index: &Index) -> Option<ClientId> {
    let (number, identity) = (name.trim().to_lowercase(), fold_company_name(name));
    let stored = index.named(&number, &identity);
    stored.or_else(|| batch.made.get(&index.line_named(&number, &identity)?).copied())
}

fn leads_back(above: &HashMap<Uuid, Uuid>, from: Uuid, to: Uuid) -> bool {
    let mut at = Some(from);
    for _ in 0..=above.len() {
        match at {
            Some(client) if client == to => return true,
            Some(client) => at = above.get(&client).copied(),
            None => return false,
        }
    }
    at.is_some()
}
