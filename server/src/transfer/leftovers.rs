//! Bytes that no file has any more: those of files that were taken away, and what a crash has left.
//!
//! The same bytes may be another file's, and somebody may keep them anew at any moment, in this process or another. So they are set aside
//! first, and deleted only if no file has them and nobody has kept them a moment ago.

use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use futures::StreamExt;
use store::{Database, StoreError, files};

use super::storage::Storage;

/// Whoever keeps bytes notes their file within this time.
const NOTED_WITHIN: TimeDelta = TimeDelta::minutes(10);
/// How long bytes stay that nobody has asked to let go of.
const LEFT_FOR: TimeDelta = TimeDelta::days(7);
/// So many are looked at together.
const AT_ONCE: usize = 500;
/// The most that go at a time; the others go an hour later.
const MOST: usize = 10_000;

/// Why bytes stay.
#[derive(Debug, thiserror::Error)]
pub enum NotGone {
    /// It is not known whose they are.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// They cannot be moved or deleted.
    #[error(transparent)]
    Storage(#[from] object_store::Error),
}

/// The bytes of an installation's files, with what is known of them.
pub struct Leftovers {
    database: Database,
    data: PathBuf,
}

impl Leftovers {
    /// Of a database and its data folder.
    #[must_use]
    pub fn of(database: Database, data: &Path) -> Self {
        Self { database, data: data.to_owned() }
    }

    /// Lets go of bytes, unless a file has them. False where they were kept a moment ago: whoever did may be about to note their file.
    pub async fn let_go(&self, sha256: &str, now: DateTime<Utc>) -> Result<bool, NotGone> {
        if self.is_held(sha256).await? {
            return Ok(true);
        }
        let storage = Storage::open(&self.data)?;
        storage.set_aside(sha256).await?;
        let Some(since) = storage.aside_since(sha256).await? else { return Ok(true) };
        let is_fresh = since + NOTED_WITHIN > now;
        if is_fresh || self.is_held(sha256).await? {
            storage.put_back(sha256).await?;
        } else {
            storage.delete(sha256).await?;
        }
        Ok(!is_fresh)
    }

    /// Lets go of what nobody has asked to let go of, and of what was set aside when a process died. Answers how much.
    ///
    /// What is older than the first company was kept by another database, which may be in use again tomorrow: it stays.
    pub async fn sweep(&self, now: DateTime<Utc>) -> Result<usize, NotGone> {
        let Some(first) = files::since(&self.database).await? else { return Ok(0) };
        let mut old = Vec::new();
        let mut all = Storage::open(&self.data)?.all().chunks(AT_ONCE);
        while let Some(some) = all.next().await {
            let some = some.into_iter().collect::<Result<Vec<_>, _>>()?;
            let some = some.into_iter().filter(|kept| kept.since >= first && kept.since + LEFT_FOR <= now);
            let names: Vec<String> = some.map(|kept| kept.sha256).collect();
            let held = files::held(&self.database, &names).await?;
            old.extend(names.into_iter().filter(|name| !held.contains(name)));
            if old.len() >= MOST {
                break;
            }
        }
        for sha256 in &old {
            self.let_go(sha256, now).await?;
        }
        Ok(old.len())
    }

    async fn is_held(&self, sha256: &str) -> Result<bool, StoreError> {
        Ok(!files::held(&self.database, &[sha256.to_owned()]).await?.is_empty())
    }
}
