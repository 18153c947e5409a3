//! The cards of a text (RFC 2426, RFC 6350, and the vCard 2.1 of old telephones).

use super::card::{Card, Property};
use super::coded::{Coding, judged, text_of};
use crate::imports::Encoding;

/// The longest value kept: pictures are left out.
const MAX_VALUE_BYTES: usize = 64 * 1024;
/// The longest name of a property with its parameters.
const MAX_HEAD_BYTES: usize = 1024;
/// The most properties kept of a card; those of a person are below a hundred.
const MAX_PROPERTIES: usize = 1000;
/// How many bytes are judged of values that do not say which characters they are.
const JUDGED_BYTES: usize = 64 * 1024;
/// What is no text.
const NO_TEXT: [&str; 4] = ["PHOTO", "LOGO", "SOUND", "KEY"];

/// The cards of a text, one by one. Lines outside cards are passed over, and a card without an end ends with the text.
#[derive(Debug)]
pub struct Cards {
    text: String,
    at: usize,
    /// What values are in that do not say so, and are no UTF-8: a name alone is too little to tell by, all of them are not.
    unsaid: Encoding,
    /// Whether the card is of version 2.1, where a line goes on with the space that it begins with.
    is_old: bool,
}

impl Cards {
    /// Reads a text.
    #[must_use]
    pub fn new(text: String) -> Self {
        let mut cards = Self { text, at: 0, unsaid: Encoding::Windows1252, is_old: false };
        if ["QUOTED-PRINTABLE", "quoted-printable", "Quoted-Printable"].iter().any(|it| cards.text.contains(it)) {
            cards.judge();
        }
        cards
    }

    /// Judges the values that do not say which characters they are, all together.
    fn judge(&mut self) {
        let mut odd = Vec::new();
        while odd.len() < JUDGED_BYTES
            && let Some(line) = self.line()
        {
            let Some((head, value)) = parted(&line).filter(|(head, _)| is_quoted(head)) else { continue };
            let unsaid = Head::read(head).filter(|head| head.charset.is_empty());
            let bytes = unsaid.and_then(|head| head.coding.bytes(value)).unwrap_or_default();
            if std::str::from_utf8(&bytes).is_err() {
                odd.extend(bytes);
                odd.push(b'\n');
            }
        }
        (self.at, self.is_old) = (0, false);
        if !odd.is_empty() {
            self.unsaid = judged(&odd);
        }
    }

    /// The next line as written, without its end.
    fn raw_line(&mut self) -> Option<&str> {
        if self.at >= self.text.len() {
            return None;
        }
        let rest = &self.text[self.at..];
        let end = rest.find('\n').unwrap_or(rest.len());
        self.at += (end + 1).min(rest.len());
        Some(rest[..end].trim_end_matches('\r'))
    }

    /// The next whole line: folded lines are joined, as are those that quoted-printable breaks.
    fn line(&mut self) -> Option<String> {
        let mut line = self.raw_line()?.to_owned();
        let is_quoted = parted(&line).is_some_and(|(head, _)| is_quoted(head));
        let fold = usize::from(!self.is_old);
        loop {
            let is_soft = is_quoted && line.ends_with('=');
            let rest = &self.text[self.at.min(self.text.len())..];
            let is_folded = rest.starts_with([' ', '\t']);
            if !is_folded && !is_soft {
                return Some(line);
            }
            let Some(next) = self.raw_line() else { return Some(line) };
            let next = if is_soft { next } else { &next[fold..] };
            let next = next.to_owned();
            if is_soft {
                line.pop();
            }
            if line.len() < MAX_VALUE_BYTES {
                line.push_str(&next);
            }
        }
    }

    /// The properties up to the end of a card.
    fn card(&mut self) -> Card {
        let mut card = Card::default();
        self.is_old = false;
        while let Some(line) = self.line() {
            if line.trim().eq_ignore_ascii_case("END:VCARD") {
                break;
            }
            if line.trim().eq_ignore_ascii_case("VERSION:2.1") {
                self.is_old = true;
            }
            if card.properties.len() < MAX_PROPERTIES {
                card.properties.extend(property(&line, self.unsaid));
            }
        }
        self.is_old = false;
        card.read_labels();
        card
    }
}

impl Iterator for Cards {
    type Item = Card;

    fn next(&mut self) -> Option<Card> {
        loop {
            if self.line()?.trim().eq_ignore_ascii_case("BEGIN:VCARD") {
                return Some(self.card());
            }
        }
    }
}

/// What stands before the value, and the value. A quote that nobody closes takes nothing with it.
fn parted(line: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let end = line.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b':' && !quoted
    });
    let end = end.or_else(|| line.find(':'))?;
    Some((&line[..end], &line[end + 1..]))
}

fn is_quoted(head: &str) -> bool {
    head.len() <= MAX_HEAD_BYTES && head.to_ascii_uppercase().contains("QUOTED-PRINTABLE")
}

/// What stands before a value.
#[derive(Default)]
struct Head<'a> {
    group: &'a str,
    name: String,
    types: Vec<String>,
    preference: Option<u8>,
    coding: Coding,
    charset: &'a str,
}

impl<'a> Head<'a> {
    fn read(head: &'a str) -> Option<Self> {
        if head.is_empty() || head.len() > MAX_HEAD_BYTES {
            return None;
        }
        let mut parameters = apart(head, ';');
        let named = parameters.next()?.trim();
        let (group, name) = named.rsplit_once('.').unwrap_or(("", named));
        let mut found = Self { group, name: name.to_ascii_uppercase(), ..Self::default() };
        for parameter in parameters {
            let (key, given) = parameter.split_once('=').unwrap_or(("TYPE", parameter));
            found.take(key.trim(), given.trim());
        }
        Some(found)
    }

    fn take(&mut self, key: &str, given: &'a str) {
        let bare = given.trim_matches('"');
        match key.to_ascii_uppercase().as_str() {
            // Old cards name a coding as they name a kind.
            "TYPE" if Coding::named(bare) != Coding::Plain => self.coding = Coding::named(bare),
            "TYPE" => {
                let kinds = given.split(',').map(|kind| kind.trim().trim_matches('"').trim().to_lowercase());
                self.types.extend(kinds.filter(|kind| !kind.is_empty()));
            }
            "PREF" => self.preference = bare.parse().ok().filter(|rank| (1..=100).contains(rank)),
            "ENCODING" => self.coding = Coding::named(bare),
            "CHARSET" => self.charset = bare,
            _ => {}
        }
    }
}

/// The parts of a head that a letter keeps apart, but within quotes.
fn apart(head: &str, by: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    head.split(move |c: char| {
        quoted ^= c == '"';
        c == by && !quoted
    })
}

fn property(line: &str, unsaid: Encoding) -> Option<Property> {
    let (head, value) = parted(line)?;
    if value.len() > MAX_VALUE_BYTES {
        return None;
    }
    let Head { group, name, types, preference, coding, charset } = Head::read(head)?;
    if NO_TEXT.contains(&name.as_str()) {
        return None;
    }
    let value = match coding.bytes(value) {
        Some(bytes) => text_of(bytes, charset, unsaid),
        None => value.to_owned(),
    };
    Some(Property { name, group: group.to_lowercase(), types, label: String::new(), preference, value })
}

#[cfg(test)]
mod tests;
