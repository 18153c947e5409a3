//! The papers of issued documents: made when they are issued, and kept.

use serde::{Deserialize, Serialize};

use crate::ids::DocumentId;
use crate::jobs::JobKind;

/// The job that makes them. It has patience: until one is made, whoever asks for it has it made.
pub const JOB: JobKind = JobKind { name: "document_papers", max_attempts: 12 };
/// The most documents of a job: however many are issued, few jobs wait, and each stays small.
pub const MOST_AT_ONCE: usize = 200;

/// What is to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The documents, in the order in which they were issued.
    pub documents: Vec<DocumentId>,
}
