//! What the browser may ask about the security log.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::ids::UserId;
use domain::security_log::{ChainState, LogEntry, LogQuery};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// A page of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecurityLog {
    /// What was asked.
    pub query: LogQuery,
    /// The entries, newest first.
    pub entries: Vec<LogEntry>,
    /// What asks for the older ones, if there are some.
    pub older: Option<LogQuery>,
    /// Whom it can be narrowed to, by name: the company's users, and whoever it is narrowed to already.
    pub people: Vec<(UserId, String)>,
    /// Whether the chain holds; looked at with the first page alone.
    pub chain: Option<ChainState>,
}

/// Some of the log.
#[server(prefix = "/api", endpoint = "security-log/list", input = Json, output = Json, client = PageClient)]
pub async fn read_log(
    /// What is asked.
    query: LogQuery,
) -> Result<SecurityLog, AppError> {
    let t = session::require(Permission::ViewSecurityLog)?.read();
    let (entries, more) = store::audit::page(&t, query).await?;
    let last = entries.last().filter(|_| more);
    let older = last.map(|last| LogQuery { before: Some(last.seq), ..query });
    let mut people: Vec<(UserId, String)> =
        store::members::list(&t).await?.into_iter().map(|member| (member.user, member.name)).collect();
    if let Some(actor) = query.actor.filter(|actor| people.iter().all(|(user, _)| user != actor)) {
        // Somebody who has left: by the name that they had when they were here.
        let name = entries.iter().find(|entry| entry.actor == Some(actor)).map(|entry| entry.actor_name.clone());
        people.extend(name.map(|name| (actor, name)));
    }
    let chain = match query.before {
        None => Some(store::audit::state(&t, store::audit::CHECKED_AT_ONCE).await?),
        Some(_) => None,
    };
    Ok(SecurityLog { query, entries, older, people, chain })
}
