//! What a company's own back end says, signed, of who is before its page: a JSON Web Token (RFC 7519) with HMAC-SHA-256.
//!
//! Nothing of a token is chosen by who wrote it but what it says: there is one algorithm, one audience and one key, the company's. A token
//! lives for minutes and is good for once.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::identifiers::Email;
use crate::ids::CompanyId;

/// The longest that a token may live.
pub const LONGEST_LIFE: TimeDelta = TimeDelta::minutes(5);
/// Clocks of two machines differ by less.
const SAME_CLOCK: TimeDelta = TimeDelta::seconds(30);
/// The longest token.
const LONGEST: usize = 4_096;
/// Shorter names of tokens come twice by chance.
const SHORTEST_NAME: usize = 16;
/// The longest.
const LONGEST_NAME: usize = 128;
/// The longest number of a client.
const LONGEST_NUMBER: usize = 50;

/// Whom a token is for: the portal of this company.
#[must_use]
pub fn audience(company: CompanyId) -> String {
    format!("clientele-portal:{company}")
}

/// A token that was taken apart. What it says is not believed before its signature is checked.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedToken<'a> {
    /// What is signed.
    pub signed: &'a str,
    /// The signature.
    pub signature: Vec<u8>,
    claims: Claims,
}

/// Who is there, as the company says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asserted {
    /// The contact's e-mail.
    pub email: Option<Email>,
    /// The number of the client.
    pub number: Option<String>,
    /// The name of the token, which is good for once.
    pub name: String,
    /// When nobody needs to remember it any more.
    pub forgotten_at: DateTime<Utc>,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    #[serde(default)]
    crit: Option<serde_json::Value>,
}

#[derive(Clone, PartialEq, Eq, Deserialize)]
struct Claims {
    aud: String,
    iat: i64,
    exp: i64,
    jti: String,
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    number: Option<String>,
}

impl std::fmt::Debug for SignedToken<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignedToken(…)")
    }
}

impl<'a> SignedToken<'a> {
    /// Takes a token apart; nothing where it is none of ours, or asks for another algorithm.
    #[must_use]
    pub fn read(token: &'a str) -> Option<Self> {
        if token.len() > LONGEST {
            return None;
        }
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        let header: Header = part(header)?;
        if header.alg != "HS256" || header.crit.is_some() {
            return None;
        }
        Some(Self { signed, signature: URL_SAFE_NO_PAD.decode(signature).ok()?, claims: part(claims)? })
    }

    /// What it says, if it is for this company and of now. To be called once the signature is checked.
    #[must_use]
    pub fn judged(self, company: CompanyId, now: DateTime<Utc>) -> Option<Asserted> {
        let Claims { aud, iat, exp, jti, email, number } = self.claims;
        let (begins, ends) = (DateTime::from_timestamp(iat, 0)?, DateTime::from_timestamp(exp, 0)?);
        let is_of_now = begins <= now + SAME_CLOCK && now < ends;
        let is_short = begins < ends && ends - begins <= LONGEST_LIFE;
        let is_plain = jti.bytes().all(|byte| byte.is_ascii_graphic());
        let is_named = is_plain && (SHORTEST_NAME..=LONGEST_NAME).contains(&jti.len());
        let email = email.map(|email| Email::parse(&email)).transpose().ok()?;
        let number = number.map(|number| number.trim().to_owned()).filter(|number| !number.is_empty());
        let is_number = number.as_ref().is_none_or(|number| number.chars().count() <= LONGEST_NUMBER);
        let is_somebody = email.is_some() || number.is_some();
        let is_ours = aud == audience(company);
        (is_ours && is_of_now && is_short && is_named && is_number && is_somebody).then(|| Asserted {
            email,
            number,
            name: jti,
            forgotten_at: ends + SAME_CLOCK,
        })
    }
}

fn part<T: DeserializeOwned>(encoded: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(encoded).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const COMPANY: CompanyId = CompanyId(Uuid::from_u128(7));

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap()
    }

    fn token(header: &str, claims: &str) -> String {
        format!("{}.{}.c2ln", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims))
    }

    fn claims(change: impl FnOnce(&mut serde_json::Value)) -> String {
        let mut claims = serde_json::json!({
            "aud": audience(COMPANY), "iat": 1_800_000_000, "exp": 1_800_000_300, "jti": "0123456789abcdef",
            "email": "ana@roche.example",
        });
        change(&mut claims);
        token(r#"{"alg":"HS256","typ":"JWT"}"#, &claims.to_string())
    }

    fn judged(token: &str) -> Option<Asserted> {
        SignedToken::read(token)?.judged(COMPANY, now())
    }

    #[test]
    fn a_token_says_who_is_there() {
        let said = judged(&claims(|_| ())).unwrap();
        assert_eq!(said.email.unwrap().as_str(), "ana@roche.example");
        assert_eq!((said.number, said.name.as_str()), (None, "0123456789abcdef"));
        let said = judged(&claims(|claims| {
            claims["number"] = " C-00042 ".into();
            claims["email"] = serde_json::Value::Null;
        }));
        assert_eq!(said.unwrap().number.as_deref(), Some("C-00042"));
    }

    #[test]
    fn what_is_old_long_nameless_or_for_others_says_nothing() {
        let wrong: [fn(&mut serde_json::Value); 11] = [
            |claims| claims["aud"] = audience(CompanyId(Uuid::from_u128(8))).into(),
            |claims| claims["exp"] = 1_800_000_301.into(),
            |claims| claims["exp"] = 1_800_000_000.into(),
            |claims| claims["iat"] = 1_800_000_031.into(),
            |claims| {
                claims["iat"] = 1_799_999_600.into();
                claims["exp"] = 1_799_999_900.into();
            },
            |claims| claims["exp"] = i64::MAX.into(),
            |claims| claims["jti"] = "short".into(),
            |claims| claims["jti"] = "0123456789abcde\u{e9}".into(),
            |claims| claims["email"] = "nobody".into(),
            |claims| claims["email"] = serde_json::Value::Null,
            |claims| claims["iat"] = "1800000000".into(),
        ];
        for (at, change) in wrong.into_iter().enumerate() {
            assert_eq!(judged(&claims(change)), None, "{at}");
        }
    }

    #[test]
    fn there_is_one_algorithm() {
        let body = r#"{"aud":"a","iat":1,"exp":2,"jti":"0123456789abcdef"}"#;
        let others = [r#"{"alg":"none"}"#, r#"{"alg":"HS512"}"#, r#"{"alg":"HS256","crit":["b64"]}"#, "{}"];
        for header in others {
            assert_eq!(SignedToken::read(&token(header, body)), None, "{header}");
        }
        let whole = token(r#"{"alg":"HS256"}"#, body);
        assert!(SignedToken::read(&whole).is_some());
        for broken in ["", ".", "..", "a.b", "a.b.c", &format!("{whole}="), &"a".repeat(5_000)] {
            assert_eq!(SignedToken::read(broken), None);
        }
    }
}
