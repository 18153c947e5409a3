//! Accepting an invitation: by an access of one's own for this company, with an account one has, or being signed in already.
//!
//! Nothing here tells whether the e-mail has accounts: both ways are open to every link, cost the same, and are guesses at what accounts
//! there are, counted as such.

use chrono::{DateTime, Utc};
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::format::Language;
use domain::identifiers::Email;
use domain::ids::{CompanyId, UserId};
use domain::security_log::SecurityEvent;
use domain::text::Text;
use domain::users::{NewAccount, Password};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::{find, role_of};
use crate::accounts::{self, Chosen, Made, Origin};
use crate::attempts::{self, Target};
use crate::entities::invitation;
use crate::sessions::{self, SignedIn, SignedInToken};
use crate::{Database, StoreError, StoreResult, audit, companies, members};

/// Somebody who asks for an access, as they introduce themselves.
#[derive(Clone, Copy)]
pub struct Newcomer<'a> {
    /// First and last name, as typed.
    pub name: &'a str,
    /// The password chosen, as typed.
    pub password: &'a str,
    /// The language of their screens.
    pub language: Language,
    /// What their device calls itself.
    pub device: &'a str,
    /// Where the request comes from.
    pub address: &'a str,
}

/// Accepts with a new account of the invited e-mail, and signs it in. It is the company's: what accounts the e-mail has elsewhere stay as they
/// are. Only if one of them has this very password, it is the one that joins.
pub async fn accept_as_new(
    database: &Database,
    token: &str,
    newcomer: Newcomer<'_>,
    now: DateTime<Utc>,
) -> StoreResult<SignedInToken> {
    let invited = find(database.read(), token, now).await?;
    let account = read(&invited.email, newcomer.name, newcomer.password)?;
    let company = companies::by_id(database, CompanyId(invited.company_id)).await?.profile.name;
    let known = [account.name.as_str(), account.email.as_str(), company.as_str()];
    accounts::check_strength("password", &account.password, &known).await?;
    // A guess at the e-mail's other accounts, counted though it was wrong.
    let targets = Target::email(&invited.email, newcomer.address);
    let guess = [targets.as_slice(), &[Target::chosen(&invited.email)]].concat();
    attempts::begin(database, &guess, now).await?;
    let chosen = Chosen::hash(database, &invited.email, None, &account.password).await?;
    let tx = database.begin().await?;
    attempts::give_back(&tx, &targets).await?;
    let invited = use_up(&tx, token, now).await?;
    let made = accounts::create(&tx, &account, chosen, Origin::Invited, newcomer.language, now).await?;
    let opened = join(&tx, &invited, &made, newcomer.device, now).await?;
    let company = CompanyId(invited.company_id);
    audit::commit_in_company(tx, database, (company, made.user), joined(&invited)?, now).await?;
    Ok(opened)
}

/// Accepts with the account of the invited e-mail that a password opens, and signs it in as far as its second factor.
pub async fn accept_as_existing(
    database: &Database,
    token: &str,
    password: &str,
    device: &str,
    address: &str,
    now: DateTime<Utc>,
) -> StoreResult<SignedInToken> {
    let invited = find(database.read(), token, now).await?;
    if password.is_empty() {
        return Err(StoreError::field("password", FieldError::Required));
    }
    let targets = Target::email(&invited.email, address);
    attempts::begin(database, &targets, now).await?;
    let found = accounts::of_email(database.read(), &invited.email).await?;
    let opened = accounts::opened_by(found, password).await?;
    let Some(row) = opened else {
        sessions::refused(database, invited.email, now);
        return Err(Refusal::WrongCredentials.into());
    };
    let tx = database.begin().await?;
    attempts::give_back(&tx, &targets).await?;
    let invited = use_up(&tx, token, now).await?;
    // In the order in which a password is replaced, so that neither waits for the other.
    accounts::hold(&tx, &row.email_folded).await?;
    let row = accounts::still_opened(&tx, &row).await?;
    let made = Made { user: UserId(row.id), awaits_code: row.totp_active };
    let opened = join(&tx, &invited, &made, device, now).await?;
    let company = CompanyId(invited.company_id);
    audit::commit_in_company(tx, database, (company, made.user), joined(&invited)?, now).await?;
    Ok(opened)
}

fn joined(invited: &invitation::Model) -> StoreResult<SecurityEvent> {
    Ok(SecurityEvent::Joined { role: role_of(invited)? })
}

/// Accepts as whoever is signed in, if it is their e-mail that is invited, and goes on in that company.
pub async fn accept_signed_in(
    database: &Database,
    token: &str,
    me: &SignedIn,
    now: DateTime<Utc>,
) -> StoreResult<CompanyId> {
    let tx = database.begin().await?;
    let invited = use_up(&tx, token, now).await?;
    let is_mine = Email::kept(&me.email).is_ok_and(|mine| mine.folded() == invited.email);
    if !is_mine || me.awaits_code {
        return Err(StoreError::Forbidden);
    }
    let company = CompanyId(invited.company_id);
    let there = members::add(&tx, company, me.user, role_of(&invited)?, now).await;
    there.map_err(somebody_is_there)?;
    prove(&tx, &invited, me.user).await?;
    audit::commit_in_company(tx, database, (company, me.user), joined(&invited)?, now).await?;
    sessions::switch_company(database, me, company).await?;
    Ok(company)
}

async fn join(
    tx: &DatabaseTransaction,
    invited: &invitation::Model,
    made: &Made,
    device: &str,
    now: DateTime<Utc>,
) -> StoreResult<SignedInToken> {
    let company = CompanyId(invited.company_id);
    let there = members::add(tx, company, made.user, role_of(invited)?, now).await;
    there.map_err(somebody_is_there)?;
    prove(tx, invited, made.user).await?;
    sessions::open(tx, made.user, Some(company), made.awaits_code, device, now).await
}

/// Whoever has the link of a letter that went by the operator's own server has the mailbox of its e-mail.
async fn prove(tx: &DatabaseTransaction, invited: &invitation::Model, user: UserId) -> StoreResult<()> {
    if invited.proves { accounts::prove(tx, user).await } else { Ok(()) }
}

/// Somebody of this e-mail has joined meanwhile: the link is worth no more.
fn somebody_is_there(error: StoreError) -> StoreError {
    match error {
        StoreError::Invalid(errors) if errors.at("email") == Some(&FieldError::Taken) => Refusal::LinkExpired.into(),
        other => other,
    }
}

/// Marks the invitation accepted; of two who try at once, one succeeds.
async fn use_up(tx: &DatabaseTransaction, token: &str, now: DateTime<Utc>) -> StoreResult<invitation::Model> {
    let row = find(tx, token, now).await?;
    let used = invitation::Entity::update_many()
        .col_expr(invitation::Column::AcceptedAt, Expr::value(now))
        .col_expr(invitation::Column::UpdatedAt, Expr::value(now))
        .filter(invitation::Column::CompanyId.eq(row.company_id))
        .filter(invitation::Column::Id.eq(row.id))
        .filter(invitation::Column::AcceptedAt.is_null())
        .exec(tx)
        .await?;
    if used.rows_affected == 1 { Ok(row) } else { Err(Refusal::LinkExpired.into()) }
}

fn read(email: &str, name: &str, password: &str) -> StoreResult<NewAccount> {
    let mut errors = FieldErrors::default();
    let parsed = errors.keep("email", Email::parse(email));
    let name = errors.keep("user_name", Text::parse(name));
    let password = errors.keep("password", Password::choose(password, email));
    match (parsed, name, password) {
        (Some(email), Some(name), Some(password)) => Ok(NewAccount { name, email, password }),
        _ => Err(errors.into()),
    }
}
