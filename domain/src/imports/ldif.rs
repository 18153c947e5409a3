//! LDIF (RFC 2849), what address books and directories write: each entry becomes an address card, so that it comes in as one.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The most attributes of an entry, and the longest line of one: beyond, it is no address book's.
const MOST_ATTRIBUTES: usize = 1_000;
const LONGEST_VALUE: usize = 64 * 1024;
/// What is kept for machines, and of no client.
#[rustfmt::skip]
const TECHNICAL: [&str; 25] = [
    "dn", "version", "objectclass", "changetype", "control", "entryuuid", "entrydn", "entrycsn", "creatorsname", "createtimestamp",
    "modifiersname", "modifytimestamp", "structuralobjectclass", "subschemasubentry", "hassubordinates", "userpassword", "jpegphoto",
    "photo", "thumbnailphoto", "usercertificate", "uid", "uidnumber", "gidnumber", "homedirectory", "loginshell",
];
/// Entries that hold others, or name several: no client.
#[rustfmt::skip]
const HOLDERS: [&str; 9] = [
    "dcobject", "domain", "organizationalunit", "groupofnames", "groupofuniquenames", "groupofmembers", "posixgroup", "mozillaablist",
    "applicationprocess",
];
/// The parts of an address, in the order of a card: box, second line, street, town, province, code, country. At work, and at home.
#[rustfmt::skip]
const PLACES: [[&[&str]; 7]; 2] = [
    [&["postofficebox"], &["mozillaworkstreet2"], &["street", "streetaddress"], &["l", "locality", "localityname"],
        &["st", "stateorprovincename"], &["postalcode", "zip"], &["c", "co", "countryname", "friendlycountryname"]],
    [&[], &["mozillahomestreet2"], &["mozillahomestreet", "homestreet"], &["mozillahomelocalityname"],
        &["mozillahomestate"], &["mozillahomepostalcode"], &["mozillahomecountryname"]],
];
/// What else has a place in a card: the attributes, the card's property.
#[rustfmt::skip]
const PROPERTIES: [(&[&str], &str); 8] = [
    (&["o", "organizationname", "company"], "ORG"),
    (&["title"], "TITLE"),
    (&["mail", "mozillasecondemail", "rfc822mailbox", "mailalternateaddress"], "EMAIL"),
    (&["telephonenumber"], "TEL;TYPE=WORK"),
    (&["homephone", "hometelephonenumber"], "TEL;TYPE=HOME"),
    (&["mobile", "mobiletelephonenumber", "cellphone"], "TEL;TYPE=CELL"),
    (&["facsimiletelephonenumber", "fax"], "TEL;TYPE=FAX"),
    (&["labeleduri", "url", "workurl", "mozillaworkurl", "mozillahomeurl"], "URL"),
];
/// What people write about somebody.
const NOTES: [&str; 4] = ["description", "info", "comment", "notes"];
/// The names of an entry.
const FULL: [&str; 3] = ["cn", "commonname", "displayname"];
const FAMILY: [&str; 2] = ["sn", "surname"];
const GIVEN: [&str; 2] = ["givenname", "gn"];

/// Whether a text is LDIF, by how it begins.
pub(super) fn is_it(start: &str) -> bool {
    let lines = start.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut lines = lines.map(str::to_ascii_lowercase).skip_while(|line| line.starts_with("version:"));
    lines.next().is_some_and(|line| line.starts_with("dn:"))
}

/// The entries of people and companies, as cards.
pub(super) fn as_cards(text: &str) -> String {
    let mut cards = String::with_capacity(text.len());
    let (mut entry, mut whole) = (Entry::default(), String::new());
    for line in text.lines() {
        // One that begins with a space goes on with the one before.
        if let Some(rest) = line.strip_prefix(' ').filter(|_| !whole.is_empty()) {
            if whole.len() < LONGEST_VALUE {
                whole.push_str(rest);
            }
            continue;
        }
        entry.take(&whole);
        line.trim_end().clone_into(&mut whole);
        if whole.is_empty() {
            entry.write(&mut cards);
            entry = Entry::default();
        }
    }
    entry.take(&whole);
    entry.write(&mut cards);
    cards
}

/// An attribute's name, without its options, and its value.
fn attribute(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once(':')?;
    let name = name.split(';').next()?.trim().to_ascii_lowercase();
    let value = match value.strip_prefix(':') {
        Some(encoded) => String::from_utf8_lossy(&STANDARD.decode(encoded.trim()).ok()?).into_owned(),
        // A file or a page elsewhere, which nobody asks for here.
        None if value.starts_with('<') => return None,
        None => value.trim().to_owned(),
    };
    (!value.is_empty()).then_some((name, value))
}

/// An entry's attributes.
#[derive(Default)]
struct Entry(Vec<(String, String)>);

impl Entry {
    /// Takes an attribute in; a comment is none.
    fn take(&mut self, line: &str) {
        if !line.starts_with('#') && self.0.len() < MOST_ATTRIBUTES {
            self.0.extend(attribute(line));
        }
    }

    fn all<'a>(&'a self, names: &[&str]) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(name, _)| names.contains(&name.as_str())).map(|(_, value)| value.as_str())
    }

    fn first(&self, names: &[&str]) -> &str {
        self.all(names).next().unwrap_or_default()
    }

    fn is_of_somebody(&self) -> bool {
        let is_holder = self.all(&["objectclass"]).any(|class| HOLDERS.contains(&class.to_ascii_lowercase().as_str()));
        let is_change = matches!(self.first(&["changetype"]), "delete" | "modify" | "modrdn" | "moddn");
        let names: [&[&str]; 4] = [&FULL, &FAMILY, &GIVEN, &["o", "mail"]];
        !is_holder && !is_change && names.iter().any(|names| !self.first(names).is_empty())
    }

    fn write(&self, cards: &mut String) {
        if !self.is_of_somebody() {
            return;
        }
        cards.push_str("BEGIN:VCARD\r\nVERSION:3.0\r\n");
        let (family, given) = (self.first(&FAMILY), self.first(&GIVEN));
        let full = match self.first(&FULL) {
            "" if family.is_empty() && given.is_empty() => self.first(&["o", "mail"]).to_owned(),
            "" => format!("{given} {family}").trim().to_owned(),
            full => full.to_owned(),
        };
        property(cards, "FN", &[&full]);
        property(cards, "N", &[family, given, "", "", ""]);
        for (names, name) in PROPERTIES {
            for value in self.all(names) {
                // The address of a page may have a word behind it.
                let value = if name == "URL" { value.split_whitespace().next().unwrap_or_default() } else { value };
                property(cards, name, &[value]);
            }
        }
        for parts in PLACES {
            let parts = parts.map(|names| self.first(names));
            if parts.iter().any(|part| !part.is_empty()) {
                property(cards, "ADR", &parts);
            }
        }
        let note: Vec<String> = self.all(&NOTES).map(str::to_owned).chain(self.rest()).collect();
        if !note.is_empty() {
            property(cards, "NOTE", &[&note.join("\n")]);
        }
        cards.push_str("END:VCARD\r\n");
    }

    /// What has no place in a card, under the names of its attributes.
    fn rest(&self) -> impl Iterator<Item = String> {
        self.0.iter().filter(|(name, _)| !has_place(name)).map(|(name, value)| format!("{name}: {value}"))
    }
}

fn has_place(name: &str) -> bool {
    let others: [&[&str]; 5] = [&FULL, &FAMILY, &GIVEN, &NOTES, &TECHNICAL];
    let mut known = PROPERTIES.iter().map(|(names, _)| *names).chain(PLACES.into_iter().flatten()).chain(others);
    known.any(|names| names.contains(&name))
}

/// A line of a card (RFC 2426).
fn property(cards: &mut String, name: &str, parts: &[&str]) {
    cards.push_str(name);
    cards.push(':');
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            cards.push(';');
        }
        for letter in part.chars() {
            match letter {
                '\\' | ';' | ',' => cards.extend(['\\', letter]),
                '\n' => cards.push_str("\\n"),
                '\r' => {}
                _ => cards.push(letter),
            }
        }
    }
    cards.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vcard;

    const FILE: &str = "# Carnet d’adresses\nversion: 1\n\ndn: dc=example\nobjectclass: domain\nobjectclass: dcObject\no: Exemple\n\n\
        dn: cn=Ana\nobjectclass: inetOrgPerson\ncn: Ana Lef\n \u{e8}vre\nsn: Lefèvre\ngivenName: Ana\nmail: ana@roche.example\n\
        mail: a@perso.example\no:: UsO0Y2hl\ntelephoneNumber: 0478000000\nmobile: 0612000000\nstreet: 1 rue A, bât. B\nl: Lyon\n\
        postalCode: 69001\ndescription: Sonner; deux fois\nroomNumber: 12\n\n\
        dn: o=Mairie\nobjectclass: organization\no: Mairie\ntelephonenumber: 0240000000\n";

    #[test]
    fn entries_become_cards() {
        assert!(is_it(FILE) && !is_it("Nom;Ville\ndn: x") && !is_it(""));
        let rows: Vec<_> = vcard::rows(as_cards(FILE)).collect();
        assert_eq!(rows.len(), 2);
        let of = |row: usize, path: &str| {
            let at = vcard::COLUMNS.iter().position(|known| *known == path).unwrap();
            rows[row].cells[at].as_str()
        };
        assert_eq!((of(0, "fields.name"), of(0, "contacts[0].last_name")), ("Rôche", "Lefèvre"));
        assert_eq!(of(0, "contacts[0].email"), "ana@roche.example\na@perso.example");
        assert_eq!((of(0, "addresses[0].line1"), of(0, "addresses[0].postal_code")), ("1 rue A, bât. B", "69001"));
        assert_eq!(of(0, "fields.private_notes"), "Ana Lefèvre – Sonner; deux fois\nroomnumber: 12");
        assert_eq!((of(1, "fields.name"), of(1, "fields.kind")), ("Mairie", "company"));
    }
}
