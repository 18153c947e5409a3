//! While an import goes on others save; one that is killed in the middle is gone on with by the next process, and every row is there once.

use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use super::process::{PASSWORD, clientele, post, serve, sign_in};

/// Rows enough for the kill to come between the first and the last.
const ROWS: usize = 6_000;
/// Saves of somebody else while it goes on.
const SAVES: usize = 10;
/// How long the next process waits for the lease of the dead one, brings the file in and is done, on a busy machine.
const PATIENCE: Duration = Duration::from_mins(3);

#[test]
fn a_killed_import_goes_on_on_sqlite() {
    let data = tempfile::tempdir().unwrap();
    go_on(data.path(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_import_goes_on_on_postgres() {
    let db = testing::TestDb::postgres_empty().await;
    let data = tempfile::tempdir().unwrap();
    let url = db.url.clone();
    tokio::task::spawn_blocking(move || go_on(data.path(), Some(&url))).await.unwrap();
}

fn go_on(data: &Path, database: Option<&str>) {
    let made = clientele(data, database).args(["demo", "--clients", "0", "--password", PASSWORD]).status().unwrap();
    assert!(made.success());
    let (mut server, address) = serve(data, database);
    let cookie = sign_in(&address);
    let id = begin(&address, &cookie);
    // Rows are in, but not all: others save, and do not wait for the rest of them.
    wait(&address, &cookie, &id, |report| count(report, "done") > 0);
    let other = sign_in(&address);
    for save in 0..SAVES {
        let body = format!(r#"{{"form":{{"fields.name":"Saved {save}"}}}}"#);
        let saved = post(&address, "/api/clients/create", "application/json", &other, &body).unwrap();
        assert!(saved.starts_with("HTTP/1.1 200"), "{saved}");
        let report = wait(&address, &cookie, &id, |_| true);
        assert!(
            state(&report, "running") && count(&report, "done") < ROWS,
            "save {save} had to wait for its end: {report}"
        );
    }
    let under_way = wait(&address, &cookie, &id, |report| count(report, "done") >= 1_000);
    assert!(state(&under_way, "running"), "over before it could be killed: {under_way}");
    server.kill().unwrap();
    server.wait().unwrap();

    // Nobody asks anew: it is in the database.
    let (mut server, address) = serve(data, database);
    let report = wait(&address, &cookie, &id, |report| !state(report, "running"));
    assert!(state(&report, "done"), "{report}");
    assert_eq!((count(&report, "created"), count(&report, "rejected")), (ROWS, 0));
    server.kill().unwrap();
    server.wait().unwrap();

    let export = clientele(data, database).args(["export", "clients"]).output().unwrap();
    let export = String::from_utf8(export.stdout).unwrap();
    let mut names: Vec<&str> = export.split([';', '\n']).filter(|cell| cell.starts_with("Row ")).collect();
    names.sort_unstable();
    assert_eq!(export.matches(";Saved ").count(), SAVES, "acknowledged");
    let expected: Vec<String> = (0..ROWS).map(|row| format!("Row {row:06}")).collect();
    assert!(names == expected, "{} of {ROWS} rows", names.len());
    let proof = clientele(data, database).arg("verify").output().unwrap();
    assert!(proof.status.success(), "{}", String::from_utf8_lossy(&proof.stdout));
}

/// Sends a file and asks for its import, as the pages do.
fn begin(address: &str, cookie: &str) -> String {
    let mut body =
        "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"rows.csv\"\r\n\r\nNom;Ville\n".to_owned();
    for row in 0..ROWS {
        writeln!(body, "Row {row:06};Lyon").unwrap();
    }
    body.push_str("\r\n--limit--\r\n");
    let sent = post(address, "/api/clients/import", "multipart/form-data; boundary=limit", cookie, &body).unwrap();
    assert!(sent.starts_with("HTTP/1.1 201"), "{sent}");
    let id = sent.split('"').find(|part| part.len() == 36).expect(&sent).to_owned();
    let chosen = format!(r#"{{"id":"{id}","mapping":["fields.name",""],"policy":"create"}}"#);
    let begun = post(address, "/api/imports/run", "application/json", cookie, &chosen).unwrap();
    assert!(begun.starts_with("HTTP/1.1 200"), "{begun}");
    id
}

/// Asks how it stands until that is what is waited for.
fn wait(address: &str, cookie: &str, id: &str, is_enough: impl Fn(&str) -> bool) -> String {
    let until = Instant::now() + PATIENCE;
    loop {
        let report = post(address, "/api/imports/status", "application/json", cookie, &format!(r#"{{"id":"{id}"}}"#));
        let report = report.unwrap();
        if is_enough(&report) {
            return report;
        }
        assert!(Instant::now() < until, "{report}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn state(report: &str, state: &str) -> bool {
    report.contains(&format!(r#""state":"{state}""#))
}

fn count(report: &str, name: &str) -> usize {
    let after = report.split(&format!(r#""{name}":"#)).nth(1).expect(report);
    after.split(|letter: char| !letter.is_ascii_digit()).next().and_then(|digits| digits.parse().ok()).expect(report)
}
