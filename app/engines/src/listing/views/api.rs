//! What the browser may ask about saved views. Of one that is named by its id alone, the store asks whether its list may be seen.

#[cfg(feature = "ssr")]
use domain::access::Permission;
#[cfg(feature = "ssr")]
use domain::error::{FieldError, FieldErrors};
use domain::ids::SavedViewId;
#[cfg(feature = "ssr")]
use domain::listing::{ListLook, Listing};
use domain::saved_views::SavedView;
#[cfg(feature = "ssr")]
use domain::saved_views::{Asked, MAX_ASKED, NewView, ViewContent};
use domain::sent::Typed;
use domain::subject::Subject;
#[cfg(feature = "ssr")]
use domain::text::Text;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::address;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};

/// One's own views and those that the company shares.
#[server(prefix = "/api", endpoint = "views/list", input = Json, output = Json, client = PageClient)]
pub async fn list_views(
    /// Whose list.
    subject: Subject,
) -> Result<Vec<SavedView>, AppError> {
    Ok(store::saved_views::list(&session::require(Permission::to_view(subject))?.read(), subject).await?)
}

/// Saves a view.
#[server(prefix = "/api", endpoint = "views/create", input = Json, output = Json, client = PageClient)]
pub async fn create_view(
    /// Whose list.
    subject: Subject,
    /// What it is called, as typed.
    name: Typed,
    /// Whether everybody in the company has it.
    is_shared: bool,
    /// Whether it is a favourite of whoever saves it.
    is_favourite: bool,
    /// The list's query string.
    asked: Typed,
    /// Its columns and density, as an address writes them.
    look: Option<Typed>,
) -> Result<SavedView, AppError> {
    let tx = session::require(Permission::to_view(subject))?.begin().await?;
    let kept = kept(subject, &asked, look.as_deref())?;
    let new = NewView { subject, name: named(&name)?, is_shared, is_favourite, kept };
    let view = store::saved_views::create(&tx, new).await?;
    tx.commit().await?;
    Ok(view)
}

/// Calls a view otherwise.
#[server(prefix = "/api", endpoint = "views/rename", input = Json, output = Json, client = ActClient)]
pub async fn rename_view(
    /// The view.
    id: SavedViewId,
    /// The name, as typed.
    name: Typed,
) -> Result<SavedView, AppError> {
    let tx = session::enter()?.begin().await?;
    let view = store::saved_views::rename(&tx, id, named(&name)?).await?;
    tx.commit().await?;
    Ok(view)
}

/// Keeps something else under a view's name.
#[server(prefix = "/api", endpoint = "views/update", input = Json, output = Json, client = PageClient)]
pub async fn update_view(
    /// Whose list.
    subject: Subject,
    /// The view.
    id: SavedViewId,
    /// The list's query string.
    asked: Typed,
    /// Its columns and density, as an address writes them.
    look: Option<Typed>,
) -> Result<SavedView, AppError> {
    let tx = session::require(Permission::to_view(subject))?.begin().await?;
    let view = store::saved_views::update(&tx, subject, id, kept(subject, &asked, look.as_deref())?).await?;
    tx.commit().await?;
    Ok(view)
}

/// Gives a view to everybody in the company, or keeps it to oneself again.
#[server(prefix = "/api", endpoint = "views/share", input = Json, output = Json, client = ActClient)]
pub async fn share_view(
    /// The view.
    id: SavedViewId,
    /// Whether everybody has it from now on.
    is_shared: bool,
) -> Result<SavedView, AppError> {
    let tx = session::enter()?.begin().await?;
    let view = store::saved_views::share(&tx, id, is_shared).await?;
    tx.commit().await?;
    Ok(view)
}

/// Makes a view one's favourite, or no longer.
#[server(prefix = "/api", endpoint = "views/favourite", input = Json, output = Json, client = ActClient)]
pub async fn favour_view(
    /// The view.
    id: SavedViewId,
    /// Whether it is one from now on.
    is_favourite: bool,
) -> Result<SavedView, AppError> {
    let tx = session::enter()?.begin().await?;
    let view = store::saved_views::favour(&tx, id, is_favourite).await?;
    tx.commit().await?;
    Ok(view)
}

/// Deletes a view.
#[server(prefix = "/api", endpoint = "views/remove", input = Json, output = Json, client = ActClient)]
pub async fn remove_view(
    /// The view.
    id: SavedViewId,
) -> Result<(), AppError> {
    let tx = session::enter()?.begin().await?;
    store::saved_views::remove(&tx, id).await?;
    tx.commit().await?;
    Ok(())
}

/// Brings a deleted view back: « Annuler ».
#[server(prefix = "/api", endpoint = "views/restore", input = Json, output = Json, client = ActClient)]
pub async fn restore_view(
    /// The view.
    id: SavedViewId,
) -> Result<SavedView, AppError> {
    let tx = session::enter()?.begin().await?;
    let view = store::saved_views::restore(&tx, id).await?;
    tx.commit().await?;
    Ok(view)
}

#[cfg(feature = "ssr")]
fn named(typed: &str) -> Result<Text<60>, AppError> {
    Text::parse(typed).map_err(|error| AppError::Invalid(FieldErrors::one("name", error)))
}

/// What was sent, rewritten as the list itself writes it: nothing else is ever kept.
#[cfg(feature = "ssr")]
fn kept(subject: Subject, asked: &str, look: Option<&str>) -> Result<ViewContent, AppError> {
    let listing: &Listing = domain::listings::of(subject).ok_or(AppError::NotFound)?;
    let wrong = |error| AppError::Invalid(FieldErrors::one("asked", error));
    if asked.len() > MAX_ASKED {
        return Err(wrong(FieldError::TooLong { max: u32::try_from(MAX_ASKED).unwrap_or(u32::MAX) }));
    }
    let asked = Asked::parse(&address::asked(listing, &address::query(listing, asked))).map_err(wrong)?;
    let look = look.and_then(|look| ListLook::read_sent(listing, look));
    Ok(ViewContent { asked, look: look.map(|look| look.written(listing)) })
}
