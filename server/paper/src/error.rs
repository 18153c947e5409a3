//! Why a sheet is not printed.

/// Why a sheet is not printed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// More lines or words than a sheet may have.
    #[error("more than a sheet may hold")]
    TooLong,
    /// The logo is no picture of its kind, or has more dots than may be read. The same sheet without it can be printed.
    #[error("the logo cannot be read")]
    Logo,
    /// Others are being printed, and none was done in time.
    #[error("too much is being printed at once")]
    Busy,
    /// It took longer than a sheet may.
    #[error("printing took too long")]
    TimedOut,
    /// The press itself failed: a template that is wrong, or a fault below it.
    #[error("the press failed: {0}")]
    Failed(String),
}
