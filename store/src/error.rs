//! Why a use case did not happen.

use domain::error::{FieldError, FieldErrors, Refusal};
use domain::form::Conflict;
use sea_orm::sqlx::sqlite::SqliteError;
use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr};

/// SQLite's result code for a lock that another holds.
const SQLITE_BUSY: u32 = 5;
/// Its codes for what it could not write: read-only, an error of the disk, no room on it.
const UNWRITABLE_IN_SQLITE: [u32; 3] = [8, 10, 13];
/// PostgreSQL's: no room on the disk, an error of it, a transaction that may only read.
const UNWRITABLE_IN_POSTGRES: [&str; 3] = ["53100", "58030", "25006"];

/// PostgreSQL's for text that it cannot keep: a NUL among its letters.
const UNSPEAKABLE_IN_POSTGRES: &str = "22021";

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
    /// Another write, an import for one, kept the data too long. Nothing happened; later it will.
    #[error("busy: another write did not end in time")]
    Busy,
    /// Nothing can be written now: no room is left, the disk fails, or the database only lets itself be read.
    #[error("cannot write: {0}")]
    Unwritable(DbErr),
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
        if matches!(error, DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)) {
            return Self::Busy;
        }
        match code(&error) {
            // The low byte is the kind, the rest its cause.
            Some(Code::Sqlite(code)) if code & 0xff == SQLITE_BUSY => Self::Busy,
            Some(Code::Sqlite(code)) if UNWRITABLE_IN_SQLITE.contains(&(code & 0xff)) => Self::Unwritable(error),
            Some(Code::Postgres(code)) if UNWRITABLE_IN_POSTGRES.contains(&code.as_str()) => Self::Unwritable(error),
            // What was typed is to blame, wherever it has come from.
            Some(Code::Postgres(code)) if code == UNSPEAKABLE_IN_POSTGRES => {
                Self::field("", FieldError::ControlCharacter)
            }
            _ => Self::Database(error),
        }
    }
}

/// What a database says of its own error.
enum Code {
    /// A result code, extended by its cause.
    Sqlite(u32),
    /// An SQLSTATE.
    Postgres(String),
}

fn code(error: &DbErr) -> Option<Code> {
    let (DbErr::Conn(RuntimeErr::SqlxError(error))
    | DbErr::Exec(RuntimeErr::SqlxError(error))
    | DbErr::Query(RuntimeErr::SqlxError(error))) = error
    else {
        return None;
    };
    let error = error.as_database_error()?;
    let code = error.code()?;
    if error.try_downcast_ref::<SqliteError>().is_some() {
        code.parse().ok().map(Code::Sqlite)
    } else {
        Some(Code::Postgres(code.into_owned()))
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
