//! Which sites may hold a company's portal, and the secret that its own back end signs with. The secret is sealed, shown once to whoever
//! makes it, and leaves the store never again.

use chrono::{DateTime, Utc};
use domain::error::Refusal;
use domain::ids::CompanyId;
use domain::portal::Site;
use domain::security_log::{SecurityEvent, SettingsPart};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use uuid::Uuid;

use crate::entities::portal_embedding::{Column, Entity, Model};
use crate::{Access, Database, StoreResult, Tenant, changes, tokens};

/// How a company's portal stands in other sites.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Embedding {
    /// The sites that may hold it; nobody's, where there are none.
    pub sites: Vec<Site>,
    /// Whether there is a secret.
    pub has_secret: bool,
    /// The version that a save is made from; 0 before the first.
    pub version: i32,
}

/// A new secret: what is shown, and what is kept.
pub struct NewSecret {
    shown: String,
    sealed: String,
}

impl NewSecret {
    /// What the company's back end is given.
    #[must_use]
    pub fn into_shown(self) -> String {
        self.shown
    }
}

impl std::fmt::Debug for NewSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewSecret(…)")
    }
}

/// How the company's portal stands in other sites.
pub async fn embedding<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Embedding> {
    let Some(row) = find(t).await? else { return Ok(Embedding::default()) };
    let sites = serde_json::from_value(row.sites)?;
    Ok(Embedding { sites, has_secret: row.secret.is_some(), version: row.version })
}

/// The sites that may hold the portal of a company, which may be none that there is.
pub async fn sites(database: &Database, company: CompanyId, now: DateTime<Utc>) -> StoreResult<Vec<Site>> {
    Ok(embedding(&Access::operator(database.clone(), company, now).read()).await?.sites)
}

/// Keeps the sites, unless somebody else did since `version`; answers the version kept.
pub async fn save_sites(tx: &Tenant<DatabaseTransaction>, version: i32, sites: &[Site]) -> StoreResult<i32> {
    changes::hold(tx).await?;
    let before = find(tx).await?;
    if before.as_ref().map_or(0, |row| row.version) != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let sites = serde_json::to_value(sites)?;
    if before.as_ref().map(|row| &row.sites) != Some(&sites) {
        note(tx, "sites");
    }
    let secret = before.as_ref().and_then(|row| row.secret.clone());
    keep(tx, before, Kept { version: version + 1, sites, secret }).await?;
    Ok(version + 1)
}

/// Makes a secret, to be kept by [`keep_secret`].
pub fn new_secret(access: &Access) -> StoreResult<NewSecret> {
    let shown = tokens::generate();
    let sealed = access.database().secrets().seal_portal(access.company(), &shown)?;
    Ok(NewSecret { shown, sealed })
}

/// Keeps a secret in the place of whatever there was: what was signed with that is believed no more.
pub async fn keep_secret(tx: &Tenant<DatabaseTransaction>, new: &NewSecret) -> StoreResult<()> {
    put_secret(tx, Some(new.sealed.clone())).await
}

/// Forgets the secret: nothing that is signed is believed any more.
pub async fn forget_secret(tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
    put_secret(tx, None).await
}

/// The secret, for whoever checks what was signed with it.
pub(super) async fn secret(access: &Access) -> StoreResult<Option<String>> {
    let sealed = find(&access.read()).await?.and_then(|row| row.secret);
    sealed.map(|sealed| access.database().secrets().portal(access.company(), &sealed)).transpose()
}

async fn put_secret(tx: &Tenant<DatabaseTransaction>, secret: Option<String>) -> StoreResult<()> {
    changes::hold(tx).await?;
    let before = find(tx).await?;
    note(tx, "secret");
    // The list of sites is as it was: whoever changes it meanwhile need not know.
    let version = before.as_ref().map_or(0, |row| row.version);
    let sites = before.as_ref().map_or_else(|| serde_json::json!([]), |row| row.sites.clone());
    keep(tx, before, Kept { version, sites, secret }).await
}

struct Kept {
    version: i32,
    sites: serde_json::Value,
    secret: Option<String>,
}

async fn keep(tx: &Tenant<DatabaseTransaction>, before: Option<Model>, kept: Kept) -> StoreResult<()> {
    let Kept { version, sites, secret } = kept;
    if let Some(row) = before {
        let mut row = row.into_active_model();
        row.version = Set(version);
        row.sites = Set(sites);
        row.secret = Set(secret);
        row.updated_at = Set(tx.now());
        row.update(tx.db()).await?;
        return Ok(());
    }
    let row = Model {
        company_id: tx.company().0,
        id: Uuid::now_v7(),
        created_at: tx.now(),
        updated_at: tx.now(),
        version,
        sites,
        secret,
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
    Ok(())
}

async fn find<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Option<Model>> {
    Ok(Entity::find().filter(Column::CompanyId.eq(t.company().0)).one(t.db()).await?)
}

/// Notes that something is another; never what it is.
fn note(tx: &Tenant<DatabaseTransaction>, field: &str) {
    tx.note(SecurityEvent::SettingsChanged { part: SettingsPart::Portal, fields: vec![field.to_owned()] });
}
