//! Whether a company is paid by card. Its secrets are sealed, and leave this module for whoever asks the provider, or hears it, alone.

use domain::cards::{CardSettings, NewCardSettings};
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::security_log::{SecurityEvent, SettingsPart};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use uuid::Uuid;

use crate::entities::card_settings::{Column, Entity, Model};
use crate::secrets::CardSecret;
use crate::{Access, StoreError, StoreResult, Tenant, changes};

/// The settings, and which secrets there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeptCards {
    /// The settings.
    pub settings: CardSettings,
    /// Whether the provider can be asked.
    pub has_secret_key: bool,
    /// Whether it can be heard.
    pub has_webhook_secret: bool,
    /// The version that a save is made from; 0 before the first.
    pub version: i32,
}

/// What was typed, with its secrets sealed.
#[derive(Clone, Debug)]
pub struct SealedCards {
    settings: CardSettings,
    secret_key: Option<String>,
    webhook_secret: Option<String>,
}

/// The company's settings; off before somebody has made them.
pub async fn settings<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<KeptCards> {
    let Some(row) = find(t).await? else { return Ok(KeptCards::default()) };
    Ok(KeptCards {
        has_secret_key: row.secret_key.is_some(),
        has_webhook_secret: row.webhook_secret.is_some(),
        version: row.version,
        settings: serde_json::from_value(row.settings)?,
    })
}

/// Seals the secrets of what was typed.
pub fn sealed(access: &Access, new: NewCardSettings) -> StoreResult<SealedCards> {
    let seal = |which, secret: Option<String>| {
        secret.map(|secret| access.database().secrets().seal_card(access.company(), which, &secret)).transpose()
    };
    Ok(SealedCards {
        settings: new.settings,
        secret_key: seal(CardSecret::Key, new.secret_key)?,
        webhook_secret: seal(CardSecret::Webhook, new.webhook_secret)?,
    })
}

/// Keeps settings, unless somebody else did since `version`, which is 0 before anybody has; answers the version kept. Secrets that are not
/// typed again stay. Without both, clients cannot pay by card.
pub async fn save_settings(tx: &Tenant<DatabaseTransaction>, version: i32, new: SealedCards) -> StoreResult<i32> {
    changes::hold(tx).await?;
    let before = find(tx).await?;
    if before.as_ref().map_or(0, |row| row.version) != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let mut fields = Vec::new();
    let is_new_key = new.secret_key.is_some();
    fields.extend(is_new_key.then(|| "secret_key".to_owned()));
    fields.extend(new.webhook_secret.is_some().then(|| "webhook_secret".to_owned()));
    let SealedCards { settings, secret_key, webhook_secret } = new;
    let secret_key = secret_key.or_else(|| before.as_ref().and_then(|row| row.secret_key.clone()));
    let webhook_secret = webhook_secret.or_else(|| before.as_ref().and_then(|row| row.webhook_secret.clone()));
    check(settings, secret_key.is_some(), webhook_secret.is_some())?;
    let was: CardSettings =
        before.as_ref().map(|row| serde_json::from_value(row.settings.clone())).transpose()?.unwrap_or_default();
    fields.extend((was.is_on != settings.is_on).then(|| "is_on".to_owned()));
    fields.extend((was.is_partial != settings.is_partial).then(|| "is_partial".to_owned()));
    if !fields.is_empty() {
        tx.note(SecurityEvent::SettingsChanged { part: SettingsPart::Cards, fields });
    }
    let is_test = if is_new_key { settings.is_test } else { was.is_test };
    let settings = serde_json::to_value(CardSettings { is_test, ..settings })?;
    if let Some(row) = before {
        let mut row = row.into_active_model();
        row.settings = Set(settings);
        row.secret_key = Set(secret_key);
        row.webhook_secret = Set(webhook_secret);
        row.updated_at = Set(tx.now());
        row.version = Set(version + 1);
        row.update(tx.db()).await?;
    } else {
        let row = Model {
            company_id: tx.company().0,
            id: Uuid::now_v7(),
            created_at: tx.now(),
            updated_at: tx.now(),
            version: version + 1,
            settings,
            secret_key,
            webhook_secret,
        };
        Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
    }
    Ok(version + 1)
}

/// The key by which the provider is asked; none where clients do not pay by card.
pub async fn secret_key(access: &Access) -> StoreResult<Option<String>> {
    let Some(row) = find(&access.read()).await? else { return Ok(None) };
    let settings: CardSettings = serde_json::from_value(row.settings)?;
    let open = |sealed: String| access.database().secrets().card(access.company(), CardSecret::Key, &sealed);
    row.secret_key.filter(|_| settings.is_on).map(open).transpose()
}

/// The secret that the provider signs with. It is heard although clients pay by card no more: what they have begun goes on.
pub(super) async fn webhook_secret(access: &Access) -> StoreResult<Option<String>> {
    let Some(row) = find(&access.read()).await? else { return Ok(None) };
    let open = |sealed: String| access.database().secrets().card(access.company(), CardSecret::Webhook, &sealed);
    row.webhook_secret.map(open).transpose()
}

/// Who is on is asked and heard.
fn check(settings: CardSettings, has_key: bool, has_webhook: bool) -> StoreResult<()> {
    let mut errors = FieldErrors::default();
    for (path, is_there) in [("secret_key", has_key), ("webhook_secret", has_webhook)] {
        if settings.is_on && !is_there {
            errors.push(path, FieldError::Required);
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(StoreError::from(errors)) }
}

async fn find<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Option<Model>> {
    Ok(Entity::find().filter(Column::CompanyId.eq(t.company().0)).one(t.db()).await?)
}
