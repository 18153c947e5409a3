//! The conversation, in two halves: the letter offered, and the letter handed over.

use std::fmt;
use std::slice::Chunks;
use std::time::Duration;

use domain::mail::problem::MailProblem;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{Extension, MailBodyParameter, MailParameter};
use lettre::{Address, Message};
use tokio::time::timeout;

use crate::connection;
use crate::letter::Letter;
use crate::problem::{Problem, Step};
use crate::relay::{Deadlines, Reach, Relay};

/// How much of a letter is written at once, in bytes.
const PART: usize = 16 * 1024;
/// How long a server is waited for to say good-bye.
const GOOD_BYE: Duration = Duration::from_secs(2);

/// Hands letters over.
#[derive(Clone, Copy, Debug)]
pub struct Post {
    reach: Reach,
    deadlines: Deadlines,
}

impl Post {
    /// As far as the operator allows.
    #[must_use]
    pub fn new(reach: Reach) -> Self {
        Self { reach, deadlines: Deadlines::default() }
    }

    /// The same with other deadlines.
    #[must_use]
    pub fn within(self, deadlines: Deadlines) -> Self {
        Self { deadlines, ..self }
    }

    /// Goes as far as the server's word that it takes the letter. Nothing can have been sent yet, whatever happens.
    pub async fn offer(&self, relay: &Relay, letter: &Letter) -> Result<Offered, Problem> {
        let message = letter.message()?;
        let offered = async {
            let mut connection = connection::open(relay, self.reach, self.deadlines).await?;
            match ask(&mut connection, &message).await {
                Ok(()) => Ok(connection),
                Err(problem) => {
                    part(connection);
                    Err(problem)
                }
            }
        };
        let connection = timeout(self.deadlines.offer, offered).await;
        let connection = connection.map_err(|_| Problem::new(MailProblem::TooSlow, "no answer in time"))??;
        Ok(Offered { connection, message: message.formatted(), deadlines: self.deadlines })
    }

    /// Both halves, for a letter that nobody keeps account of.
    pub async fn send(&self, relay: &Relay, letter: &Letter) -> Result<(), Problem> {
        self.offer(relay, letter).await?.hand_over().await
    }
}

/// A letter that the server is about to take.
pub struct Offered {
    connection: AsyncSmtpConnection,
    message: Vec<u8>,
    deadlines: Deadlines,
}

impl fmt::Debug for Offered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Offered").field("bytes", &self.message.len()).finish_non_exhaustive()
    }
}

impl Offered {
    /// Sends it. [`MailProblem::Unsure`] when the server had all of it and did not say whether it keeps it; any other problem means that it
    /// does not.
    pub async fn hand_over(mut self) -> Result<(), Problem> {
        let mut is_whole = false;
        let parts = Parts { chunks: self.message.chunks(PART), is_whole: &mut is_whole };
        let handed = timeout(self.deadlines.hand_over, self.connection.message_iter(parts)).await;
        let problem = match handed {
            Ok(Ok(_)) => {
                part(self.connection);
                return Ok(());
            }
            Ok(Err(error)) => {
                let answered = error.is_transient() || error.is_permanent();
                let problem = Problem::at(Step::Data, &error);
                if is_whole && !answered { Problem { what: MailProblem::Unsure, ..problem } } else { problem }
            }
            Err(_) if is_whole => Problem::new(MailProblem::Unsure, "no answer in time"),
            Err(_) => Problem::new(MailProblem::TooSlow, "no answer in time"),
        };
        Err(problem)
    }
}

/// Says good-bye, beside what goes on: what became of the letter is known, and is noted first. Whether the server answers matters to nobody.
fn part(mut connection: AsyncSmtpConnection) {
    drop(tokio::spawn(async move {
        let _ = timeout(GOOD_BYE, connection.abort()).await;
    }));
}

/// A message in parts; tells when the last has been asked for, which is when the end is about to be written. A server that has not seen the
/// end keeps nothing (RFC 5321, 4.1.1.4).
struct Parts<'a> {
    chunks: Chunks<'a, u8>,
    is_whole: &'a mut bool,
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let part = self.chunks.next();
        *self.is_whole = part.is_none();
        part
    }
}

/// From whom, to whom, and may it be sent.
async fn ask(connection: &mut AsyncSmtpConnection, message: &Message) -> Result<(), Problem> {
    let envelope = message.envelope();
    let parameters = parameters(connection, envelope.from(), envelope.to())?;
    let from = connection.command(Mail::new(envelope.from().cloned(), parameters)).await;
    from.map_err(|error| Problem::at(Step::Sender, &error))?;
    for to in envelope.to() {
        // All or nobody: a letter that some have and others not would be sent twice to the first.
        let taken = connection.command(Rcpt::new(to.clone(), Vec::new())).await;
        taken.map_err(|error| {
            let problem = Problem::at(Step::Recipient, &error);
            Problem::new(problem.what, format!("{to}: {}", problem.said))
        })?;
    }
    connection.command(Data).await.map_err(|error| Problem::at(Step::Data, &error))?;
    Ok(())
}

/// What the server must know beforehand. Our letters are ASCII; addresses may be of any script, where the server knows how.
fn parameters(
    connection: &AsyncSmtpConnection,
    from: Option<&Address>,
    to: &[Address],
) -> Result<Vec<MailParameter>, Problem> {
    let info = connection.server_info();
    let mut parameters = Vec::new();
    if let Some(beyond) = from.into_iter().chain(to).find(|address| !AsRef::<str>::as_ref(address).is_ascii()) {
        if !info.supports_feature(Extension::SmtpUtfEight) {
            return Err(Problem::new(MailProblem::Recipient, format!("{beyond}: the server knows ASCII alone")));
        }
        parameters.push(MailParameter::SmtpUtfEight);
        if info.supports_feature(Extension::EightBitMime) {
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
    }
    Ok(parameters)
}
