//! What can stand in the log.

use serde::{Deserialize, Serialize};

use super::credential::CredentialChange;
use crate::access::Role;
use crate::field::choices;
use crate::imports::Counts;
use crate::lists::ListKind;
use crate::subject::Subject;

choices! {
    /// What an event is about: what the log is narrowed by.
    Topic {
        /// Signing in, and failing to.
        #[default]
        SignIns = "sign_ins",
        /// Passwords, second factors and devices.
        Accounts = "accounts",
        /// Who belongs to the company, and as what.
        Users = "users",
        /// The company's settings.
        Settings = "settings",
        /// Files brought in and taken out.
        Files = "files",
    }

    /// What somebody could not show.
    Proof {
        /// The password, when signing in.
        #[default]
        Password = "password",
        /// The code of the second factor, or one for when it is lost.
        Code = "code",
        /// The password, asked for again of somebody who is signed in.
        PasswordAgain = "password_again",
    }

    /// A part of the settings.
    SettingsPart {
        /// Who the company is.
        #[default]
        Profile = "profile",
        /// What new records start with.
        Defaults = "defaults",
        /// How records are numbered.
        Numbers = "numbers",
        /// Who is asked for addresses.
        Addresses = "addresses",
        /// Which languages are offered for clients.
        Languages = "languages",
        /// Whether the pages of clients draw a map.
        Map = "map",
        /// Which modules are used.
        Modules = "modules",
        /// Whether clients change their own address in the portal.
        OwnAddress = "own_address",
        /// By which server letters are sent.
        Mail = "mail",
        /// Whether clients may pay by card.
        Cards = "cards",
        /// Which sites may hold the portal, who signs contacts in there, and whether contacts may have a password.
        Portal = "portal",
        /// Whether users need a second factor.
        SecondFactor = "second_factor",
    }
}

/// Something that happened. Nothing in it is a secret: no token, no password, no code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "details", rename_all = "snake_case")]
pub enum SecurityEvent {
    /// Somebody signed in.
    SignedIn,
    /// A contact signed in to the portal.
    PortalSignIn {
        /// Their e-mail.
        email: String,
    },
    /// The password or the second factor of a contact of the portal became another.
    PortalCredential {
        /// Their e-mail.
        email: String,
        /// What became of it.
        change: CredentialChange,
    },
    /// Somebody did not get in, or not on.
    Refused {
        /// What they could not show.
        proof: Proof,
    },
    /// The account's refusals of this hour are too many to be told one by one.
    RefusedMore,
    /// A user signed one of their devices out.
    DeviceSignedOut {
        /// What it calls itself.
        device: String,
    },
    /// A user signed all their other devices out.
    OthersSignedOut,
    /// A user changed the name that colleagues see.
    NameChanged {
        /// The name before.
        from: String,
        /// The one after.
        to: String,
    },
    /// A user changed their password.
    PasswordChanged,
    /// A user set a forgotten password anew, by a link that was sent to their e-mail.
    PasswordReset,
    /// A user turned the second factor on.
    SecondFactorOn,
    /// A user turned it off.
    SecondFactorOff,
    /// A user made new recovery codes.
    RecoveryCodesMade,
    /// The company was founded.
    CompanyFounded,
    /// Somebody was invited.
    Invited {
        /// Their e-mail.
        email: String,
        /// What they are to be.
        role: Role,
    },
    /// An invitation was taken back.
    InvitationRevoked {
        /// Whose it was.
        email: String,
    },
    /// Somebody accepted an invitation.
    Joined {
        /// As what.
        role: Role,
    },
    /// A user became something else.
    RoleChanged {
        /// Their name.
        name: String,
        /// What they were.
        from: Role,
        /// What they are.
        to: Role,
    },
    /// A user was taken out of the company.
    MemberRemoved {
        /// Their name.
        name: String,
    },
    /// A user was signed out of every browser by somebody who looks after users.
    MemberSignedOut {
        /// Their name.
        name: String,
    },
    /// The operator added a user at the command line.
    UserAdded {
        /// Their e-mail.
        email: String,
        /// As what.
        role: Role,
    },
    /// The operator set a user's password at the command line.
    PasswordSet {
        /// Their e-mail.
        email: String,
        /// Whether the second factor was dropped too.
        dropped_second_factor: bool,
    },
    /// Settings were changed.
    SettingsChanged {
        /// Which part.
        part: SettingsPart,
        /// The names of the values.
        fields: Vec<String>,
    },
    /// The entries of a list were changed.
    ListChanged {
        /// Which list.
        list: ListKind,
        /// The entry.
        label: String,
    },
    /// A custom field was changed.
    FieldChanged {
        /// Whose records have it.
        subject: Subject,
        /// Its label.
        label: String,
    },
    /// Records were taken out as a file.
    Exported {
        /// What they are.
        subject: Subject,
        /// The kind of file: `csv`, `xlsx`, `vcf`.
        format: String,
        /// How many.
        records: u64,
    },
    /// The log itself was taken out.
    LogExported,
    /// An import was asked for.
    ImportBegun {
        /// What it brings in.
        subject: Subject,
        /// The file's name.
        file: String,
    },
    /// An import came to nothing: what it had brought in is taken out again.
    ImportFailed {
        /// What it was to bring in.
        subject: Subject,
        /// The file's name.
        file: String,
        /// How many records stay all the same, since others have changed them meanwhile.
        kept: u32,
    },
    /// An import has ended.
    ImportEnded {
        /// What it brought in.
        subject: Subject,
        /// The file's name.
        file: String,
        /// What became of its rows.
        counts: Counts,
    },
    /// An import that was done was taken back by somebody.
    ImportUndone {
        /// What it had brought in.
        subject: Subject,
        /// The file's name.
        file: String,
        /// How many records stay all the same, since others have changed them or need them.
        kept: u32,
    },
}

impl SecurityEvent {
    /// What it is about.
    #[must_use]
    pub const fn topic(&self) -> Topic {
        match self {
            Self::SignedIn
            | Self::PortalSignIn { .. }
            | Self::Refused { .. }
            | Self::RefusedMore
            | Self::DeviceSignedOut { .. }
            | Self::OthersSignedOut => Topic::SignIns,
            Self::NameChanged { .. }
            | Self::PasswordChanged
            | Self::PasswordReset
            | Self::PortalCredential { .. }
            | Self::SecondFactorOn
            | Self::SecondFactorOff
            | Self::RecoveryCodesMade
            | Self::PasswordSet { .. } => Topic::Accounts,
            Self::CompanyFounded
            | Self::Invited { .. }
            | Self::InvitationRevoked { .. }
            | Self::Joined { .. }
            | Self::RoleChanged { .. }
            | Self::MemberRemoved { .. }
            | Self::MemberSignedOut { .. }
            | Self::UserAdded { .. } => Topic::Users,
            Self::SettingsChanged { .. } | Self::ListChanged { .. } | Self::FieldChanged { .. } => Topic::Settings,
            Self::Exported { .. }
            | Self::LogExported
            | Self::ImportBegun { .. }
            | Self::ImportFailed { .. }
            | Self::ImportEnded { .. }
            | Self::ImportUndone { .. } => Topic::Files,
        }
    }

    /// Whether it is a refusal, of which there may be floods.
    #[must_use]
    pub const fn is_refusal(&self) -> bool {
        matches!(self, Self::Refused { .. } | Self::RefusedMore)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_a_kind_and_its_details() {
        let written = |event: &SecurityEvent| serde_json::to_string(event).unwrap();
        assert_eq!(written(&SecurityEvent::SignedIn), r#"{"kind":"signed_in"}"#);
        let invited = SecurityEvent::Invited { email: "ana@nord.example".into(), role: Role::Sales };
        let text = r#"{"kind":"invited","details":{"email":"ana@nord.example","role":"sales"}}"#;
        assert_eq!(written(&invited), text);
        assert_eq!(serde_json::from_str::<SecurityEvent>(text).unwrap(), invited);
    }
}
