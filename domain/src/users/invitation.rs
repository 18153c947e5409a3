//! Invitations to join a company.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::error::{FieldError, FieldErrors};
use crate::identifiers::Email;
use crate::ids::InvitationId;

/// An invitation as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InvitationForm {
    /// Who is invited.
    pub email: String,
    /// The role's name.
    pub role: String,
}

/// An invitation that was read without an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInvitation {
    /// Who is invited.
    pub email: Email,
    /// What they will be.
    pub role: Role,
}

impl InvitationForm {
    /// Every value checked, or every error.
    pub fn parse(&self) -> Result<NewInvitation, FieldErrors> {
        let mut errors = FieldErrors::default();
        let email = errors.keep("email", Email::parse(&self.email));
        let role = errors.keep("role", Role::from_name(self.role.trim()).ok_or(FieldError::NotAChoice));
        match (email, role) {
            (Some(email), Some(role)) => Ok(NewInvitation { email, role }),
            _ => Err(errors),
        }
    }
}

/// An invitation that nobody has accepted yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// Who is invited.
    pub email: String,
    /// What they will be.
    pub role: Role,
    /// Who invites, by name.
    pub invited_by: String,
    /// Until when its link works.
    pub expires_at: DateTime<Utc>,
    /// Whether it no longer does.
    pub expired: bool,
}

/// What whoever holds the link may know; not whether the e-mail has an account, which is nobody's business but its owner's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationInfo {
    /// The company's name.
    pub company: String,
    /// Who is invited.
    pub email: String,
    /// What they will be.
    pub role: Role,
    /// Who invites, by name.
    pub invited_by: String,
}
