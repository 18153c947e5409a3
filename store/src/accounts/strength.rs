//! Passwords that a guesser's program soon comes to are refused where one is set.
//!
//! `zxcvbn` knows the commonest passwords, words and names, dates, rows of keys, and all of these written with digits for letters. Its
//! dictionaries are hundreds of kilobytes: the server alone judges.

use domain::error::FieldError;
use domain::users::Password;
use zxcvbn::{Score, zxcvbn};

use super::hashing::apart;
use crate::{StoreError, StoreResult};

/// Beyond this many, what a guesser knows of a person is no longer looked at.
const MAX_WORDS: usize = 40;
/// How much of a password is judged: the work grows faster than its length, and what is good so far stays good.
const JUDGED: usize = 100;

/// What a password has besides what everybody knows of its owner, at least: several known words in a row look long to `zxcvbn`.
const OF_ITS_OWN: usize = 6;

/// Refuses, beside a field, a password that is found within a hundred million guesses (a score below 3 of 4), given what everybody knows of
/// its owner: their name, their e-mail, their company.
pub(crate) async fn check(field: &'static str, password: &Password, known: &[&str]) -> StoreResult<()> {
    let (password, words) = (password.clone(), words(known));
    let is_guessed = apart(move || {
        let judged: String = password.reveal().chars().take(JUDGED).collect();
        let known: Vec<&str> = words.iter().map(String::as_str).collect();
        is_known(&judged, &words) || zxcvbn(&judged, &known).score() < Score::Three
    });
    if is_guessed.await? { Err(StoreError::field(field, FieldError::Guessable)) } else { Ok(()) }
}

/// Whether little is left of a password once the known words are taken out of it, the longest first.
fn is_known(password: &str, words: &[String]) -> bool {
    let mut words: Vec<&String> = words.iter().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let left = words.iter().fold(password.to_lowercase(), |left, word| left.replace(word.as_str(), ""));
    left.chars().filter(|letter| letter.is_alphanumeric()).count() < OF_ITS_OWN && left.len() < password.len()
}

/// What is known, whole and in its words, in small letters.
fn words(known: &[&str]) -> Vec<String> {
    let whole = known.iter().map(|text| (*text).to_owned());
    let parts = known.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric())).map(str::to_owned);
    whole.chain(parts).map(|word| word.to_lowercase()).filter(|word| word.chars().count() > 2).take(MAX_WORDS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn is_fine(password: &str) -> bool {
        let known = ["Claire Roche", "claire.roche@ateliers-nord.example", "Ateliers Nord"];
        check("password", &Password::choose(password, "").unwrap(), &known).await.is_ok()
    }

    #[tokio::test]
    async fn what_everybody_tries_first_is_refused() {
        for password in
            ["password1234", "azertyuiop123", "qwertyuiop12", "123456789abc", "P@ssw0rd1234", "iloveyou2024"]
        {
            assert!(!is_fine(password).await, "{password}");
        }
        // As short as may be.
        for password in ["password12", "qwertyuiop", "1234567890", "1q2w3e4r5t", "P@ssw0rd12", "iloveyou12"] {
            assert!(!is_fine(password).await, "{password}");
        }
    }

    #[tokio::test]
    async fn what_everybody_knows_of_somebody_is_refused() {
        for password in [
            "claireroche12",
            "ateliersnord1",
            "Roche-Ateliers",
            "ClaireRocheNord",
            "claire.roche@ateliers-nord.example",
        ] {
            assert!(!is_fine(password).await, "{password}");
        }
    }

    #[tokio::test]
    async fn a_sentence_does_and_so_does_a_long_one() {
        for password in ["correct horse battery", "un mot de passe assez long", "vK9#mW2x!p"] {
            assert!(is_fine(password).await, "{password}");
        }
        let long = "Une phrase que personne ne devinera jamais, pas même en y passant la nuit. ".repeat(3);
        assert!(is_fine(&long).await);
    }
}
