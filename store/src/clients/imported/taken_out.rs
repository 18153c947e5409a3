//! Clients that a file brought in, taken out again.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::clients::Clients;
use crate::contacts::{Around, linked};
use crate::entities::client::{Column, Entity};
use crate::entities::{address, client_contact, client_tag};
use crate::{StoreResult, Tenant, changes, expenses};

/// The clients that have these as their parent or payer, and the expenses that name them: who, and whom.
pub(super) async fn naming<C: ConnectionTrait>(t: &Tenant<C>, ids: &[Uuid]) -> StoreResult<Vec<(Uuid, Uuid)>> {
    let mut naming = Vec::new();
    for column in [Column::Parent, Column::Payer] {
        let rows = Entity::find().select_only().columns([Column::Id, column]);
        let rows = rows.filter(Column::CompanyId.eq(t.company().0)).filter(column.is_in(ids.iter().copied()));
        naming.extend(rows.into_tuple::<(Uuid, Uuid)>().all(t.db()).await?);
    }
    naming.extend(expenses::read::naming(t, ids).await?);
    Ok(naming)
}

/// Takes clients out, with their addresses, their tags and their links; people who were linked to them hear of it.
pub(super) async fn take_out(tx: &Tenant<DatabaseTransaction>, ids: &[Uuid]) -> StoreResult<()> {
    changes::make(tx, Clients, async |change| {
        let around = Around::of(tx, linked::contacts_of(tx, ids).await?, []).await?;
        for column in [Column::Parent, Column::Payer] {
            let nobody = change.update_many(tx).col_expr(column, Expr::value(Option::<Uuid>::None));
            nobody.filter(column.is_in(ids.iter().copied())).exec(tx.db()).await?;
        }
        parts(tx, ids).await?;
        let told = change.take_out(tx, ids).await?;
        around.tell(tx).await?;
        Ok(((), told))
    })
    .await
}

/// Takes out what is of clients alone.
async fn parts(tx: &Tenant<DatabaseTransaction>, ids: &[Uuid]) -> StoreResult<()> {
    let company = tx.company().0;
    client_tag::Entity::delete_many()
        .filter(client_tag::Column::CompanyId.eq(company))
        .filter(client_tag::Column::ClientId.is_in(ids.iter().copied()))
        .exec(tx.db())
        .await?;
    address::Entity::delete_many()
        .filter(address::Column::CompanyId.eq(company))
        .filter(address::Column::ClientId.is_in(ids.iter().copied()))
        .exec(tx.db())
        .await?;
    client_contact::Entity::delete_many()
        .filter(client_contact::Column::CompanyId.eq(company))
        .filter(client_contact::Column::ClientId.is_in(ids.iter().copied()))
        .exec(tx.db())
        .await?;
    Ok(())
}
