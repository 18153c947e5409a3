//! What the browser may ask about any list.

#[cfg(feature = "ssr")]
use domain::access::Permission;
#[cfg(feature = "ssr")]
use domain::listing::Lookup;
use domain::listing::{ListChoices, ListPage, ListQuery, ListRow};
use domain::sent::Typed;
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

/// The most records that are found for one who looks for some by name: whoever seeks another types on.
pub const MOST_SOUGHT: usize = 8;

/// Records that are looked for by name, or by their own number alone: what the palette shows of a list that the browser has no table of.
#[server(prefix = "/api", endpoint = "lists/sought", input = Json, output = Json, client = PageClient)]
pub async fn sought_in_list(
    /// Whose list.
    subject: Subject,
    /// What was typed.
    text: Typed,
    /// Whether that is a number of the records' own.
    by_number: bool,
) -> Result<Vec<ListRow>, AppError> {
    let access = session::require(Permission::to_view(subject))?;
    let lookup = if by_number { Lookup::Numbered(&text, MOST_SOUGHT) } else { Lookup::Sought(&text, MOST_SOUGHT) };
    Ok(store::listing::look(&access, subject, lookup).await?)
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
