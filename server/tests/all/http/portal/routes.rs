//! The routes of the clients' own door, and whom each is for. One that is not listed here fails.

use std::collections::BTreeSet;

use super::walk::Walked;
use super::walk::Who::{Named, Open, Own, Staff};

/// Where they are.
const SOURCES: [&str; 3] = [
    include_str!("../../../../src/portal.rs"),
    include_str!("../../../../src/portal/embed.rs"),
    include_str!("../../../../src/portal/security.rs"),
];

/// Each with its address and form for Ana, whose things the names in braces are.
pub const ROUTES: &[Walked] = &[
    ("GET", "/portal", "/portal", Own, ""),
    ("GET", "/portal/login", "/portal/login", Open, ""),
    ("POST", "/portal/login", "/portal/login", Open, "email=nobody%40roche.example"),
    ("GET", "/portal/login/password", "/portal/login/password", Open, ""),
    (
        "POST",
        "/portal/login/password",
        "/portal/login/password",
        Open,
        "email=nobody%40roche.example&password=never+chosen",
    ),
    ("GET", "/portal/login/code", "/portal/login/code", Open, ""),
    ("POST", "/portal/login/code", "/portal/login/code", Open, "code=123456"),
    ("GET", "/portal/l/{token}", "/portal/l/{token}", Open, ""),
    ("POST", "/portal/l/{token}", "/portal/l/{token}", Open, ""),
    ("GET", "/portal/d/{token}", "/portal/d/{token}", Open, ""),
    ("POST", "/portal/d/{token}", "/portal/d/{token}", Open, ""),
    ("GET", "/portal/d/{token}/document.pdf", "/portal/d/{token}/document.pdf", Open, ""),
    ("POST", "/portal/client", "/portal/client", Named, "client={client}"),
    ("GET", "/portal/preview/{client}", "/portal/preview/{client}", Staff, ""),
    ("POST", "/portal/logout", "/portal/logout", Open, ""),
    ("GET", "/portal/invoices", "/portal/invoices", Own, ""),
    ("GET", "/portal/quotes", "/portal/quotes", Own, ""),
    ("GET", "/portal/quotes/{id}", "/portal/quotes/{quote}", Named, ""),
    ("POST", "/portal/quotes/{id}", "/portal/quotes/{quote}", Named, "shown=12000&name=Ana&verdict=approved"),
    ("GET", "/portal/sign.js", "/portal/sign.js", Open, ""),
    ("GET", "/portal/documents/{file}", "/portal/documents/{invoice}.pdf", Named, ""),
    ("GET", "/portal/pay", "/portal/pay?invoice={invoice}", Own, ""),
    ("POST", "/portal/pay/card", "/portal/pay/card", Named, "invoice={invoice}"),
    ("GET", "/portal/pay/card/{id}", "/portal/pay/card/{card}", Named, ""),
    ("GET", "/portal/paid", "/portal/paid", Open, ""),
    ("GET", "/portal/paid/{company}/{payment}", "/portal/paid/{company}/{card}", Open, ""),
    ("GET", "/portal/documents.zip", "/portal/documents.zip?from=invoices&id={invoice}", Named, ""),
    ("GET", "/portal/documents.pdf", "/portal/documents.pdf?from=invoices&id={invoice}", Named, ""),
    ("GET", "/portal/payments", "/portal/payments", Own, ""),
    ("GET", "/portal/statement", "/portal/statement", Own, ""),
    ("GET", "/portal/statement.pdf", "/portal/statement.pdf", Own, ""),
    ("GET", "/portal/logo", "/portal/logo", Own, ""),
    ("GET", "/portal/files", "/portal/files", Own, ""),
    ("GET", "/portal/files/{id}", "/portal/files/{kept}", Named, ""),
    ("GET", "/portal/message", "/portal/message", Own, ""),
    ("POST", "/portal/message", "/portal/message", Own, "text=Bonjour"),
    ("GET", "/portal/me", "/portal/me", Own, ""),
    ("POST", "/portal/me", "/portal/me", Own, "version=1&client_version=1&last_name=Autre"),
    ("POST", "/portal/me/address", "/portal/me/address", Own, "client_version=1&line1=2+rue+B"),
    ("GET", "/portal/embedding", "/portal/embedding", Open, ""),
    ("GET", "/portal/security", "/portal/security", Own, ""),
    ("POST", "/portal/security/password", "/portal/security/password", Own, "new=correct+horse+battery"),
    ("POST", "/portal/security/password/remove", "/portal/security/password/remove", Own, ""),
    ("POST", "/portal/security/factor", "/portal/security/factor", Own, ""),
    ("POST", "/portal/security/factor/confirm", "/portal/security/factor/confirm", Own, "code=123456"),
    ("POST", "/portal/security/factor/off", "/portal/security/factor/off", Own, ""),
    ("POST", "/portal/security/factor/codes", "/portal/security/factor/codes", Own, ""),
    ("GET", "/portal/{*rest}", "/portal/nowhere", Open, ""),
    ("GET", "/portal/portal.css", "/portal/portal.css", Open, ""),
    ("GET", "/embed.js", "/embed.js", Open, ""),
    ("GET", "/portal/frame.js", "/portal/frame.js", Open, ""),
    ("POST", "/portal/embed/out", "/portal/embed/out", Open, "session={token}&to=%2Fportal"),
    ("GET", "/portal/embed/{company}", "/portal/embed/{company}", Open, ""),
    ("POST", "/portal/embed/{company}", "/portal/embed/{company}", Open, "email=nobody%40roche.example"),
    ("POST", "/portal/embed/{company}/code", "/portal/embed/{company}/code", Open, "code=12345678&browser={token}"),
    ("POST", "/portal/embed/{company}/factor", "/portal/embed/{company}/factor", Open, "code=123456&browser={token}"),
    ("POST", "/portal/embed/{company}/token", "/portal/embed/{company}/token", Open, "token=a.b.c"),
];

/// The methods and paths in a source: each is one line of its router, or a router of its own, which shows and takes a form.
fn routes_of(source: &str) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for route in source.split(".route(\"").skip(1) {
        let (path, handler) = route.split_once('"').unwrap();
        let handler = handler.split("\n        .").next().unwrap();
        let handler = handler.split("\n}").next().unwrap();
        let (reads, writes) = (handler.contains("get("), handler.contains("post("));
        for (method, is_there) in [("GET", reads || !writes), ("POST", writes || !reads)] {
            found.extend(is_there.then(|| (method, path.to_owned())));
        }
    }
    found
}

#[test]
fn every_route_of_the_door_is_listed() {
    let there: BTreeSet<(&str, String)> = SOURCES.into_iter().flat_map(routes_of).collect();
    let listed: BTreeSet<(&str, String)> =
        ROUTES.iter().map(|(method, route, ..)| (*method, (*route).to_owned())).collect();
    assert_eq!(there.difference(&listed).collect::<Vec<_>>(), Vec::<&(&str, String)>::new(), "say here whom it is for");
    assert_eq!(listed.difference(&there).collect::<Vec<_>>(), Vec::<&(&str, String)>::new(), "there is none");
    assert!(there.len() > 40, "{}", there.len());
}
