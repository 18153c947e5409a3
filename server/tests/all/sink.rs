//! A small mail server on loopback, for the real program: it keeps what it takes, refuses whom it is told to, and stops where it is told to.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long something is waited for, on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);

/// See the module.
#[derive(Clone)]
pub struct Sink {
    pub port: u16,
    kept: Arc<Mutex<Vec<String>>>,
    heard: Arc<Mutex<Vec<String>>>,
    stops_at: Arc<Mutex<Option<&'static str>>>,
}

impl Sink {
    /// Begins to listen.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let sink = Self { port, kept: Arc::default(), heard: Arc::default(), stops_at: Arc::default() };
        let of_all = sink.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let sink = of_all.clone();
                // Whoever talks to it may be gone at any moment.
                std::thread::spawn(move || drop(sink.talk(stream)));
            }
        });
        sink
    }

    /// Says nothing any more once it hears this; `END` is the end of a letter.
    pub fn stop_at(&self, command: Option<&'static str>) {
        *self.stops_at.lock().unwrap() = command;
    }

    /// The letters that it has kept.
    pub fn kept(&self) -> Vec<String> {
        self.kept.lock().unwrap().clone()
    }

    /// Waits until it has heard something that begins so.
    pub fn wait_for(&self, command: &str) {
        self.wait_for_all(command, 1);
    }

    /// Waits until it has heard so many things that begin so.
    pub fn wait_for_all(&self, command: &str, times: usize) {
        let until = Instant::now() + PATIENCE;
        while self.heard.lock().unwrap().iter().filter(|line| line.starts_with(command)).count() < times {
            assert!(Instant::now() < until, "{command} was never said");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn talk(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut writer = stream.try_clone()?;
        let mut lines = BufReader::new(stream).lines();
        let mut say = move |text: &str| write!(writer, "{text}\r\n");
        say("220 sink")?;
        while let Some(line) = lines.next().transpose()? {
            self.hear(&line);
            match line.get(..4).unwrap_or_default() {
                "EHLO" => say("250-sink\r\n250 8BITMIME")?,
                "DATA" => {
                    say("354 go on")?;
                    let mut letter = String::new();
                    loop {
                        let line = lines.next().transpose()?.unwrap_or_default();
                        if line == "." {
                            break;
                        }
                        letter.push_str(&line);
                        letter.push('\n');
                    }
                    self.hear("END");
                    self.kept.lock().unwrap().push(letter);
                    say("250 kept")?;
                }
                "RCPT" if line.contains("nobody") => say("550 5.1.1 no such user")?,
                "QUIT" => return say("221 good-bye"),
                _ => say("250 fine")?,
            }
        }
        Ok(())
    }

    /// Notes what was said; where it is to stop, nothing more is said before that is taken back.
    fn hear(&self, line: &str) {
        self.heard.lock().unwrap().push(line.to_owned());
        while self.stops_at.lock().unwrap().is_some_and(|at| line.starts_with(at)) {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}
