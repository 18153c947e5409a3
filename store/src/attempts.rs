//! Guessing made slow: failures are counted by what is attacked and by where from, in the database, so that several processes
//! count together.
//!
//! An attempt is counted before it is judged and given back when it was right, so that guesses made at once are all counted.

use std::net::{IpAddr, Ipv6Addr};

use chrono::{DateTime, TimeDelta, Utc};
use domain::error::Refusal;
use domain::ids::{ContactId, UserId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set,
};
use uuid::Uuid;

use crate::entities::attempt;
use crate::{Database, StoreError, StoreResult, tokens};

/// Failures that cost nothing: people mistype.
const FREE: i32 = 5;
/// The same for an address, behind which a whole office may sit.
const FREE_PER_ADDRESS: i32 = 20;
/// The same for an account, from everywhere together: whoever guesses from many networks is slowed down too.
const FREE_FROM_EVERYWHERE: i32 = 50;
/// The longest wait between two guesses.
const LONGEST: TimeDelta = TimeDelta::minutes(15);
/// The longest wait that guesses from elsewhere bring upon whoever signs in from a device that is not known.
const LONGEST_FROM_EVERYWHERE: TimeDelta = TimeDelta::minutes(1);
/// The same for letters to one e-mail.
const FREE_LETTERS_FROM_EVERYWHERE: i32 = 20;
/// The longest wait that whoever asks for letters from elsewhere brings upon its owner, in a browser that is not known.
const LONGEST_FOR_LETTERS: TimeDelta = TimeDelta::minutes(5);
/// Clocks of several processes differ by less; by more, the clock was set back.
const SAME_CLOCK: TimeDelta = TimeDelta::minutes(1);
/// Failures are forgotten after a day without any.
const FORGOTTEN: TimeDelta = TimeDelta::hours(24);

/// What is being guessed at, or from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    key: String,
    free: i32,
    longest: TimeDelta,
    /// Whether one success clears it; an address is only given back its attempt, so that an attacker's own account resets nothing.
    cleared: bool,
}

impl Target {
    /// The password of an e-mail, whether or not it has an account, from one network and from everywhere, and anything from the address.
    /// Guesses from elsewhere never keep the owner out for long. E-mails are kept hashed: one may be a password typed in the wrong field.
    #[must_use]
    pub fn email(folded: &str, address: &str) -> Vec<Self> {
        let email = tokens::hash(folded);
        let everywhere = Self {
            free: FREE_FROM_EVERYWHERE,
            longest: LONGEST_FROM_EVERYWHERE,
            ..Self::account(format!("email:{email}"))
        };
        vec![Self::account(format!("email:{email}@{}", network(address))), everywhere, Self::address(address)]
    }

    /// The password of an account, from a device that its owner signed in with before. No guess from another one slows it down.
    #[must_use]
    pub fn device(id: Uuid) -> Self {
        Self::account(format!("device:{id}"))
    }

    /// Anything, from one address of the network.
    #[must_use]
    pub fn address(address: &str) -> Self {
        Self { free: FREE_PER_ADDRESS, cleared: false, ..Self::account(format!("address:{address}")) }
    }

    /// The second factor of a user.
    #[must_use]
    pub fn code(user: UserId) -> Self {
        Self::account(format!("code:{user}"))
    }

    /// The password of a signed-in user, asked for again.
    #[must_use]
    pub fn password(user: UserId) -> Self {
        Self::account(format!("password:{user}"))
    }

    /// Links asked for by whoever has forgotten the password of an e-mail, whether or not it has an account: nobody's mailbox is filled.
    #[must_use]
    pub fn reset(folded: &str, address: &str) -> Vec<Self> {
        Self::links("reset", folded, address)
    }

    /// The same from a device that an account of the e-mail was signed in with before. Nobody else's asking slows it down.
    #[must_use]
    pub fn reset_on(device: Uuid) -> Self {
        Self { cleared: false, ..Self::account(format!("reset-device:{device}")) }
    }

    /// Links asked for by whoever wants to enter the portal with an e-mail, whether or not it may: nobody's mailbox is filled.
    #[must_use]
    pub fn portal(folded: &str, address: &str) -> Vec<Self> {
        Self::links("portal", folded, address)
    }

    /// The same from a browser that has signed in with the e-mail before. Nobody else's asking slows it down.
    #[must_use]
    pub fn portal_browser(browser: &str) -> Self {
        Self { cleared: false, ..Self::account(format!("portal-browser:{browser}")) }
    }

    /// Links for an e-mail, from one network and from everywhere, and for any e-mail from one address. Those of one kind slow down neither
    /// those of another nor passwords: who asks has shown nothing yet.
    fn links(of: &str, folded: &str, address: &str) -> Vec<Self> {
        let email = tokens::hash(folded);
        let from_network = Self::account(format!("{of}:{email}@{}", network(address)));
        let everywhere = Self {
            free: FREE_LETTERS_FROM_EVERYWHERE,
            longest: LONGEST_FOR_LETTERS,
            ..Self::account(format!("{of}:{email}"))
        };
        let anybody = Self { free: FREE_PER_ADDRESS, ..Self::account(format!("{of}-address:{address}")) };
        [from_network, everywhere, anybody].map(|target| Self { cleared: false, ..target }).into()
    }

    /// Messages that a contact writes in the portal: nobody fills the activity.
    #[must_use]
    pub fn portal_message(contact: ContactId) -> Self {
        Self { cleared: false, ..Self::account(format!("portal-message:{contact}")) }
    }

    /// Passwords chosen for an account of an e-mail: each is compared with those of its other accounts, so that it is a guess at them, whether
    /// or not it is refused. Nobody chooses many.
    #[must_use]
    pub fn chosen(folded: &str) -> Self {
        Self::account(format!("chosen:{}", tokens::hash(folded)))
    }

    const fn account(key: String) -> Self {
        Self { key, free: FREE, longest: LONGEST, cleared: true }
    }
}

/// The network of an address: what one subscriber has, more or less.
fn network(address: &str) -> String {
    match address.parse::<IpAddr>().map(|address| address.to_canonical()) {
        Ok(IpAddr::V4(address)) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        Ok(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{}/56", Ipv6Addr::new(a, b, c, d & 0xff00, 0, 0, 0, 0))
        }
        Err(_) => address.to_owned(),
    }
}

/// Counts an attempt against every target, or refuses it while one of them is blocked.
pub async fn begin(database: &Database, targets: &[Target], now: DateTime<Utc>) -> StoreResult<()> {
    let tx = database.begin().await?;
    let mut wait = TimeDelta::zero();
    for target in targets {
        let row = locked(&tx, target, now).await?;
        // A clock that was set back must keep nobody out for as long as it was.
        let is_of_this_clock = row.last_at <= now + SAME_CLOCK;
        if let Some(until) = row.blocked_until.filter(|until| is_of_this_clock && *until > now) {
            wait = wait.max(until - now);
            continue;
        }
        let forgotten = row.last_at + FORGOTTEN <= now;
        let failures = if forgotten { 1 } else { row.failures.saturating_add(1) };
        let mut row = row.into_active_model();
        row.failures = Set(failures);
        row.last_at = Set(now);
        row.blocked_until = Set(delay(failures, target).map(|delay| now + delay));
        row.update(&tx).await?;
    }
    if wait > TimeDelta::zero() {
        // Nothing was attempted, so nothing is counted: waiting out a block is enough.
        tx.rollback().await?;
        let seconds = u32::try_from((wait + TimeDelta::milliseconds(999)).num_seconds()).unwrap_or(u32::MAX);
        return Err(Refusal::TooManyAttempts { seconds }.into());
    }
    tx.commit().await?;
    Ok(())
}

/// Whether `typed` is the one-time code of the installation, printed where only its operator looks.
pub async fn check_setup_code(
    database: &Database,
    code: &str,
    typed: &str,
    address: &str,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let targets = [Target::address(address)];
    begin(database, &targets, now).await?;
    // Hashes are compared, so that the time it takes says nothing about the code.
    if tokens::hash(typed.trim()) != tokens::hash(code) {
        return Err(Refusal::WrongSetupCode.into());
    }
    let tx = database.begin().await?;
    succeed(&tx, &targets).await?;
    Ok(tx.commit().await?)
}

/// Gives an attempt back: it was right. What was counted before it is forgotten.
pub async fn succeed(tx: &DatabaseTransaction, targets: &[Target]) -> StoreResult<()> {
    let (cleared, kept): (Vec<_>, Vec<_>) = targets.iter().cloned().partition(|target| target.cleared);
    for target in cleared {
        attempt::Entity::delete_by_id(target.key).exec(tx).await?;
    }
    give_back(tx, &kept).await
}

/// Gives an attempt back, and nothing more: what was counted before it stays.
pub async fn give_back(tx: &DatabaseTransaction, targets: &[Target]) -> StoreResult<()> {
    for target in targets {
        if let Some(row) = attempt::Entity::find_by_id(target.key.clone()).lock_exclusive().one(tx).await? {
            let failures = row.failures - 1;
            let mut row = row.into_active_model();
            row.failures = Set(failures.max(0));
            row.blocked_until = Set(None);
            row.update(tx).await?;
        }
    }
    Ok(())
}

/// Forgets what is too old to count.
pub async fn prune(database: &Database, now: DateTime<Utc>) -> StoreResult<u64> {
    let old = attempt::Entity::delete_many().filter(attempt::Column::LastAt.lte(now - FORGOTTEN));
    Ok(old.exec(database.write()).await?.rows_affected)
}

/// The target's row, made when missing, and held until the transaction ends.
async fn locked(tx: &DatabaseTransaction, target: &Target, now: DateTime<Utc>) -> StoreResult<attempt::Model> {
    let blank = attempt::ActiveModel {
        key: Set(target.key.clone()),
        failures: Set(0),
        last_at: Set(now),
        blocked_until: Set(None),
    };
    attempt::Entity::insert(blank)
        .on_conflict(OnConflict::column(attempt::Column::Key).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    attempt::Entity::find_by_id(target.key.clone()).lock_exclusive().one(tx).await?.ok_or(StoreError::NotFound)
}

/// How long to wait after so many failures: 1 s, 2 s, 4 s … 15 min.
fn delay(failures: i32, target: &Target) -> Option<TimeDelta> {
    let beyond = u32::try_from(failures - target.free).ok().filter(|beyond| *beyond > 0)?;
    let seconds = 1_i64.checked_shl(beyond - 1).filter(|seconds| *seconds > 0).unwrap_or(i64::MAX);
    Some(TimeDelta::seconds(seconds.min(target.longest.num_seconds())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_a_quarter_of_an_hour() {
        let target = Target::code(UserId(Uuid::nil()));
        let seconds = |failures| delay(failures, &target).map(|delay| delay.num_seconds());
        assert_eq!(seconds(5), None);
        assert_eq!(seconds(6), Some(1));
        assert_eq!(seconds(7), Some(2));
        assert_eq!(seconds(15), Some(512));
        assert_eq!(seconds(16), Some(900));
        assert_eq!(seconds(90), Some(900));
        assert_eq!(seconds(i32::MAX), Some(900));
    }

    #[test]
    fn who_asks_for_links_slows_down_nobody_elsewhere() {
        let keys = |targets: Vec<Target>| targets.into_iter().map(|target| target.key).collect::<Vec<_>>();
        let (here, there) = (keys(Target::portal("ana", "203.0.113.7")), keys(Target::portal("ana", "198.51.100.7")));
        let shared: Vec<_> = here.iter().filter(|key| there.contains(key)).collect();
        assert_eq!(shared, [&format!("portal:{}", tokens::hash("ana"))]);
        let passwords = keys(Target::email("ana", "203.0.113.7"));
        assert!(here.iter().all(|key| !passwords.contains(key)));
        let everywhere = &Target::portal("ana", "203.0.113.7")[1];
        assert!((1..1_000).filter_map(|failures| delay(failures, everywhere)).all(|wait| wait <= LONGEST_FOR_LETTERS));
    }

    #[test]
    fn a_network_is_what_a_subscriber_has() {
        assert_eq!(network("203.0.113.7"), network("::ffff:203.0.113.9"));
        assert_ne!(network("203.0.113.7"), network("203.0.114.7"));
        assert_eq!(network("2001:db8:1:2ff::1"), network("2001:db8:1:200::2"));
        assert_ne!(network("2001:db8:1:2ff::1"), network("2001:db8:1:300::1"));
    }
}
