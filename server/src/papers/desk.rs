//! Where papers are made: one of each company at a time, beside the threads that answer; an issued document's once, and kept.

use std::sync::{Arc, LazyLock};

use bytes::Bytes;
use domain::ids::{DocumentId, FileId};
use domain::text::Text;
use kit::error::AppError;
use kit::heavy::Heavy;
use paper::sheet::{Logo, LogoKind};
use paper::{PaperError, Press};
use store::documents::{self, Said};
use store::files::{NewFile, StoredFile};
use store::{Access, StoreError};

use super::{name, sheet};
use crate::config::Config;
use crate::transfer::Problem;
use crate::transfer::storage::{Storage, digest};

/// What a PDF is to a browser.
pub const PDF: &str = "application/pdf";

/// The press: typefaces and templates are read once a process.
static PRESS: LazyLock<Result<Press, PaperError>> = LazyLock::new(Press::open);

/// A paper that was made.
pub struct Printed {
    /// What its file is called.
    pub name: String,
    /// The file.
    pub bytes: Bytes,
    /// The SHA-256 of it, in hexadecimal.
    pub sha256: String,
}

impl Printed {
    /// A file that is not kept.
    pub fn new(name: String, bytes: Vec<u8>) -> Self {
        Self { name, sha256: digest(&bytes), bytes: bytes.into() }
    }
}

/// Why a paper is not made, as an answer.
pub fn refused(error: PaperError) -> Problem {
    match error {
        PaperError::Busy | PaperError::TimedOut => Problem(AppError::Busy),
        PaperError::TooLong => Problem(AppError::TooLong),
        error => Problem::internal(&error),
    }
}

/// Whoever asks, and what papers are made with.
#[derive(Clone)]
pub struct Desk {
    /// Their entry.
    pub access: Access,
    /// The lanes of heavy work.
    pub heavy: Heavy,
    /// The settings: where files are kept.
    pub config: Arc<Config>,
}

impl Desk {
    /// The paper of a document: of an issued one as it was made first, of a draft as it stands.
    pub async fn document(&self, id: DocumentId) -> Result<Printed, Problem> {
        let tenant = self.access.read();
        if let Some(kept) = documents::paper(&tenant, id).await? {
            return self.kept(kept).await;
        }
        let said = Box::pin(documents::said(&tenant, id)).await?;
        let printed = self.draft(&said).await?;
        if said.number.is_some() { self.keep(id, printed, said.answer.is_some()).await } else { Ok(printed) }
    }

    /// The paper of what a document says, which is not kept.
    pub async fn draft(&self, said: &Said) -> Result<Printed, Problem> {
        let mut sheet = sheet::sheet(said);
        if let Some(logo) = said.company.logo {
            sheet.seller.logo = self.logo(logo).await?;
        }
        let printed = self.press(move |press| match press.document(&sheet) {
            // A picture that cannot be read is left out.
            Err(PaperError::Logo) => {
                sheet.seller.logo = None;
                press.document(&sheet)
            }
            made => made,
        });
        Ok(Printed::new(name::of(said), printed.await?))
    }

    /// Makes a paper when its turn comes.
    pub async fn press(
        &self,
        make: impl FnOnce(&Press) -> Result<Vec<u8>, PaperError> + Send + 'static,
    ) -> Result<Vec<u8>, Problem> {
        let printing = self
            .heavy
            .papers
            .run(self.access.company(), move || async move { (*PRESS).as_ref().map_err(Clone::clone).and_then(make) });
        printing.await?.map_err(refused)
    }

    /// Keeps the paper of an issued document, or that of a quote with its client's answer. Where another was quicker, theirs is the one.
    async fn keep(&self, id: DocumentId, printed: Printed, is_answered: bool) -> Result<Printed, Problem> {
        let Printed { name, bytes, sha256 } = printed;
        let called = Text::parse(&name).map_err(|error| StoreError::field("name", error))?;
        let size = bytes.len() as u64;
        self.storage()?.keep(bytes.clone()).await.map_err(|error| Problem::internal(&error))?;
        let new = NewFile { name: called, content_type: PDF.to_owned(), size, sha256: sha256.clone() };
        let tx = self.access.begin().await?;
        let kept = if is_answered {
            documents::keep_answered_paper(&tx, id, new).await?
        } else {
            documents::keep_paper(&tx, id, new).await?
        };
        tx.commit().await?;
        if kept.sha256 == sha256 { Ok(Printed { name: kept.name, bytes, sha256 }) } else { self.kept(kept).await }
    }

    async fn kept(&self, file: StoredFile) -> Result<Printed, Problem> {
        let found = self.storage()?.get(&file.sha256).await.map_err(|error| Problem::internal(&error))?;
        let bytes = found.ok_or(Problem(AppError::NotFound))?;
        Ok(Printed { name: file.name, bytes, sha256: file.sha256 })
    }

    /// A picture that is kept, as papers take it; nothing for what is none, or is there no longer.
    pub async fn logo(&self, id: FileId) -> Result<Option<Logo>, Problem> {
        let file = store::files::get(&self.access.read(), id).await?;
        let kind = match file.content_type.as_str() {
            "image/png" => LogoKind::Png,
            "image/jpeg" => LogoKind::Jpeg,
            "image/gif" => LogoKind::Gif,
            "image/webp" => LogoKind::Webp,
            _ => return Ok(None),
        };
        let found = self.storage()?.get(&file.sha256).await.map_err(|error| Problem::internal(&error))?;
        Ok(found.map(|bytes| Logo { kind, bytes: bytes.to_vec() }))
    }

    fn storage(&self) -> Result<Storage, Problem> {
        Storage::open(&self.config.data_dir).map_err(|error| Problem::internal(&error))
    }
}
