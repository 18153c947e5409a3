//! How what is asked for comes to stand in the history.

/// How an address comes to stand in the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// As an entry of its own, which Back undoes.
    Entry,
    /// In place of the one before: Back leaves the list and does not take back one letter at a time.
    Letter,
}
