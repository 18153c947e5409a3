//! Many documents in one archive: each is made while the ones before it are on their way, so that any number takes the memory of a few.

use std::collections::HashSet;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Extension, Query, State};
use axum::response::Response;
use bytes::Bytes;
use domain::access::Permission;
use domain::ids::DocumentId;
use domain::subject::Subject;
use kit::error::AppError;
use kit::heavy::Heavy;
use kit::session::Visitor;
use kit::words::{td_string, words_in};
use tokio::time::sleep;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use super::desk::{Desk, Printed};
use crate::access::enter;
use crate::config::Config;
use crate::transfer::Problem;
use crate::transfer::export::{Parameters, attachment};

/// The most documents of an archive: more than an address holds.
const MOST: usize = 1_000;
/// How often a document in the middle is asked for while others of the company fill the lane, and the first wait in between: each is twice
/// the one before, half a minute in all.
const TRIES: u32 = 8;
const FIRST_WAIT: Duration = Duration::from_millis(250);

/// `GET /files/documents.zip?list=invoice&ids=…`. The first is made before anything is answered: what cannot be made says so by its status.
pub async fn download(
    Extension(visitor): Extension<Visitor>,
    Extension(heavy): Extension<Heavy>,
    State(config): State<Arc<Config>>,
    Query(parameters): Parameters,
) -> Result<Response, Problem> {
    let access = enter(&visitor, Permission::ExportDocuments)?;
    let subject = parameters.get("list").and_then(|list| Subject::parse(list).ok()).unwrap_or(Subject::Invoice);
    let ids = parameters.get("ids").map(String::as_str).unwrap_or_default();
    let ids: Vec<DocumentId> = ids.split(',').filter_map(|id| id.parse().ok()).take(MOST).collect();
    let many = ids.len() as u64;
    let l = words_in(visitor.language);
    let name = format!("{} {}.zip", td_string!(l, papers.archive_file), visitor.now.format("%Y-%m-%d"));
    let answer = Box::pin(archived(Desk { access: access.clone(), heavy, config }, ids, &name)).await?;
    store::exports::papers(&access, subject, many).await;
    Ok(answer)
}

/// Documents in one archive of a name. The first is made before anything is answered.
pub async fn archived(desk: Desk, ids: Vec<DocumentId>, name: &str) -> Result<Response, Problem> {
    let mut ids = ids.into_iter();
    let first = ids.next().ok_or(Problem(AppError::NotFound))?;
    let mut archive = Archive::new();
    archive.add(&desk.document(first).await?)?;
    let begun = (Some(archive), ids, desk);
    let pieces = futures::stream::try_unfold(begun, |(archive, mut left, desk)| async move {
        let Some(mut archive) = archive else { return Ok::<_, io::Error>(None) };
        let Some(id) = left.next() else {
            return Ok(Some((archive.finished()?, (None, left, desk))));
        };
        let printed = patiently(|| desk.document(id)).await;
        let printed = printed.map_err(|problem| io::Error::other(problem.0.to_string()))?;
        archive.add(&printed)?;
        Ok(Some((archive.taken(), (Some(archive), left, desk))))
    });
    Ok(attachment("application/zip", name, Body::from_stream(pieces)))
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

/// An archive that is being written. PDFs are compressed already, and stand in it as they are.
struct Archive {
    zip: ZipWriter<StreamWriter<Outlet>>,
    written: Outlet,
    names: HashSet<String>,
}

impl Archive {
    fn new() -> Self {
        let written = Outlet::default();
        Self { zip: ZipWriter::new_stream(written.clone()), written, names: HashSet::new() }
    }

    /// Adds a document, under a name that no other has.
    fn add(&mut self, printed: &Printed) -> io::Result<()> {
        let name = self.free(&printed.name);
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.zip.start_file(name.as_str(), options)?;
        self.names.insert(name);
        self.zip.write_all(&printed.bytes)
    }

    /// « Facture brouillon (2).pdf » where there is one already.
    fn free(&self, name: &str) -> String {
        let stem = name.strip_suffix(".pdf").unwrap_or(name);
        let numbered = (2..=MOST + 1).map(|at| format!("{stem} ({at}).pdf"));
        let mut names = std::iter::once(name.to_owned()).chain(numbered);
        names.find(|name| !self.names.contains(name)).unwrap_or_default()
    }

    /// What was written since it was taken last.
    fn taken(&self) -> Bytes {
        self.written.take()
    }

    /// The rest, with the list of all that is in it.
    fn finished(self) -> io::Result<Bytes> {
        self.zip.finish()?;
        Ok(self.written.take())
    }
}

/// Where an archive is written to, and taken from.
#[derive(Clone, Default)]
struct Outlet(Arc<Mutex<Vec<u8>>>);

impl Outlet {
    fn take(&self) -> Bytes {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner)).into()
    }
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
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

    #[test]
    fn no_two_files_have_one_name() {
        let mut archive = Archive::new();
        for bytes in [b"%PDF-1".to_vec(), b"%PDF-22".to_vec()] {
            archive.add(&Printed::new("Devis brouillon.pdf".into(), bytes)).unwrap();
        }
        let first = archive.taken();
        let written = [first, archive.finished().unwrap()].concat();
        let text = String::from_utf8_lossy(&written);
        assert!(text.starts_with("PK") && text.contains("%PDF-22"));
        assert!(text.contains("Devis brouillon.pdf") && text.contains("Devis brouillon (2).pdf"));
    }
}
