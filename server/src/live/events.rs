//! Word of every change, as server-sent events.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::{Extension, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderName, HeaderValue};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use chrono::Utc;
use domain::ids::SessionId;
use domain::revisions::Revisions;
use futures::stream;
use kit::session::Visitor;
use store::{Access, Database, changes, sessions};
use tokio::time::Instant;

use crate::state::Stopping;
use crate::transfer::Problem;

/// How often the company's revisions are looked at: a few rows by their key. Changes made by another process are seen so as well.
const EVERY: Duration = Duration::from_millis(400);
/// How long one answer goes on. The browser asks again at once, and is asked again who it is.
const LASTS: Duration = Duration::from_mins(2);
/// How long the browser waits before it asks again.
const RETRY: Duration = Duration::from_millis(250);
/// Between two words, so that no proxy takes the connection for dead.
const ALIVE: Duration = Duration::from_secs(20);

/// `GET /api/events`: `event: revisions` with the revision of each subject as data (`client=12,contact=0,product=3`), at once and whenever
/// one has moved: a window wakes for what it shows.
pub async fn tell(
    State(stopping): State<Stopping>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    // Counts of changes say nothing of what changed.
    let access = visitor.enter()?;
    let session = visitor.user()?.session;
    let watch =
        Watch { database: visitor.database, session, access, stopping, told: None, until: Instant::now() + LASTS };
    let events = Sse::new(stream::unfold(watch, next)).keep_alive(KeepAlive::new().interval(ALIVE));
    let headers = [
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        // nginx would hold it back otherwise.
        (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
    ];
    Ok((headers, events).into_response())
}

struct Watch {
    database: Database,
    session: SessionId,
    access: Access,
    stopping: Stopping,
    told: Option<Revisions>,
    until: Instant,
}

impl Watch {
    async fn is_let_in(&self) -> bool {
        let answer = sessions::is_in(&self.database, self.session, self.access.company(), Utc::now()).await;
        answer.inspect_err(|error| tracing::warn!(%error, "no word of changes")).unwrap_or(false)
    }
}

async fn next(mut watch: Watch) -> Option<(Result<Event, Infallible>, Watch)> {
    loop {
        let now = changes::revisions(&watch.access)
            .await
            .inspect_err(|error| tracing::warn!(%error, "no word of changes"))
            .ok()?;
        if watch.told != Some(now) {
            // Whoever was let in may have left, or been thrown out, since the last word.
            if watch.told.is_some() && !watch.is_let_in().await {
                return None;
            }
            let event = Event::default().event("revisions").data(now.to_string()).retry(RETRY);
            watch.told = Some(now);
            return Some((Ok(event), watch));
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            () = watch.stopping.told() => return None,
        }
        if Instant::now() >= watch.until {
            return None;
        }
    }
}
