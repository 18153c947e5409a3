//! A company under load, and how long its saves take beside it.

use std::fmt::Write;
use std::process::Child;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::super::process::{PASSWORD, clientele, get, post, serve, sign_in};

/// The rows of an import.
const ROWS: usize = 30_000;
/// How long whoever saves pauses: people do.
const PAUSE: Duration = Duration::from_millis(50);

/// The demonstration, served.
pub struct Company {
    server: Child,
    address: String,
    cookie: String,
    data: tempfile::TempDir,
}

/// The saves that were made beside something.
#[derive(Default)]
pub struct Beside {
    /// How long each took, in milliseconds, from the shortest to the longest.
    pub saves_ms: Vec<u128>,
    /// How many were refused.
    pub refused: usize,
}

impl Beside {
    /// The time within which so many of a hundred were done.
    pub fn percentile(&self, percent: usize) -> u128 {
        self.saves_ms[(self.saves_ms.len() * percent / 100).min(self.saves_ms.len() - 1)]
    }
}

impl Company {
    /// With so many clients.
    pub fn new(clients: u32) -> Self {
        let data = tempfile::tempdir().unwrap();
        let clients = clients.to_string();
        let mut demo = clientele(data.path(), None);
        assert!(demo.args(["demo", "--clients", &clients, "--password", PASSWORD]).status().unwrap().success());
        let (server, address) = serve(data.path(), None);
        let cookie = sign_in(&address);
        Self { server, address, cookie, data }
    }

    /// Reads an address; refused or not, something else is measured.
    pub fn get(&self, path: &str) {
        drop(get(&self.address, path, &self.cookie));
    }

    /// Brings a file in, and waits for its end.
    pub fn import(&self) {
        let mut body =
            "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"rows.csv\"\r\n\r\nNom;Ville\n"
                .to_owned();
        for row in 0..ROWS {
            writeln!(body, "Row {row:06};Lyon").unwrap();
        }
        body.push_str("\r\n--limit--\r\n");
        let sent = self.post("/api/clients/import", "multipart/form-data; boundary=limit", &body);
        let id = sent.split('"').find(|part| part.len() == 36).unwrap().to_owned();
        let chosen = format!(r#"{{"id":"{id}","mapping":["fields.name",""],"policy":"create"}}"#);
        self.post("/api/imports/run", "application/json", &chosen);
        let status = format!(r#"{{"id":"{id}"}}"#);
        while !self.post("/api/imports/status", "application/json", &status).contains(r#""state":"done""#) {
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    fn post(&self, path: &str, kind: &str, body: &str) -> String {
        post(&self.address, path, kind, &self.cookie, body).unwrap()
    }

    fn save(&self, number: usize) -> bool {
        let body = format!(r#"{{"form":{{"fields.name":"Saved {number}"}}}}"#);
        self.post("/api/clients/create", "application/json", &body).starts_with("HTTP/1.1 200")
    }

    /// Saves, for so long, while several do something else again and again.
    pub fn saves_while(&self, time: Duration, several: usize, something: impl Fn(&Self) + Sync) -> Beside {
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for _ in 0..several {
                scope.spawn(|| {
                    while !stop.load(Ordering::Relaxed) {
                        something(self);
                    }
                });
            }
            let (mut beside, end) = (Beside::default(), Instant::now() + time);
            while Instant::now() < end {
                let begun = Instant::now();
                let saved = self.save(beside.saves_ms.len());
                beside.saves_ms.push(begun.elapsed().as_millis());
                beside.refused += usize::from(!saved);
                std::thread::sleep(PAUSE);
            }
            stop.store(true, Ordering::Relaxed);
            beside.saves_ms.sort_unstable();
            beside
        })
    }

    /// Asks for pages, for so long, from several connections at once, each under an address of its own so that it is made anew. Answers how
    /// long each took, in milliseconds, from the shortest to the longest.
    pub fn pages_ms(&self, time: Duration, several: usize) -> Vec<u128> {
        let (end, number) = (Instant::now() + time, AtomicUsize::new(0));
        let record = self.first_record();
        let asked = || {
            let mut took = Vec::new();
            while Instant::now() < end {
                let number = number.fetch_add(1, Ordering::Relaxed);
                let page = ["/clients", &record, "/contacts", "/products", "/settings/me"][number % 5];
                let begun = Instant::now();
                let answer = get(&self.address, &format!("{page}?nr={number}"), &self.cookie).unwrap();
                assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("</html>"), "{page}: {answer:.200}");
                took.push(begun.elapsed().as_millis());
            }
            took
        };
        let mut all: Vec<u128> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..several).map(|_| scope.spawn(asked)).collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
        });
        all.sort_unstable();
        all
    }

    fn first_record(&self) -> String {
        let list = get(&self.address, "/clients", &self.cookie).unwrap();
        let mut ids = list.split("href=\"/clients/").skip(1).filter_map(|rest| rest.split('"').next());
        format!("/clients/{}", ids.find(|id| id.len() == 36).unwrap())
    }

    /// Asks for the proof.
    pub fn is_sound(&self) {
        let proof = clientele(self.data.path(), None).arg("verify").output().unwrap();
        assert!(proof.status.success(), "{}", String::from_utf8_lossy(&proof.stdout));
    }
}

impl Drop for Company {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}
