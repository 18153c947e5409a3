//! Where the bytes of files are kept: a folder by default. Each under its SHA-256, so that one logo is kept once and never changes.

use std::path::Path;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures::StreamExt;
use futures::stream::BoxStream;
use object_store::local::LocalFileSystem;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use sha2::{Digest, Sha256};

/// Behind the name of bytes that are set aside.
const ASIDE: &str = ".gone";

/// Bytes that are there.
pub struct Kept {
    /// Their SHA-256, in hexadecimal.
    pub sha256: String,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// The folder of files within the data folder.
pub struct Storage(Box<dyn ObjectStore>);

impl Storage {
    /// Opens it; made when it is missing.
    pub fn open(data: &Path) -> Result<Self, object_store::Error> {
        let folder = data.join("files");
        std::fs::create_dir_all(&folder)
            .map_err(|source| object_store::Error::Generic { store: "folder", source: source.into() })?;
        Ok(Self(Box::new(LocalFileSystem::new_with_prefix(folder)?)))
    }

    /// Keeps bytes, and answers their SHA-256 in hexadecimal.
    pub async fn keep(&self, bytes: Bytes) -> Result<String, object_store::Error> {
        let name = digest(&bytes);
        self.0.put(&object_store::path::Path::from(name.as_str()), PutPayload::from_bytes(bytes)).await?;
        Ok(name)
    }

    /// The bytes of a name; nothing for one that is not there.
    pub async fn get(&self, sha256: &str) -> Result<Option<Bytes>, object_store::Error> {
        let found = self.there(sha256).await?;
        if found.is_some() {
            return Ok(found);
        }
        // Whoever had set them aside may have died before they were put back.
        self.put_back(sha256).await?;
        self.there(sha256).await
    }

    async fn there(&self, sha256: &str) -> Result<Option<Bytes>, object_store::Error> {
        match self.0.get(&object_store::path::Path::from(sha256)).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// All bytes that are there, those that are set aside too.
    pub fn all(&self) -> BoxStream<'static, Result<Kept, object_store::Error>> {
        let kept = |meta: object_store::ObjectMeta| {
            let name: &str = meta.location.as_ref();
            Kept { sha256: name.strip_suffix(ASIDE).unwrap_or(name).to_owned(), since: meta.last_modified }
        };
        self.0.list(None).map(move |found| found.map(kept)).boxed()
    }

    /// Sets bytes aside, where nobody reads them: whoever keeps the same meanwhile keeps them anew, and loses nothing.
    pub async fn set_aside(&self, sha256: &str) -> Result<(), object_store::Error> {
        if_there(self.0.rename(&object_store::path::Path::from(sha256), &aside(sha256)).await)
    }

    /// Since when there have been bytes that are set aside now; nothing where there are none.
    pub async fn aside_since(&self, sha256: &str) -> Result<Option<DateTime<Utc>>, object_store::Error> {
        match self.0.head(&aside(sha256)).await {
            Ok(meta) => Ok(Some(meta.last_modified)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Puts bytes back that were set aside.
    pub async fn put_back(&self, sha256: &str) -> Result<(), object_store::Error> {
        if_there(self.0.rename(&aside(sha256), &object_store::path::Path::from(sha256)).await)
    }

    /// Deletes bytes that were set aside.
    pub async fn delete(&self, sha256: &str) -> Result<(), object_store::Error> {
        if_there(self.0.delete(&aside(sha256)).await)
    }
}

fn aside(sha256: &str) -> object_store::path::Path {
    object_store::path::Path::from(format!("{sha256}{ASIDE}"))
}

/// What is not there was dealt with by somebody else.
fn if_there(done: Result<(), object_store::Error>) -> Result<(), object_store::Error> {
    match done {
        Err(object_store::Error::NotFound { .. }) => Ok(()),
        done => done,
    }
}

/// The SHA-256 of bytes, in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut name, byte| {
        let _ = write!(name, "{byte:02x}");
        name
    })
}
