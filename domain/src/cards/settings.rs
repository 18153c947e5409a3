//! Whether a company is paid by card, and on which terms.

use serde::{Deserialize, Serialize};

use crate::error::{FieldError, FieldErrors};
use crate::text::is_blank;

/// The longest secret, in characters.
const LONGEST: usize = 255;
/// How the provider's secret keys begin: one for everything, or one that may do some things alone.
const KEYS: [&str; 2] = ["sk_", "rk_"];
/// The same of keys for trials.
const TRIALS: [&str; 2] = ["sk_test_", "rk_test_"];
/// How the secrets begin that it signs what it tells with.
const SIGNED: [&str; 1] = ["whsec_"];

/// The settings. Both secrets are kept elsewhere, sealed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardSettings {
    /// Whether clients may pay by card.
    pub is_on: bool,
    /// Whether they may pay a part of what is due.
    pub is_partial: bool,
    /// Whether the key is one for trials: what is paid with it is no money. Of what is typed, a blank key says nothing of it.
    #[serde(default)]
    pub is_test: bool,
}

/// The same as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "named as the fields of `CardSettings`")]
pub struct CardForm {
    pub is_on: String,
    pub is_partial: String,
    /// Blank keeps the one that is stored. It is never shown again.
    pub secret_key: String,
    /// As the key.
    pub webhook_secret: String,
}

/// What was typed, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCardSettings {
    /// The settings.
    pub settings: CardSettings,
    /// A new key, if one was typed.
    pub secret_key: Option<String>,
    /// A new secret of what the provider tells, if one was typed.
    pub webhook_secret: Option<String>,
}

impl CardForm {
    /// Every value checked, or every error.
    pub fn parse(&self) -> Result<NewCardSettings, FieldErrors> {
        let mut errors = FieldErrors::default();
        let secret_key = errors.keep("secret_key", secret(&self.secret_key, &KEYS));
        let webhook_secret = errors.keep("webhook_secret", secret(&self.webhook_secret, &SIGNED));
        let is_trial = |key: &str| TRIALS.iter().any(|begin| key.starts_with(begin));
        let settings = CardSettings {
            is_on: !is_blank(&self.is_on),
            is_partial: !is_blank(&self.is_partial),
            is_test: secret_key.as_ref().and_then(Option::as_deref).is_some_and(is_trial),
        };
        match (secret_key, webhook_secret) {
            (Some(secret_key), Some(webhook_secret)) => Ok(NewCardSettings { settings, secret_key, webhook_secret }),
            _ => Err(errors),
        }
    }

    /// The inputs that show settings.
    #[must_use]
    pub fn of(settings: CardSettings) -> Self {
        let tick = |is: bool| if is { "true".to_owned() } else { String::new() };
        Self { is_on: tick(settings.is_on), is_partial: tick(settings.is_partial), ..Self::default() }
    }
}

/// A secret that was pasted, with whatever stood around it.
fn secret(typed: &str, begins: &[&str]) -> Result<Option<String>, FieldError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    if typed.len() > LONGEST {
        return Err(FieldError::TooLong { max: 255 });
    }
    let rest = begins.iter().find_map(|begin| typed.strip_prefix(begin));
    let is_whole = rest.is_some_and(|rest| rest.len() >= 8)
        && typed.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'/' | b'='));
    if is_whole { Ok(Some(typed.to_owned())) } else { Err(FieldError::ProviderKey) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_told_from_each_other() {
        let form = CardForm {
            is_on: "true".into(),
            secret_key: " sk_test_51Habcdef\n".into(),
            webhook_secret: "whsec_5f8a9b7c6d".into(),
            ..CardForm::default()
        };
        let read = form.parse().unwrap();
        assert_eq!(read.settings, CardSettings { is_on: true, is_partial: false, is_test: true });
        let live = CardForm { secret_key: "sk_live_51Habcdef".into(), ..CardForm::default() };
        assert!(!live.parse().unwrap().settings.is_test);
        assert_eq!(read.secret_key.as_deref(), Some("sk_test_51Habcdef"));
        let shown = CardForm::of(read.settings);
        assert_eq!((shown.is_on.as_str(), shown.secret_key.as_str()), ("true", ""));
        assert_eq!(shown.parse().unwrap().secret_key, None, "blank keeps the one that is stored");
        for wrong in ["pk_test_51Habcdef", "whsec_5f8a9b7c6d", "sk_", "sk_test_51Ha cdef", "sk_test_é1234567"] {
            let wrong = CardForm { secret_key: wrong.into(), ..CardForm::default() };
            assert!(wrong.parse().unwrap_err().at("secret_key").is_some(), "{wrong:?}");
        }
        let wrong = CardForm { webhook_secret: "sk_test_51Habcdef".into(), ..CardForm::default() };
        assert!(wrong.parse().unwrap_err().at("webhook_secret").is_some());
    }
}
