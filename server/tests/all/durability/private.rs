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
fn listening_for_others_without_tls_is_told() {
    let folder = tempfile::tempdir().unwrap();
    // A file stands where its data would be, so that it stops by itself.
    let data = folder.path().join("data");
    std::fs::write(&data, "").unwrap();
    let said = |address| {
        let mut server = clientele(&data, None);
        let told = server.env("CLIENTELE_LOG", "warn").env("CLIENTELE_ADDR", address).arg("serve").output().unwrap();
        assert!(!told.status.success());
        String::from_utf8_lossy(&[told.stdout, told.stderr].concat()).contains("CLIENTELE_PUBLIC_URL")
    };
    assert!(said("0.0.0.0:0"));
    assert!(!said("127.0.0.1:0"));
}
