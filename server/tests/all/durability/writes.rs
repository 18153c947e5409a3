//! What was acknowledged survives, when the program is killed at random moments while several clients write.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::process::{PASSWORD, clientele, post, serve, sign_in};

/// How many kills a usual run has.
const ROUNDS: u64 = 8;
const WRITERS: u32 = 4;
/// What each round acknowledges at least before the kill.
const ENOUGH: usize = 8;

#[test]
fn acknowledged_writes_survive_kill_on_sqlite() {
    let data = tempfile::tempdir().unwrap();
    survive(data.path(), None, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn acknowledged_writes_survive_kill_on_postgres() {
    let db = testing::TestDb::postgres_empty().await;
    let data = tempfile::tempdir().unwrap();
    let url = db.url.clone();
    tokio::task::spawn_blocking(move || survive(data.path(), Some(&url), None)).await.unwrap();
}

/// What was proved.
pub struct Survived {
    /// How often it was killed.
    pub kills: u64,
    /// The writes that were acknowledged before.
    pub acknowledged: usize,
}

/// Kills it eight times, or for so long.
pub fn survive(data: &Path, database: Option<&str>, time: Option<Duration>) -> Survived {
    let made = clientele(data, database).args(["demo", "--clients", "3", "--password", PASSWORD]).status().unwrap();
    assert!(made.success());
    let (acknowledged, count) = (Arc::new(Mutex::new(BTreeSet::new())), Arc::new(AtomicU32::new(0)));
    let (begun, mut kills) = (Instant::now(), 0);
    while time.map_or(kills < ROUNDS, |time| begun.elapsed() < time) {
        kills += 1;
        let (mut server, address) = serve(data, database);
        let cookie = sign_in(&address);
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..WRITERS)
            .map(|_| {
                let (address, cookie, stop) = (address.clone(), cookie.clone(), stop.clone());
                let (acknowledged, count) = (acknowledged.clone(), count.clone());
                std::thread::spawn(move || {
                    while !stop.load(Ordering::Relaxed) {
                        let name = format!("Client {:06}", count.fetch_add(1, Ordering::Relaxed));
                        let body = format!(r#"{{"form":{{"fields.name":"{name}"}}}}"#);
                        // Anything but a complete 200 is no acknowledgement: the server was killed meanwhile.
                        if post(&address, "/api/clients/create", "application/json", &cookie, &body)
                            .is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
                        {
                            acknowledged.lock().unwrap().insert(name);
                        }
                    }
                })
            })
            .collect();
        // Not before the writers are well under way, then at a moment that is random enough and the same in every run.
        let (before, patience) = (acknowledged.lock().unwrap().len(), Instant::now() + Duration::from_secs(30));
        while acknowledged.lock().unwrap().len() < before + ENOUGH && Instant::now() < patience {
            std::thread::sleep(Duration::from_millis(5));
        }
        std::thread::sleep(Duration::from_millis((kills * 7919) % 200));
        server.kill().unwrap();
        server.wait().unwrap();
        stop.store(true, Ordering::Relaxed);
        for writer in writers {
            writer.join().unwrap();
        }
    }
    let export = clientele(data, database).args(["export", "clients"]).output().unwrap();
    assert!(export.status.success());
    let export = String::from_utf8(export.stdout).unwrap();
    let acknowledged = acknowledged.lock().unwrap();
    assert!(acknowledged.len() >= ENOUGH * 4, "too few writes to prove anything: {}", acknowledged.len());
    let lost: Vec<_> = acknowledged.iter().filter(|name| !export.contains(name.as_str())).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    let proof = clientele(data, database).arg("verify").output().unwrap();
    assert!(proof.status.success(), "{}", String::from_utf8_lossy(&proof.stdout));
    Survived { kills, acknowledged: acknowledged.len() }
}
