//! One attempt at a job: its lease is renewed while it goes on, and whatever ends it is noted.

use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use domain::jobs::Next;
use store::StoreError;
use store::jobs::{Claim, Failure, RENEW_EVERY};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, MissedTickBehavior, interval_at, sleep};

use super::Handlers;

/// The longest that an attempt takes: the largest import allowed takes minutes.
const LONGEST: Duration = Duration::from_hours(1);

/// How an attempt ended.
enum End {
    /// By itself; a panic is a failure.
    Over(Result<(), Failure>),
    /// The job is another process's by now.
    Lost,
    /// The process is about to stop.
    Leaving,
}

/// Makes the attempt. `leaving` becomes true when the process waits no longer.
pub async fn make(claim: Claim, handlers: Handlers, leaving: watch::Receiver<bool>) {
    let claim = Arc::new(claim);
    let work = tokio::spawn({
        let claim = Arc::clone(&claim);
        async move {
            let Some(handler) = handlers.named(claim.kind()) else {
                return Err(Failure { text: "nobody here does it".into(), may_pass: true });
            };
            handler.run(&claim).await
        }
    });
    let end = watched(&claim, work, leaving).await;
    let (job, kind, attempt) = (claim.id(), claim.kind(), claim.attempts());
    if let Err(error) = note(&claim, end).await {
        // Its lease runs out by itself then.
        tracing::warn!(%job, kind, attempt, %error, "how a job ended could not be noted");
    }
}

/// Waits for the end of the work, and ends it if it must.
async fn watched(claim: &Claim, mut work: JoinHandle<Result<(), Failure>>, mut leaving: watch::Receiver<bool>) -> End {
    let mut renewals = interval_at(Instant::now() + RENEW_EVERY, RENEW_EVERY);
    renewals.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let too_long = sleep(LONGEST);
    tokio::pin!(too_long);
    let end = loop {
        tokio::select! {
            result = &mut work => return End::Over(result.unwrap_or_else(|error| Err(panicked(error)))),
            _ = renewals.tick() => match claim.renew(Utc::now()).await {
                Ok(true) => {}
                Ok(false) => break End::Lost,
                Err(error) => tracing::warn!(job = %claim.id(), %error, "a lease was not renewed"),
            },
            () = &mut too_long => {
                break End::Over(Err(Failure { text: "it took too long".into(), may_pass: true }));
            }
            () = told(&mut leaving) => break End::Leaving,
        }
    };
    work.abort();
    // Only once it is gone is its transaction rolled back. It may also have ended just before.
    match work.await {
        Ok(result) => End::Over(result),
        Err(_) => end,
    }
}

/// Returns once the process waits no longer.
async fn told(leaving: &mut watch::Receiver<bool>) {
    // The worker outlives its attempts, so that it cannot be gone; if it were, there would be nobody to wait for.
    drop(leaving.wait_for(|leaving| *leaving).await);
}

/// What a handler that panicked said last.
fn panicked(error: tokio::task::JoinError) -> Failure {
    let text = match error.try_into_panic() {
        Ok(cause) => {
            let said = cause.downcast_ref::<String>().map(String::as_str);
            format!("panicked: {}", said.or_else(|| cause.downcast_ref::<&str>().copied()).unwrap_or("unknown"))
        }
        Err(error) => error.to_string(),
    };
    Failure { text, may_pass: true }
}

async fn note(claim: &Claim, end: End) -> Result<(), StoreError> {
    let (job, kind, attempt, now) = (claim.id(), claim.kind(), claim.attempts(), Utc::now());
    match end {
        End::Over(Ok(())) => return claim.done(now).await,
        End::Over(Err(failure)) => match (claim.failed(&failure, now).await?, &failure.text) {
            (Some(Next::Again(wait)), error) => {
                tracing::warn!(%job, kind, attempt, error, seconds = wait.num_seconds(), "a job is tried again");
            }
            (Some(Next::GiveUp), error) => tracing::error!(%job, kind, attempt, error, "a job was given up"),
            (None, error) => tracing::warn!(%job, kind, attempt, error, "a job was another process's by then"),
        },
        End::Lost => tracing::warn!(%job, kind, attempt, "a job was taken over by another process"),
        End::Leaving => {
            tracing::info!(%job, kind, attempt, "a job is left to the next process");
            return claim.release(now).await;
        }
    }
    Ok(())
}
