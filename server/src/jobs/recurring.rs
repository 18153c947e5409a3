//! Invoices that templates make again and again.

use domain::jobs::JobKind;
use futures::FutureExt;
use futures::future::BoxFuture;
use store::documents::recurring;
use store::jobs::{Claim, Failure};

use super::Handler;

/// Makes what is due in a company.
pub struct Recurring;

impl Handler for Recurring {
    fn kind(&self) -> JobKind {
        domain::documents::repeat::JOB
    }

    fn run<'a>(&'a self, job: &'a Claim) -> BoxFuture<'a, Result<(), Failure>> {
        async {
            recurring::carry_out(job).await?;
            Ok(())
        }
        .boxed()
    }
}
