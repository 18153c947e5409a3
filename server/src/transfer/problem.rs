//! What went wrong, as an answer: the status, and the error that the page puts words to.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::error::{FieldError, FieldErrors};
use kit::error::AppError;
use store::StoreError;
use uuid::Uuid;

/// See the module.
#[derive(Debug)]
pub struct Problem(pub AppError);

impl Problem {
    /// The file is wrong.
    pub fn file(error: FieldError) -> Self {
        Self(AppError::Invalid(FieldErrors::one("file", error)))
    }

    /// A failure of ours: logged, and its detail dropped.
    pub fn internal(error: &(impl std::fmt::Display + ?Sized)) -> Self {
        let incident = Uuid::now_v7();
        tracing::error!(%incident, %error, "internal error");
        Self(AppError::Internal { incident })
    }

    /// The status of its answer.
    pub fn status(&self) -> StatusCode {
        let too_large = |errors: &FieldErrors| matches!(errors.at("file"), Some(FieldError::FileTooLarge { .. }));
        match &self.0 {
            AppError::Invalid(errors) if too_large(errors) => StatusCode::PAYLOAD_TOO_LARGE,
            error => StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
        }
    }
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        Self(error)
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        Self(error.into())
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind::{QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        if matches!(error.kind(), StorageFull | QuotaExceeded | ReadOnlyFilesystem) {
            tracing::error!(%error, "nothing can be written");
            return Self(AppError::Unwritable);
        }
        Self::internal(&error)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (self.status(), Json(self.0)).into_response()
    }
}
