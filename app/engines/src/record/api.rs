//! What the page of any record asks for.

#[cfg(feature = "ssr")]
use domain::access::Permission;
#[cfg(feature = "ssr")]
use domain::lists::ListItem;
use domain::lists::ListKind;
use domain::pins::{FactName, PinnedFacts};
use domain::sent::Typed;
use domain::subject::Subject;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};

/// What a value is one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Offered {
    /// The entries of a list that the company edits.
    List(ListKind),
    /// Those who work in the company.
    Members,
}

/// What a value of a record may be, by key and words: what is in use, and what it holds already.
#[server(prefix = "/api", endpoint = "records/choices", input = Json, output = Json, client = PageClient)]
pub async fn choices_of(
    /// Of what records.
    subject: Subject,
    /// What it is one of.
    of: Offered,
    /// What it holds.
    held: Typed,
) -> Result<Vec<(String, String)>, AppError> {
    let tenant = session::require(Permission::to_edit(subject))?.read();
    match of {
        Offered::List(kind) => {
            let offered = |item: &ListItem| item.kind == kind && (!item.hidden || item.id.to_string() == *held);
            let entries = store::lists::choices(&tenant).await?.into_iter().filter(offered);
            Ok(entries.map(|item| (item.id.to_string(), item.label)).collect())
        }
        Offered::Members => {
            let members = store::members::list(&tenant).await?.into_iter();
            Ok(members.map(|member| (member.user.to_string(), member.name)).collect())
        }
    }
}

/// Keeps a fact in sight under the names of a subject's records, for this user alone, or no longer (A4.2).
#[server(prefix = "/api", endpoint = "records/pin", input = Json, output = Json, client = ActClient)]
pub async fn pin_fact(
    /// Of what records.
    subject: Subject,
    /// The fact.
    fact: FactName,
    /// Whether it is to stand there.
    pinned: bool,
) -> Result<PinnedFacts, AppError> {
    let tx = session::require(Permission::to_view(subject))?.begin().await?;
    let pins = store::pins::set(&tx, subject, fact, pinned).await?;
    tx.commit().await?;
    Ok(pins)
}
