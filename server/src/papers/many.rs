//! Many documents at once, as an archive or as one PDF: each is made while the ones before it are on their way, so that any number takes
//! the memory of a few.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Form;
use axum::body::Body;
use axum::extract::{Extension, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, X_FRAME_OPTIONS};
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use bytes::Bytes;
use domain::access::Permission;
use domain::error::Refusal;
use domain::ids::DocumentId;
use domain::listings;
use domain::subject::Subject;
use futures::StreamExt;
use kit::error::AppError;
use kit::heavy::Heavy;
use kit::session::Visitor;
use kit::words::{Locale, td_string, words_in};
use paper::Binder;
use store::Access;
use tokio::time::sleep;
use uuid::Uuid;

use super::archive::Archive;
use super::bound::Bound;
use super::desk::{Desk, PDF, Printed};
use super::served::{FRAMED, SAME_ORIGIN};
use crate::access::enter;
use crate::config::Config;
use crate::state::AppState;
use crate::transfer::Problem;
use crate::transfer::export::{Parameters, attachment};

/// The most documents at once: some minutes of the press where none is kept yet, and as many files as people still look through.
pub const MOST: usize = 1_000;
/// How often a document in the middle is asked for while others of the company fill the lane, and the first wait in between: each is twice
/// the one before, half a minute in all.
const TRIES: u32 = 8;
const FIRST_WAIT: Duration = Duration::from_millis(250);

/// How documents come together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Together {
    /// Each as a file of its own, in an archive.
    Apart,
    /// One after the other, as one PDF.
    Bound,
}

impl Together {
    /// How its file's name ends.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Apart => "zip",
            Self::Bound => "pdf",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Apart => "application/zip",
            Self::Bound => PDF,
        }
    }

    /// An empty file of its kind.
    fn file(self, title: &str) -> Box<dyn Collected> {
        match self {
            Self::Apart => Box::new(Archive::new()),
            Self::Bound => Box::new(Bound(Binder::new(title))),
        }
    }
}

/// A file that papers go into, one after the other.
pub trait Collected: Send {
    /// Puts one in.
    fn add(&mut self, printed: &Printed) -> Result<(), Problem>;

    /// What was written since it was taken last.
    fn taken(&mut self) -> Bytes;

    /// Writes what the file ends with.
    fn finish(&mut self) -> Result<(), Problem>;
}

/// `/files/documents.zip`, `/files/documents.pdf`: `?list=invoice&ids=…` in the address, or the same in a form, for more than every address
/// on the way may hold. With `order`, the address of a list, they come in the order of that list.
pub fn route(together: Together) -> MethodRouter<AppState> {
    type Typed = Form<HashMap<String, String>>;
    let by_address =
        move |visitor: Extension<Visitor>, heavy: Extension<Heavy>, config: State<Arc<Config>>, asked: Parameters| {
            download(together, visitor, heavy, config, asked.0)
        };
    let by_form = move |visitor: Extension<Visitor>,
                        heavy: Extension<Heavy>,
                        config: State<Arc<Config>>,
                        asked: Typed| { download(together, visitor, heavy, config, asked.0) };
    get(by_address).post(by_form)
}

async fn download(
    together: Together,
    Extension(visitor): Extension<Visitor>,
    Extension(heavy): Extension<Heavy>,
    State(config): State<Arc<Config>>,
    asked: HashMap<String, String>,
) -> Result<Response, Problem> {
    let access = enter(&visitor, Permission::ExportDocuments)?;
    let text = |name: &str| asked.get(name).map(String::as_str).unwrap_or_default();
    let subject = Subject::parse(text("list")).unwrap_or(Subject::Invoice);
    let ids: Vec<Uuid> = text("ids").split(',').filter_map(|id| id.parse().ok()).collect();
    if ids.len() > MOST {
        return Err(too_many());
    }
    let ids = match asked.get("order") {
        Some(order) => in_order(&access, subject, order, ids).await?,
        None => ids,
    };
    let many = ids.len() as u64;
    let title = title(words_in(visitor.language), &visitor);
    let desk = Desk { access: access.clone(), heavy, config };
    let ids = ids.into_iter().map(DocumentId).collect();
    let mut answer = Box::pin(sent(desk, ids, together, &title)).await?;
    store::exports::papers(&access, subject, many).await;
    // Our own pages ask for it through a frame.
    answer.headers_mut().insert(CONTENT_SECURITY_POLICY, FRAMED);
    answer.headers_mut().insert(X_FRAME_OPTIONS, SAME_ORIGIN);
    Ok(answer)
}

/// « Documents 2026-11-28 ».
pub fn title(l: Locale, visitor: &Visitor) -> String {
    format!("{} {}", td_string!(l, papers.archive_file), visitor.now.format("%Y-%m-%d"))
}

/// That more are asked for than come at once.
fn too_many() -> Problem {
    Problem(AppError::Refused(Refusal::TooMany { max: u32::try_from(MOST).unwrap_or(u32::MAX) }))
}

async fn in_order(access: &Access, subject: Subject, order: &str, ids: Vec<Uuid>) -> Result<Vec<Uuid>, Problem> {
    let Some(listing) = listings::of(subject) else { return Ok(ids) };
    Ok(store::listing::in_order(access, subject, &listing.read_string(order), &ids).await?)
}

/// Documents in one file of a title. The first is made before anything is answered: what cannot be made says so by its status.
pub async fn sent(desk: Desk, ids: Vec<DocumentId>, together: Together, title: &str) -> Result<Response, Problem> {
    let mut left = ids.into_iter();
    let first = left.next().ok_or(Problem(AppError::NotFound))?;
    let work = Work { desk, file: Arc::new(Mutex::new(together.file(title))) };
    let opening = work.put(first).await?;
    let rest = futures::stream::try_unfold(Some((work, left)), |state| async move {
        let Some((work, mut left)) = state else { return Ok::<_, io::Error>(None) };
        let next = left.next();
        let made = match next {
            Some(id) => patiently(|| work.put(id)).await,
            None => patiently(|| work.on(|file| file.finish())).await,
        };
        let piece = made.map_err(|problem| io::Error::other(problem.0.to_string()))?;
        Ok(Some((piece, next.map(|_| (work, left)))))
    });
    let pieces = futures::stream::iter([Ok(opening)]).chain(rest);
    let name = format!("{title}.{}", together.extension());
    Ok(attachment(together.media_type(), &name, Body::from_stream(pieces)))
}

/// A file that is being made, and what it is made with.
struct Work {
    desk: Desk,
    file: Arc<Mutex<Box<dyn Collected>>>,
}

impl Work {
    /// Makes the paper of a document, puts it in, and answers what is written.
    async fn put(&self, id: DocumentId) -> Result<Bytes, Problem> {
        let printed = self.desk.document(id).await?;
        self.on(move |file| file.add(&printed)).await
    }

    /// Does something with the file when its turn comes, beside the threads that answer, and answers what is written.
    async fn on(
        &self,
        work: impl FnOnce(&mut Box<dyn Collected>) -> Result<(), Problem> + Send + 'static,
    ) -> Result<Bytes, Problem> {
        let file = Arc::clone(&self.file);
        let turn = self.desk.heavy.papers.run(self.desk.access.company(), move || async move {
            let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
            work(&mut file)?;
            Ok::<Bytes, Problem>(file.taken())
        });
        turn.await?
    }
}

/// Asks again for a while when the lane is full: what is sent by then is worth nothing without the rest.
async fn patiently<T, F: Future<Output = Result<T, Problem>>>(mut make: impl FnMut() -> F) -> Result<T, Problem> {
    let (mut tries, mut wait) = (1, FIRST_WAIT);
    loop {
        match make().await {
            Err(Problem(AppError::Busy)) if tries < TRIES => sleep(wait).await,
            other => return other,
        }
        (tries, wait) = (tries + 1, wait * 2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_full_lane_is_asked_again_and_not_for_ever() {
        let mut asked = 0;
        let made = patiently(|| {
            asked += 1;
            std::future::ready(if asked < 4 { Err(Problem(AppError::Busy)) } else { Ok(asked) })
        });
        assert_eq!(made.await.ok(), Some(4));
        let full = || std::future::ready(Err::<(), _>(Problem(AppError::Busy)));
        assert!(matches!(patiently(full).await, Err(Problem(AppError::Busy))));
        let mut asked = 0;
        let gone = patiently(|| {
            asked += 1;
            std::future::ready(Err::<(), _>(Problem(AppError::NotFound)))
        });
        assert!(matches!(gone.await, Err(Problem(AppError::NotFound))));
        assert_eq!(asked, 1, "what is not there does not come by waiting");
    }
}
