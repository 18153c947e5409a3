//! The bytes of files that were taken away are let go of.

use chrono::Utc;
use domain::client_files::{LET_GO, LetGo};
use domain::jobs::JobKind;
use futures::FutureExt;
use futures::future::BoxFuture;
use store::jobs::{Claim, Failure};

use super::Handler;
use crate::transfer::leftovers::Leftovers;

/// Bytes that are gone already stay so, and those that a file has stay.
pub struct LettingGo(pub Leftovers);

impl LettingGo {
    /// Lets go of each, whatever becomes of the others.
    async fn attempt(&self, job: &Claim) -> Result<(), Failure> {
        let asked: LetGo = job.payload()?;
        let mut last = None;
        for sha256 in &asked.files {
            match self.0.let_go(sha256, Utc::now()).await {
                Ok(true) => {}
                Ok(false) => last = Some("they were kept a moment ago".to_owned()),
                Err(error) => last = Some(error.to_string()),
            }
        }
        last.map_or(Ok(()), |text| Err(Failure { text, may_pass: true }))
    }
}

impl Handler for LettingGo {
    fn kind(&self) -> JobKind {
        LET_GO
    }

    fn run<'a>(&'a self, job: &'a Claim) -> BoxFuture<'a, Result<(), Failure>> {
        self.attempt(job).boxed()
    }
}
