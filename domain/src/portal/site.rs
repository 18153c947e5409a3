//! Sites that may hold the portal in a frame.

use serde::{Deserialize, Serialize};

use crate::error::{FieldError, FieldErrors};
use crate::text::written_as_text;

/// The most sites of a company: each stands in the headers of every page.
pub const MOST_SITES: usize = 20;
/// The longest name of a host (RFC 1035).
const LONGEST_HOST: usize = 253;
/// The longest part of one.
const LONGEST_LABEL: usize = 63;
/// The machine itself, where a site is tried out without a certificate.
const NEAR: [&str; 2] = ["localhost", "127.0.0.1"];

/// A site, as browsers name where a page comes from: scheme, host, and a port that is not the usual one. There are no patterns: who may
/// frame is exactly who is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site(String);

impl Site {
    /// Parses an origin. `http` is for this machine alone: anybody on the way could put a page of theirs in place of another.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let typed = typed.trim().to_ascii_lowercase();
        if typed.is_empty() {
            return Err(FieldError::Required);
        }
        let (scheme, rest) = typed.split_once("://").ok_or(FieldError::Site)?;
        // As it stands in the address bar.
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let (host, port) = match rest.split_once(':') {
            Some((host, port)) => (host, Some(read_port(port)?)),
            None => (rest, None),
        };
        let is_near = NEAR.contains(&host);
        if !is_near && !is_name(host) {
            return Err(FieldError::Site);
        }
        let usual = match scheme {
            "https" => 443,
            "http" if is_near => 80,
            "http" => return Err(FieldError::NotHttps),
            _ => return Err(FieldError::Site),
        };
        let port = port.filter(|port| *port != usual).map(|port| format!(":{port}")).unwrap_or_default();
        Ok(Self(format!("{scheme}://{host}{port}")))
    }

    /// The origin, as browsers write it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

written_as_text!(Site; parse = Self::parse, text = Self::as_str);

/// The sites of a company as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SitesForm {
    /// One a line.
    pub sites: String,
}

impl SitesForm {
    /// Each once, in the order in which they were typed.
    pub fn parse(&self) -> Result<Vec<Site>, FieldErrors> {
        let mut sites: Vec<Site> = Vec::new();
        for line in self.sites.lines().filter(|line| !line.trim().is_empty()) {
            let site = Site::parse(line).map_err(|error| FieldErrors::one("sites", error))?;
            if !sites.contains(&site) {
                sites.push(site);
            }
            if sites.len() > MOST_SITES {
                let max = u32::try_from(MOST_SITES).unwrap_or(u32::MAX);
                return Err(FieldErrors::one("sites", FieldError::TooMany { max }));
            }
        }
        Ok(sites)
    }

    /// The input that shows sites.
    #[must_use]
    pub fn of(sites: &[Site]) -> Self {
        Self { sites: sites.iter().map(Site::as_str).collect::<Vec<_>>().join("\n") }
    }
}

/// Names of the public network, in the letters that browsers send.
fn is_name(host: &str) -> bool {
    let is_label = |label: &str| {
        let is_plain = label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        !label.is_empty()
            && label.len() <= LONGEST_LABEL
            && is_plain
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let is_domain = host.rsplit_once('.').is_some_and(|(_, last)| last.bytes().any(|byte| byte.is_ascii_lowercase()));
    host.len() <= LONGEST_HOST && is_domain && host.split('.').all(is_label)
}

fn read_port(typed: &str) -> Result<u16, FieldError> {
    let is_number = (1..=5).contains(&typed.len()) && typed.bytes().all(|byte| byte.is_ascii_digit());
    let port = typed.parse::<u16>().ok().filter(|port| is_number && *port > 0);
    port.ok_or(FieldError::Site)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_an_origin_and_nothing_else() {
        for (typed, kept) in [
            ("https://www.exemple.fr", "https://www.exemple.fr"),
            (" HTTPS://Www.Exemple.FR/ ", "https://www.exemple.fr"),
            ("https://www.exemple.fr:443", "https://www.exemple.fr"),
            ("https://www.exemple.fr:8443/", "https://www.exemple.fr:8443"),
            ("https://xn--clientle-50a.example", "https://xn--clientle-50a.example"),
            ("http://localhost:4000", "http://localhost:4000"),
            ("http://127.0.0.1:80", "http://127.0.0.1"),
        ] {
            assert_eq!(Site::parse(typed).unwrap().as_str(), kept, "{typed}");
        }
        assert_eq!(Site::parse("http://www.exemple.fr"), Err(FieldError::NotHttps));
        for typed in [
            "www.exemple.fr",
            "https://*.exemple.fr",
            "https://*",
            "*",
            "https://exemple",
            "https://exemple.fr/boutique",
            "https://exemple.fr?x",
            "https://u@exemple.fr",
            "https://exemple.fr:0",
            "https://exemple.fr:99999",
            "https://exemple.fr:+44",
            "https://exemple.fr:",
            "https://exemple.fr; script-src *",
            "https://exemple.fr https://evil.example",
            "https://exemple.fr'",
            "https://-a.fr",
            "https://a..fr",
            "https://192.168.1.4",
            "https://[::1]",
            "https://clientèle.example",
            "javascript://exemple.fr",
            "data:text/html,x",
            "null",
            "'self'",
        ] {
            assert_eq!(Site::parse(typed), Err(FieldError::Site), "{typed}");
        }
    }

    #[test]
    fn sites_are_each_kept_once_and_are_few() {
        let form = |sites: &str| SitesForm { sites: sites.to_owned() };
        let read = form("https://a.example\n\n  https://b.example/\r\nhttps://A.example").parse().unwrap();
        assert_eq!(SitesForm::of(&read), form("https://a.example\nhttps://b.example"));
        assert_eq!(form(" \n").parse().unwrap(), []);
        let many = (0..=MOST_SITES).map(|n| format!("https://n{n}.example")).collect::<Vec<_>>().join("\n");
        assert_eq!(form(&many).parse().unwrap_err().at("sites"), Some(&FieldError::TooMany { max: 20 }));
        assert!(form("https://a.example\nevil").parse().unwrap_err().at("sites").is_some());
    }
}
