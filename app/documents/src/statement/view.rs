//! What the server tells of a client's statement.

use domain::documents::statement::Statement;
use domain::ids::ClientId;
use serde::{Deserialize, Serialize};

/// A statement, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementView {
    /// The client.
    pub client: ClientId,
    /// What it is called.
    pub name: String,
    /// The statement.
    pub statement: Statement,
}
