//! What a letter says, and how it is written for the wire.

use std::time::SystemTime;

use domain::mail::problem::MailProblem;
use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

use crate::html;
use crate::problem::Problem;

/// Somebody who writes or is written to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// What they are called, if that is known.
    pub name: Option<String>,
    /// Their address.
    pub address: String,
}

/// A file that goes with a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// What it is called.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// What tells it from every other letter, the same however often it is sent: a reader's program shows the second one not at all.
    pub id: String,
    /// When it was written.
    pub written_at: SystemTime,
    /// Who writes.
    pub from: Person,
    /// Where answers go, when it is elsewhere.
    pub reply_to: Option<Person>,
    /// To whom.
    pub to: Vec<Person>,
    /// Who else sees it.
    pub cc: Vec<Person>,
    /// Who sees it without the others knowing.
    pub bcc: Vec<Person>,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// What goes with it.
    pub attached: Vec<Attached>,
}

impl Letter {
    /// As it goes over the wire.
    pub fn message(&self) -> Result<Message, Problem> {
        let from = mailbox(&self.from)?;
        let id = format!("<{}@{}>", plain("the letter's id", &self.id)?, from.email.domain());
        let mut builder = Message::builder()
            .message_id(Some(id))
            .date(self.written_at)
            .from(from)
            .subject(plain("the subject", &self.subject)?);
        if let Some(reply_to) = &self.reply_to {
            builder = builder.reply_to(mailbox(reply_to)?);
        }
        for person in &self.to {
            builder = builder.to(mailbox(person)?);
        }
        for person in &self.cc {
            builder = builder.cc(mailbox(person)?);
        }
        for person in &self.bcc {
            builder = builder.bcc(mailbox(person)?);
        }
        let body = MultiPart::alternative_plain_html(self.text.clone(), html::of_text(&self.text));
        let message = if self.attached.is_empty() {
            builder.multipart(body)
        } else {
            let mut parts = MultiPart::mixed().multipart(body);
            for file in &self.attached {
                parts = parts.singlepart(part(file)?);
            }
            builder.multipart(parts)
        };
        message.map_err(|error| Problem::new(MailProblem::Unwritable, error))
    }
}

fn part(file: &Attached) -> Result<SinglePart, Problem> {
    let name = plain("a file's name", &file.name)?.to_owned();
    let unknown = || ContentType::parse("application/octet-stream");
    let kind = ContentType::parse(&file.media_type).or_else(|_| unknown());
    let kind = kind.map_err(|error| Problem::new(MailProblem::Unwritable, error))?;
    Ok(Attachment::new(name).body(file.bytes.clone(), kind))
}

fn mailbox(person: &Person) -> Result<Mailbox, Problem> {
    let address = plain("an address", &person.address)?;
    let address: Address = address
        .parse()
        .map_err(|error| Problem::new(MailProblem::Unwritable, format!("{}: {error}", person.address)))?;
    let name = person.name.as_deref().map(|name| plain("a name", name)).transpose()?;
    Ok(Mailbox::new(name.filter(|name| !name.is_empty()).map(ToOwned::to_owned), address))
}

/// A text for a header: one line, since another would be another header.
fn plain<'a>(what: &str, text: &'a str) -> Result<&'a str, Problem> {
    if text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
        return Err(Problem::new(MailProblem::Unwritable, format!("{what} has a control character")));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Letter {
        let person = |address: &str| Person { name: None, address: address.into() };
        Letter {
            id: "1".into(),
            written_at: SystemTime::UNIX_EPOCH,
            from: Person { name: Some("Ateliers « Noé »".into()), address: "compta@noe.example".into() },
            reply_to: Some(person("reponse@noe.example")),
            to: vec![person("a@b.example")],
            cc: vec![person("c@b.example")],
            bcc: vec![person("secret@b.example")],
            subject: "Facture n° 12 – été".into(),
            text: "Bonjour,\n\nÀ payer : 12 €.".into(),
            attached: vec![Attached {
                name: "été.pdf".into(),
                media_type: "application/pdf".into(),
                bytes: vec![0, 255],
            }],
        }
    }

    fn written(letter: &Letter) -> String {
        String::from_utf8(letter.message().unwrap().formatted()).unwrap()
    }

    #[test]
    fn a_letter_is_ascii_and_keeps_its_id() {
        let text = written(&letter());
        assert!(text.is_ascii());
        assert!(text.contains("Message-ID: <1@noe.example>\r\n"), "{text}");
        assert!(text.contains("Reply-To: reponse@noe.example\r\n"), "{text}");
        assert!(text.contains("multipart/mixed") && text.contains("multipart/alternative"), "{text}");
        assert!(text.contains("Content-Type: application/pdf") && text.contains("AP8="), "{text}");
    }

    #[test]
    fn who_is_not_to_be_seen_stands_on_the_envelope_alone() {
        let message = letter().message().unwrap();
        assert_eq!(message.envelope().to().len(), 3);
        assert!(!written(&letter()).contains("secret"));
    }

    #[test]
    fn nothing_typed_makes_a_header_of_its_own() {
        let hostile = "x\r\nBcc: all@b.example";
        let person = Person { name: Some(hostile.into()), address: "a@b.example".into() };
        let attached = vec![Attached { name: hostile.into(), media_type: "text/plain".into(), bytes: vec![] }];
        let letters = [
            Letter { subject: hostile.into(), ..letter() },
            Letter { to: vec![person.clone()], ..letter() },
            Letter { from: person.clone(), ..letter() },
            Letter { reply_to: Some(person), ..letter() },
            Letter {
                to: vec![Person { name: None, address: "a@b.example>\r\nRCPT TO:<x@y.example".into() }],
                ..letter()
            },
            Letter { attached, ..letter() },
            Letter { id: hostile.into(), ..letter() },
        ];
        for letter in letters {
            assert_eq!(letter.message().unwrap_err().what, MailProblem::Unwritable, "{letter:?}");
        }
    }

    #[test]
    fn nobody_to_write_to_is_no_letter() {
        let nobody = Letter { to: vec![], cc: vec![], bcc: vec![], ..letter() };
        assert_eq!(nobody.message().unwrap_err().what, MailProblem::Unwritable);
        let hidden = Letter { to: vec![], cc: vec![], ..letter() };
        assert_eq!(hidden.message().unwrap().envelope().to().len(), 1);
    }
}
