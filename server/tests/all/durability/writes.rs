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

#[test]
fn issued_invoices_survive_kill_on_sqlite() {
    let data = tempfile::tempdir().unwrap();
    invoices_survive(data.path(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn issued_invoices_survive_kill_on_postgres() {
    let db = testing::TestDb::postgres_empty().await;
    let data = tempfile::tempdir().unwrap();
    let url = db.url.clone();
    tokio::task::spawn_blocking(move || invoices_survive(data.path(), Some(&url))).await.unwrap();
}

/// What was proved.
pub struct Survived {
    /// How often it was killed.
    pub kills: u64,
    /// The writes that were acknowledged before.
    pub acknowledged: usize,
}

/// What a writer does, with the server's address, its cookie and a number of its own: what it remembers, where it was acknowledged.
type Act = fn(&str, &str, u32) -> Option<String>;

/// Kills it eight times, or for so long, while clients are created.
pub fn survive(data: &Path, database: Option<&str>, time: Option<Duration>) -> Survived {
    founded(data, database);
    let (kills, acknowledged) = killed(data, database, time, |address, cookie, number| {
        let name = format!("Client {number:06}");
        let body = format!(r#"{{"form":{{"fields.name":"{name}"}}}}"#);
        call(address, cookie, "/api/clients/create", &body).map(|_| name)
    });
    let export = clientele(data, database).args(["export", "clients"]).output().unwrap();
    assert!(export.status.success());
    let export = String::from_utf8(export.stdout).unwrap();
    let lost: Vec<_> = acknowledged.iter().filter(|name| !export.contains(name.as_str())).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    proved(data, database);
    Survived { kills, acknowledged: acknowledged.len() }
}

/// Kills it while invoices are written and issued: each number that was told stands on its invoice and on no other, and none is missing
/// between them, which `verify` looks for.
fn invoices_survive(data: &Path, database: Option<&str>) {
    founded(data, database);
    let (_, acknowledged) = killed(data, database, None, |address, cookie, number| {
        let client = call(
            address,
            cookie,
            "/api/clients/create",
            &format!(r#"{{"form":{{"fields.name":"Client {number}"}}}}"#),
        )?;
        let form = format!(
            r#"{{"fields.client":{client},"lines[0].description":"Pose","lines[0].quantity":"3","lines[0].price":"10","lines[0].vat":"20"}}"#
        );
        let invoice =
            call(address, cookie, "/api/documents/create", &format!(r#"{{"kind":"invoice","form":{form}}}"#))?;
        call(address, cookie, "/api/documents/issue", &format!(r#"{{"ids":[{invoice}]}}"#))
    });
    let (mut server, address) = serve(data, database);
    let cookie = sign_in(&address);
    let mut numbers = BTreeSet::new();
    for told in &acknowledged {
        let issued: Vec<(String, String)> = serde_json::from_str(told).unwrap();
        for (id, number) in issued {
            let kept = call(&address, &cookie, "/api/documents/get", &format!(r#"{{"id":"{id}"}}"#)).unwrap();
            assert!(kept.contains(&format!(r#""number":"{number}""#)), "{number} was told: {kept}");
            assert!(numbers.insert(number), "a number was given twice: {told}");
        }
    }
    server.kill().unwrap();
    server.wait().unwrap();
    proved(data, database);
}

fn founded(data: &Path, database: Option<&str>) {
    let made = clientele(data, database).args(["demo", "--clients", "3", "--password", PASSWORD]).status().unwrap();
    assert!(made.success());
}

fn proved(data: &Path, database: Option<&str>) {
    let proof = clientele(data, database).arg("verify").output().unwrap();
    assert!(proof.status.success(), "{}", String::from_utf8_lossy(&proof.stdout));
}

/// What a call was answered, where it was acknowledged: anything but a complete 200 is no acknowledgement, for the server was killed meanwhile.
fn call(address: &str, cookie: &str, path: &str, body: &str) -> Option<String> {
    let answer = post(address, path, "application/json", cookie, body).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    head.starts_with("HTTP/1.1 200").then(|| body.to_owned())
}

/// Kills it eight times, or for so long, while several writers act; answers how often, and what they were told.
fn killed(data: &Path, database: Option<&str>, time: Option<Duration>, act: Act) -> (u64, BTreeSet<String>) {
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
                        if let Some(told) = act(&address, &cookie, count.fetch_add(1, Ordering::Relaxed)) {
                            acknowledged.lock().unwrap().insert(told);
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
    let acknowledged = std::mem::take(&mut *acknowledged.lock().unwrap());
    assert!(acknowledged.len() >= ENOUGH * 4, "too few writes to prove anything: {}", acknowledged.len());
    (kills, acknowledged)
}
