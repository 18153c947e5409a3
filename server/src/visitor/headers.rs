//! What the head of a request says of whoever asks.

use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::{HeaderMap, HeaderName, Uri};
use domain::format::Language;
use domain::ids::CompanyId;
use kit::company;
use kit::session::language_cookie;
use uuid::Uuid;

/// The company that the page is of which makes the call: named by a header, or in the address of what the browser asks for by itself. One
/// that is no id is nobody's.
pub fn page_company(headers: &HeaderMap, uri: &Uri) -> Option<CompanyId> {
    let in_address = || {
        let query = uri.query()?;
        query.split('&').find_map(|pair| pair.strip_prefix(company::PARAMETER)?.strip_prefix('='))
    };
    let named = headers.get(company::HEADER).map(|value| value.to_str().unwrap_or_default()).or_else(in_address)?;
    Some(named.parse().unwrap_or(CompanyId(Uuid::nil())))
}

/// The language of a visitor who is not known: the one chosen, else the browser's.
pub fn language(headers: &HeaderMap, is_https: bool) -> Language {
    let chosen = cookie(headers, language_cookie(is_https)).and_then(|chosen| Language::parse(&chosen).ok());
    chosen.unwrap_or_else(|| accepted(headers))
}

/// The value of a cookie.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(cookie::Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned())
}

/// A header's text; empty when it is not there, or is none.
pub fn text(headers: &HeaderMap, name: HeaderName) -> &str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// The browser's first language that we speak; French otherwise.
fn accepted(headers: &HeaderMap) -> Language {
    let mut wanted: Vec<(f32, Language)> = text(headers, ACCEPT_LANGUAGE)
        .split(',')
        .filter_map(|part| {
            let mut pieces = part.split(';');
            let tag = pieces.next()?.trim();
            let quality = pieces.find_map(|piece| piece.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
            Language::parse(tag.split('-').next()?).ok().map(|language| (quality, language))
        })
        .collect();
    wanted.sort_by(|(left, _), (right, _)| right.total_cmp(left));
    wanted.first().map_or(Language::French, |(_, language)| *language)
}

/// A path and query as one value of a query string.
pub fn escape(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte) {
            escaped.push(byte.into());
        } else {
            use std::fmt::Write;
            let _ = write!(escaped, "%{byte:02X}");
        }
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_its_company_in_a_header_or_in_the_address() {
        let id = "0192f0c1-2a34-7bcd-8ef0-123456789abc";
        let none = HeaderMap::new();
        let named = |headers: &HeaderMap, uri: &str| page_company(headers, &uri.parse().unwrap());
        assert_eq!(named(&none, "/api/clients/export.csv?q=a"), None);
        assert_eq!(named(&none, &format!("/api/events?q=a&company={id}")), id.parse().ok());
        let header = HeaderMap::from_iter([(HeaderName::from_static(company::HEADER), id.parse().unwrap())]);
        assert_eq!(named(&header, "/api/clients/create?company=other"), id.parse().ok());
        // Not the session's own, which might be another.
        assert_eq!(named(&none, "/api/events?company=x"), Some(CompanyId(Uuid::nil())));
    }

    #[test]
    fn the_browser_language_decides_before_sign_in() {
        let of = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_LANGUAGE, value.parse().unwrap());
            accepted(&headers)
        };
        assert_eq!(of("en-CA,fr;q=0.8"), Language::English);
        assert_eq!(of("de, fr-CA;q=0.7, en;q=0.3"), Language::French);
        assert_eq!(of("de;q=0.9, en;q=0.8"), Language::English);
        assert_eq!(of("*"), Language::French);
    }
}
