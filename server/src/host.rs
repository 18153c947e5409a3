//! By which name the server is asked. A page of another site whose name leads to this machine (DNS rebinding) asks by its own.

use std::net::IpAddr;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, HOST};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kit::words::{td_string, words_in};

use crate::state::AppState;
use crate::{refusals, visitor};

/// Refuses what is asked by a name that is neither the public address's nor this machine's own, and says which setting would take it.
pub async fn check(State(state): State<AppState>, request: Request<Body>, next: Next) -> Response {
    if is_ours(asked(request.uri(), request.headers()), &state.config.public_url()) {
        return next.run(request).await;
    }
    refusals::unread(&state, &request, asked(request.uri(), request.headers()));
    let l = words_in(visitor::language(request.headers(), state.config.is_https()));
    let text = td_string!(l, errors.misdirected, setting = "CLIENTELE_PUBLIC_URL", address = state.config.public_url());
    let plain = [(CONTENT_TYPE, "text/plain; charset=utf-8")];
    (StatusCode::MISDIRECTED_REQUEST, plain, format!("{text}\n")).into_response()
}

/// The host that a request names; a client before HTTP/1.1 may name none.
fn asked<'a>(uri: &'a Uri, headers: &'a HeaderMap) -> Option<&'a str> {
    let named = headers.get_all(HOST).iter().collect::<Vec<_>>();
    match (uri.host(), named.as_slice()) {
        (Some(host), _) => Some(host),
        (None, [host]) => host.to_str().ok(),
        _ => None,
    }
}

fn is_ours(asked: Option<&str>, public_url: &str) -> bool {
    let public = public_url.split_once("://").map_or(public_url, |(_, host)| host);
    asked.is_some_and(|asked| is_loopback(asked) || name(asked).eq_ignore_ascii_case(name(public)))
}

/// Whether a host, with or without its port, is this machine by whatever name.
#[must_use]
pub fn is_loopback(host: &str) -> bool {
    let name = name(host);
    let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    let labels = name.to_ascii_lowercase();
    address.is_ok_and(|address| address.to_canonical().is_loopback())
        || labels == "localhost"
        || labels.ends_with(".localhost")
}

/// A host without its port and without the dot that ends a full name.
fn name(host: &str) -> &str {
    let end = host.rfind(']').map_or(0, |bracket| bracket + 1);
    let port = host[end..].find(':').map_or(host.len(), |colon| end + colon);
    host[..port].strip_suffix('.').unwrap_or(&host[..port])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_names_are_the_public_one_and_this_machines() {
        let public = "https://Clients.example.fr";
        for host in ["clients.example.fr", "clients.example.fr:443", "CLIENTS.example.fr.", "localhost:3000"] {
            assert!(is_ours(Some(host), public), "{host}");
        }
        for host in ["127.0.0.1", "127.8.8.8:80", "[::1]:3000", "[::ffff:127.0.0.1]", "cink.localhost:3000"] {
            assert!(is_ours(Some(host), public), "{host}");
        }
        for host in
            ["evil.example", "clients.example.fr.evil.example", "192.168.1.4:3000", "localhost.evil.example", ""]
        {
            assert!(!is_ours(Some(host), public), "{host}");
        }
        assert!(!is_ours(None, public));
        assert!(is_ours(Some("192.168.1.4:3000"), "http://192.168.1.4:3000"));
    }

    #[test]
    fn two_hosts_are_none() {
        let mut headers = HeaderMap::new();
        headers.append(HOST, "localhost".parse().unwrap());
        assert_eq!(asked(&Uri::from_static("/clients"), &headers), Some("localhost"));
        headers.append(HOST, "evil.example".parse().unwrap());
        assert_eq!(asked(&Uri::from_static("/clients"), &headers), None);
        assert_eq!(asked(&Uri::from_static("http://evil.example/clients"), &headers), Some("evil.example"));
    }
}
