//! The papers of documents that were just issued are made and kept.

use domain::documents::paper::{Asked, JOB};
use domain::jobs::JobKind;
use futures::FutureExt;
use futures::future::BoxFuture;
use store::jobs::{Claim, Failure};

use super::Handler;
use crate::mail::papers::Papers;

/// With whoever makes papers. One that is kept already stays as it is, so that nothing is done twice.
pub struct Printing(pub Box<dyn Papers>);

impl Printing {
    /// Makes each, whatever becomes of the others; what may pass is tried again.
    async fn attempt(&self, job: &Claim) -> Result<(), Failure> {
        let asked: Asked = job.payload()?;
        let mut last = None;
        for document in asked.documents {
            let Err(why) = self.0.of(job.access(), document).await else { continue };
            tracing::warn!(%document, error = %why.text, "the paper of a document was not made");
            if why.may_pass {
                last = Some(why.text);
            }
        }
        last.map_or(Ok(()), |text| Err(Failure { text, may_pass: true }))
    }
}

impl Handler for Printing {
    fn kind(&self) -> JobKind {
        JOB
    }

    fn run<'a>(&'a self, job: &'a Claim) -> BoxFuture<'a, Result<(), Failure>> {
        self.attempt(job).boxed()
    }
}
