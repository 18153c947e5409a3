//! By which server a company sends its letters. The password is sealed, and leaves this module for whoever sends alone.

use domain::error::{FieldError, Refusal};
use domain::mail::MailSettings;
use domain::mail::settings::NewMailSettings;
use domain::security_log::{SecurityEvent, SettingsPart};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, JsonValue,
    QueryFilter, Set,
};
use uuid::Uuid;

use crate::entities::mail_settings::{Column, Entity, Model};
use crate::{Access, StoreError, StoreResult, Tenant, changes};

/// The settings, and whether there is a password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The settings.
    pub settings: MailSettings,
    /// Whether a password is stored.
    pub has_password: bool,
    /// The version that a save is made from.
    pub version: i32,
}

/// What was typed, with its password sealed.
#[derive(Clone, Debug)]
pub struct Sealed {
    settings: MailSettings,
    password: Option<String>,
}

/// The company's settings; none before somebody has made them.
pub async fn settings<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Option<Kept>> {
    let Some(row) = find(t).await? else { return Ok(None) };
    let settings = serde_json::from_value(row.settings)?;
    Ok(Some(Kept { settings, has_password: row.password.is_some(), version: row.version }))
}

/// Seals the password of what was typed.
pub fn sealed(access: &Access, new: NewMailSettings) -> StoreResult<Sealed> {
    let NewMailSettings { settings, password } = new;
    let seal = |password: String| access.database().secrets().seal_mail(access.company(), &password);
    Ok(Sealed { settings, password: password.map(seal).transpose()? })
}

/// Keeps settings, unless somebody else did since `version`, which is 0 before anybody has; answers the version kept. A password that is
/// not typed again stays where the server and the user are the same.
pub async fn save_settings(tx: &Tenant<DatabaseTransaction>, version: i32, new: Sealed) -> StoreResult<i32> {
    changes::hold(tx).await?;
    let before = find(tx).await?;
    if before.as_ref().map_or(0, |row| row.version) != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let was: Option<MailSettings> =
        before.as_ref().map(|row| serde_json::from_value(row.settings.clone())).transpose()?;
    let Sealed { settings, password } = new;
    let is_new = password.is_some();
    let stays = || was.as_ref().is_some_and(|was| settings.keeps_password_of(was));
    let kept = before.as_ref().and_then(|row| row.password.clone());
    let password = password.or_else(|| kept.filter(|_| stays())).filter(|_| settings.user.is_some());
    if settings.user.is_some() && password.is_none() {
        return Err(StoreError::field("password", FieldError::Required));
    }
    let settings = serde_json::to_value(settings)?;
    note(tx, before.as_ref().map(|row| &row.settings), &settings, is_new);
    if let Some(row) = before {
        let mut row = row.into_active_model();
        row.settings = Set(settings);
        row.password = Set(password);
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
            password,
        };
        Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
    }
    Ok(version + 1)
}

/// The settings with the password, for whoever sends.
pub async fn server(access: &Access) -> StoreResult<Option<(MailSettings, Option<String>)>> {
    let Some(row) = find(&access.read()).await? else { return Ok(None) };
    let open = |sealed: String| access.database().secrets().mail(access.company(), &sealed);
    Ok(Some((serde_json::from_value(row.settings)?, row.password.map(open).transpose()?)))
}

async fn find<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Option<Model>> {
    Ok(Entity::find().filter(Column::CompanyId.eq(t.company().0)).one(t.db()).await?)
}

/// Notes the names of the values that differ; never what they are.
fn note(tx: &Tenant<DatabaseTransaction>, before: Option<&JsonValue>, after: &JsonValue, is_new: bool) {
    let differs = |name: &String, value: &JsonValue| before.and_then(|before| before.get(name)) != Some(value);
    let names = after.as_object().into_iter().flatten();
    let mut fields: Vec<String> =
        names.filter(|(name, value)| differs(name, value)).map(|(name, _)| name.clone()).collect();
    fields.extend(is_new.then(|| "password".to_owned()));
    if !fields.is_empty() {
        tx.note(SecurityEvent::SettingsChanged { part: SettingsPart::Mail, fields });
    }
}
