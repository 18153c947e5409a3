//! The real program as a process of its own, and calls to it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The password of the demonstration's owner.
pub const PASSWORD: &str = "correct horse battery";

/// How long an answer is waited for, on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);

/// A command of the program.
pub fn clientele(data: &Path, database: Option<&str>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clientele"));
    command.env("CLIENTELE_DATA_DIR", data).env("CLIENTELE_ADDR", "127.0.0.1:0").env("CLIENTELE_LOG", "error");
    match database {
        Some(url) => command.env("DATABASE_URL", url),
        None => command.env_remove("DATABASE_URL"),
    };
    command
}

/// The program, serving, and where.
pub fn serve(data: &Path, database: Option<&str>) -> (Child, String) {
    let mut server = clientele(data, database).arg("serve").stdout(Stdio::piped()).spawn().unwrap();
    let address = address_of(&mut server);
    (server, address)
}

/// As [`serve`], in a shell that has set limits first.
pub fn serve_under(limits: &str, program: &Command) -> (Child, String) {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(format!("{limits}; exec \"$0\" serve")).arg(program.get_program()).stdout(Stdio::piped());
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    let mut server = shell.spawn().unwrap();
    let address = address_of(&mut server);
    (server, address)
}

/// Where the program serves, by what it prints.
fn address_of(server: &mut Child) -> String {
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
    line.trim().rsplit("http://").next().unwrap().to_owned()
}

/// The session's cookie of the demonstration's owner.
pub fn sign_in(address: &str) -> String {
    let form = format!("email=camille%40atelier-nord.example&password={}&next=", PASSWORD.replace(' ', "+"));
    let answer = post(address, "/api/auth/login", "application/x-www-form-urlencoded", "", &form).unwrap();
    let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect(&answer);
    cookie.split(';').next().unwrap().to_owned()
}

/// The whole answer to a call.
pub fn post(address: &str, path: &str, kind: &str, cookie: &str, body: &str) -> std::io::Result<String> {
    let more =
        format!("Origin: http://{address}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    asked(address, &format!("POST {path}"), cookie, &more)
}

/// The whole answer to a page.
pub fn get(address: &str, path: &str, cookie: &str) -> std::io::Result<String> {
    asked(address, &format!("GET {path}"), cookie, "\r\n")
}

fn asked(address: &str, what: &str, cookie: &str, more: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "{what} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nCookie: {cookie}\r\n{more}")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}
