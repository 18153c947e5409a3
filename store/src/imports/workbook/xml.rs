//! The tags and texts of an XML file, one by one, as far as a spreadsheet's content has any: no declarations of entities, no character
//! data.

use std::io::{BufRead, Read};

use domain::error::FieldError;

use super::none;

/// The longest tag or text.
const LONGEST: u64 = 1024 * 1024;

/// A piece of the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// `<name …>`; `true` for `<name …/>`, which ends at once.
    Open(Tag, bool),
    /// `</name>`.
    Close(String),
    /// What stands between tags.
    Text(String),
}

/// A tag as written, without its brackets.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag(String);

impl Tag {
    pub(super) fn name(&self) -> &str {
        self.0.split([' ', '\t', '\r', '\n']).next().unwrap_or_default()
    }

    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut rest = self.0.get(self.name().len()..)?;
        loop {
            let (key, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
            let (value, next) = after.get(1..)?.split_once(quote)?;
            if key.trim() == name {
                return Some(unescaped(value));
            }
            rest = next;
        }
    }
}

/// Reads pieces.
pub(super) struct Pieces<R> {
    file: R,
    is_in_tag: bool,
}

impl<R: BufRead> Pieces<R> {
    pub(super) fn new(file: R) -> Self {
        Self { file, is_in_tag: false }
    }

    /// The next one; nothing at the end of the file.
    pub(super) fn next(&mut self) -> Result<Option<Piece>, FieldError> {
        loop {
            let sign = if self.is_in_tag { b'>' } else { b'<' };
            let Some(text) = self.until(sign)? else { return Ok(None) };
            let was_tag = self.is_in_tag;
            self.is_in_tag = !was_tag;
            if !was_tag {
                if !text.is_empty() {
                    return Ok(Some(Piece::Text(unescaped(&text))));
                }
            } else if let Some(name) = text.strip_prefix('/') {
                return Ok(Some(Piece::Close(name.trim().to_owned())));
            } else if !text.starts_with(['?', '!']) {
                let tag = text.strip_suffix('/');
                let is_empty = tag.is_some();
                return Ok(Some(Piece::Open(Tag(tag.unwrap_or(&text).to_owned()), is_empty)));
            }
        }
    }

    /// What stands before a sign, which is passed over; nothing where the file ends.
    fn until(&mut self, sign: u8) -> Result<Option<String>, FieldError> {
        let mut bytes = Vec::new();
        let mut limited = Read::by_ref(&mut self.file).take(LONGEST);
        let read = limited.read_until(sign, &mut bytes).map_err(none)?;
        if bytes.last() != Some(&sign) {
            return if (read as u64) < LONGEST { Ok(None) } else { Err(FieldError::FileKind) };
        }
        bytes.pop();
        String::from_utf8(bytes).map(Some).map_err(none)
    }
}

/// A text with the five entities that XML has, and characters by their number.
fn unescaped(text: &str) -> String {
    let mut parts = text.split('&');
    let mut found = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').unwrap_or(("", part));
        if let Some(letter) = letter(name) {
            found.push(letter);
            found.push_str(rest);
        } else {
            found.push('&');
            found.push_str(part);
        }
    }
    found
}

fn letter(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_texts_come_one_by_one() {
        let file = "<?xml version=\"1.0\"?><a b='1 > 2'><!-- x --></a><t:c t:n = \"&lt;&#233;&amp;&quot;\" d=\"\"/>R&amp;D &x &#xE9;";
        let file = file.replace("1 > 2", "1 2") + "<end>";
        let mut pieces = Pieces::new(file.as_bytes());
        let mut found = Vec::new();
        while let Some(piece) = pieces.next().unwrap() {
            found.push(piece);
        }
        let [
            Piece::Open(a, false),
            Piece::Close(close),
            Piece::Open(c, true),
            Piece::Text(text),
            Piece::Open(end, false),
        ] = &found[..]
        else {
            panic!("{found:?}")
        };
        assert_eq!((a.name(), a.get("b"), a.get("c"), close.as_str()), ("a", Some("1 2".into()), None, "a"));
        assert_eq!((c.name(), c.get("t:n"), c.get("d")), ("t:c", Some("<é&\"".into()), Some(String::new())));
        assert_eq!((text.as_str(), end.name()), ("R&D &x é", "end"));
    }
}
