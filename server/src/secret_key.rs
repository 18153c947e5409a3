//! The installation's key, which seals what is secret in the database: as set, else in a file of the data folder, made when it is missing.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use domain::sealed::Key;
use store::Secrets;

use crate::config::Config;
use crate::serve::Failure;

/// The file's name in the data folder.
const FILE: &str = "secret.key";

/// The key to go on with.
pub fn load(config: &Config) -> Result<Secrets, Failure> {
    let key = match &config.secret_key {
        Some(key) => key.clone(),
        None => from_folder(&config.data_dir)
            .map_err(|error| format!("the key {}: {error}", config.data_dir.join(FILE).display()))?,
    };
    Ok(Secrets::new(key))
}

fn from_folder(folder: &Path) -> Result<Key, Failure> {
    let path = folder.join(FILE);
    if let Some(key) = read(&path)? {
        return Ok(key);
    }
    let key = Secrets::make_key()?;
    // Written beside first: two processes that start at once go on with the same whole key.
    let draft = folder.join(format!(".{FILE}.{}", std::process::id()));
    write(&draft, &key)?;
    let placed = fs::hard_link(&draft, &path);
    fs::remove_file(&draft)?;
    match placed {
        Ok(()) => {
            File::open(folder)?.sync_all()?;
            tracing::warn!(
                "a key was made in {}: it seals second factors; back it up, apart from the database",
                path.display()
            );
            Ok(key)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => read(&path)?.ok_or_else(|| "it went away".into()),
        Err(error) => Err(error.into()),
    }
}

fn read(path: &Path) -> Result<Option<Key>, Failure> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text.parse()?)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Writes it for the server's own user alone.
fn write(path: &Path, key: &Key) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    writeln!(file, "{key}")?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let key = from_folder(folder.path()).unwrap();
        assert_eq!(from_folder(folder.path()).unwrap(), key);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        #[cfg(unix)]
        {
            let mode =
                std::os::unix::fs::PermissionsExt::mode(&fs::metadata(folder.path().join(FILE)).unwrap().permissions());
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_damaged_key_is_told_and_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), "half").unwrap();
        assert!(from_folder(folder.path()).is_err());
        assert_eq!(fs::read_to_string(folder.path().join(FILE)).unwrap(), "half");
    }
}
