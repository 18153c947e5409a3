//! E-mail addresses: « a@x.example, b@x.example », « Marie <marie@x.example> », « mailto:d@x.example », « g@x.example (compta) ».

use super::{Beside, Several};
use crate::identifiers::Email;
use crate::text::fold;

/// What stands between addresses and what is written beside them.
const BETWEEN: [char; 13] = [',', ';', '<', '>', '(', ')', '"', '|', '/', '[', ']', '«', '»'];
/// Words that say no more than the column does, or stand between two addresses.
const USUAL: [&str; 11] = ["ou", "or", "et", "and", "&", "-", "email", "e-mail", "mail", "courriel", "mel"];

/// The addresses of a cell.
#[must_use]
pub fn emails(cell: &str) -> Several {
    // Access writes « a@x.example#mailto:a@x.example# ».
    let linked;
    let cell = if cell.contains("#mailto:") {
        linked = cell.replace("#mailto:", " mailto:");
        linked.as_str()
    } else {
        cell
    };
    let mut found = Several::default();
    let (mut names, mut is_unread) = (Vec::new(), false);
    for token in cell.split(|c: char| c.is_whitespace() || BETWEEN.contains(&c)) {
        let token = without_scheme(token).trim_matches(['.', ':', '\'', '`', '*', '#', '\u{200B}', '\u{FEFF}']);
        if !token.contains('@') {
            names.extend(Some(token).filter(|word| !word.is_empty() && !USUAL.contains(&fold(word).as_str())));
        } else if let Ok(email) = Email::parse(token) {
            found.add(email.as_str());
        } else {
            is_unread = true;
        }
    }
    found.beside = if is_unread || found.values.is_empty() {
        Beside::Unread
    } else if names.is_empty() {
        Beside::Nothing
    } else {
        Beside::Name(names.join(" "))
    };
    found
}

/// An address without `mailto:` in front and what a link adds behind.
fn without_scheme(token: &str) -> &str {
    let scheme = token.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    let Some(scheme) = scheme else { return token };
    let address = &token[scheme.len()..];
    address.split('?').next().unwrap_or(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str) -> (Vec<String>, Beside) {
        let found = emails(cell);
        (found.values, found.beside)
    }

    #[test]
    fn several_are_several() {
        let two = ["a1@x.example", "a2@x.example"];
        for between in [", ", ",", ";", " ", "\n", " / ", " ou ", " - ", "; "] {
            let cell = two.join(between);
            assert_eq!(read(&cell), (two.map(str::to_owned).to_vec(), Beside::Nothing), "{cell:?}");
        }
        assert_eq!(read("a@x.example, a@X.example").0, ["a@x.example"]);
    }

    #[test]
    fn an_address_is_found_among_what_stands_around_it() {
        let alone = |cell: &str| read(cell) == (vec!["d@x.example".to_owned()], Beside::Nothing);
        for cell in [
            "mailto:d@x.example",
            "MAILTO:d@x.example?subject=x",
            "<d@x.example>",
            "d@x.example#mailto:d@x.example#",
            "d@x.example.",
            "E-mail : d@x.example",
        ] {
            assert!(alone(cell), "{cell}");
        }
        assert_eq!(read("Marie <m@x.example>").1, Beside::Name("Marie".into()));
        assert_eq!(read("\"Dupont, Marie\" <m@x.example>").1, Beside::Name("Dupont Marie".into()));
        assert_eq!(read("g@x.example (compta)").1, Beside::Name("compta".into()));
    }

    #[test]
    fn the_rest_is_unread() {
        for cell in ["pas un e-mail", "ana@", "ana (at) x.example", "ana@localhost"] {
            assert_eq!(read(cell), (Vec::new(), Beside::Unread), "{cell}");
        }
        assert_eq!(read("a@x.example, b@"), (vec!["a@x.example".to_owned()], Beside::Unread));
    }
}
