//! Letters of the outbox are sent.
//!
//! What is noted when, and what follows from a process that dies in between, is told in `store::mail`.

use std::time::{Duration, SystemTime};

use chrono::Utc;
use domain::jobs::JobKind;
use domain::mail::{JOB, MailProblem};
use futures::FutureExt;
use futures::future::BoxFuture;
use post::{Attached, Letter, Person};
use store::jobs::{Claim, Failure};
use store::mail::{self, Outgoing};
use store::{StoreError, invitations};
use tokio::time::sleep;

use super::{Handler, Slots};
use crate::mail::house::House;
use crate::mail::papers::Papers;
use crate::mail::{Way, sender};

/// How often it is tried to note that a letter went, and how long one waits in between: what is not noted then looks as if nobody knew.
const NOTED_AT_MOST: u32 = 5;
const BETWEEN: Duration = Duration::from_secs(1);

/// Sends one letter.
pub struct Mail {
    way: Way,
    papers: Box<dyn Papers>,
    house: House,
}

/// Why an attempt ended without a letter on its way.
enum Stopped {
    /// The letter did not go.
    Problem(MailProblem, String),
    /// It could not be noted that it is being handed over: it was not.
    Store(StoreError),
}

impl Mail {
    /// On a way to mail servers, with whoever makes papers.
    #[must_use]
    pub fn new(way: Way, papers: Box<dyn Papers>) -> Self {
        Self { way, papers, house: House::default() }
    }

    /// As part of an installation.
    #[must_use]
    pub fn of_house(self, house: House) -> Self {
        Self { house, ..self }
    }

    async fn send(&self, job: &Claim, outgoing: &Outgoing) -> Result<(), Stopped> {
        let server = mail::server(job.access()).await.map_err(Stopped::Store)?;
        let Some((settings, password)) = server else {
            return Err(Stopped::Problem(MailProblem::NoServer, String::new()));
        };
        let invited = outgoing.invitation.zip(outgoing.link.as_ref());
        if let Some((invitation, link)) = invited.filter(|_| self.house.is_own(&settings)) {
            invitations::vouch(job.access(), invitation, link).await.map_err(Stopped::Store)?;
        }
        let attached = if outgoing.attached { self.attached(job, outgoing).await? } else { Vec::new() };
        let letter = Letter {
            id: outgoing.id.to_string(),
            written_at: SystemTime::from(outgoing.written_at),
            from: sender(&settings),
            reply_to: self.house.reply_to(outgoing, &settings),
            to: people(&outgoing.to),
            cc: people(&outgoing.cc),
            bcc: people(&outgoing.bcc),
            subject: outgoing.subject.clone(),
            text: self.house.text(outgoing),
            attached,
        };
        let stopped = |problem: post::Problem| Stopped::Problem(problem.what, problem.said);
        let offered = self.way.post().offer(&self.way.relay(&settings, password), &letter).await.map_err(stopped)?;
        mail::handing(job, outgoing.id, Utc::now()).await.map_err(Stopped::Store)?;
        offered.hand_over().await.map_err(stopped)
    }

    /// What goes with it.
    async fn attached(&self, job: &Claim, outgoing: &Outgoing) -> Result<Vec<Attached>, Stopped> {
        let papers = if let Some(document) = outgoing.document {
            self.papers.of(job.access(), document).await.map(|paper| vec![paper])
        } else if let Some((client, asked)) = outgoing.client.zip(outgoing.statement) {
            self.papers.statement(job.access(), client, asked).await
        } else {
            Ok(Vec::new())
        };
        papers.map_err(|why| {
            // What may pass is tried again by another name.
            let what = if why.may_pass { MailProblem::Later } else { MailProblem::Attachment };
            Stopped::Problem(what, why.text)
        })
    }

    async fn attempt(&self, job: &Claim) -> Result<(), Failure> {
        let Some(outgoing) = mail::begin(job, Utc::now()).await? else { return Ok(()) };
        match self.send(job, &outgoing).await {
            Ok(()) => Ok(noted(job, &outgoing).await?),
            Err(Stopped::Store(error)) => Err(error.into()),
            Err(Stopped::Problem(what, said)) => {
                let failure = mail::failed(job, outgoing.id, (what, &said), Utc::now()).await?;
                failure.map_or(Ok(()), Err)
            }
        }
    }
}

impl Handler for Mail {
    fn kind(&self) -> JobKind {
        JOB
    }

    fn slots(&self) -> Slots {
        Slots::Letters
    }

    fn run<'a>(&'a self, job: &'a Claim) -> BoxFuture<'a, Result<(), Failure>> {
        self.attempt(job).boxed()
    }
}

/// Notes that a letter went, with some patience for a database that is busy.
async fn noted(job: &Claim, outgoing: &Outgoing) -> Result<(), StoreError> {
    let mut tries = 1;
    loop {
        match mail::sent(job, outgoing.id, Utc::now()).await {
            Err(error) if tries < NOTED_AT_MOST => {
                tracing::warn!(mail = %outgoing.id, %error, "that a letter went is not noted yet");
                tries += 1;
                sleep(BETWEEN).await;
            }
            other => return other,
        }
    }
}

fn people(addresses: &[String]) -> Vec<Person> {
    addresses.iter().map(|address| Person { name: None, address: address.clone() }).collect()
}
