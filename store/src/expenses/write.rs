//! Expenses, as what changes.

use domain::expenses::ExpenseEvent;
use domain::ids::ExpenseId;
use domain::subject::Subject;
use sea_orm::{ColumnTrait, Condition, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::activity::About;
use crate::batches::IDS;
use crate::changes::{self, Feature, Listed};
use crate::entities::expense::{Column, Entity, Model};
use crate::{StoreResult, Tenant};

/// See the module.
#[derive(Clone, Copy, Debug)]
pub struct Expenses;

/// An expense may be of no client, and becomes another's: what happens to it is told of it alone.
impl From<ExpenseId> for About {
    fn from(expense: ExpenseId) -> Self {
        Self { record: expense.0, client: None }
    }
}

impl Feature for Expenses {
    const SUBJECT: Subject = Subject::Expense;
    type Record = ExpenseId;
    type Event = ExpenseEvent;
}

impl Listed for Expenses {
    type Entity = Entity;
    const ID: Column = Column::Id;
    const COMPANY: Column = Column::CompanyId;
    const REVISION: Column = Column::Revision;

    fn bear(row: &mut Model, revision: i64) -> Uuid {
        row.revision = revision;
        row.id
    }
}

/// Has the expenses of clients and suppliers come anew: their rows show what these are called.
pub(crate) async fn shown_anew(tx: &Tenant<DatabaseTransaction>, clients: &[Uuid]) -> StoreResult<()> {
    // Each id is asked for twice.
    for clients in clients.chunks(IDS) {
        let theirs = || {
            let made_for = Column::Client.is_in(clients.iter().copied());
            Condition::any().add(made_for).add(Column::Supplier.is_in(clients.iter().copied()))
        };
        let of_company = Entity::find().filter(Column::CompanyId.eq(tx.company().0));
        if of_company.filter(theirs()).count(tx.db()).await? == 0 {
            continue;
        }
        changes::make(tx, Expenses, async |change| {
            change.update_many(tx).filter(theirs()).exec(tx.db()).await?;
            Ok(((), change.without_activity("they are of the same clients and suppliers as before")))
        })
        .await?;
    }
    Ok(())
}
