//! The users of a company and what they are in it.

use chrono::{DateTime, Utc};
use domain::access::{Permission, Role, allows};
use domain::error::{FieldError, Refusal};
use domain::ids::{CompanyId, UserId};
use domain::security_log::SecurityEvent;
use domain::subject::Subject;
use domain::users::Member;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, JoinType,
    ModelTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, RelationDef, Set,
};
use uuid::Uuid;

use crate::entities::{membership, user};
use crate::{StoreError, StoreResult, Tenant, accounts, changes, invitations, saved_views, sessions};

/// The most users of one company: all of them are shown on one page.
pub const MAX_MEMBERS: u32 = 500;

/// Every user of the company, by name.
pub async fn list<C: ConnectionTrait>(tenant: &Tenant<C>) -> StoreResult<Vec<Member>> {
    let rows: Vec<(Uuid, String, String, String, bool)> = membership::Entity::find()
        .select_only()
        .columns([membership::Column::UserId, membership::Column::Role])
        .columns([user::Column::Name, user::Column::Email, user::Column::TotpActive])
        .join(JoinType::InnerJoin, to_user())
        .filter(membership::Column::CompanyId.eq(tenant.company().0))
        .order_by_asc(user::Column::Name)
        .order_by_asc(user::Column::Id)
        .limit(u64::from(MAX_MEMBERS))
        .into_tuple()
        .all(tenant.db())
        .await?;
    rows.into_iter()
        .map(|(id, role, name, email, two_factor)| {
            let role = Role::from_name(&role).ok_or(StoreError::Corrupt(role))?;
            Ok(Member { user: UserId(id), name, email, role, two_factor })
        })
        .collect()
}

/// The name of a user whom the company's rows name, also of one who has left: what they own and did keeps it.
pub async fn name_of<C: ConnectionTrait>(tenant: &Tenant<C>, id: UserId) -> StoreResult<Option<String>> {
    let query = user::Entity::find_by_id(id.0).select_only().column(user::Column::Name);
    Ok(query.into_tuple().one(tenant.db()).await?)
}

/// Changes a user's role. Only an owner makes an owner, or an owner something else; the last one stays.
pub async fn change_role(tx: &Tenant<DatabaseTransaction>, id: UserId, role: Role) -> StoreResult<()> {
    let row = find(tx, id).await?;
    let before = role_of(&row)?;
    if before == role {
        return Ok(());
    }
    may_move(tx, before, role).await?;
    let mut row = row.into_active_model();
    row.role = Set(role.as_str().to_owned());
    row.update(tx.db()).await?;
    let name = name_of(tx, id).await?.unwrap_or_default();
    tx.note(SecurityEvent::RoleChanged { name, from: before, to: role });
    // What the old role allowed to promise is no longer promised.
    invitations::withdraw_of(tx, id).await
}

/// Takes a user out of the company and ends their sessions in it. What they did keeps their name; what they saved for themselves goes.
pub async fn remove(tx: &Tenant<DatabaseTransaction>, id: UserId) -> StoreResult<()> {
    let row = find(tx, id).await?;
    let role = role_of(&row)?;
    may_move(tx, role, Role::ReadOnly).await?;
    saved_views::leave(tx, id).await?;
    row.delete(tx.db()).await?;
    changes::touch(tx, Subject::Client).await?;
    changes::touch(tx, Subject::Task).await?;
    tx.note(SecurityEvent::MemberRemoved { name: name_of(tx, id).await?.unwrap_or_default() });
    sessions::end_in_company(tx.db(), id, tx.company()).await?;
    invitations::withdraw_of(tx, id).await
}

/// Signs a user of the company out of every browser, whatever company they have open there: a telephone was lost, or a password. They sign
/// in again where they like.
pub async fn sign_out(tx: &Tenant<DatabaseTransaction>, id: UserId) -> StoreResult<()> {
    let role = role_of(&find(tx, id).await?)?;
    may_move(tx, role, role).await?;
    tx.note(SecurityEvent::MemberSignedOut { name: name_of(tx, id).await?.unwrap_or_default() });
    sessions::end_others(tx.db(), id, None).await
}

/// Whether somebody else of this e-mail is in a company: there it names one person.
pub(crate) async fn has_email(
    db: &impl ConnectionTrait,
    company: CompanyId,
    folded: &str,
    but: Option<UserId>,
) -> StoreResult<bool> {
    let mut there = membership::Entity::find()
        .join(JoinType::InnerJoin, to_user())
        .filter(membership::Column::CompanyId.eq(company.0))
        .filter(user::Column::EmailFolded.eq(folded));
    if let Some(but) = but {
        there = there.filter(membership::Column::UserId.ne(but.0));
    }
    Ok(there.limit(1).count(db).await? > 0)
}

/// Puts a user into a company; who is in it already keeps their role. Refused while another account of their e-mail is.
pub(crate) async fn add(
    tx: &DatabaseTransaction,
    company: CompanyId,
    user: UserId,
    role: Role,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    if membership::Entity::find_by_id((company.0, user.0)).one(tx).await?.is_some() {
        return Ok(());
    }
    let email = accounts::by_id(tx, user).await?.email_folded;
    accounts::hold(tx, &email).await?;
    if has_email(tx, company, &email, Some(user)).await? {
        return Err(StoreError::field("email", FieldError::Taken));
    }
    let row = membership::ActiveModel {
        company_id: Set(company.0),
        user_id: Set(user.0),
        role: Set(role.as_str().to_owned()),
        created_at: Set(now),
    };
    membership::Entity::insert(row).exec_without_returning(tx).await?;
    changes::moved(tx, Subject::Client, [company]).await?;
    changes::moved(tx, Subject::Task, [company]).await
}

/// Whoever acts, as a member, held until the transaction ends: what they count of their own stays true until then. The command line is
/// nobody.
pub(crate) async fn held(tx: &Tenant<DatabaseTransaction>) -> StoreResult<Uuid> {
    let me = tx.actor().user.ok_or(StoreError::NotFound)?;
    let row = membership::Entity::find_by_id((tx.company().0, me.0)).lock_exclusive().one(tx.db()).await?;
    row.map(|row| row.user_id).ok_or(StoreError::NotFound)
}

/// Whether whoever acts may make or unmake such a role, and whether an owner remains.
async fn may_move(tx: &Tenant<DatabaseTransaction>, from: Role, to: Role) -> StoreResult<()> {
    if (from == Role::Owner || to == Role::Owner) && !allows(tx.role(), Permission::ManageOwners) {
        return Err(StoreError::Forbidden);
    }
    if from == Role::Owner && to != Role::Owner {
        // Held until the transaction ends: two owners who unmake each other at once must not both succeed.
        let owners = membership::Entity::find()
            .filter(membership::Column::CompanyId.eq(tx.company().0))
            .filter(membership::Column::Role.eq(Role::Owner.as_str()))
            .order_by_asc(membership::Column::UserId)
            .lock_exclusive()
            .all(tx.db())
            .await?;
        if owners.len() < 2 {
            return Err(Refusal::LastOwner.into());
        }
    }
    Ok(())
}

async fn find(tx: &Tenant<DatabaseTransaction>, id: UserId) -> StoreResult<membership::Model> {
    membership::Entity::find_by_id((tx.company().0, id.0)).one(tx.db()).await?.ok_or(StoreError::NotFound)
}

fn role_of(row: &membership::Model) -> StoreResult<Role> {
    Role::from_name(&row.role).ok_or_else(|| StoreError::Corrupt(row.role.clone()))
}

fn to_user() -> RelationDef {
    membership::Entity::belongs_to(user::Entity).from(membership::Column::UserId).to(user::Column::Id).into()
}
