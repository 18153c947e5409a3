//! Where the bytes of files are kept: a folder by default. Each under its SHA-256, so that one logo is kept once and never changes.

use std::path::Path;

use bytes::Bytes;
use object_store::local::LocalFileSystem;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use sha2::{Digest, Sha256};

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
        match self.0.get(&object_store::path::Path::from(sha256)).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error),
        }
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
