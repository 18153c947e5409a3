//! Where uploaded files wait until they are brought in.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use domain::ids::ImportId;
use uuid::Uuid;

/// How long a file and its refused rows are kept: lists of clients are personal data.
const KEPT: Duration = Duration::from_hours(7 * 24);

/// The folder of uploads. A file is found by the id of an import of the company, never by a name that came with a request.
#[derive(Clone, Debug)]
pub struct Uploads(PathBuf);

impl Uploads {
    /// The folder within the data folder.
    #[must_use]
    pub fn under(data: &Path) -> Self {
        Self(data.join("imports"))
    }

    /// Makes the folder, and removes what is older than a week.
    pub fn prepare(&self) -> std::io::Result<()> {
        fs::create_dir_all(&self.0)?;
        for entry in fs::read_dir(&self.0)? {
            let entry = entry?;
            let age = entry
                .metadata()
                .and_then(|meta| meta.modified())
                .ok()
                .and_then(|at| SystemTime::now().duration_since(at).ok());
            if age.is_some_and(|age| age > KEPT) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    /// The uploaded file of an import.
    #[must_use]
    pub fn file(&self, id: ImportId) -> PathBuf {
        self.0.join(id.to_string())
    }

    /// The rows of it that were refused, one a line, as JSON.
    #[must_use]
    pub fn rejected(&self, id: ImportId) -> PathBuf {
        self.0.join(format!("{id}.rejected"))
    }

    /// The same while they are written: another name each time, lest two processes that take each other for dead write to one file.
    pub(super) fn draft(&self, id: ImportId) -> PathBuf {
        self.0.join(format!("{id}.rejected.{}", Uuid::now_v7()))
    }
}
