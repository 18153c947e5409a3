//! What a browser may learn about a failure; anything more stays in the server's log.

use domain::error::{FieldErrors, Refusal};
use domain::form::Conflict;
use leptos::prelude::*;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::wire::JsonText;

/// The answer of a server function that did not happen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AppError {
    /// No session, or one that ended. 401.
    #[error("sign in to continue")]
    SignedOut,
    /// The role does not allow it. 403.
    #[error("not allowed")]
    Forbidden,
    /// The company requires a second factor, and whoever asks has none. 403.
    #[error("set up a second factor to continue")]
    FactorRequired,
    /// Nothing of that id in this company. 404.
    #[error("not found")]
    NotFound,
    /// Values to correct, each with its field. 422.
    #[error("some fields need attention")]
    Invalid(FieldErrors),
    /// Well-formed, yet refused by a rule. 422.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// More was sent than one call may hold; nothing was done with it. 413.
    #[error("too long")]
    TooLong,
    /// Somebody else saved first. 409.
    #[error("changed meanwhile")]
    Conflict(Box<Conflict>),
    /// A long write of somebody else's, an import for one, is in the way; nothing was changed. 503.
    #[error("busy")]
    Busy,
    /// The server's disk is full or takes nothing; nothing was changed. 507.
    #[error("cannot write")]
    Unwritable,
    /// Our fault; the log tells more under this id. 500.
    #[error("internal error {incident}")]
    Internal {
        /// What the log entry is found by.
        incident: Uuid,
    },
    /// The call did not arrive or its answer did not come back; 400 when it was malformed.
    #[error("{0}")]
    Transport(String),
}

impl AppError {
    /// The HTTP status that says the same.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::SignedOut => 401,
            Self::Forbidden | Self::FactorRequired => 403,
            Self::NotFound => 404,
            Self::Conflict(_) => 409,
            Self::TooLong => 413,
            Self::Invalid(_) | Self::Refused(_) => 422,
            Self::Transport(_) => 400,
            Self::Internal { .. } => 500,
            Self::Busy => 503,
            Self::Unwritable => 507,
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonText;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        Self::Transport(error.to_string())
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

#[cfg(feature = "ssr")]
impl From<store::StoreError> for AppError {
    /// The one place where a failure of ours is logged and its detail dropped.
    fn from(error: store::StoreError) -> Self {
        use store::StoreError as E;
        match error {
            E::NotFound => Self::NotFound,
            E::Forbidden => Self::Forbidden,
            E::Refused(refusal) => Self::Refused(refusal),
            E::Invalid(errors) => Self::Invalid(errors),
            E::Conflict(conflict) => Self::Conflict(conflict),
            E::Busy => Self::Busy,
            E::Unwritable(_) => {
                tracing::error!(%error, "nothing can be written");
                Self::Unwritable
            }
            E::Corrupt(_) | E::Database(_) => {
                let incident = Uuid::now_v7();
                tracing::error!(%incident, %error, "internal error");
                Self::Internal { incident }
            }
        }
    }
}

/// The answer of a server function.
pub type Answer<T> = Result<T, AppError>;

/// The error of an action's last answer, if it failed.
#[must_use]
pub fn failure<T: Clone>(answer: Option<Answer<T>>) -> Option<AppError> {
    answer.and_then(Result::err)
}

/// Where a page shows an error it cannot go on without.
pub type ErrorSignal = RwSignal<Option<AppError>>;
