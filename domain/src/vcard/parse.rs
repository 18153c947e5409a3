//! Cards and their properties (RFC 2426, RFC 6350, and the vCard 2.1 of old telephones).

use encoding_rs::Encoding;

/// The longest value kept: pictures are left out.
const MAX_VALUE_BYTES: usize = 64 * 1024;
/// The longest name of a property with its parameters.
const MAX_HEAD_BYTES: usize = 1024;
/// The most properties kept of a card; those of a person are below a hundred.
const MAX_PROPERTIES: usize = 1000;

/// One line of a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Property {
    /// Its name in capitals, without its group.
    pub name: String,
    /// The kinds it is of, in lower case: `work`, `cell`, `pref`.
    pub types: Vec<String>,
    /// Its value, still escaped.
    value: String,
}

impl Property {
    /// The whole value.
    #[must_use]
    pub fn text(&self) -> String {
        unescape(&self.value)
    }

    /// Its parts, which semicolons separate.
    #[must_use]
    pub fn parts(&self) -> Vec<String> {
        let mut parts = vec![String::new()];
        let mut escaped = false;
        for c in self.value.chars() {
            match c {
                ';' if !escaped => parts.push(String::new()),
                c => parts.last_mut().into_iter().for_each(|part| part.push(c)),
            }
            escaped = c == '\\' && !escaped;
        }
        parts.iter().map(|part| unescape(part)).collect()
    }

    /// Whether it is of a kind.
    #[must_use]
    pub fn is(&self, kind: &str) -> bool {
        self.types.iter().any(|known| known == kind)
    }
}

/// A card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Its properties, in order.
    pub properties: Vec<Property>,
}

impl Card {
    /// The properties of a name that have a value.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Property> {
        self.properties.iter().filter(move |property| property.name == name && !property.value.trim().is_empty())
    }

    /// The value of the first property of a name.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        self.all(name).next().map(|property| property.text().trim().to_owned()).unwrap_or_default()
    }
}

/// The cards of a text, one by one. Lines outside cards are passed over, and a card without an end ends with the text.
#[derive(Debug)]
pub struct Cards {
    text: String,
    at: usize,
}

impl Cards {
    /// Reads a text.
    #[must_use]
    pub const fn new(text: String) -> Self {
        Self { text, at: 0 }
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
        let is_quoted = head(&line).to_ascii_uppercase().contains("QUOTED-PRINTABLE");
        loop {
            let rest = &self.text[self.at.min(self.text.len())..];
            let folded = rest.starts_with([' ', '\t']);
            let soft = is_quoted && line.ends_with('=');
            if !folded && !soft {
                return Some(line);
            }
            let Some(next) = self.raw_line() else { return Some(line) };
            let next = if folded { next[1..].to_owned() } else { next.to_owned() };
            if soft && !folded {
                line.pop();
            }
            if line.len() < MAX_VALUE_BYTES {
                line.push_str(&next);
            }
        }
    }
}

impl Iterator for Cards {
    type Item = Card;

    fn next(&mut self) -> Option<Card> {
        loop {
            let line = self.line()?;
            if !line.trim().eq_ignore_ascii_case("BEGIN:VCARD") {
                continue;
            }
            let mut card = Card::default();
            while let Some(line) = self.line() {
                if line.trim().eq_ignore_ascii_case("END:VCARD") {
                    break;
                }
                if card.properties.len() < MAX_PROPERTIES {
                    card.properties.extend(property(&line));
                }
            }
            return Some(card);
        }
    }
}

/// What stands before the value.
fn head(line: &str) -> &str {
    let mut quoted = false;
    let end = line.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b':' && !quoted
    });
    &line[..end.unwrap_or(0)]
}

fn property(line: &str) -> Option<Property> {
    let head = head(line);
    let value = line.get(head.len() + 1..)?;
    if head.is_empty() || head.len() > MAX_HEAD_BYTES || value.len() > MAX_VALUE_BYTES {
        return None;
    }
    let mut parameters = head.split(';');
    let name = parameters.next()?.rsplit('.').next()?.trim().to_ascii_uppercase();
    if matches!(name.as_str(), "PHOTO" | "LOGO" | "SOUND" | "KEY") {
        return None;
    }
    let mut types = Vec::new();
    let (mut quoted_printable, mut charset) = (false, None);
    for parameter in parameters {
        let (key, given) = parameter.split_once('=').unwrap_or(("TYPE", parameter));
        let given = given.trim_matches('"');
        match key.trim().to_ascii_uppercase().as_str() {
            "TYPE" if given.eq_ignore_ascii_case("QUOTED-PRINTABLE") => quoted_printable = true,
            "TYPE" => types.extend(given.split(',').map(|kind| kind.trim().to_ascii_lowercase())),
            "PREF" => types.push("pref".to_owned()),
            "ENCODING" => quoted_printable = given.eq_ignore_ascii_case("QUOTED-PRINTABLE"),
            "CHARSET" => charset = Encoding::for_label(given.as_bytes()),
            _ => {}
        }
    }
    let value = if quoted_printable {
        charset.unwrap_or(encoding_rs::UTF_8).decode_without_bom_handling(&bytes_of(value)).0.into_owned()
    } else {
        value.to_owned()
    };
    Some(Property { name, types, value })
}

/// Quoted-printable (RFC 2045, § 6.7): `=C3=A9`.
fn bytes_of(value: &str) -> Vec<u8> {
    let value = value.as_bytes();
    let mut bytes = Vec::with_capacity(value.len());
    let mut at = 0;
    while at < value.len() {
        let pair =
            value.get(at + 1..at + 3).filter(|_| value[at] == b'=').and_then(|pair| std::str::from_utf8(pair).ok());
        if let Some(byte) = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            bytes.push(byte);
            at += 3;
        } else {
            bytes.push(value[at]);
            at += 1;
        }
    }
    bytes
}

fn unescape(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => {}
            },
            c => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_folds_escapes_and_old_telephones() {
        let text = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Lef=C3=A8vre;Ren=\r\n=C3=A9e\r\n\
                    TEL;CELL;PREF:06 12\r\nNOTE:un\\, deux\\n\r\n  trois\r\nitem1.ADR;TYPE=\"work,pref\":;;1 rue\\; bis;Lyon;;69001;France\r\nEND:VCARD\r\n";
        let cards: Vec<Card> = Cards::new(text.into()).collect();
        assert_eq!(cards.len(), 1);
        let card = &cards[0];
        assert_eq!(card.all("N").next().unwrap().parts(), ["Lefèvre", "Renée"]);
        assert!(card.all("TEL").next().unwrap().is("cell"));
        assert_eq!(card.text("NOTE"), "un, deux\n trois");
        let address = card.all("ADR").next().unwrap();
        assert!(address.is("pref") && address.parts()[2] == "1 rue; bis");
    }

    #[test]
    fn a_card_without_end_takes_no_more_than_a_card_may() {
        let many = format!("BEGIN:VCARD\nNOTE;{}:x\n{}", "TYPE=a,a,a;".repeat(1000), "TEL:1\n".repeat(100_000));
        let card = Cards::new(many).next().unwrap();
        assert_eq!(card.properties.len(), MAX_PROPERTIES);
        assert!(card.all("NOTE").next().is_none());
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(BEGIN:VCARD|END:VCARD|N|ENCODING=QUOTED-PRINTABLE|[;:=\\\\\"., \r\n]|\\PC){0,80}") {
            for card in Cards::new(text) {
                for property in &card.properties {
                    let _ = (property.text(), property.parts());
                }
            }
        }
    }
}
