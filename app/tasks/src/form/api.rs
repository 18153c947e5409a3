//! What the form of a task asks for.

#[cfg(feature = "ssr")]
use domain::access::Permission;
#[cfg(feature = "ssr")]
use domain::error::Refusal;
#[cfg(feature = "ssr")]
use domain::form::Edit;
use domain::ids::{ClientId, TaskId};
use domain::sent::Typed;
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use domain::tasks::TaskForm;
use leptos::prelude::*;

use super::options::FormStart;
#[cfg(feature = "ssr")]
use super::options::{Editing, FormOptions};
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};

/// What the form of a new task, or of an existing one, starts from.
#[server(prefix = "/api", endpoint = "tasks/form-options", input = Json, output = Json, client = PageClient)]
pub async fn start_task_form(
    /// The task.
    id: Option<TaskId>,
    /// Whom a new one is for.
    client: Option<ClientId>,
) -> Result<FormStart, AppError> {
    let access = session::require(Permission::to_edit(Subject::Task))?;
    let (tenant, me) = (access.read(), access.actor().user);
    let members = store::members::list(&tenant).await?;
    let mut members: Vec<_> = members.into_iter().map(|member| (member.user, member.name)).collect();
    let Some(id) = id else {
        let client = named(&tenant, client).await?;
        let currency = store::tasks::currency_of(&tenant, client.as_ref().map(|(id, _)| *id)).await?;
        let options = FormOptions { members, currency, client, me };
        return Ok(FormStart { options, editing: None });
    };
    let task = store::tasks::get(&tenant, id).await?;
    if !task.state.editable() {
        return Err(AppError::Refused(Refusal::WrongState));
    }
    // Who has left does it until somebody else does.
    if let Some(owner) = task.data.owner
        && members.iter().all(|(member, _)| *member != owner)
        && let Some(name) = store::members::name_of(&tenant, owner).await?
    {
        members.push((owner, name));
    }
    let client = named(&tenant, task.data.client).await?;
    let options = FormOptions { members, currency: task.data.currency, client, me };
    Ok(FormStart { options, editing: Some(Editing { id, version: task.version, form: task.to_form() }) })
}

/// A client with their name.
#[cfg(feature = "ssr")]
async fn named<C: sea_orm::ConnectionTrait>(
    tenant: &store::Tenant<C>,
    client: Option<ClientId>,
) -> Result<Option<(ClientId, String)>, AppError> {
    let Some(client) = client else { return Ok(None) };
    let name = store::clients::get(tenant, client).await?.data.name.as_str().to_owned();
    Ok(Some((client, name)))
}

/// Creates a task.
#[server(prefix = "/api", endpoint = "tasks/create", input = Json, output = Json, client = PageClient)]
pub async fn create_task(
    /// The form, as typed.
    form: TaskForm,
) -> Result<TaskId, AppError> {
    let tx = session::require(Permission::to_edit(Subject::Task))?.begin().await?;
    let task = store::tasks::create(&tx, &form).await?;
    tx.commit().await?;
    Ok(task.id)
}

/// Saves a task, unless somebody else did since `version`.
#[server(prefix = "/api", endpoint = "tasks/update", input = Json, output = Json, client = PageClient)]
pub async fn update_task(
    /// The task.
    id: TaskId,
    /// The version that the form was made from.
    version: i32,
    /// The form, as typed.
    form: TaskForm,
) -> Result<TaskId, AppError> {
    save(id, version, form.into()).await.map(|_| id)
}

/// Saves one value of a task, unless somebody else has changed that one since `version`. Tells the version that is stored then.
#[server(prefix = "/api", endpoint = "tasks/set", input = Json, output = Json, client = ActClient)]
pub async fn set_task_field(
    /// The task.
    id: TaskId,
    /// The version that was shown.
    version: i32,
    /// The value's path in the form.
    path: Typed,
    /// What is typed.
    typed: Typed,
) -> Result<i32, AppError> {
    let edit = Edit::One { path: path.into_string(), typed: typed.into_string() };
    save(id, version, edit).await
}

#[cfg(feature = "ssr")]
async fn save(id: TaskId, version: i32, edit: Edit<TaskForm>) -> Result<i32, AppError> {
    let tx = session::require(Permission::to_edit(Subject::Task))?.begin().await?;
    let version = store::tasks::save(&tx, id, version, edit).await?.version;
    tx.commit().await?;
    Ok(version)
}
