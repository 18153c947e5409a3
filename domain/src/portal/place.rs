//! Which page of the portal a link from elsewhere may begin with.

/// Where the portal begins.
const START: &str = "/portal";
/// The longest address.
const LONGEST: usize = 500;
/// What begins here is no page that one goes to: ways in and out, and what only the portal itself asks for.
const NO_PAGES: [&str; 7] = ["login", "l", "d", "logout", "preview", "embed", "client"];

/// The address, if it is that of a page of the portal. Whatever could be read as another one's is none: whoever follows a link of a site
/// that they trust must not end up on another.
#[must_use]
pub fn place(typed: &str) -> Option<&str> {
    let path = typed.split_once('?').map_or(typed, |(path, _)| path);
    let rest = path.strip_prefix(START)?;
    let is_letter = |byte: u8| byte.is_ascii_graphic() && !b"\\#\"<>".contains(&byte);
    let is_plain = typed.len() <= LONGEST && typed.bytes().all(is_letter);
    let is_path = path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-._".contains(&byte));
    let is_below = rest.is_empty() || (rest.starts_with('/') && rest.len() > 1);
    let is_direct = !path.contains("//") && !path.contains("..") && !path.contains("/.");
    let first = rest.trim_start_matches('/').split('/').next().unwrap_or_default();
    (is_plain && is_path && is_below && is_direct && !NO_PAGES.contains(&first)).then_some(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_pages_of_the_portal_alone() {
        for to in ["/portal", "/portal/invoices", "/portal/statement?from=2026-01-01&open=1", "/portal?x=1"] {
            assert_eq!(place(to), Some(to));
        }
        for to in [
            "",
            "/",
            "/clients",
            "//evil.example",
            "https://evil.example",
            "/portal/",
            "/portals",
            "/portal//evil.example",
            "/portal/../clients",
            "/portal/./invoices",
            "/portal/%2e%2e/clients",
            "/portal\\evil",
            "/portal/invoices#x",
            "/portal/invoices\r\nSet-Cookie: a=b",
            "/portal/a b",
            "/portal/login",
            "/portal/l/0123",
            "/portal/logout",
            "/portal/preview/1",
            "/portal/embed/1",
            "/portal/client?x",
            "javascript:alert(1)",
        ] {
            assert_eq!(place(to), None, "{to}");
        }
        assert_eq!(place(&format!("/portal/{}", "a".repeat(500))), None);
    }
}
