//! The port through which a letter gets the document that goes with it.
//!
//! The outbox knows which document; what it looks like on paper is whoever's who makes papers. A letter that is
//! to take a document along is not sent without it, and says why.

use domain::documents::statement::StatementQuery;
use domain::ids::{ClientId, DocumentId};
use futures::future::BoxFuture;
use post::Attached;
use store::Access;

/// Why there is no paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPaper {
    /// For operators.
    pub text: String,
    /// Whether there may be one later.
    pub may_pass: bool,
}

/// Whoever makes papers of documents.
pub trait Papers: Send + Sync {
    /// The paper of a document, as it was issued, for whoever asked for the letter.
    fn of<'a>(&'a self, access: &'a Access, document: DocumentId) -> BoxFuture<'a, Result<Attached, NoPaper>>;

    /// A client's statement, one paper for each currency of theirs.
    fn statement<'a>(
        &'a self,
        access: &'a Access,
        client: ClientId,
        asked: StatementQuery,
    ) -> BoxFuture<'a, Result<Vec<Attached>, NoPaper>>;
}
