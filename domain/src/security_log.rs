//! The security log of a company: who signed in and who failed to, what became of accounts, rights and settings, and what went in and
//! out as files. The words are chosen where it is shown.

mod credential;
mod event;

pub use credential::CredentialChange;
pub use event::{Proof, SecurityEvent, SettingsPart, Topic};

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::ids::UserId;

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEntry {
    /// Its number in the company, from 1 on.
    pub seq: u64,
    /// When, in the company's time zone.
    pub at: NaiveDateTime,
    /// Who did it, or on whose account it was tried; none for the operator at the command line.
    pub actor: Option<UserId>,
    /// Their name at that time.
    pub actor_name: String,
    /// What happened; none where it does not read, which a page must survive: it is what somebody may have tampered with.
    pub event: Option<SecurityEvent>,
    /// The network address that it came from; empty where it came from none.
    pub address: String,
    /// What the device called itself.
    pub device: String,
}

/// What is asked of the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LogQuery {
    /// What it is about; everything by default.
    pub topic: Option<Topic>,
    /// Who did it; everybody by default.
    pub actor: Option<UserId>,
    /// Only what has a smaller number; the newest by default.
    pub before: Option<u64>,
}

/// Whether the chain of entries holds, as far as it was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainState {
    /// How many entries there should be.
    pub entries: u64,
    /// How many of the newest were looked at.
    pub checked: u64,
    /// The first entry that is not as it was written, or is missing.
    pub broken_at: Option<u64>,
    /// When it was looked at, in the company's time zone.
    pub at: NaiveDateTime,
}
