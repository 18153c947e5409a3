//! Credits, as what changes.

use domain::billing::allocation::Funds;
use domain::documents::credit::CreditState;
use domain::documents::event::CreditEvent;
use domain::ids::{ClientId, CreditId};
use domain::subject::Subject;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::activity::About;
use crate::batches::IDS;
use crate::changes::{self, Change, Feature, Listed};
use crate::entities::credit::{Column, Entity, Model};
use crate::{StoreResult, Tenant};

/// See the module.
#[derive(Clone, Copy, Debug)]
pub struct Credits;

/// A credit belongs to whom it was given.
impl From<(CreditId, ClientId)> for About {
    fn from((credit, client): (CreditId, ClientId)) -> Self {
        Self { record: credit.0, client: Some(client) }
    }
}

impl Feature for Credits {
    const SUBJECT: Subject = Subject::Credit;
    type Record = (CreditId, ClientId);
    type Event = CreditEvent;
}

impl Listed for Credits {
    type Entity = Entity;
    const ID: Column = Column::Id;
    const COMPANY: Column = Column::CompanyId;
    const REVISION: Column = Column::Revision;

    fn bear(row: &mut Model, revision: i64) -> Uuid {
        row.revision = revision;
        row.id
    }
}

/// Keeps what became of a credit.
pub(super) async fn keep(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Credits>,
    id: CreditId,
    funds: &Funds,
    state: CreditState,
) -> StoreResult<()> {
    change
        .update_many(tx)
        .col_expr(Column::State, Expr::value(state.as_str()))
        .col_expr(Column::AllocatedMinor, Expr::value(funds.allocated().minor()))
        .col_expr(Column::RefundedMinor, Expr::value(funds.refunded().minor()))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(id.0))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Has the credits of clients come anew: their rows show what a client is called.
pub(crate) async fn shown_anew(tx: &Tenant<DatabaseTransaction>, clients: &[Uuid]) -> StoreResult<()> {
    for clients in clients.chunks(IDS) {
        let theirs = || Column::ClientId.is_in(clients.iter().copied());
        let of_company = Entity::find().filter(Column::CompanyId.eq(tx.company().0));
        if of_company.filter(theirs()).count(tx.db()).await? == 0 {
            continue;
        }
        changes::make(tx, Credits, async |change| {
            change.update_many(tx).filter(theirs()).exec(tx.db()).await?;
            Ok(((), change.without_activity("they are of the same client as before")))
        })
        .await?;
    }
    Ok(())
}
