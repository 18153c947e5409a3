//! Addresses of web sites.

use super::canonical::canonical_text;
use crate::error::FieldError;

/// Longer addresses break in browsers and mail programs.
const MAX: u32 = 2048;

/// The site of a client: an `http` or `https` address, safe to put behind a link.
///
/// Other schemes (`javascript:`, `data:`) would run in the page of whoever clicks, and a name before the host
/// (`https://bank.fr@evil.example`) deceives the eye, so both are refused. Letters of any script are accepted in the host.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Website(String);

canonical_text!(Website);

impl Website {
    /// Parses an address; without a scheme, `https` is meant. The host is kept in lower case, a bare `/` is dropped.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let typed = typed.trim_matches(|c: char| c.is_whitespace() || c == '\u{200B}' || c == '\u{FEFF}');
        if typed.is_empty() {
            return Err(FieldError::Required);
        }
        if typed.chars().any(is_unsafe) {
            return Err(FieldError::Website);
        }
        let (scheme, rest) = split_scheme(typed).ok_or(FieldError::Website)?;
        let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let (host, port) = split_port(authority).ok_or(FieldError::Website)?;
        let host = host.to_lowercase();
        if !is_host(&host) {
            return Err(FieldError::Website);
        }
        let port = match (scheme, port) {
            (_, None) | ("https", Some(443)) | ("http", Some(80)) => String::new(),
            (_, Some(port)) => format!(":{port}"),
        };
        let site = format!("{scheme}://{host}{port}{}", if path == "/" { "" } else { path });
        if site.chars().count() > MAX as usize { Err(FieldError::TooLong { max: MAX }) } else { Ok(Self(site)) }
    }

    /// The host as people say it, without `www.`.
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        let host = &rest[..rest.find(['/', '?', '#', ':']).unwrap_or(rest.len())];
        host.strip_prefix("www.").filter(|bare| bare.contains('.')).unwrap_or(host)
    }
}

/// Nothing that ends an attribute, hides or turns text around, or means another thing to another parser.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(c, '\\' | '"' | '<' | '>' | '`' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// The scheme and what follows its slashes.
fn split_scheme(typed: &str) -> Option<(&'static str, &str)> {
    let known = |name: &str| match name.to_ascii_lowercase().as_str() {
        "http" => Some("http"),
        "https" => Some("https"),
        _ => None,
    };
    // A `://` behind the path belongs to the path: `example.com/?to=https://example.org`.
    match typed.split_once("://") {
        Some((name, rest)) if !name.contains(['/', '?', '#']) => known(name).map(|scheme| (scheme, rest)),
        _ => Some(("https", typed.strip_prefix("//").unwrap_or(typed))),
    }
}

/// Host and port; nothing when the port is not one, or when someone stands before an `@`.
fn split_port(authority: &str) -> Option<(&str, Option<u16>)> {
    match authority.split_once(':') {
        None => Some((authority, None)),
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => {
            port.parse().ok().filter(|port| *port != 0).map(|port| (host, Some(port)))
        }
        Some(_) => None,
    }
}

/// Two labels at least, of letters, digits and inner dashes (RFC 1123, § 2.1); the last is no number, so an IP address
/// is not a host here.
fn is_host(host: &str) -> bool {
    let mut labels = host.split('.');
    let top_level = labels.next_back().unwrap_or_default();
    host.contains('.')
        && host.len() <= 253
        && host.split('.').all(is_label)
        && top_level.chars().any(|c| !c.is_ascii_digit())
}

fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label.len() <= 63
        && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn completes_what_is_typed() {
        for (typed, canonical, host) in [
            ("example.com", "https://example.com", "example.com"),
            (" HTTP://WWW.Example.com/ ", "http://www.example.com", "example.com"),
            ("//example.com/a?b=c#D", "https://example.com/a?b=c#D", "example.com"),
            ("https://Éditions-Été.fr/Page", "https://éditions-été.fr/Page", "éditions-été.fr"),
            ("example.com:8080/x", "https://example.com:8080/x", "example.com"),
            ("https://example.com:443", "https://example.com", "example.com"),
            ("example.com/?to=https://a.b", "https://example.com/?to=https://a.b", "example.com"),
            ("www.fr", "https://www.fr", "www.fr"),
        ] {
            let site = Website::parse(typed).unwrap();
            assert_eq!((site.as_str(), site.host()), (canonical, host));
        }
    }

    #[test]
    fn refuses_what_would_harm_or_lead_nowhere() {
        assert_eq!(Website::parse(""), Err(FieldError::Required));
        for typed in [
            "javascript:alert(1)",
            "javascript://example.com/%0aalert(1)",
            "data:text/html,x",
            "ftp://example.com",
            "https://user:pass@example.com",
            "user@example.com",
            "localhost",
            "http://192.168.1.1",
            "exa mple.com",
            "https://",
            "https://.com",
            "https://-a.com",
            "https://a..com",
            "example.com:99999",
            "a.com\\@b.com",
            "a.com/\u{202e}",
            "https://[::1]/",
            "a.com\"onclick=",
        ] {
            assert_eq!(Website::parse(typed), Err(FieldError::Website), "{typed}");
        }
        let long = format!("example.com/{}", "a".repeat(2048));
        assert_eq!(Website::parse(&long), Err(FieldError::TooLong { max: 2048 }));
    }
}
