//! Where a sign-in leads.

use domain::listings::START;

/// The path wanted after signing in, if it leads nowhere but here: else a link to our own door could send people to another's. Without
/// one, work begins at [`START`].
#[must_use]
pub fn safe_next(wanted: &str) -> &str {
    let local = wanted.starts_with('/') && !wanted.starts_with("//") && !wanted.contains('\\');
    // Browsers drop tabs and line ends from addresses, and headers take nothing else than these letters.
    let plain = wanted.len() <= 2000 && wanted.bytes().all(|byte| byte.is_ascii_graphic());
    let door = ["/login", "/setup", "/invite"].iter().any(|door| wanted.starts_with(door));
    if local && plain && !door { wanted } else { START }
}

/// Where a right password leads while a code is awaited.
#[cfg(feature = "ssr")]
pub fn to_second_factor(next: &str) -> String {
    format!("/login/two-factor?next={}", domain::listing::escaped(next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_ours_are_led_to() {
        assert_eq!(safe_next("/clients?q=roche&state=active"), "/clients?q=roche&state=active");
        assert_eq!(safe_next("/settings/me"), "/settings/me");
        for wrong in [
            "",
            "clients",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/\t/evil.example",
            "/a b",
            "/é",
            "/login",
        ] {
            assert_eq!(safe_next(wrong), START, "{wrong:?}");
        }
    }
}
