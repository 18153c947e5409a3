//! Passwords, kept as argon2id: one salt an e-mail.
//!
//! Several accounts may share an e-mail, and whoever signs in does not say which. With a salt of its own each would have to be tried
//! by itself, and the time of an answer would count them. The accounts of one e-mail share theirs instead: a password is hashed once
//! and compared with all of them, and an e-mail without an account costs the same. The price is small: who steals the database tries
//! each guess against a handful of accounts, which most often are one person's.

use std::sync::LazyLock;

use argon2::password_hash::{PasswordHasher, Salt, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::users::{MAX_PASSWORD, Password};
use tokio::sync::Semaphore;

use crate::{StoreError, StoreResult};

/// Memory of one hashing in KiB, passes and lanes: the first choice of OWASP's password storage cheat sheet.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// How many are hashed at once: 19 MiB each, so that a flood of sign-ins queues instead of filling the memory.
static HASHERS: Semaphore = Semaphore::const_new(4);

/// A password as it is kept.
#[derive(Clone)]
pub(crate) struct PasswordHash(String);

impl PasswordHash {
    pub(crate) fn into_string(self) -> String {
        self.0
    }
}

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// What an unknown e-mail is compared with, so that it takes as long as a known one.
static NOBODY: LazyLock<Result<String, String>> = LazyLock::new(|| hash_now("nobody's password", None));

/// Which of the passwords kept for an e-mail is the one typed, by place; without any, none, after as long a while.
pub(crate) async fn find(typed: &str, kept: Vec<String>) -> StoreResult<Option<usize>> {
    // Longer than any that can be chosen: hashing it would only cost.
    let typed = if typed.len() > MAX_PASSWORD as usize * 4 { String::new() } else { typed.to_owned() };
    apart(move || match (kept.is_empty(), &*NOBODY) {
        (false, _) => find_now(&typed, &kept),
        (true, Ok(nobody)) => find_now(&typed, std::slice::from_ref(nobody)).map(|_| None),
        (true, Err(error)) => Err(error.clone()),
    })
    .await?
    .map_err(StoreError::Corrupt)
}

/// Hashes a new password beside those kept for its e-mail, away from the threads that answer requests, and tells which of them it is, if
/// it is one. Done before a transaction begins: it takes tens of milliseconds.
pub(crate) async fn hash(new: &Password, kept: Vec<String>) -> StoreResult<(PasswordHash, Option<usize>)> {
    let new = new.clone();
    let made = apart(move || {
        let made = hash_now(new.reveal(), kept.first().map(String::as_str))?;
        // By the same salt it is one of them if it equals it; those of another salt are tried.
        let found = match kept.iter().position(|kept| *kept == made) {
            None if kept.iter().any(|kept| salt_of(kept) != salt_of(&made)) => find_now(new.reveal(), &kept)?,
            found => found,
        };
        Ok((PasswordHash(made), found))
    });
    made.await?.map_err(StoreError::Corrupt)
}

/// Runs hashing where blocking is allowed, a few at a time.
pub(super) async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> StoreResult<T> {
    let turn = HASHERS.acquire().await.map_err(|error| StoreError::Corrupt(error.to_string()))?;
    let done = tokio::task::spawn_blocking(work).await.map_err(|error| StoreError::Corrupt(error.to_string()));
    drop(turn);
    done
}

/// The method, its costs and the salt: what stands before the last `$` of a hash.
fn salt_of(kept: &str) -> &str {
    kept.rsplit_once('$').map_or("", |(salt, _)| salt)
}

/// By a new salt, or by that of another password of the same e-mail.
fn hash_now(password: &str, beside: Option<&str>) -> Result<String, String> {
    let told = |error: argon2::password_hash::Error| error.to_string();
    let kept = beside.map(argon2::PasswordHash::new).transpose().map_err(told)?;
    let salt = match kept.and_then(|kept| kept.salt) {
        Some(salt) => SaltString::from_b64(salt.as_str()).map_err(told)?,
        None => new_salt()?,
    };
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|error| error.to_string())?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    Ok(argon2.hash_password(password.as_bytes(), &salt).map_err(told)?.to_string())
}

/// One hashing for each salt and cost among them: one in all, but for accounts made at the same instant, and for those from before the
/// costs were raised, which are read from the hash.
fn find_now(password: &str, kept: &[String]) -> Result<Option<usize>, String> {
    let told = |error: argon2::password_hash::Error| error.to_string();
    let mut tried: Vec<(&str, String)> = Vec::new();
    let mut found = None;
    for (place, kept) in kept.iter().enumerate() {
        if !tried.iter().any(|(salt, _)| *salt == salt_of(kept)) {
            let parsed = argon2::PasswordHash::new(kept).map_err(told)?;
            let salt: Salt<'_> = parsed.salt.ok_or("a password without salt")?;
            let params = Params::try_from(&parsed).map_err(told)?;
            let hash = Argon2::default()
                .hash_password_customized(password.as_bytes(), Some(parsed.algorithm), parsed.version, params, salt)
                .map_err(told)?;
            tried.push((salt_of(kept), hash.to_string()));
        }
        let is_it = tried.iter().any(|(_, hash)| same(hash, kept));
        // All are compared, whichever it is.
        found = found.or(is_it.then_some(place));
    }
    Ok(found)
}

/// Compares without telling by its time how much is right.
pub(crate) fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

fn new_salt() -> Result<SaltString, String> {
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt).map_err(|error| error.to_string())?;
    SaltString::encode_b64(&salt).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_of_one_e_mail_are_found_by_one_salt() {
        let first = hash_now("le premier mot", None).unwrap();
        let second = hash_now("le second mot", Some(&first)).unwrap();
        assert_eq!(salt_of(&first), salt_of(&second));
        assert_ne!(salt_of(&first), salt_of(&hash_now("le premier mot", None).unwrap()));
        let kept = [first, second];
        assert_eq!(find_now("le premier mot", &kept), Ok(Some(0)));
        assert_eq!(find_now("le second mot", &kept), Ok(Some(1)));
        assert_eq!(find_now("un autre", &kept), Ok(None));
    }

    #[tokio::test]
    async fn a_new_password_is_compared_with_the_others_whatever_their_salt() {
        let kept =
            vec![hash_now("une phrase assez longue", None).unwrap(), hash_now("une autre phrase", None).unwrap()];
        for (typed, expected) in
            [("une phrase assez longue", Some(0)), ("une autre phrase", Some(1)), ("rien de tel ici", None)]
        {
            let typed = Password::choose(typed, "").unwrap();
            assert_eq!(hash(&typed, kept.clone()).await.unwrap().1, expected);
        }
    }

    #[tokio::test]
    async fn nobody_has_nobodys_password() {
        assert_eq!(find("nobody's password", Vec::new()).await.unwrap(), None);
    }
}
