//! Letters to a server that others wrote: aiosmtpd (`PyPI`), where Python finds it.

use std::process::Stdio;

use domain::mail::problem::MailProblem;
use post::{Attached, Letter};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::sink::{letter, near, relay};

/// Keeps what it takes on its standard output, and knows nobody called `nobody`.
const SERVER: &str = r#"
import socket, sys
from aiosmtpd.controller import Controller

class Keep:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        from email import message_from_bytes, policy
        letter = message_from_bytes(envelope.content, policy=policy.default)
        body = letter.get_body(("plain",)).get_content().replace("\r\n", "\n")
        names = [part.get_filename() for part in letter.iter_attachments()]
        print([letter["Subject"], letter["From"], envelope.rcpt_tos, body, names, letter["Message-ID"]], flush=True)
        return "250 kept"


listening = socket.create_server(("127.0.0.1", 0))
port = listening.getsockname()[1]
listening.close()
controller = Controller(Keep(), hostname="127.0.0.1", port=port)
controller.start()
print(port, flush=True)
sys.stdin.read()
"#;

async fn server() -> Option<(Child, u16, BufReader<tokio::process::ChildStdout>)> {
    let mut child = Command::new("python3")
        .args(["-c", SERVER])
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .ok()?;
    let mut out = BufReader::new(child.stdout.take()?);
    let mut port = String::new();
    out.read_line(&mut port).await.ok()?;
    // Nothing is said where Python does not know it.
    Some((child, port.trim().parse().ok()?, out))
}

#[tokio::test]
async fn another_program_reads_what_was_written() {
    let Some((mut child, port, mut out)) = server().await else {
        eprintln!("aiosmtpd is not there: python3 -m pip install aiosmtpd");
        return;
    };
    let file =
        Attached { name: "Facture été.pdf".into(), media_type: "application/pdf".into(), bytes: b"%PDF".to_vec() };
    let letter = Letter { attached: vec![file], ..letter() };
    near().send(&relay(port), &letter).await.unwrap();
    let mut nobody = letter.clone();
    nobody.to[0].address = "nobody@b.example".into();
    assert_eq!(near().send(&relay(port), &nobody).await.unwrap_err().what, MailProblem::Recipient);
    drop(child.stdin.take());
    child.kill().await.unwrap();
    let mut kept = String::new();
    out.read_to_string(&mut kept).await.unwrap();
    let expected = "['Facture n° 12', 'Ateliers Noé <compta@noe.example>', ['a@b.example', 'secret@b.example'], \
                    '.\\nUn point seul n’est pas la fin.', ['Facture été.pdf'], '<0190@noe.example>']\n";
    assert_eq!(kept, expected);
}
