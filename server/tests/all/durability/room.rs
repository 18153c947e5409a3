//! What was acknowledged is kept, and nothing else is, when there is no room left for a while.

use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use super::process::{PASSWORD, clientele, get, post, serve_under, sign_in};

/// Bytes that any file may have while there is no room.
const ROOM: u64 = 1024 * 1024;

/// The program, which the system lets write no file larger than that; without a signal, as if the disk were full.
fn serve_in_little_room(data: &Path) -> (Child, String) {
    serve_under(&format!("trap '' XFSZ; ulimit -S -f {}", ROOM / 512), &clientele(data, None))
}

fn make_room(server: &Child) {
    let done = Command::new("prlimit").args(["--pid", &server.id().to_string(), "--fsize=unlimited"]).status().unwrap();
    assert!(done.success());
}

#[test]
fn a_full_disk_loses_nothing_that_was_acknowledged() {
    let data = tempfile::tempdir().unwrap();
    let made = clientele(data.path(), None).args(["demo", "--clients", "3", "--password", PASSWORD]).status().unwrap();
    assert!(made.success());
    let (mut server, address) = serve_in_little_room(data.path());
    let cookie = sign_in(&address);
    let mut acknowledged = Vec::new();
    let mut save = |at: usize| {
        let name = format!("Client {at:06}");
        let body = format!(r#"{{"form":{{"fields.name":"{name}","fields.private_notes":"{}"}}}}"#, "x".repeat(5000));
        let answer = post(&address, "/api/clients/create", "application/json", &cookie, &body).unwrap();
        let status: u16 = answer[9..12].parse().unwrap();
        if status == 200 {
            acknowledged.push(name);
        }
        status
    };
    let began = Instant::now();
    let mut saves = 0..;
    while save(saves.next().unwrap()) == 200 {
        assert!(began.elapsed() < Duration::from_mins(1), "there is room without end");
    }
    // Told as what it is, every time, while everything can still be read.
    for at in saves.by_ref().take(5) {
        assert_eq!(save(at), 507);
    }
    assert!(get(&address, "/clients", &cookie).unwrap().starts_with("HTTP/1.1 200"));
    // What is written to know is less than a save, so that some of it may fit.
    let is_known = |_| get(&address, "/readyz", "").unwrap().starts_with("HTTP/1.1 503");
    assert!((0..50).any(is_known));
    make_room(&server);
    for at in saves.by_ref().take(20) {
        assert_eq!(save(at), 200, "there is room again");
    }
    assert!(get(&address, "/readyz", "").unwrap().starts_with("HTTP/1.1 200"));
    server.kill().unwrap();
    server.wait().unwrap();
    let export = clientele(data.path(), None).args(["export", "clients"]).output().unwrap();
    let export = String::from_utf8(export.stdout).unwrap();
    let lost: Vec<_> = acknowledged.iter().filter(|name| !export.contains(name.as_str())).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    assert_eq!(export.matches("Client 0").count(), acknowledged.len(), "kept without a word");
    assert!(clientele(data.path(), None).arg("verify").output().unwrap().status.success());
}
