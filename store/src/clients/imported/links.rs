//! Parents and payers that a file names before it brings them.

use std::collections::HashMap;

use domain::text::fold_company_name;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::changes::{self, Change};
use crate::clients::Clients;
use crate::entities::client::{Column, Entity};
use crate::imports::Index;
use crate::{StoreResult, Tenant};

/// A client that names another one: the client, the field, the name.
type Link = (Uuid, &'static str, String);

/// Sets those that the file brought after all. A name that nobody bears is left out, and so is a circle; what somebody has set meanwhile
/// stays.
pub(super) async fn resolve(tx: &Tenant<DatabaseTransaction>, links: &[Link], index: &Index) -> StoreResult<()> {
    changes::make(tx, Clients, async |change| {
        set(tx, &change, links, index).await?;
        Ok(((), change.without_activity("these clients were told of as imported")))
    })
    .await
}

async fn set(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Clients>,
    links: &[Link],
    index: &Index,
) -> StoreResult<()> {
    for (field, column) in [("parent", Column::Parent), ("payer", Column::Payer)] {
        let wanted: Vec<(Uuid, Uuid)> = links
            .iter()
            .filter(|(_, of, _)| *of == field)
            .filter_map(|(client, _, name)| Some((*client, named(name, index)?)))
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
            if leads_back(&above, up, client) {
                continue;
            }
            above.insert(client, up);
            change
                .update_many(tx)
                .col_expr(column, Expr::value(up))
                .filter(Column::Id.eq(client))
                .filter(column.is_null())
                .exec(tx.db())
                .await?;
        }
    }
    Ok(())
}

fn named(name: &str, index: &Index) -> Option<Uuid> {
    index.named(&name.trim().to_lowercase(), &fold_company_name(name))
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
