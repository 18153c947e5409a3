//! Addresses of sites: « x.example, y.example ».

use super::{Beside, Several};
use crate::identifiers::Website;

/// Words between two addresses.
const USUAL: [&str; 6] = ["ou", "or", "et", "and", "&", "-"];

/// The addresses of a cell, each once.
#[must_use]
pub fn sites(cell: &str) -> Several {
    let mut found = Several::default();
    // A comma or a slash may be a part of one.
    if let Ok(site) = Website::parse(cell) {
        found.add(site.as_str());
        return found;
    }
    for token in cell.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '<' | '>' | '(' | ')' | '"')) {
        let token = token.trim_matches(['.', ':']);
        if token.is_empty() || USUAL.contains(&token) {
            continue;
        }
        match Website::parse(token) {
            Ok(site) => found.add(site.as_str()),
            Err(_) => found.beside = Beside::Unread,
        }
    }
    if found.values.is_empty() {
        found.beside = Beside::Unread;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_or_several() {
        let read = |cell: &str| (sites(cell).values, sites(cell).beside);
        assert_eq!(read("x.example"), (vec!["https://x.example".to_owned()], Beside::Nothing));
        assert_eq!(read("www.x.example/a,b"), (vec!["https://www.x.example/a,b".to_owned()], Beside::Nothing));
        let two = vec!["https://x.example".to_owned(), "https://y.example".to_owned()];
        for cell in ["x.example, y.example", "x.example,y.example", "x.example ; y.example", "x.example ou y.example"] {
            assert_eq!(read(cell), (two.clone(), Beside::Nothing), "{cell}");
        }
        assert_eq!(read("Facebook"), (Vec::new(), Beside::Unread));
    }
}
