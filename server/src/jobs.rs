//! Work that outlasts a request: who does which kind of it, and the worker that takes jobs from the database.

mod attempt;
mod files;
mod imports;
mod mail;
mod papers;
mod recurring;
mod worker;

use std::path::Path;
use std::sync::Arc;

use domain::jobs::JobKind;
use futures::future::BoxFuture;
use store::Database;
use store::imports::Uploads;
use store::jobs::{Claim, Failure};

use crate::mail::papers::Papers;
use crate::transfer::leftovers::Leftovers;

pub use mail::Mail;
pub use worker::Worker;

/// Who does a kind of job.
///
/// A job may be tried more than once, also after it was done in all but name. An effect in the database belongs into one transaction with
/// [`Claim::finish`]; another needs a receiver that knows it again.
pub trait Handler: Send + Sync {
    /// What is done.
    fn kind(&self) -> JobKind;

    /// In which slots.
    fn slots(&self) -> Slots {
        Slots::Work
    }

    /// Does it.
    fn run<'a>(&'a self, job: &'a Claim) -> BoxFuture<'a, Result<(), Failure>>;
}

/// Which slots a job is done in: what waits for other people's servers holds up nothing that is done here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slots {
    /// Those of what is done here.
    Work,
    /// Those of letters: a server that keeps silent may hold one for minutes.
    Letters,
}

impl Slots {
    const ALL: [Self; 2] = [Self::Work, Self::Letters];

    /// How many a process has: what is done here takes a core, and pages come first; a letter mostly waits.
    const fn count(self) -> usize {
        match self {
            Self::Work => 2,
            Self::Letters => 8,
        }
    }
}

/// Every kind of job that a process does: one entry each. A process of an older build leaves newer kinds to others.
#[derive(Clone)]
pub struct Handlers(Arc<[Box<dyn Handler>]>);

impl Handlers {
    /// Of these.
    #[must_use]
    pub fn of(handlers: Vec<Box<dyn Handler>>) -> Self {
        Self(handlers.into())
    }

    fn kinds(&self, slots: Slots) -> Vec<JobKind> {
        self.0.iter().filter(|handler| handler.slots() == slots).map(|handler| handler.kind()).collect()
    }

    fn named(&self, kind: &str) -> Option<&dyn Handler> {
        self.0.iter().find(|handler| handler.kind().name == kind).map(Box::as_ref)
    }
}

/// The program's, on its data folder, with whoever sends letters and whoever makes papers.
#[must_use]
pub fn handlers(database: &Database, data: &Path, mail: Mail, papers: Box<dyn Papers>) -> Handlers {
    let uploads = Uploads::under(data);
    Handlers::of(vec![
        Box::new(imports::Imports(uploads.clone())),
        Box::new(imports::Undoing(uploads)),
        Box::new(recurring::Recurring),
        Box::new(mail),
        Box::new(papers::Printing(papers)),
        Box::new(files::LettingGo(Leftovers::of(database.clone(), data))),
    ])
}
