//! Codes by which contacts sign in where a link would lead them elsewhere: in a frame of another site.
//!
//! A code is kept as links are, under the hash of itself, of its company and of what the frame that asked is known by: typed in another
//! frame, or at another company's door, it is none.
//! So few digits could be guessed, so that guesses are counted for the frame and for the address.

use chrono::{DateTime, Utc};
use domain::error::Refusal;
use domain::identifiers::Email;
use domain::ids::{CompanyId, ContactId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entering::Opened;
use super::links::{self, Writer};
use crate::attempts::{self, Target};
use crate::entities::contact;
use crate::{Access, Database, StoreError, StoreResult, tokens};

/// How many codes there are: eight digits.
const CODES: u64 = 100_000_000;

/// Puts a letter with a code into the outbox of a company, if it lets the e-mail in; answers whether it does. `write` has the words.
pub async fn send_code(
    database: &Database,
    company: CompanyId,
    email: &Email,
    (browser, now): (&str, DateTime<Utc>),
    write: &Writer,
) -> StoreResult<bool> {
    let known = contact::Entity::find()
        .filter(contact::Column::CompanyId.eq(company.0))
        .filter(contact::Column::EmailFolded.eq(email.folded()));
    let Some(contact) = known.one(database.read()).await? else { return Ok(false) };
    let tx = Access::operator(database.clone(), company, now).begin().await?;
    let code = generate()?;
    let kept = of_frame(company, browser, &code);
    if links::send(&tx, ContactId(contact.id), browser, write, (code, &kept)).await? {
        tx.commit().await?;
        Ok(true)
    } else {
        tx.roll_back().await?;
        Ok(false)
    }
}

/// Lets a frame in with a code of its company that it has asked for, at an address, up to the second factor where the contact has one.
pub async fn enter_code(
    database: &Database,
    company: CompanyId,
    typed: &str,
    browser: &str,
    (address, device): (&str, &str),
    now: DateTime<Utc>,
) -> StoreResult<Opened> {
    // Whatever is sent as a frame is kept hashed: it may be long, and is half of what signs in.
    let targets = [Target::portal_browser(&format!("code {}", tokens::hash(browser))), Target::address(address)];
    attempts::begin(database, &targets, now).await?;
    let code: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let opened = links::follow(database, &of_frame(company, browser, &code), browser, device, now).await?;
    let tx = database.begin().await?;
    attempts::succeed(&tx, &targets).await?;
    tx.commit().await?;
    Ok(opened)
}

/// What a code is kept as, in the place of a link's token.
fn of_frame(company: CompanyId, browser: &str, code: &str) -> String {
    format!("{company}:{browser}:{code}")
}

/// Eight digits, each as likely as any other but for less than a billionth.
fn generate() -> StoreResult<String> {
    let mut bytes = [0_u8; 8];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    Ok(format!("{:08}", u64::from_le_bytes(bytes) % CODES))
}

/// Whether an error says that what somebody signs in with is wrong or used up.
#[must_use]
pub const fn is_expired(error: &StoreError) -> bool {
    matches!(error, StoreError::Refused(Refusal::LinkExpired))
}
