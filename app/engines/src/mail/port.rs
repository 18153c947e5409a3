//! What stands between a call and whoever sends letters. The server's process brings it, so that nothing here speaks to a network.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use domain::error::Refusal;
use domain::identifiers::Email;
use domain::mail::{MailProblem, MailSettings};
use leptos::prelude::use_context;

use kit::error::AppError;

/// A letter by which settings are tried out.
#[derive(Clone, Debug)]
pub struct Essay {
    /// By which server.
    pub settings: MailSettings,
    /// With which password.
    pub password: Option<String>,
    /// To whom: whoever tries.
    pub to: Email,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub text: String,
}

/// Why a letter did not go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSent {
    /// Others try too, just now.
    Busy,
    /// What went wrong, and what the server said.
    Problem(MailProblem, String),
}

/// An answer on its way.
pub type Trying = Pin<Box<dyn Future<Output = Result<(), NotSent>> + Send>>;

/// Whoever sends letters.
pub trait Postman: Send + Sync + 'static {
    /// Sends one now, and says how it went.
    fn try_out(self: Arc<Self>, essay: Essay) -> Trying;
}

/// The postman of this process, found in each request.
#[derive(Clone)]
pub struct Mailer(pub Arc<dyn Postman>);

/// Whoever sends letters for this process.
pub fn mailer() -> Result<Mailer, AppError> {
    let parts = use_context::<http::request::Parts>();
    parts.and_then(|parts| parts.extensions.get::<Mailer>().cloned()).ok_or(AppError::Refused(Refusal::NoAnswer))
}
