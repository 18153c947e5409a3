//! What the program keeps is for its own user alone.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::process::{PASSWORD, clientele};

/// The files and folders in a folder that somebody else of the machine could look into.
fn open_to_others(folder: &Path) -> Vec<String> {
    let mut open = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let kept = path.metadata().unwrap();
        if kept.permissions().mode() & 0o077 != 0 {
            open.push(path.display().to_string());
        }
        if kept.is_dir() {
            open.extend(open_to_others(&path));
        }
    }
    open
}

#[test]
fn what_is_kept_is_its_users_alone() {
    let outside = tempfile::tempdir().unwrap();
    let data = outside.path().join("data");
    let made = clientele(&data, None).args(["demo", "--clients", "1", "--password", PASSWORD]).output().unwrap();
    assert!(made.status.success(), "{made:?}");
    assert!(std::fs::read_dir(&data).unwrap().count() >= 2, "the database and the key");
    assert_eq!(open_to_others(outside.path()), Vec::<String>::new());
}

#[test]
fn a_folder_that_others_may_enter_is_told_of() {
    let data = tempfile::tempdir().unwrap();
    let say = |mode| {
        std::fs::set_permissions(data.path(), std::fs::Permissions::from_mode(mode)).unwrap();
        let told = clientele(data.path(), None).env("CLIENTELE_LOG", "warn").arg("verify").output().unwrap();
        String::from_utf8_lossy(&[told.stdout, told.stderr].concat()).contains("chmod 700")
    };
    assert!(say(0o755));
    assert!(!say(0o700));
}

#[test]
fn it_does_not_listen_for_others_without_tls_unless_told_so() {
    let data = tempfile::tempdir().unwrap();
    let refused = clientele(data.path(), None).env("CLIENTELE_ADDR", "0.0.0.0:0").arg("serve").output().unwrap();
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && said.contains("CLIENTELE_PUBLIC_URL"), "{said}");
    assert!(std::fs::read_dir(data.path()).unwrap().next().is_none(), "nothing was begun");
}
