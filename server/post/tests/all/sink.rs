//! A small server that speaks the protocol, and misbehaves where it is told to.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use post::{Deadlines, Letter, Person, Post, Reach, Relay, Security};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What it answers to a command that begins with these letters; an empty answer ends the connection, `…` keeps silent.
pub type Answers = &'static [(&'static str, &'static str)];

/// A running server.
pub struct Sink {
    pub address: SocketAddr,
    /// What was said to it, and the letters that it kept.
    pub heard: Arc<Mutex<Vec<String>>>,
}

impl Sink {
    /// Begins to listen.
    pub async fn start(answers: Answers) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let of_all = Arc::clone(&heard);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, answers, Arc::clone(&of_all)));
            }
        });
        Self { address, heard }
    }

    /// Everything that it heard that begins with these letters.
    pub fn heard(&self, begin: &str) -> Vec<String> {
        self.heard.lock().unwrap().iter().filter(|line| line.starts_with(begin)).cloned().collect()
    }

    /// The way to it.
    pub fn relay(&self) -> Relay {
        relay(self.address.port())
    }
}

async fn talk(stream: TcpStream, answers: Answers, heard: Arc<Mutex<Vec<String>>>) {
    let mut stream = BufReader::new(stream);
    let usual = |line: &str| match line.get(..4).unwrap_or_default() {
        "EHLO" => "250-sink\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME",
        "AUTH" => "235 2.7.0 welcome",
        "DATA" => "354 go on",
        "QUIT" => "221 good-bye",
        _ => "250 fine",
    };
    let said = |line: &str| {
        let told = answers.iter().find(|(begin, _)| line.starts_with(begin)).map(|(_, answer)| *answer);
        told.unwrap_or_else(|| if line == "HELLO" { "220 sink" } else { usual(line) })
    };
    let mut line = "HELLO".to_owned();
    let mut in_letter = false;
    let mut letter = String::new();
    loop {
        let answer = if in_letter { "" } else { said(line.trim_end()) };
        if in_letter {
            if line == ".\r\n" {
                in_letter = false;
                let end = said("END");
                if end.is_empty() {
                    return;
                }
                if end.starts_with('2') {
                    heard.lock().unwrap().push(format!("LETTER\n{letter}"));
                }
                letter.clear();
                if !say(&mut stream, end).await {
                    return;
                }
            } else {
                letter.push_str(&line);
                if said("MIDDLE").is_empty() {
                    return;
                }
            }
        } else {
            if answer.is_empty() {
                return;
            }
            in_letter = answer.starts_with("354");
            if !say(&mut stream, answer).await {
                return;
            }
        }
        line.clear();
        if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
            return;
        }
        if !in_letter {
            heard.lock().unwrap().push(line.trim_end().to_owned());
        }
    }
}

async fn say(stream: &mut BufReader<TcpStream>, answer: &str) -> bool {
    if answer == "…" {
        tokio::time::sleep(Duration::from_mins(1)).await;
        return false;
    }
    stream.get_mut().write_all(format!("{answer}\r\n").as_bytes()).await.is_ok()
}

/// The way to a port of this machine.
pub fn relay(port: u16) -> Relay {
    Relay { host: "127.0.0.1".into(), port, security: Security::None, login: None, hello: "clientele.example".into() }
}

/// One that may reach this machine, and does not wait long.
pub fn near() -> Post {
    Post::new(reach(true)).within(Deadlines {
        connect: Duration::from_secs(2),
        offer: Duration::from_millis(1_500),
        hand_over: Duration::from_millis(1_500),
    })
}

/// Everything of this machine is private.
pub fn reach(is_private_allowed: bool) -> Reach {
    Reach { is_public: |address: IpAddr| !address.is_loopback(), is_private_allowed }
}

/// A letter to two people, one of whom is not to be seen.
pub fn letter() -> Letter {
    let person = |address: &str| Person { name: None, address: address.into() };
    Letter {
        id: "0190".into(),
        written_at: SystemTime::UNIX_EPOCH,
        from: Person { name: Some("Ateliers Noé".into()), address: "compta@noe.example".into() },
        reply_to: None,
        to: vec![person("a@b.example")],
        cc: Vec::new(),
        bcc: vec![person("secret@b.example")],
        subject: "Facture n° 12".into(),
        text: ".\nUn point seul n’est pas la fin.".into(),
        attached: Vec::new(),
    }
}
