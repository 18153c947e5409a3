//! Companies: founded once at the first visit, then as many as a user needs; their profile and defaults.

mod founding;
mod languages;
mod logo;
mod map;
mod modules;
mod moving;
mod portal_passwords;
mod second_factor;
mod seeds;

use domain::clients::{FormRules, Held};
use domain::company::{AddressService, Company, Defaults, Profile, time_zone_of};
use domain::error::{FieldError, Refusal};
use domain::format::Language;
use domain::identifiers::PhoneRules;
use domain::ids::{CompanyId, FileId, UserId};
use domain::lists::ListKind;
use domain::security_log::{SecurityEvent, SettingsPart};
use domain::subject::Subject;
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, JoinType,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, RelationDef, Select, Set,
};
use uuid::Uuid;

pub use founding::{create_another, is_empty, set_up};
pub use languages::change_languages;
pub use logo::set_logo;
pub use map::show_map;
pub use modules::turn_module;
pub use moving::{clients_move, let_clients_move};
pub use portal_passwords::{allow_portal_passwords, portal_passwords};
pub use second_factor::{require_two_factor, requires_two_factor, two_factor_required_of};

pub(crate) use second_factor::requiring_two_factor;

use crate::entities::{client, company, membership};
use crate::{Database, StoreError, StoreResult, Tenant, changes, columns, custom_fields, listings, lists};

/// The most companies of one user, and of one installation's command line: more than anybody can choose from.
const MAX_COMPANIES: u64 = 100;

/// The company.
pub async fn get<C: ConnectionTrait>(tenant: &Tenant<C>) -> StoreResult<Company> {
    read(find(tenant.db(), tenant.company()).await?)
}

/// A company for whoever holds the database: the command line and the making of a page's bootstrap.
pub async fn by_id(database: &Database, id: CompanyId) -> StoreResult<Company> {
    read(find(database.read(), id).await?)
}

/// Every company, the oldest first, for the command line.
pub async fn all(database: &Database) -> StoreResult<Vec<(CompanyId, String)>> {
    let query = company::Entity::find()
        .select_only()
        .columns([company::Column::Id, company::Column::Name])
        .order_by_asc(company::Column::Id)
        .limit(MAX_COMPANIES);
    Ok(named(query.into_tuple().all(database.read()).await?))
}

/// The companies that a user belongs to, by name.
pub async fn of_user(database: &Database, user: UserId) -> StoreResult<Vec<(CompanyId, String)>> {
    let query = joined_by(user.0)
        .select_only()
        .columns([company::Column::Id, company::Column::Name])
        .order_by_asc(company::Column::Name)
        .order_by_asc(company::Column::Id)
        .limit(MAX_COMPANIES);
    Ok(named(query.into_tuple().all(database.read()).await?))
}

/// The rows behind it.
pub(crate) fn joined_by(user: Uuid) -> Select<company::Entity> {
    company::Entity::find().join(JoinType::InnerJoin, to_membership()).filter(membership::Column::UserId.eq(user))
}

/// Whether the company has no client yet, deleted ones included: then it may be filled with examples.
pub async fn has_no_client<C: ConnectionTrait>(tenant: &Tenant<C>) -> StoreResult<bool> {
    let clients = client::Entity::find().filter(client::Column::CompanyId.eq(tenant.company().0));
    Ok(clients.limit(1).count(tenant.db()).await? == 0)
}

/// Keeps a changed profile; an old `version` is refused. A move to another country takes the days of its time zone.
pub async fn save_profile(tx: &Tenant<DatabaseTransaction>, version: i32, profile: Profile) -> StoreResult<Company> {
    let before = locked(tx, version).await?;
    let was = read(before.clone())?.profile;
    let moved = was.country != profile.country;
    if was.usual_vat != profile.usual_vat {
        // Pages of products that have no rate of their own show it.
        changes::touch(tx, Subject::Product).await?;
    }
    let profile_before = before.profile.clone();
    let mut row = before.into_active_model();
    row.version = Set(version + 1);
    row.name = Set(profile.name.as_str().to_owned());
    if moved {
        row.time_zone = Set(time_zone_of(profile.country).to_owned());
        // Lists show days.
        for &subject in Subject::ALL.iter().filter(|subject| listings::of(**subject).is_some()) {
            changes::touch(tx, subject).await?;
        }
    }
    let profile = serde_json::to_value(profile)?;
    note(tx, SettingsPart::Profile, &profile_before, &profile);
    row.profile = Set(profile);
    row.updated_at = Set(tx.now());
    read(row.update(tx.db()).await?)
}

/// Keeps changed defaults; an old `version` is refused.
pub async fn save_defaults(tx: &Tenant<DatabaseTransaction>, version: i32, defaults: Defaults) -> StoreResult<Company> {
    if let Some(terms) = defaults.payment_terms {
        let unknown = |_| StoreError::field("payment_terms", FieldError::Unknown);
        lists::check(tx, ListKind::PaymentTerms, terms).await.map_err(unknown)?;
    }
    let before = locked(tx, version).await?;
    let defaults = serde_json::to_value(defaults)?;
    note(tx, SettingsPart::Defaults, &before.defaults, &defaults);
    let mut row = before.into_active_model();
    row.version = Set(version + 1);
    row.defaults = Set(defaults);
    row.updated_at = Set(tx.now());
    read(row.update(tx.db()).await?)
}

/// Keeps who is asked for addresses. A choice on its own has no version: the last one holds.
pub async fn save_address_service(tx: &Tenant<DatabaseTransaction>, service: &AddressService) -> StoreResult<()> {
    let row = find(tx.db(), tx.company()).await?;
    if row.address_service != service.as_str() {
        let mut row = row.into_active_model();
        row.address_service = Set(service.as_str().to_owned());
        row.updated_at = Set(tx.now());
        row.update(tx.db()).await?;
        let fields = vec![service.to_string()];
        tx.note(SecurityEvent::SettingsChanged { part: SettingsPart::Addresses, fields });
    }
    Ok(())
}

/// In which language the company writes by itself: what stands in its lists and in notes.
pub(crate) async fn language<C: ConnectionTrait>(tenant: &Tenant<C>) -> StoreResult<Language> {
    Ok(get(tenant).await?.profile.language)
}

/// What the settings say about the form of a client, on this side with the whole numbering plan.
pub async fn form_rules<C: ConnectionTrait>(tenant: &Tenant<C>) -> StoreResult<FormRules> {
    let company = get(tenant).await?;
    Ok(FormRules {
        country: company.defaults.country,
        currency: company.profile.currency,
        email_required: company.defaults.email_required,
        custom_fields: custom_fields::all(tenant, Subject::Client).await?,
        languages: company.languages,
        held: Held::default(),
        any_profile: false,
        phone: PhoneRules::numbering_plan(),
    })
}

/// Notes which values of a part of the settings differ, if any does.
fn note(tx: &Tenant<DatabaseTransaction>, part: SettingsPart, before: &sea_orm::JsonValue, after: &sea_orm::JsonValue) {
    let names = after.as_object().into_iter().flatten();
    // What a row from before does not have is blank.
    let is_other =
        |name: &str, value: &sea_orm::JsonValue| before.get(name).map_or(!value.is_null(), |was| was != value);
    let fields = names.filter(|(name, value)| is_other(name, value)).map(|(name, _)| name.clone());
    let fields: Vec<String> = fields.collect();
    if !fields.is_empty() {
        tx.note(SecurityEvent::SettingsChanged { part, fields });
    }
}

/// The row at the version that was edited, held until the transaction ends.
async fn locked(tx: &Tenant<DatabaseTransaction>, version: i32) -> StoreResult<company::Model> {
    let row = held(tx).await?;
    if row.version == version { Ok(row) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

/// The row, held until the transaction ends.
async fn held(tx: &Tenant<DatabaseTransaction>) -> StoreResult<company::Model> {
    // References to the company do not wait: an entry of the security log is one.
    let row = company::Entity::find_by_id(tx.company().0).lock(LockType::NoKeyUpdate).one(tx.db()).await?;
    row.ok_or(StoreError::NotFound)
}

async fn find(db: &impl ConnectionTrait, id: CompanyId) -> StoreResult<company::Model> {
    company::Entity::find_by_id(id.0).one(db).await?.ok_or(StoreError::NotFound)
}

fn read(row: company::Model) -> StoreResult<Company> {
    Ok(Company {
        id: CompanyId(row.id),
        version: row.version,
        profile: serde_json::from_value(row.profile)?,
        defaults: serde_json::from_value(row.defaults)?,
        time_zone: row.time_zone,
        address_service: columns::read(row.address_service, "address service", row.id)?,
        languages: columns::read(row.client_languages, "client languages", row.id)?,
        shows_map: row.shows_map,
        logo: row.logo.map(FileId),
    })
}

fn named(rows: Vec<(Uuid, String)>) -> Vec<(CompanyId, String)> {
    rows.into_iter().map(|(id, name)| (CompanyId(id), name)).collect()
}

fn to_membership() -> RelationDef {
    company::Entity::belongs_to(membership::Entity).from(company::Column::Id).to(membership::Column::CompanyId).into()
}
