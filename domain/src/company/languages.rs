//! The languages that a company offers for its clients, in the order that its forms show them (A3.6).

use serde::{Deserialize, Serialize};

use crate::error::FieldError;
use crate::geo::LanguageCode;
use crate::text::written_as_text;

/// At least one of those that there are, none twice. It is stored as `fr en de`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientLanguages(Vec<LanguageCode>);

/// What is done to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LanguageChange {
    /// A language is offered at a place, from 0; beyond the end is the end. One that is offered already moves there.
    Offer {
        /// The language.
        code: LanguageCode,
        /// Its place.
        at: u32,
    },
    /// A language is offered no more; clients that have it keep it.
    Withdraw {
        /// The language.
        code: LanguageCode,
    },
}

impl Default for ClientLanguages {
    /// Both that the screens are written in: clients of most companies read one of them.
    fn default() -> Self {
        Self(vec![LanguageCode::FRENCH, LanguageCode::ENGLISH])
    }
}

impl ClientLanguages {
    /// Parses stored ones.
    pub fn parse(stored: &str) -> Result<Self, FieldError> {
        let mut codes = Vec::new();
        for code in stored.split_whitespace() {
            let code = LanguageCode::parse(code)?;
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        if codes.is_empty() { Err(FieldError::Required) } else { Ok(Self(codes)) }
    }

    /// All of them, in order.
    #[must_use]
    pub fn codes(&self) -> &[LanguageCode] {
        &self.0
    }

    /// Whether it is one of them.
    #[must_use]
    pub fn offers(&self, code: &str) -> bool {
        self.0.iter().any(|offered| offered.as_str() == code)
    }

    /// What becomes of them. The last one is not withdrawn: a form would have nothing to offer.
    pub fn after(&self, change: LanguageChange) -> Result<Self, FieldError> {
        let (LanguageChange::Offer { code, .. } | LanguageChange::Withdraw { code }) = change;
        let mut codes: Vec<LanguageCode> = self.0.iter().copied().filter(|offered| *offered != code).collect();
        if let LanguageChange::Offer { at, .. } = change {
            let at = usize::try_from(at).unwrap_or(usize::MAX).min(codes.len());
            codes.insert(at, code);
        }
        if codes.is_empty() { Err(FieldError::TooFew { min: 1 }) } else { Ok(Self(codes)) }
    }

    fn written(&self) -> String {
        self.0.iter().map(|code| code.as_str()).collect::<Vec<_>>().join(" ")
    }
}

written_as_text!(ClientLanguages; parse = Self::parse, text = Self::written);

#[cfg(test)]
mod tests {
    use super::*;

    fn code(code: &str) -> LanguageCode {
        LanguageCode::parse(code).unwrap()
    }

    fn offer(of: &str, at: u32) -> LanguageChange {
        LanguageChange::Offer { code: code(of), at }
    }

    #[test]
    fn french_and_english_come_first_until_the_company_says_otherwise() {
        let usual = ClientLanguages::default();
        assert_eq!(usual.to_string(), "fr en");
        assert!(usual.offers("en") && !usual.offers("de") && !usual.offers(""));
        let more = usual.after(offer("de", 9)).unwrap().after(offer("es", 9)).unwrap();
        assert_eq!(more.to_string(), "fr en de es");
        assert_eq!(more.after(offer("es", 0)).unwrap().to_string(), "es fr en de", "offered again, it moves");
        assert_eq!(more.after(offer("fr", 2)).unwrap().to_string(), "en de fr es");
    }

    #[test]
    fn one_is_always_left() {
        let withdraw = |from: &ClientLanguages, of: &str| from.after(LanguageChange::Withdraw { code: code(of) });
        let french = withdraw(&ClientLanguages::default(), "en").unwrap();
        assert_eq!(withdraw(&french, "de"), Ok(french.clone()), "what is not offered is withdrawn already");
        assert_eq!(withdraw(&french, "fr"), Err(FieldError::TooFew { min: 1 }));
    }

    #[test]
    fn what_is_stored_reads_as_it_was() {
        let more = ClientLanguages::default().after(offer("pt", 1)).unwrap();
        assert_eq!(ClientLanguages::parse(&more.to_string()), Ok(more.clone()));
        let json = serde_json::to_string(&more).unwrap();
        assert_eq!((json.as_str(), serde_json::from_str::<ClientLanguages>(&json).unwrap()), (r#""fr pt en""#, more));
        assert_eq!(ClientLanguages::parse("fr fr en").map(|read| read.to_string()), Ok("fr en".to_owned()));
        assert_eq!(ClientLanguages::parse(" "), Err(FieldError::Required));
        assert_eq!(ClientLanguages::parse("fr xx"), Err(FieldError::Language));
    }
}
