//! People who sign in.

pub mod code;
pub mod device;
pub mod invitation;

pub use code::{CodeOnce, RECOVERY_CODES};
pub use device::Device;
pub use invitation::{Invitation, InvitationForm, InvitationInfo, NewInvitation};

use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::error::{FieldError, FieldErrors};
use crate::identifiers::Email;
use crate::text::Text;

/// The fewest characters of a password (NIST SP 800-63B: 8; a few more while there may be no second factor). What a guesser's program soon
/// comes to is refused beside that, whatever its length, where passwords are kept.
pub const MIN_PASSWORD: usize = 10;
/// The most, so that hashing one cannot be made to take long.
pub const MAX_PASSWORD: u32 = 256;

/// A password fit to be hashed. Never shown, logged or serialised.
#[derive(Clone)]
pub struct Password(String);

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

impl Password {
    /// Accepts a new password: long enough, not one repeated character, not the e-mail itself.
    pub fn choose(typed: &str, email: &str) -> Result<Self, FieldError> {
        let length = typed.chars().count();
        if length == 0 {
            return Err(FieldError::Required);
        }
        if length > MAX_PASSWORD as usize {
            return Err(FieldError::TooLong { max: MAX_PASSWORD });
        }
        let different = typed.chars().collect::<std::collections::BTreeSet<_>>().len();
        let mail = email.trim().to_lowercase();
        let local = mail.split('@').next().unwrap_or_default();
        let guessable = !mail.is_empty() && (typed.to_lowercase() == mail || typed.to_lowercase() == local.repeat(2));
        if length < MIN_PASSWORD || different < 5 || guessable {
            return Err(FieldError::TooWeak);
        }
        Ok(Self(typed.to_owned()))
    }

    /// The characters, for hashing.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// A person and their account as typed: at set-up and when an invitation is accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AccountForm {
    /// First and last name.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// The password chosen.
    pub password: String,
}

/// An account that was read without an error.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// First and last name.
    pub name: Text<120>,
    /// What they sign in with.
    pub email: Email,
    /// The password chosen.
    pub password: Password,
}

impl AccountForm {
    /// Every value checked, or every error.
    pub fn parse(&self) -> Result<NewAccount, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.keep("user_name", Text::parse(&self.name));
        let email = errors.keep("email", Email::parse(&self.email));
        let password = errors.keep("password", Password::choose(&self.password, &self.email));
        match (name, email, password) {
            (Some(name), Some(email), Some(password)) => Ok(NewAccount { name, email, password }),
            _ => Err(errors),
        }
    }
}

/// A change of password as typed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    /// The one in force.
    pub current: String,
    /// The one to take its place.
    pub new: String,
}

impl std::fmt::Debug for PasswordForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordForm(…)")
    }
}

impl PasswordForm {
    /// The new password, if it may be chosen; whether the current one is right, only the store knows.
    pub fn parse(&self, email: &str) -> Result<Password, FieldErrors> {
        let mut errors = FieldErrors::default();
        if self.current.is_empty() {
            errors.push("current", FieldError::Required);
        }
        let new = errors.keep("new", Password::choose(&self.new, email));
        match new {
            Some(new) if errors.is_empty() => Ok(new),
            _ => Err(errors),
        }
    }
}

/// A user's place in a company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The user.
    pub user: crate::ids::UserId,
    /// Their name.
    pub name: String,
    /// Their e-mail.
    pub email: String,
    /// Their role.
    pub role: Role,
    /// Whether they sign in with a second factor.
    pub two_factor: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_enough_and_varied() {
        let chosen = |typed: &str| Password::choose(typed, "ana@roche.example").map(drop);
        assert_eq!(
            (chosen("vK9#mW2x!p"), chosen("échéancé ?")),
            (Ok(()), Ok(())),
            "ten characters, however many bytes"
        );
        for weak in ["vK9#mW2x!", "aaaaabbbbb", "Ana@Roche.example"] {
            assert_eq!(chosen(weak), Err(FieldError::TooWeak), "{weak}");
        }
        assert_eq!(chosen(""), Err(FieldError::Required));
        assert_eq!(chosen(&"vK9#mW2x!p".repeat(26)), Err(FieldError::TooLong { max: MAX_PASSWORD }));
    }
}
