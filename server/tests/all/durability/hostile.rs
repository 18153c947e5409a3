//! Bodies made to take all of the memory, to the real program under a limit of it: each is answered, and others go on.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Child;
use std::time::Duration;

use super::process::{PASSWORD, clientele, get, post, serve_under, sign_in};

/// What the program may take, in KiB of address space: several times what it needs, and less than each of these took before.
const MEMORY_KIB: u32 = 1_800_000;
/// How large the files are, in bytes: as large as may be sent, nearly.
const LARGE: usize = 60 * 1024 * 1024;

struct Limited {
    server: Child,
    address: String,
    cookie: String,
    _data: tempfile::TempDir,
}

impl Limited {
    fn new() -> Self {
        let data = tempfile::tempdir().unwrap();
        let mut command = clientele(data.path(), None);
        let made =
            clientele(data.path(), None).args(["demo", "--clients", "0", "--password", PASSWORD]).status().unwrap();
        assert!(made.success());
        // The allocator reserves some for each thread otherwise, which is not used.
        command.env("MALLOC_ARENA_MAX", "2");
        let (server, address) = serve_under(&format!("ulimit -v {MEMORY_KIB}"), &command);
        let cookie = sign_in(&address);
        Self { server, address, cookie, _data: data }
    }

    /// What becomes of a file: what its description answers, unless it is refused before.
    fn described(&self, name: &str, content: &str) -> String {
        let body = format!(
            "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{content}\r\n--limit--\r\n"
        );
        let sent = self.post("/api/clients/import", "multipart/form-data; boundary=limit", &body);
        let Some(id) = sent.split('"').find(|part| part.len() == 36) else { return sent };
        self.post("/api/imports/describe", "application/json", &format!(r#"{{"id":"{id}","program":null}}"#))
    }

    fn post(&self, path: &str, kind: &str, body: &str) -> String {
        post(&self.address, path, kind, &self.cookie, body).unwrap()
    }

    fn goes_on(&mut self) {
        let page = get(&self.address, "/clients", &self.cookie).unwrap();
        assert!(page.starts_with("HTTP/1.1 200"), "{}", page.lines().next().unwrap_or_default());
        assert!(self.server.try_wait().unwrap().is_none());
    }
}

impl Drop for Limited {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

/// Whatever it says, it is an answer and no failure.
fn is_answered(answer: &str) -> bool {
    ["HTTP/1.1 2", "HTTP/1.1 4"].iter().any(|status| answer.starts_with(status))
}

#[test]
fn a_row_of_millions_of_columns_is_answered_within_bounds() {
    let mut limited = Limited::new();
    let answer = limited.described("large.csv", &";".repeat(LARGE));
    assert!(is_answered(&answer), "{answer}");
    let answer = limited.described("quoted.csv", &format!("Nom;Ville\n\"{}", "x;\n".repeat(LARGE / 3)));
    assert!(is_answered(&answer), "{answer}");
    limited.goes_on();
}

#[test]
fn a_card_of_millions_of_properties_is_answered_within_bounds() {
    let mut limited = Limited::new();
    let card = format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\n{}END:VCARD\r\n", "X:1\r\n".repeat(LARGE / 5));
    let answer = limited.described("large.vcf", &card);
    assert!(is_answered(&answer), "{answer}");
    limited.goes_on();
}

#[test]
fn a_part_whose_head_never_ends_is_refused_within_bounds() {
    let mut limited = Limited::new();
    let mut stream = TcpStream::connect(&limited.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let length = 60 * LARGE;
    write!(
        stream,
        "POST /api/clients/import HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nCookie: {1}\r\n\
         Content-Type: multipart/form-data; boundary=limit\r\nContent-Length: {length}\r\n\r\n--limit\r\nX-Head: ",
        limited.address, limited.cookie
    )
    .unwrap();
    // The server hangs up long before the end.
    let piece = vec![b'x'; 1024 * 1024];
    let sent = (0..2_000).take_while(|_| stream.write_all(&piece).is_ok()).count();
    assert!(sent < 2_000, "all of it was taken");
    limited.goes_on();
}

#[test]
fn a_call_that_is_too_long_hears_so() {
    let mut limited = Limited::new();
    let body = format!(r#"{{"form":{{"fields.name":"{}"}}}}"#, "x".repeat(8 * 1024 * 1024));
    let answer = limited.post("/api/clients/create", "application/json", &body);
    assert!(answer.starts_with("HTTP/1.1 413"), "{}", answer.lines().next().unwrap_or_default());
    // Said in pieces, its length is not known before.
    let mut stream = TcpStream::connect(&limited.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    write!(
        stream,
        "POST /api/clients/create HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nCookie: {1}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
        limited.address, limited.cookie
    )
    .unwrap();
    for piece in body.as_bytes().chunks(64 * 1024) {
        write!(stream, "{:x}\r\n", piece.len()).unwrap();
        stream.write_all(piece).unwrap();
        stream.write_all(b"\r\n").unwrap();
    }
    stream.write_all(b"0\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 413"), "{}", answer.lines().next().unwrap_or_default());
    limited.goes_on();
}
