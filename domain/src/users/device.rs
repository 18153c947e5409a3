//! Where a user is signed in.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::SessionId;

/// A signed-in device, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// Its session.
    pub id: SessionId,
    /// What it calls itself.
    pub name: String,
    /// When it signed in.
    pub signed_in_at: DateTime<Utc>,
    /// When it was last used, to about five minutes.
    pub last_seen_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub current: bool,
}
