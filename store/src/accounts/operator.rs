//! What the operator may do at the command line (`clientele user add|password`), where no session is.

use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::error::FieldError;
use domain::format::Language;
use domain::identifiers::Email;
use domain::ids::{CompanyId, UserId};
use domain::security_log::SecurityEvent;
use domain::users::{NewAccount, Password};

use super::{by_email, create, hash, password, two_factor};
use crate::{Database, StoreError, StoreResult, audit, members, sessions};

/// Adds a user to a company.
pub async fn add_user(
    database: &Database,
    company: CompanyId,
    account: &NewAccount,
    role: Role,
    language: Language,
    now: DateTime<Utc>,
) -> StoreResult<UserId> {
    let hash = hash(&account.password).await?;
    let tx = database.begin().await?;
    let user = create(&tx, account, hash, language, now).await?;
    members::add(&tx, company, user, role, now).await?;
    let event = SecurityEvent::UserAdded { email: account.email.to_string(), role };
    audit::commit_of_operator(tx, &[company], event, now).await?;
    Ok(user)
}

/// Sets a forgotten password, signs every device out, and with `drop_second_factor` also forgets the lost application.
pub async fn set_password(
    database: &Database,
    email: &Email,
    new: &Password,
    drop_second_factor: bool,
    now: DateTime<Utc>,
) -> StoreResult<UserId> {
    let hash = hash(new).await?;
    let tx = database.begin().await?;
    let unknown = || StoreError::field("email", FieldError::Unknown);
    let row = by_email(&tx, &email.folded()).await?.ok_or_else(unknown)?;
    let id = UserId(row.id);
    password::replace(&tx, row, hash, now).await?;
    if drop_second_factor {
        two_factor::clear(&tx, super::by_id(&tx, id).await?, now).await?;
    }
    sessions::end_others(&tx, id, None).await?;
    let event = SecurityEvent::PasswordSet { email: email.to_string(), dropped_second_factor: drop_second_factor };
    let companies = audit::companies_of(&tx, id).await?;
    audit::commit_of_operator(tx, &companies, event, now).await?;
    Ok(id)
}
