//! Who is asked for addresses while one types, if anybody is (A6.5: « saisie automatique », a setting).

use serde::{Deserialize, Serialize};

use crate::error::{FieldError, FieldErrors};
use crate::geo::Country;
use crate::identifiers::Website;
use crate::text::written_as_text;

/// The Base Adresse Nationale, as the Géoplateforme of the IGN serves it; it asks for no account.
const BAN: &str = "https://data.geopf.fr/geocodage";
/// Longer addresses are mistakes.
const LONGEST: u32 = 200;

/// Who is asked. What is typed into the street of an address is sent there, and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum AddressService {
    /// Nobody: nothing that is typed leaves before it is saved.
    #[default]
    Off,
    /// The French state's Base Adresse Nationale.
    Ban,
    /// A service that speaks the same protocol.
    Other(ServiceUrl),
}

/// Where addresses are suggested; what a form needs to know of the setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Suggests {
    /// Nowhere.
    Nowhere,
    /// In France, overseas included.
    InFrance,
    /// In whatever country the service knows.
    Anywhere,
}

impl AddressService {
    /// Parses a stored setting: `off`, `ban` or the address of another service.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        match text.trim() {
            "off" => Ok(Self::Off),
            "ban" => Ok(Self::Ban),
            url => ServiceUrl::parse(url).map(Self::Other),
        }
    }

    /// The setting as it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Off => "off",
            Self::Ban => "ban",
            Self::Other(url) => url.as_str(),
        }
    }

    /// What its addresses begin with; `None` when nobody is asked.
    #[must_use]
    pub fn base(&self) -> Option<&str> {
        match self {
            Self::Off => None,
            Self::Ban => Some(BAN),
            Self::Other(url) => Some(url.as_str()),
        }
    }

    /// Where it suggests addresses.
    #[must_use]
    pub const fn suggests(&self) -> Suggests {
        match self {
            Self::Off => Suggests::Nowhere,
            Self::Ban => Suggests::InFrance,
            Self::Other(_) => Suggests::Anywhere,
        }
    }
}

impl Suggests {
    /// Whether an address of this country may be asked for. The Base Adresse Nationale knows others, but none of their streets.
    #[must_use]
    pub fn knows(self, country: Country) -> bool {
        let is_french =
            ["FR", "GP", "MQ", "GF", "RE", "YT", "BL", "MF", "PM", "NC", "PF", "WF"].contains(&country.as_str());
        match self {
            Self::Nowhere => false,
            Self::InFrance => is_french,
            Self::Anywhere => true,
        }
    }
}

/// The address of a service: `https`, since what one types is sent there. A service of the same machine may go without; whether a company
/// may name one is the operator's affair.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ServiceUrl(String);

impl ServiceUrl {
    /// Parses an address without query; a slash at its end is dropped.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let typed = typed.trim().trim_end_matches('/');
        if typed.chars().count() > LONGEST as usize {
            return Err(FieldError::TooLong { max: LONGEST });
        }
        if let Some(rest) = typed.strip_prefix("http://") {
            return if is_here(rest) { Ok(Self(typed.to_owned())) } else { Err(FieldError::NotHttps) };
        }
        let site = Website::parse(typed)?;
        if site.as_str().contains(['?', '#']) { Err(FieldError::Website) } else { Ok(Self(site.as_str().to_owned())) }
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

written_as_text!(AddressService; parse = Self::parse, text = Self::as_str);
written_as_text!(ServiceUrl; parse = Self::parse, text = Self::as_str);

/// Whether an address without its scheme is of this machine.
fn is_here(rest: &str) -> bool {
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (host, port) = authority.split_once(':').unwrap_or((authority, "80"));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.');
    matches!(host, "localhost" | "127.0.0.1") && port.parse::<u16>().is_ok() && path.chars().all(is_plain)
}

/// The setting as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AddressServiceForm {
    /// `off`, `ban` or `other`.
    pub service: String,
    /// The address of the other one.
    pub url: String,
}

impl AddressServiceForm {
    /// Every value checked, or every error. The address counts for another service alone.
    pub fn parse(&self) -> Result<AddressService, FieldErrors> {
        match self.service.trim() {
            "off" => Ok(AddressService::Off),
            "ban" => Ok(AddressService::Ban),
            "other" => {
                ServiceUrl::parse(&self.url).map(AddressService::Other).map_err(|error| FieldErrors::one("url", error))
            }
            _ => Err(FieldErrors::one("service", FieldError::NotAChoice)),
        }
    }

    /// The inputs that show a setting.
    #[must_use]
    pub fn of(service: &AddressService) -> Self {
        let (service, url) = match service {
            AddressService::Off => ("off", ""),
            AddressService::Ban => ("ban", ""),
            AddressService::Other(url) => ("other", url.as_str()),
        };
        Self { service: service.to_owned(), url: url.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(service: &str, url: &str) -> AddressServiceForm {
        AddressServiceForm { service: service.into(), url: url.into() }
    }

    #[test]
    fn the_setting_is_read_and_shown_again_the_same() {
        for typed in [form("off", ""), form("ban", ""), form("other", "https://addok.example.fr/api")] {
            let read = typed.parse().unwrap();
            assert_eq!(AddressServiceForm::of(&read), typed);
            let json = serde_json::to_string(&read).unwrap();
            assert_eq!(serde_json::from_str::<AddressService>(&json).unwrap(), read);
            assert_eq!(AddressService::parse(read.as_str()), Ok(read));
        }
        assert_eq!(form("", "").parse().unwrap_err().at("service"), Some(&FieldError::NotAChoice));
        assert_eq!(form("other", " ").parse().unwrap_err().at("url"), Some(&FieldError::Required));
        assert_eq!(form("ban", "http://left.over").parse(), Ok(AddressService::Ban));
        assert_eq!(AddressService::default().base(), None);
    }

    #[test]
    fn what_is_typed_is_sent_by_https_alone() {
        let parse = |typed: &str| ServiceUrl::parse(typed).map(|url| url.as_str().to_owned());
        assert_eq!(parse(" https://Addok.example.fr/ "), Ok("https://addok.example.fr".to_owned()));
        assert_eq!(parse("addok.example.fr"), Ok("https://addok.example.fr".to_owned()));
        assert_eq!(parse("http://127.0.0.1:7878/ban"), Ok("http://127.0.0.1:7878/ban".to_owned()));
        for typed in [
            "http://addok.example.fr",
            "http://127.0.0.1.evil.example",
            "http://user@localhost/",
            "http://localhost:99999",
        ] {
            assert_eq!(parse(typed), Err(FieldError::NotHttps), "{typed}");
        }
        for typed in [
            "https://192.168.1.1",
            "ftp://a.example",
            "https://a.example/?key=1",
            "https://u:p@a.example",
            "https://a.example/#x",
        ] {
            assert_eq!(parse(typed), Err(FieldError::Website), "{typed}");
        }
        assert_eq!(parse(&format!("https://a.example/{}", "a".repeat(200))), Err(FieldError::TooLong { max: 200 }));
    }

    #[test]
    fn the_french_base_knows_french_streets() {
        let country = |code: &str| Country::parse(code).unwrap();
        assert!(
            AddressService::Ban.suggests().knows(country("RE")) && !AddressService::Ban.suggests().knows(country("BE"))
        );
        assert!(!AddressService::Off.suggests().knows(Country::FRANCE));
        assert!(Suggests::Anywhere.knows(country("BE")));
    }
}
