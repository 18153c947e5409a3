//! Founding a company: the first one of an installation with its owner, and further ones by whoever is signed in.

use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::company::{AddressService, ClientLanguages, NewCompany, time_zone_of};
use domain::error::Refusal;
use domain::ids::{CompanyId, UserId};
use domain::security_log::SecurityEvent;
use domain::users::NewAccount;
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, QuerySelect, Set};
use uuid::Uuid;

use super::{MAX_COMPANIES, of_user, seeds};
use crate::accounts::{self, Chosen, Origin};
use crate::entities::company;
use crate::{Database, StoreResult, audit, members};

/// Held on PostgreSQL while the first company is founded, so that of two visitors at once one is told that it exists. The number
/// only has to differ from other advisory locks of this database; `SQLite` has one writer anyway.
const FOUNDING_LOCK: &str = "SELECT pg_advisory_xact_lock(7230187)";

/// Whether the installation has no company yet.
pub async fn is_empty(database: &Database) -> StoreResult<bool> {
    none(database.read()).await
}

/// Founds the first company and its owner's account; refused for ever after.
pub async fn set_up(
    database: &Database,
    account: &NewAccount,
    company: &NewCompany,
    now: DateTime<Utc>,
) -> StoreResult<(CompanyId, UserId)> {
    if !is_empty(database).await? {
        return Err(Refusal::AlreadySetUp.into());
    }
    let known = [account.name.as_str(), account.email.as_str(), company.name.as_str()];
    accounts::check_strength("password", &account.password, &known).await?;
    let chosen = Chosen::hash(database, &account.email.folded(), None, &account.password).await?;
    let tx = database.begin().await?;
    if !database.is_sqlite() {
        tx.execute_unprepared(FOUNDING_LOCK).await?;
    }
    if !none(&tx).await? {
        return Err(Refusal::AlreadySetUp.into());
    }
    let id = insert(&tx, company, now).await?;
    let user = accounts::create(&tx, account, chosen, Origin::Vouched, company.language, now).await?.user;
    members::add(&tx, id, user, Role::Owner, now).await?;
    audit::commit_in_company(tx, database, (id, user), SecurityEvent::CompanyFounded, now).await?;
    Ok((id, user))
}

/// Founds another company, owned by the user who asks.
pub async fn create_another(
    database: &Database,
    user: UserId,
    company: &NewCompany,
    now: DateTime<Utc>,
) -> StoreResult<CompanyId> {
    if of_user(database, user).await?.len() as u64 >= MAX_COMPANIES {
        return Err(Refusal::TooMany { max: u32::try_from(MAX_COMPANIES).unwrap_or(u32::MAX) }.into());
    }
    let tx = database.begin().await?;
    let id = insert(&tx, company, now).await?;
    members::add(&tx, id, user, Role::Owner, now).await?;
    audit::commit_in_company(tx, database, (id, user), SecurityEvent::CompanyFounded, now).await?;
    Ok(id)
}

/// The company's row and the lists it starts with.
async fn insert(tx: &DatabaseTransaction, new: &NewCompany, now: DateTime<Utc>) -> StoreResult<CompanyId> {
    let id = CompanyId(Uuid::now_v7());
    let row = company::ActiveModel {
        id: Set(id.0),
        version: Set(1),
        name: Set(new.name.as_str().to_owned()),
        profile: Set(serde_json::to_value(new.profile())?),
        defaults: Set(serde_json::to_value(new.defaults())?),
        time_zone: Set(time_zone_of(new.country).to_owned()),
        address_service: Set(AddressService::default().to_string()),
        requires_two_factor: Set(false),
        client_languages: Set(ClientLanguages::default().to_string()),
        shows_map: Set(false),
        clients_move: Set(false),
        modules_off: Set(String::new()),
        portal_passwords: Set(true),
        logo: Set(None),
        created_at: Set(now),
        updated_at: Set(now),
    };
    company::Entity::insert(row).exec_without_returning(tx).await?;
    seeds::insert(tx, id, new.language, now).await?;
    Ok(id)
}

async fn none(db: &impl ConnectionTrait) -> StoreResult<bool> {
    let any: Option<Uuid> =
        company::Entity::find().select_only().column(company::Column::Id).limit(1).into_tuple().one(db).await?;
    Ok(any.is_none())
}
