//! By which server a company sends its letters, and as whom.

use serde::{Deserialize, Serialize};

use crate::error::{FieldError, FieldErrors};
use crate::field::choices;
use crate::identifiers::Email;
use crate::text::{LongText, Text, is_blank, optional, written_as_text};

/// The longest name of a server (RFC 1035).
const LONGEST_HOST: u32 = 253;

choices! {
    /// How the way to the server is kept from others.
    MailSecurity {
        /// Encrypted after a word in the open, and never without it: port 587.
        #[default]
        StartTls = "starttls",
        /// Encrypted from the first byte on: port 465.
        Tls = "tls",
        /// In the open: on this machine, or where the operator allows it.
        Open = "open",
    }
}

/// The name of a server, or its address. Which addresses may be reached is judged when it is connected to: a name may lead anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailHost(String);

impl MailHost {
    /// Parses a name without scheme, user, port or path.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(FieldError::Required);
        }
        if typed.chars().count() > LONGEST_HOST as usize {
            return Err(FieldError::TooLong { max: LONGEST_HOST });
        }
        let is_name = typed.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
        let is_six = typed.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        let is_six = is_six.is_some_and(|address| address.parse::<std::net::Ipv6Addr>().is_ok());
        let is_whole = !typed.starts_with(['.', '-']) && !typed.ends_with(['.', '-']) && !typed.contains("..");
        if (is_name && is_whole) || is_six { Ok(Self(typed.to_ascii_lowercase())) } else { Err(FieldError::Host) }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

written_as_text!(MailHost; parse = Self::parse, text = Self::as_str);

/// The settings, every value checked. The password is kept elsewhere, sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailSettings {
    /// The server.
    pub host: MailHost,
    /// Its port.
    pub port: u16,
    /// How the way to it is kept from others.
    pub security: MailSecurity,
    /// Who one is there; none where it asks for nobody.
    pub user: Option<Text<200>>,
    /// What the sender is called.
    pub sender_name: Option<Text<100>>,
    /// The sender's address.
    pub sender: Email,
    /// Where answers go, when it is elsewhere.
    pub reply_to: Option<Email>,
    /// What stands under each letter.
    pub signature: Option<LongText<2_000>>,
}

/// The same as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "named as the fields of `MailSettings`")]
pub struct MailForm {
    pub host: String,
    pub port: String,
    pub security: String,
    pub user: String,
    /// Blank keeps the one that is stored. It is never shown again.
    pub password: String,
    pub sender_name: String,
    pub sender: String,
    pub reply_to: String,
    pub signature: String,
}

/// What was typed, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMailSettings {
    /// The settings.
    pub settings: MailSettings,
    /// A new password, if one was typed.
    pub password: Option<String>,
}

impl MailForm {
    /// Every value checked, or every error.
    pub fn parse(&self) -> Result<NewMailSettings, FieldErrors> {
        let mut errors = FieldErrors::default();
        let host = errors.keep("host", MailHost::parse(&self.host));
        let security = errors.keep("security", read_security(&self.security));
        let port = errors.keep("port", read_port(&self.port, security.unwrap_or_default()));
        let user = errors.keep("user", optional(&self.user, Text::parse));
        let sender_name = errors.keep("sender_name", optional(&self.sender_name, Text::parse));
        let sender = errors.keep("sender", Email::parse(&self.sender));
        let reply_to = errors.keep("reply_to", optional(&self.reply_to, Email::parse));
        let signature = errors.keep("signature", optional(&self.signature, LongText::parse));
        let password = errors.keep("password", read_password(&self.password));
        let read = (|| {
            let settings = MailSettings {
                host: host?,
                port: port?,
                security: security?,
                user: user?,
                sender_name: sender_name?,
                sender: sender?,
                reply_to: reply_to?,
                signature: signature?,
            };
            Some(NewMailSettings { settings, password: password? })
        })();
        read.ok_or(errors)
    }

    /// The inputs that show settings.
    #[must_use]
    pub fn of(settings: &MailSettings) -> Self {
        let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
        Self {
            host: settings.host.to_string(),
            port: settings.port.to_string(),
            security: settings.security.as_str().to_owned(),
            user: text(settings.user.as_ref().map(Text::as_str)),
            password: String::new(),
            sender_name: text(settings.sender_name.as_ref().map(Text::as_str)),
            sender: settings.sender.to_string(),
            reply_to: text(settings.reply_to.as_ref().map(Email::as_str)),
            signature: text(settings.signature.as_ref().map(LongText::as_str)),
        }
    }
}

impl MailSettings {
    /// Whether a password that is stored may go on to be used with other settings: only with the same server and user, or whoever may change
    /// the settings could have it sent to a server of their own.
    #[must_use]
    pub fn keeps_password_of(&self, before: &Self) -> bool {
        let is_as_safe = self.security == before.security || self.security != MailSecurity::Open;
        self.host == before.host && self.port == before.port && self.user == before.user && is_as_safe
    }
}

fn read_security(typed: &str) -> Result<MailSecurity, FieldError> {
    if is_blank(typed) { Ok(MailSecurity::default()) } else { MailSecurity::parse(typed) }
}

/// Blank is the usual port of the way that was chosen.
fn read_port(typed: &str, security: MailSecurity) -> Result<u16, FieldError> {
    if is_blank(typed) {
        return Ok(match security {
            MailSecurity::StartTls => 587,
            MailSecurity::Tls => 465,
            MailSecurity::Open => 25,
        });
    }
    let port: u32 = typed.trim().parse().map_err(|_| FieldError::NotANumber)?;
    let port = u16::try_from(port).ok().filter(|port| *port > 0);
    port.ok_or(FieldError::OutOfRange { min: 1, max: i64::from(u16::MAX) })
}

/// Kept as typed: spaces may be a part of it.
fn read_password(typed: &str) -> Result<Option<String>, FieldError> {
    if typed.is_empty() {
        return Ok(None);
    }
    if typed.chars().any(char::is_control) {
        return Err(FieldError::ControlCharacter);
    }
    if typed.chars().count() > 500 {
        return Err(FieldError::TooLong { max: 500 });
    }
    Ok(Some(typed.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> MailForm {
        MailForm {
            host: "SMTP.example.fr".into(),
            user: "compta".into(),
            sender: "compta@example.fr".into(),
            sender_name: "Ateliers Noé".into(),
            ..MailForm::default()
        }
    }

    #[test]
    fn what_is_left_blank_is_the_usual() {
        let read = form().parse().unwrap();
        assert_eq!((read.settings.host.as_str(), read.settings.port), ("smtp.example.fr", 587));
        assert_eq!(read.password, None);
        let tls = MailForm { security: "tls".into(), ..form() };
        assert_eq!(tls.parse().unwrap().settings.port, 465);
        let shown = MailForm::of(&read.settings);
        assert_eq!(shown.parse().unwrap(), read);
        let json = serde_json::to_string(&read.settings).unwrap();
        assert_eq!(serde_json::from_str::<MailSettings>(&json).unwrap(), read.settings);
    }

    #[test]
    fn nothing_of_another_line_gets_into_a_header() {
        for wrong in [
            MailForm { sender_name: "Noé\r\nBcc: all@example.fr".into(), ..form() },
            MailForm { sender: "a@example.fr\r\nBcc: b@example.fr".into(), ..form() },
            MailForm { reply_to: "a@example.fr\nX: y".into(), ..form() },
            MailForm { host: "smtp.example.fr\r\nX".into(), ..form() },
            MailForm { user: "a\nb".into(), ..form() },
            MailForm { password: "a\r\nb".into(), ..form() },
        ] {
            assert!(wrong.parse().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_server_is_a_name_alone() {
        for host in ["https://smtp.example.fr", "u@smtp.example.fr", "smtp.example.fr:25", "a b", ".a", "a..b", "[x]"] {
            assert_eq!(MailHost::parse(host), Err(FieldError::Host), "{host}");
        }
        for host in ["localhost", "127.0.0.1", "[2a01::1]", "mail-1.example.fr"] {
            assert!(MailHost::parse(host).is_ok(), "{host}");
        }
        for port in ["0", "65536", "x"] {
            let wrong = MailForm { port: port.into(), ..form() };
            assert!(wrong.parse().unwrap_err().at("port").is_some(), "{port}");
        }
    }

    #[test]
    fn a_password_stays_with_its_server() {
        let before = form().parse().unwrap().settings;
        let same = MailForm { signature: "Noé".into(), security: "tls".into(), port: "587".into(), ..form() };
        assert!(same.parse().unwrap().settings.keeps_password_of(&before));
        for other in [
            MailForm { host: "evil.example".into(), ..form() },
            MailForm { port: "2525".into(), ..form() },
            MailForm { user: "other".into(), ..form() },
            MailForm { security: "open".into(), port: "587".into(), ..form() },
        ] {
            assert!(!other.parse().unwrap().settings.keeps_password_of(&before), "{other:?}");
        }
    }
}
