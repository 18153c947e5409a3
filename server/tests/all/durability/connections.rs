//! Connections that never end, to the real program: they are let go of, others are answered meanwhile, and it stops when told.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tokio::net::TcpSocket;

use super::process::{PASSWORD, clientele, serve, serve_under, sign_in};

/// Half of a request's head.
const HALF: &[u8] = b"GET /login HTTP/1.1\r\nHost: localhost\r\nX-More: ";

/// Whether the other end is gone within a time.
fn is_closed(stream: &mut TcpStream, within: Duration) -> bool {
    stream.set_read_timeout(Some(within)).unwrap();
    let until = Instant::now() + within;
    let mut buffer = [0; 1024];
    while Instant::now() < until {
        match stream.read(&mut buffer) {
            Ok(0) => return true,
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock => return false,
            Err(_) => return true,
        }
    }
    false
}

fn stop(server: &Child) {
    assert!(Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap().success());
}

/// What a page answers to somebody at another of this machine's addresses.
async fn asked_from(from: &str, address: &str) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(format!("{from}:0").parse().unwrap()).unwrap();
    let ask = async {
        let mut stream = socket.connect(address.parse().unwrap()).await?;
        stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        Ok::<_, std::io::Error>(answer)
    };
    match tokio::time::timeout(Duration::from_secs(5), ask).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(error)) => format!("{error}"),
        Err(_) => "no answer".to_owned(),
    }
}

/// Of few descriptors, one address takes no more than its part; who sends half a request is let go of.
#[tokio::test(flavor = "multi_thread")]
async fn half_requests_keep_nobody_out() {
    let data = tempfile::tempdir().unwrap();
    let mut command = clientele(data.path(), None);
    // No proxy is trusted, so that addresses of this machine are counted as those of others.
    command.env("CLIENTELE_TRUSTED_PROXIES", "");
    let (mut server, address) = serve_under("ulimit -n 256", &command);
    let mut halves = Vec::new();
    for _ in 0..400 {
        // Those beyond its part are closed at once, which a write may notice.
        if let Ok(mut stream) = TcpStream::connect(&address) {
            drop(stream.write_all(HALF));
            halves.push(stream);
        }
    }
    let answer = asked_from("127.0.0.2", &address).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "somebody else: {answer}");
    let mut first = halves.remove(0);
    assert!(tokio::task::spawn_blocking(move || is_closed(&mut first, Duration::from_secs(20))).await.unwrap());
    // A place is free a moment after its connection is closed.
    let mut answer = asked_from("127.0.0.1", &address).await;
    let until = Instant::now() + Duration::from_secs(5);
    while !answer.starts_with("HTTP/1.1 200") && Instant::now() < until {
        tokio::time::sleep(Duration::from_millis(50)).await;
        answer = asked_from("127.0.0.1", &address).await;
    }
    assert!(answer.starts_with("HTTP/1.1 200"), "the same one, later: {answer}");
    server.kill().unwrap();
    server.wait().unwrap();
}

/// Whoever started it may be gone before it says where it serves.
#[tokio::test(flavor = "multi_thread")]
async fn it_serves_whoever_reads_what_it_says() {
    let data = tempfile::tempdir().unwrap();
    let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let mut command = clientele(data.path(), None);
    command.env("CLIENTELE_ADDR", &address).arg("serve").stdout(Stdio::piped());
    let mut server = command.spawn().unwrap();
    drop(server.stdout.take());
    let until = Instant::now() + Duration::from_mins(1);
    let mut answer = String::new();
    while !answer.starts_with("HTTP/1.1 200") && Instant::now() < until {
        tokio::time::sleep(Duration::from_millis(50)).await;
        answer = asked_from("127.0.0.1", &address).await;
    }
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(server.try_wait().unwrap().is_none(), "it has ended");
    server.kill().unwrap();
    server.wait().unwrap();
}

/// An upload that goes on and on does not hold the end up.
#[test]
fn the_end_comes_while_somebody_sends() {
    let data = tempfile::tempdir().unwrap();
    let made = clientele(data.path(), None).args(["demo", "--clients", "3", "--password", PASSWORD]).status().unwrap();
    assert!(made.success());
    let (mut server, address) = serve(data.path(), None);
    let cookie = sign_in(&address);
    let mut upload = TcpStream::connect(&address).unwrap();
    write!(
        upload,
        "POST /api/clients/import HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: {cookie}\r\n\
         Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n\r\n\
         --x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nNom\r\n"
    )
    .unwrap();
    std::thread::sleep(Duration::from_millis(500));
    stop(&server);
    let told = Instant::now();
    while server.try_wait().unwrap().is_none() {
        assert!(told.elapsed() < Duration::from_secs(20), "it goes on {:?} after it was told to stop", told.elapsed());
        drop(upload.write_all(b"A\r\n"));
        std::thread::sleep(Duration::from_millis(200));
    }
    assert!(server.wait().unwrap().success());
}
