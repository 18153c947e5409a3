//! Profiles on networks: where one finds a client there.

use crate::identifiers::Website;

/// The fields that hold one.
pub const NETWORKS: [&str; 4] = ["linkedin", "facebook", "twitter", "viadeo"];

/// Whether a text is a profile: an http(s) address, with or without its scheme, or the name that one has on the network, behind an `@` or
/// the place where it stands (`@roche`, `company/roche`).
///
/// Another scheme (`javascript:`) would run in the page of whoever follows it, and a sentence leads nowhere.
#[must_use]
pub fn is_profile(text: &str) -> bool {
    let text = text.trim();
    Website::parse(text).is_ok() || text.strip_suffix('/').unwrap_or(text).split('/').all(is_name)
}

fn is_name(part: &str) -> bool {
    let name = part.strip_prefix('@').unwrap_or(part);
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '%' | '+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_is_an_address_or_a_name() {
        for profile in [
            "https://www.linkedin.com/company/roche/",
            "HTTP://facebook.com/roche",
            "linkedin.com/in/camille-vasseur",
            "facebook.com/profile.php?id=100",
            "@roche",
            "ateliers.roche_fils",
            "company/roche/",
            " Élan ",
            "l",
        ] {
            assert!(is_profile(profile), "{profile}");
        }
        for other in [
            "javascript:alert(1)",
            "javascript:alert(1)//linkedin.com",
            "JavaScript://linkedin.com/%0aalert(1)",
            "data:text/html,x",
            "ftp://linkedin.com/in/roche",
            "https://linkedin.com@evil.example/",
            "Ateliers Roche",
            "roche\" onclick=",
            "<b>roche</b>",
            "@",
            "/",
            "in//roche",
            "roche:1",
        ] {
            assert!(!is_profile(other), "{other}");
        }
    }
}
