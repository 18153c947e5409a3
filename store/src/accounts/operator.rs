//! What the operator may do at the command line (`clientele user add|password`), where no session is.

use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::error::FieldError;
use domain::format::Language;
use domain::identifiers::Email;
use domain::ids::{CompanyId, UserId};
use domain::security_log::SecurityEvent;
use domain::users::{NewAccount, Password};

use super::of_email::{Chosen, of_email};
use super::{Origin, by_id, create, password, strength, two_factor};
use crate::{Database, StoreError, StoreResult, audit, companies, members, sessions};

/// An account of an e-mail, by what an operator tells it from the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountOfEmail {
    /// The user.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// The companies they belong to.
    pub companies: Vec<String>,
}

/// The accounts of an e-mail, the oldest first.
pub async fn accounts_of(database: &Database, email: &Email) -> StoreResult<Vec<AccountOfEmail>> {
    let mut found = Vec::new();
    for row in of_email(database.read(), &email.folded()).await? {
        let user = UserId(row.id);
        let companies = companies::of_user(database, user).await?;
        found.push(AccountOfEmail {
            user,
            name: row.name,
            companies: companies.into_iter().map(|(_, name)| name).collect(),
        });
    }
    Ok(found)
}

/// Adds a user to a company: a new account, or the one of that e-mail and password.
pub async fn add_user(
    database: &Database,
    company: CompanyId,
    account: &NewAccount,
    role: Role,
    language: Language,
    now: DateTime<Utc>,
) -> StoreResult<UserId> {
    let its_name = companies::by_id(database, company).await?.profile.name;
    let known = [account.name.as_str(), account.email.as_str(), its_name.as_str()];
    strength::check("password", &account.password, &known).await?;
    let chosen = Chosen::hash(database, &account.email.folded(), None, &account.password).await?;
    let tx = database.begin().await?;
    let user = create(&tx, account, chosen, Origin::Vouched, language, now).await?.user;
    members::add(&tx, company, user, role, now).await?;
    let event = SecurityEvent::UserAdded { email: account.email.to_string(), role };
    audit::commit_of_operator(tx, &[company], event, now).await?;
    Ok(user)
}

/// Sets a forgotten password, signs every device out, and with `drop_second_factor` also forgets the lost application.
pub async fn set_password(
    database: &Database,
    id: UserId,
    new: &Password,
    drop_second_factor: bool,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let row = by_id(database.read(), id).await?;
    strength::check("password", new, &[&row.name, &row.email]).await?;
    let chosen = Chosen::hash(database, &row.email_folded, Some(id), new).await?;
    if chosen.same_as().is_some() {
        return Err(StoreError::field("password", FieldError::Taken));
    }
    let tx = database.begin().await?;
    password::replace(&tx, id, chosen, now).await?;
    if drop_second_factor {
        two_factor::clear(&tx, by_id(&tx, id).await?, now).await?;
    }
    sessions::end_others(&tx, id, None).await?;
    let event = SecurityEvent::PasswordSet { email: row.email, dropped_second_factor: drop_second_factor };
    let companies = audit::companies_of(&tx, id).await?;
    audit::commit_of_operator(tx, &companies, event, now).await
}
