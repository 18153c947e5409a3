//! What a form names must exist in the company: a form may say anything.

use domain::clients::ClientState;
use domain::error::{FieldError, FieldErrors};
use domain::ids::{ClientId, UserId};
use domain::tasks::{NewTask, Task, TaskForm};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use super::rates::currency_of;
use crate::entities::{client, membership};
use crate::{StoreResult, Tenant};

/// Reads a form: its amounts in the currency of its client, or of the company. `before` is the task that it is saved over: what that names
/// already was looked at then.
pub(super) async fn parsed(
    tx: &Tenant<DatabaseTransaction>,
    before: Option<&Task>,
    form: &TaskForm,
) -> StoreResult<NewTask> {
    let client: Option<ClientId> = form.fields.client.trim().parse().ok();
    let new = form.parse(currency_of(tx, client).await?)?;
    let mut errors = FieldErrors::default();
    if let Some(client) = new.data.client
        && before.and_then(|before| before.data.client) != Some(client)
        && !is_offered(tx, client).await?
    {
        errors.push("fields.client", FieldError::Unknown);
    }
    if let Some(owner) = new.data.owner
        && before.and_then(|before| before.data.owner) != Some(owner)
        && !is_member(tx, owner).await?
    {
        errors.push("fields.owner", FieldError::Unknown);
    }
    if errors.is_empty() { Ok(new) } else { Err(errors.into()) }
}

/// Whether the company has the client, and has not thrown it away.
async fn is_offered(tx: &Tenant<DatabaseTransaction>, id: ClientId) -> StoreResult<bool> {
    let of_company = client::Entity::find().filter(client::Column::CompanyId.eq(tx.company().0));
    let this = of_company.filter(client::Column::Id.eq(id.0));
    let kept = this.filter(client::Column::State.ne(ClientState::Deleted.as_str()));
    Ok(kept.limit(1).count(tx.db()).await? > 0)
}

async fn is_member(tx: &Tenant<DatabaseTransaction>, id: UserId) -> StoreResult<bool> {
    let of_company = membership::Entity::find().filter(membership::Column::CompanyId.eq(tx.company().0));
    let this = of_company.filter(membership::Column::UserId.eq(id.0));
    Ok(this.limit(1).count(tx.db()).await? > 0)
}
