//! Tasks, as they go out in files.

use domain::exports::Names;
use domain::form::FormText;
use domain::imports::NamedColumn;
use domain::tasks::columns::{SPENT, TO_BILL};
use domain::tasks::{SpentTime, Task, spent as duration};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{columns, spent};
use crate::entities::client;
use crate::entities::task::{Column, Entity};
use crate::exports::{Exported, Taken};
use crate::listing::{Reader, Work};
use crate::{StoreResult, Tenant, batches};

/// See the module.
pub(crate) struct Files;

impl Exported for Files {
    fn named<'a>(&'a self, _: &'a Reader) -> Work<'a, Vec<NamedColumn>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    fn taken<'a>(&'a self, t: &'a Reader, ids: Vec<Uuid>, names: &'a mut Names) -> Work<'a, Vec<Taken>> {
        Box::pin(async move {
            let rows = batches::these::<Entity, _>(t, Column::CompanyId, Column::Id, ids).await?;
            let tasks = rows.iter().map(columns::task).collect::<StoreResult<Vec<Task>>>()?;
            learn(t, names, &tasks).await?;
            let mut spent = spent::of(t, &tasks).await?;
            let taken = |task: Task| taken(&task, spent.remove(&task.id.0).unwrap_or_default());
            Ok(tasks.into_iter().map(taken).collect())
        })
    }
}

fn taken(task: &Task, spent: SpentTime) -> Taken {
    let mut form: FormText = task.to_form().into();
    for (path, minutes) in [(SPENT, spent.all), (TO_BILL, spent.to_bill)] {
        if minutes > 0 {
            form.set(path, duration::written(minutes));
        }
    }
    Taken { form, state: task.state.as_str() }
}

/// Learns the numbers of the clients that tasks are of.
async fn learn<C: ConnectionTrait>(t: &Tenant<C>, names: &mut Names, tasks: &[Task]) -> StoreResult<()> {
    let clients = tasks.iter().filter_map(|task| task.data.client);
    let unknown: Vec<Uuid> = clients.filter(|id| !names.contains_key(&id.to_string())).map(|id| id.0).collect();
    if unknown.is_empty() {
        return Ok(());
    }
    let rows: Vec<(Uuid, String)> = client::Entity::find()
        .select_only()
        .columns([client::Column::Id, client::Column::Number])
        .filter(client::Column::CompanyId.eq(t.company().0))
        .filter(client::Column::Id.is_in(unknown))
        .into_tuple()
        .all(t.db())
        .await?;
    names.extend(rows.into_iter().map(|(id, number)| (id.to_string(), number)));
    Ok(())
}
