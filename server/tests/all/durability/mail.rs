//! The process that sends a letter is killed: before the server has anything, and while nobody knows whether it has.

use std::path::Path;
use std::time::{Duration, Instant};

use super::process::{PASSWORD, clientele, post, sign_in};
use crate::sink::Sink;

/// How long the next process waits for the lease of the dead one, on a busy machine.
const PATIENCE: Duration = Duration::from_mins(3);

#[test]
fn a_letter_is_sent_once_whenever_its_process_is_killed() {
    let data = tempfile::tempdir().unwrap();
    let made = clientele(data.path(), None).args(["demo", "--clients", "0", "--password", PASSWORD]).status().unwrap();
    assert!(made.success());
    let sink = Sink::start();

    // Killed before the server has anything: the next process sends it, once.
    sink.stop_at(Some("RCPT"));
    let (mut server, address) = serve(data.path());
    let cookie = sign_in(&address);
    let id = invoice(&address, &cookie, &sink);
    send(&address, &cookie, &id, "Un");
    sink.wait_for("RCPT");
    server.kill().unwrap();
    server.wait().unwrap();
    sink.stop_at(None);
    let (mut server, address) = serve(data.path());
    wait(&address, &cookie, &id, "sent");
    assert_eq!(sink.kept().len(), 1);

    // Killed when the server has the whole letter and has not said so: nobody sends it again by themselves.
    sink.stop_at(Some("END"));
    send(&address, &cookie, &id, "Deux");
    sink.wait_for_all("END", 2);
    server.kill().unwrap();
    server.wait().unwrap();
    sink.stop_at(None);
    let (mut server, address) = serve(data.path());
    wait(&address, &cookie, &id, "unsure");
    assert!(sink.kept().len() <= 2, "never twice");
    server.kill().unwrap();
    server.wait().unwrap();
    let proof = clientele(data.path(), None).arg("verify").output().unwrap();
    assert!(proof.status.success(), "{}", String::from_utf8_lossy(&proof.stdout));
}

fn serve(data: &Path) -> (std::process::Child, String) {
    let mut program = clientele(data, None);
    program.env("CLIENTELE_SMTP_ALLOW_PRIVATE", "true");
    super::process::serve_under("true", &program)
}

/// The answer's body of a call that must succeed.
fn call(address: &str, cookie: &str, path: &str, body: &str) -> String {
    let answer = post(address, path, "application/json", cookie, body).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
    answer.split("\r\n\r\n").nth(1).unwrap_or_default().to_owned()
}

fn id_in(body: &str) -> String {
    body.split('"').find(|part| part.len() == 36).expect(body).to_owned()
}

/// The settings, and an issued invoice.
fn invoice(address: &str, cookie: &str, sink: &Sink) -> String {
    let settings = format!(
        r#"{{"version":0,"form":{{"host":"127.0.0.1","port":"{}","security":"open","sender":"a@noe.example"}}}}"#,
        sink.port
    );
    call(address, cookie, "/api/mail/settings-save", &settings);
    let client = call(address, cookie, "/api/clients/create", r#"{"form":{"fields.name":"Roche"}}"#);
    let client = id_in(&client);
    let form = format!(
        r#"{{"kind":"invoice","form":{{"fields.client":"{client}","lines[0].description":"Conseil","lines[0].quantity":"1","lines[0].price":"10","lines[0].vat":"20"}}}}"#
    );
    let id = id_in(&call(address, cookie, "/api/documents/create", &form));
    call(address, cookie, "/api/documents/issue", &format!(r#"{{"ids":["{id}"]}}"#));
    id
}

fn send(address: &str, cookie: &str, id: &str, subject: &str) {
    let body = format!(
        r#"{{"id":"{id}","form":{{"to":"ana@roche.example","subject":"{subject}","text":"Bonjour"}},"key":null}}"#
    );
    call(address, cookie, "/api/mail/send", &body);
}

/// Waits until the newest letter is in a state.
fn wait(address: &str, cookie: &str, id: &str, state: &str) {
    let until = Instant::now() + PATIENCE;
    loop {
        let letters = call(address, cookie, "/api/mail/of-document", &format!(r#"{{"id":"{id}"}}"#));
        let newest = letters.split(r#""state":""#).nth(1).unwrap_or_default();
        if newest.starts_with(state) {
            return;
        }
        assert!(Instant::now() < until, "{letters}");
        std::thread::sleep(Duration::from_millis(100));
    }
}
