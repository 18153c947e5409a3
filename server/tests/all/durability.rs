//! What was acknowledged survives: the real program, killed at random moments while several clients write.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on must fail")]

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const ROUNDS: u64 = 8;
const WRITERS: u32 = 4;
/// What each round acknowledges at least before the kill.
const ENOUGH: usize = 8;
const PASSWORD: &str = "correct horse battery";

#[test]
fn acknowledged_writes_survive_kill_on_sqlite() {
    let data = tempfile::tempdir().unwrap();
    survive(data.path(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn acknowledged_writes_survive_kill_on_postgres() {
    let db = testing::TestDb::postgres_empty().await;
    let data = tempfile::tempdir().unwrap();
    let url = db.url.clone();
    tokio::task::spawn_blocking(move || survive(data.path(), Some(&url))).await.unwrap();
}

fn survive(data: &Path, database: Option<&str>) {
    let made = clientele(data, database).args(["demo", "--clients", "3", "--password", PASSWORD]).status().unwrap();
    assert!(made.success());
    let (acknowledged, count) = (Arc::new(Mutex::new(BTreeSet::new())), Arc::new(AtomicU32::new(0)));
    for round in 0..ROUNDS {
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
                        let body = format!(r#"{{"form":{{"fields":{{"name":"{name}"}}}}}}"#);
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
        std::thread::sleep(Duration::from_millis((round * 7919) % 200));
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
}

fn clientele(data: &Path, database: Option<&str>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clientele"));
    command.env("CLIENTELE_DATA_DIR", data).env("CLIENTELE_ADDR", "127.0.0.1:0").env("CLIENTELE_LOG", "error");
    match database {
        Some(url) => command.env("DATABASE_URL", url),
        None => command.env_remove("DATABASE_URL"),
    };
    command
}

fn serve(data: &Path, database: Option<&str>) -> (Child, String) {
    let mut server = clientele(data, database).arg("serve").stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().rsplit("http://").next().unwrap().to_owned();
    (server, address)
}

fn sign_in(address: &str) -> String {
    let form = format!("email=camille%40atelier-nord.example&password={}&next=", PASSWORD.replace(' ', "+"));
    let answer = post(address, "/api/auth/login", "application/x-www-form-urlencoded", "", &form).unwrap();
    let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect(&answer);
    cookie.split(';').next().unwrap().to_owned()
}

fn post(address: &str, path: &str, kind: &str, cookie: &str, body: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nConnection: close\r\n\
         Content-Type: {kind}\r\nCookie: {cookie}\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}
