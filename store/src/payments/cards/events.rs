//! What the provider tells, heard once.

use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::cards::{CardEvent, CardState, Happening};
use domain::ids::CompanyId;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::{refunds, settings, settle};
use crate::entities::card_event::{Column, Entity, Model};
use crate::entities::company;
use crate::{Access, Actor, Database, StoreResult, Tenant, batches, changes};

/// Whom the activity names for what the provider tells.
const PROVIDER: &str = "Stripe";

/// Where a company hears its provider. What is heard by it was signed with its secret: whoever takes an event has looked at that.
#[derive(Clone)]
pub struct Hook {
    access: Access,
    secret: String,
}

/// Where a company hears its provider; nowhere for one that has not set it up, or that there is not.
pub async fn hook(database: &Database, company: CompanyId, now: DateTime<Utc>) -> StoreResult<Option<Hook>> {
    if company::Entity::find_by_id(company.0).count(database.read()).await? == 0 {
        return Ok(None);
    }
    let actor = Actor { user: None, name: PROVIDER.to_owned() };
    let access = Access::new(database.clone(), company, Role::Accountant, actor, now);
    let secret = settings::webhook_secret(&access).await?;
    Ok(secret.map(|secret| Hook { access, secret }))
}

impl Hook {
    /// What the provider signs with.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.secret
    }

    /// Takes what was told, once: the same that comes again changes nothing.
    pub async fn take(&self, event: &CardEvent) -> StoreResult<()> {
        let tx = self.access.begin().await?;
        changes::hold(&tx).await?;
        if !is_first(&tx, event).await? {
            return tx.roll_back().await;
        }
        // Boxed: what a payment holds on the way is large.
        Box::pin(happen(&tx, event)).await?;
        tx.commit().await
    }
}

async fn happen(tx: &Tenant<DatabaseTransaction>, event: &CardEvent) -> StoreResult<()> {
    match &event.what {
        Happening::Paid(told) => settle::paid(tx, told, event.at).await,
        Happening::Waiting(told) => settle::goes_to(tx, told, CardState::Waiting).await,
        Happening::Failed(told) => settle::goes_to(tx, told, CardState::Failed).await,
        Happening::Expired(told) => settle::goes_to(tx, told, CardState::Expired).await,
        Happening::Refunded { ours, intent, minor } => refunds::told(tx, *ours, intent.as_deref(), *minor).await,
        Happening::RefundFailed { intent, minor } => refunds::failed(tx, intent.as_deref(), *minor).await,
        Happening::Disputed { intent, is_won } => refunds::disputed(tx, intent.as_deref(), *is_won).await,
        Happening::Other => Ok(()),
    }
}

/// Whether nobody has heard this before; it is known from now on.
async fn is_first(tx: &Tenant<DatabaseTransaction>, event: &CardEvent) -> StoreResult<bool> {
    let known = Entity::find()
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Event.eq(event.id.as_str()))
        .count(tx.db())
        .await?;
    if known > 0 {
        return Ok(false);
    }
    let row = Model {
        company_id: tx.company().0,
        id: Uuid::now_v7(),
        created_at: tx.now(),
        updated_at: tx.now(),
        event: event.id.clone(),
        kind: event.kind.clone(),
    };
    batches::insert::<Entity, _, _>(tx.db(), vec![row]).await?;
    Ok(true)
}
