//! Files of records are brought in, and taken back when that fails after all.

use domain::jobs::JobKind;
use futures::FutureExt;
use futures::future::BoxFuture;
use store::imports::{self, Uploads};
use store::jobs::{Claim, Failure};

use super::Handler;

/// With the folder of uploads, which the processes of an installation share.
pub struct Imports(pub Uploads);

impl Handler for Imports {
    fn kind(&self) -> JobKind {
        domain::imports::JOB
    }

    fn run<'a>(&'a self, job: &'a Claim) -> BoxFuture<'a, Result<(), Failure>> {
        async {
            imports::carry_out(job, &self.0, ::imports::places()).await?;
            Ok(())
        }
        .boxed()
    }
}

/// Takes back what an import brought in which was given up.
pub struct Undoing(pub Uploads);

impl Handler for Undoing {
    fn kind(&self) -> JobKind {
        domain::imports::UNDO
    }

    fn run<'a>(&'a self, job: &'a Claim) -> BoxFuture<'a, Result<(), Failure>> {
        async {
            imports::take_back(job, &self.0).await?;
            Ok(())
        }
        .boxed()
    }
}
