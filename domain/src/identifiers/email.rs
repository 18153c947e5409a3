//! E-mail addresses.

use super::canonical::canonical_text;
use crate::error::FieldError;
use email_address::{EmailAddress, Options};

/// The longest address that can be delivered to (RFC 5321, § 4.5.3.1.3, less the angle brackets).
const MAX: usize = 254;

/// An address that a message can be sent to (RFC 5321): a local part and a domain with a dot.
///
/// The domain is kept in lower case. The local part keeps its case, which the receiving server alone may ignore; two
/// addresses are the same person's when [`folded`](Self::folded) is equal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Email(String);

canonical_text!(Email);

impl Email {
    /// Parses an address, alone: neither a display name nor a second address, which would reach someone unexpected.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
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

    /// The whole in lower case, for uniqueness: `Ana@x.fr` and `ana@x.fr` sign in as one user.
    pub fn folded(&self) -> String {
        self.0.to_lowercase()
    }

    /// The part behind the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
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
            long.as_str(),
        ] {
            assert_eq!(Email::parse(typed), Err(FieldError::Email), "{typed}");
        }
    }
}
