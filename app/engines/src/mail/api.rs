//! What somebody decides of a letter.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::ids::MailId;
use domain::mail::MailProblem;
use leptos::prelude::*;

use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// Has a letter sent again that did not go, or of which nobody knows whether it went; answers why it is not sent, if it is not.
#[server(prefix = "/api", endpoint = "mail/resend", input = Json, output = Json, client = PageClient)]
pub async fn resend_mail(
    /// The letter.
    id: MailId,
) -> Result<Option<MailProblem>, AppError> {
    let tx = session::require(Permission::EditDocuments)?.begin().await?;
    let problem = store::mail::resend(&tx, id).await?;
    tx.commit().await?;
    Ok(problem)
}

/// Has a letter sent no more.
#[server(prefix = "/api", endpoint = "mail/give-up", input = Json, output = Json, client = PageClient)]
pub async fn give_up_mail(
    /// The letter.
    id: MailId,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditDocuments)?.begin().await?;
    store::mail::give_up(&tx, id).await?;
    Ok(tx.commit().await?)
}
