//! Why a use case did not happen.

use domain::changes::Conflict;
use domain::error::{FieldError, FieldErrors, Refusal};
use sea_orm::sqlx::sqlite::SqliteError;
use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr};

/// SQLite's result code for a lock that another holds.
const SQLITE_BUSY: u32 = 5;

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
    /// Somebody else saved first; the form in it is that of the record's feature.
    #[error("changed meanwhile")]
    Conflict(Box<Conflict>),
    /// A stored value that no longer reads: a bug or a damaged file, never the user's doing.
    #[error("stored value does not read: {0}")]
    Corrupt(String),
    /// Another write, an import for one, kept the data too long. Nothing happened; later it will.
    #[error("busy: another write did not end in time")]
    Busy,
    /// The database failed.
    #[error("database: {0}")]
    Database(DbErr),
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

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        if is_busy(&error) { Self::Busy } else { Self::Database(error) }
    }
}

/// Whether the wait for a connection, or for SQLite's one writer, came to its end.
fn is_busy(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(ConnAcquireErr::Timeout) => true,
        DbErr::Conn(RuntimeErr::SqlxError(error))
        | DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error)) => error
            .as_database_error()
            .filter(|error| error.try_downcast_ref::<SqliteError>().is_some())
            .and_then(|error| error.code()?.parse::<u32>().ok())
            // The low byte is the kind, the rest its cause.
            .is_some_and(|code| code & 0xff == SQLITE_BUSY),
        _ => false,
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
