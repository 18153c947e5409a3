//! Why a use case did not happen.

use domain::clients::Conflict;
use domain::error::{FieldError, FieldErrors, Refusal};

/// What a verb of the store answers.
pub type StoreResult<T> = Result<T, StoreError>;

/// Why not.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No such row in this company. What belongs to another company is not found either.
    #[error("not found")]
    NotFound,
    /// The role does not allow it.
    #[error("not allowed")]
    Forbidden,
    /// Well-formed, yet refused by a rule.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Values that only the database can judge: taken, unknown.
    #[error("some fields need attention")]
    Invalid(FieldErrors),
    /// Somebody else saved first.
    #[error("changed meanwhile")]
    Conflict(Box<Conflict>),
    /// A stored value that no longer reads: a bug or a damaged file, never the user's doing.
    #[error("stored value does not read: {0}")]
    Corrupt(String),
    /// The database failed.
    #[error("database: {0}")]
    Database(#[from] sea_orm::DbErr),
}

impl StoreError {
    /// One field is wrong.
    #[must_use]
    pub fn field(path: impl Into<String>, error: FieldError) -> Self {
        Self::Invalid(FieldErrors::one(path, error))
    }

    /// True for a row that another one's unique value forbids.
    #[must_use]
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Database(error) if matches!(error.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_))))
    }
}

impl From<Refusal> for StoreError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<FieldErrors> for StoreError {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Corrupt(error.to_string())
    }
}
