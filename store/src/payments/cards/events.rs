//! What the provider tells, heard once.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::Role;
use domain::cards::{CardEvent, CardState, Happening};
use domain::ids::CompanyId;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::{columns, refunds, settings, settle};
use crate::entities::card_event::{Column, Entity, Model};
use crate::entities::{card_payment, company};
use crate::{Access, Actor, Database, StoreResult, Tenant, batches, changes};

/// Whom the activity names for what the provider tells.
const PROVIDER: &str = "Stripe";
/// How long it is known what was heard. The provider tells the same again for thirty days at most; and what came in once is entered once,
/// however late it is told.
pub const EVENTS_KEPT: TimeDelta = TimeDelta::days(90);

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
        Box::pin(happen(&tx, &event.what, event.at)).await?;
        tx.commit().await
    }

    /// Takes what the provider has answered when it was asked. It may tell the same by itself, before or after: both come to the same.
    pub async fn answered(&self, what: &Happening) -> StoreResult<()> {
        let tx = self.access.begin().await?;
        changes::hold(&tx).await?;
        Box::pin(happen(&tx, what, None)).await?;
        tx.commit().await
    }

    /// The key by which the provider is asked; none where clients pay by card no more.
    pub async fn key(&self) -> StoreResult<Option<String>> {
        settings::secret_key(&self.access).await
    }

    /// What became of a payment of the company, with what the provider calls its page.
    pub async fn found(&self, id: Uuid) -> StoreResult<Option<(CardState, Option<String>)>> {
        let t = self.access.read();
        let row = card_payment::Entity::find_by_id((t.company().0, id)).one(t.db()).await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some((columns::state(&row)?, row.page)))
    }
}

/// Forgets what was heard long ago. Answers how much.
pub async fn prune(database: &Database, now: DateTime<Utc>) -> StoreResult<u64> {
    let old = Entity::delete_many().filter(Column::CreatedAt.lte(now - EVENTS_KEPT));
    Ok(old.exec(database.write()).await?.rows_affected)
}

async fn happen(tx: &Tenant<DatabaseTransaction>, what: &Happening, at: Option<DateTime<Utc>>) -> StoreResult<()> {
    match what {
        Happening::Paid(told) => settle::paid(tx, told, at).await,
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
