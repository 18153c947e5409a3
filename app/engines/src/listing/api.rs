//! What the browser may ask about any list.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::listing::{ListChoices, ListPage, ListQuery};
use domain::subject::Subject;
use leptos::prelude::*;

use super::Target;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// A page of a list.
#[server(prefix = "/api", endpoint = "lists/page", input = Json, output = Json, client = PageClient)]
pub async fn page_of_list(
    /// Whose list.
    subject: Subject,
    /// What is asked for.
    query: ListQuery,
) -> Result<ListPage, AppError> {
    Ok(store::listing::page(&session::require(Permission::to_view(subject))?, subject, &query).await?)
}

/// The company's own choices in a list.
#[server(prefix = "/api", endpoint = "lists/choices", input = Json, output = Json, client = PageClient)]
pub async fn choices_of_list(
    /// Whose list.
    subject: Subject,
) -> Result<ListChoices, AppError> {
    Ok(store::listing::choices(&session::require(Permission::to_view(subject))?, subject).await?)
}

/// All records that a list shows, whatever its page: what ticking all of them ticks.
#[server(prefix = "/api", endpoint = "lists/all", input = Json, output = Json, client = PageClient)]
pub async fn all_of_list(
    /// Whose list.
    subject: Subject,
    /// What is asked for.
    query: ListQuery,
) -> Result<Vec<Target>, AppError> {
    let access = session::require(Permission::to_view(subject))?;
    let listing = domain::listings::of(subject).ok_or(AppError::NotFound)?;
    let rows = store::listing::all(&access, subject, &query).await?;
    Ok(rows.iter().map(|row| Target::of(listing, row)).collect())
}
