//! Tasks, as what changes.

use domain::ids::TaskId;
use domain::subject::Subject;
use domain::tasks::TaskEvent;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::activity::About;
use crate::batches::IDS;
use crate::changes::{self, Change, Feature, Listed};
use crate::entities::task::{Column, Entity, Model};
use crate::{StoreResult, Tenant};

/// See the module.
#[derive(Clone, Copy, Debug)]
pub struct Tasks;

/// A task may be of no client, and becomes another's: what is to be told to its client is told of the client.
impl From<TaskId> for About {
    fn from(task: TaskId) -> Self {
        Self { record: task.0, client: None }
    }
}

impl Feature for Tasks {
    const SUBJECT: Subject = Subject::Task;
    type Record = TaskId;
    type Event = TaskEvent;
}

impl Listed for Tasks {
    type Entity = Entity;
    const ID: Column = Column::Id;
    const COMPANY: Column = Column::CompanyId;
    const REVISION: Column = Column::Revision;

    fn bear(row: &mut Model, revision: i64) -> Uuid {
        row.revision = revision;
        row.id
    }
}

/// Has the rows of tasks come anew: what was spent on them has changed.
pub(super) async fn touched(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Tasks>,
    tasks: &[Uuid],
) -> StoreResult<()> {
    for ids in tasks.chunks(IDS) {
        change
            .update_many(tx)
            .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
            .filter(Column::Id.is_in(ids.iter().copied()))
            .exec(tx.db())
            .await?;
    }
    Ok(())
}

/// Has the tasks of clients come anew: their rows show what a client is called.
pub(crate) async fn shown_anew(tx: &Tenant<DatabaseTransaction>, clients: &[Uuid]) -> StoreResult<()> {
    for clients in clients.chunks(IDS) {
        let theirs = || Column::Client.is_in(clients.iter().copied());
        let of_company = Entity::find().filter(Column::CompanyId.eq(tx.company().0));
        if of_company.filter(theirs()).count(tx.db()).await? == 0 {
            continue;
        }
        changes::make(tx, Tasks, async |change| {
            change.update_many(tx).filter(theirs()).exec(tx.db()).await?;
            Ok(((), change.without_activity("they are of the same client as before")))
        })
        .await?;
    }
    Ok(())
}
