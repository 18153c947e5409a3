//! Where uploaded files wait until they are brought in.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use domain::ids::ImportId;

/// How long a file and its refused rows are kept: lists of clients are personal data.
pub(super) const KEPT: Duration = Duration::from_hours(7 * 24);
/// How long a file that is still arriving may go without a byte; the server lets go of whoever sends none far sooner.
const ARRIVING: Duration = Duration::from_hours(1);
/// What the name of a file ends with while it arrives.
const PART: &str = "part";

/// The folder of uploads. A file is found by the id of an import of the company, never by a name that came with a request.
#[derive(Clone, Debug)]
pub struct Uploads(PathBuf);

impl Uploads {
    /// The folder within the data folder.
    #[must_use]
    pub fn under(data: &Path) -> Self {
        Self(data.join("imports"))
    }

    /// Makes the folder.
    pub fn prepare(&self) -> std::io::Result<()> {
        fs::create_dir_all(&self.0)
    }

    /// Removes what is older than a week, and what began to arrive and stopped: its upload was cut off, or the process.
    pub fn tidy(&self, now: SystemTime) -> std::io::Result<()> {
        self.prepare()?;
        for entry in fs::read_dir(&self.0)? {
            let entry = entry?;
            let written = entry.metadata().and_then(|meta| meta.modified()).ok();
            let age = written.and_then(|at| now.duration_since(at).ok());
            let kept = if entry.path().extension().is_some_and(|end| end == PART) { ARRIVING } else { KEPT };
            if age.is_some_and(|age| age > kept) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    /// An uploaded file while it arrives.
    #[must_use]
    pub fn arriving(&self, id: ImportId) -> PathBuf {
        self.0.join(format!("{id}.{PART}"))
    }

    /// The uploaded file of an import.
    #[must_use]
    pub fn file(&self, id: ImportId) -> PathBuf {
        self.0.join(id.to_string())
    }

    /// The rows of it that were refused, one a line, as JSON: whole once the import is done.
    #[must_use]
    pub fn rejected(&self, id: ImportId) -> PathBuf {
        self.0.join(format!("{id}.rejected"))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_is_left_of_uploads_goes_in_time() {
        let data = tempfile::tempdir().unwrap();
        let uploads = Uploads::under(data.path());
        uploads.prepare().unwrap();
        let id = ImportId(Uuid::now_v7());
        let files = [uploads.arriving(id), uploads.file(id), uploads.rejected(id)];
        let left = || files.each_ref().map(|path| path.exists());
        for path in &files {
            fs::write(path, "Nom").unwrap();
        }
        let after = |hours| uploads.tidy(SystemTime::now() + Duration::from_hours(hours)).unwrap();
        after(0);
        assert_eq!(left(), [true, true, true]);
        after(2);
        assert_eq!(left(), [false, true, true]);
        after(8 * 24);
        assert_eq!(left(), [false, false, false]);
    }
}
