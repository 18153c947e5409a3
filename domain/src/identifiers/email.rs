//! E-mail addresses.

use crate::error::FieldError;
use crate::text::written_as_text;
use email_address::{EmailAddress, Options};

/// The longest address that can be delivered to (RFC 5321, § 4.5.3.1.3, less the angle brackets).
const MAX: usize = 254;

/// An address that a message can be sent to (RFC 5321): a local part and a domain with a dot.
///
/// The domain is kept in lower case. The local part keeps its case, which the receiving server alone may ignore; two
/// addresses are the same person's when [`folded`](Self::folded) is equal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Email(String);

// What is stored, or on its way between server and browser, was read once; what forms send is text, which `parse` reads.
written_as_text!(Email; parse = Self::kept, text = Self::as_str);

impl Email {
    /// Parses an address, alone: neither a display name nor a second address, which would reach someone unexpected; nor quotes around
    /// what could not stand without them (`"<script>"@x.fr`), which hardly any server takes.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let email = Self::kept(typed)?;
        if email.0.rsplit_once('@').is_some_and(|(local, _)| is_plain(local)) {
            Ok(email)
        } else {
            Err(FieldError::Email)
        }
    }

    /// An address that was taken before quotes were looked at: whoever has it is still read, and still signs in.
    pub fn kept(typed: &str) -> Result<Self, FieldError> {
        let typed = typed.trim_matches(|c: char| c.is_whitespace() || c == '\u{200B}' || c == '\u{FEFF}');
        if typed.is_empty() {
            return Err(FieldError::Required);
        }
        if typed.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Err(FieldError::Email);
        }
        let (local, domain) = typed.rsplit_once('@').ok_or(FieldError::Email)?;
        let address = format!("{local}@{}", domain.to_lowercase());
        if address.len() > MAX {
            return Err(FieldError::Email);
        }
        let options = Options::default().without_display_text().without_domain_literal().with_required_tld();
        match EmailAddress::parse_with_options(&address, options) {
            Ok(_) => Ok(Self(address)),
            Err(_) => Err(FieldError::Email),
        }
    }

    /// The canonical form: what is stored, compared and sent to other systems.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The whole in lower case, for uniqueness: `Ana@x.fr` and `ana@x.fr` sign in as one user.
    pub fn folded(&self) -> String {
        self.0.to_lowercase()
    }

    /// The part behind the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

/// A local part without quotes, or with quotes around atoms (RFC 5322, § 3.2.3) that would do without them.
fn is_plain(local: &str) -> bool {
    let Some(quoted) = local.strip_prefix('"') else { return true };
    quoted.strip_suffix('"').unwrap_or_default().split('.').all(is_atom)
}

fn is_atom(part: &str) -> bool {
    let is_of_atoms = |c: char| c.is_ascii_alphanumeric() || !c.is_ascii() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    !part.is_empty() && part.chars().all(is_of_atoms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_local_part_and_lowers_the_domain() {
        let email = Email::parse("  Ana.Roche+devis@Example.FR ").unwrap();
        assert_eq!(email.as_str(), "Ana.Roche+devis@example.fr");
        assert_eq!(email.folded(), "ana.roche+devis@example.fr");
        assert_eq!(email.domain(), "example.fr");
        assert!(Email::parse("o'neil@bücher.example").is_ok());
    }

    #[test]
    fn refuses_what_no_server_accepts() {
        assert_eq!(Email::parse("\u{a0}"), Err(FieldError::Required));
        let long = format!("{}@example.fr", "a".repeat(250));
        for typed in [
            "ana",
            "@example.fr",
            "ana@",
            "ana@localhost",
            "ana@@example.fr",
            "a b@example.fr",
            "ana@exa mple.fr",
            "Ana <ana@example.fr>",
            "ana@example.fr,bob@example.fr",
            "ana@[127.0.0.1]",
            "ana@example..fr",
            "a\n@x.fr",
            "\"<script>\"@x.fr",
            "\"a(b)\"@x.fr",
            "\"ana..roche\"@x.fr",
            "\"a\\\"b\"@x.fr",
            "\"ana@x.fr\"@x.fr",
            long.as_str(),
        ] {
            assert_eq!(Email::parse(typed), Err(FieldError::Email), "{typed}");
        }
        assert!(Email::parse("\"ana.roche\"@x.fr").is_ok());
    }

    #[test]
    fn an_address_that_was_taken_before_is_still_read() {
        let odd = "\"<script>\"@x.fr";
        assert_eq!(Email::kept(odd).map(|email| email.to_string()), Ok(odd.to_owned()));
        let json = serde_json::to_string(odd).unwrap();
        assert_eq!(serde_json::from_str::<Email>(&json).unwrap().as_str(), odd);
        assert_eq!(Email::kept("ana"), Err(FieldError::Email));
    }
}
