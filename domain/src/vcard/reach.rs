//! How somebody is reached: the e-mails, telephones and pages of a card, each where it belongs, the preferred first.

use super::card::{Card, Property};
use super::who::one_line;
use crate::text::fold;

/// How many properties of a name are looked at.
pub(super) const MANY: usize = 100;
/// Kinds of numbers that nobody is rung at first, whatever else they are.
const ASIDE: [&str; 7] = ["other", "pager", "modem", "bbs", "isdn", "telex", "data"];
/// Kinds, and labels as they are compared, of a mobile.
const MOBILE: [&str; 9] =
    ["cell", "mobile", "iphone", "apple watch", "portable", "gsm", "cellulaire", "x-mobile", "car"];
/// The same of a switchboard: Apple's and Google's « main ».
const SWITCHBOARD: [&str; 6] = ["main", "main-number", "company_main", "standard", "switchboard", "accueil"];
/// The same of what sends paper.
const FAX: [&str; 3] = ["fax", "telecopie", "telecopieur"];

/// What kind of way it is: each has a place of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Email,
    Phone,
    Mobile,
    Switchboard,
    Fax,
}

impl Line {
    pub(super) const ALL: [Self; 5] = [Self::Email, Self::Phone, Self::Mobile, Self::Switchboard, Self::Fax];

    /// The field of a client that it fills first.
    pub(super) const fn of_client(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Mobile => "mobile",
            Self::Switchboard => "switchboard",
            Self::Fax => "fax",
        }
    }

    /// The field of a contact.
    pub(super) const fn of_contact(self) -> &'static str {
        match self {
            Self::Phone => "direct_phone",
            other => other.of_client(),
        }
    }
}

/// A way to reach somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub line: Line,
    pub value: String,
    /// Whether it is one of the others, whatever else there is.
    pub is_other: bool,
    /// Whose it is alone, in our own card of a private client: `client` or `contact`.
    pub whose: Option<&'static str>,
    label: String,
}

impl Way {
    /// Whether it is a client's.
    pub(super) fn is_clients(&self) -> bool {
        self.whose != Some("contact")
    }

    /// Whether it is a contact's.
    pub(super) fn is_contacts(&self) -> bool {
        self.whose != Some("client")
    }

    /// As a cell has it: with what somebody calls it, where that is a word which is read beside a value.
    pub(super) fn cell(&self) -> String {
        let is_word = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.');
        if self.label.is_empty() || !self.label.chars().all(is_word) {
            return self.value.clone();
        }
        format!("{} ({})", self.value, self.label)
    }
}

/// Every way of a card. At work, what is of home comes behind.
pub(super) fn ways(card: &Card, is_at_work: bool) -> Vec<Way> {
    let emails = sorted(card, "EMAIL", is_at_work).into_iter().map(email);
    let phones = sorted(card, "TEL", is_at_work).into_iter().map(phone);
    let mut ways: Vec<Way> = emails.chain(phones).filter(|way| !way.value.is_empty()).collect();
    ways.sort_by_key(|way| way.is_other);
    ways
}

/// The pages of a card, a line each.
pub(super) fn sites(card: &Card, is_at_work: bool) -> String {
    let sites = sorted(card, "URL", is_at_work).into_iter().map(|site| one_line(&site.text()));
    sites.collect::<Vec<_>>().join("\n")
}

/// The properties of a name, the preferred first, as many as anybody has.
pub(super) fn sorted<'a>(card: &'a Card, name: &'a str, is_at_work: bool) -> Vec<&'a Property> {
    let mut all: Vec<&Property> = card.all(name).take(MANY).collect();
    all.sort_by_key(|property| (property.rank(), is_at_work && property.is_private()));
    all
}

/// Whether a text is one of a card's own ways: what a card is called by that has no name.
pub(super) fn is_reached_at(card: &Card, text: &str) -> bool {
    let is_it = |property: &Property| one_line(&property.text()) == text;
    ["EMAIL", "TEL", "TITLE"].into_iter().any(|name| card.all(name).any(is_it))
}

/// The group of our own cards that says whose a property is alone.
pub(super) fn own_group(property: &Property) -> Option<&'static str> {
    ["client", "contact"].into_iter().find(|own| property.group == *own)
}

fn email(property: &Property) -> Way {
    way(property, Line::Email, one_line(&property.text()))
}

fn phone(property: &Property) -> Way {
    let label = fold(&property.label);
    let is = |kinds: &[&str]| kinds.iter().any(|kind| property.is(kind) || label == *kind);
    // « workfax » is Apple's, « home fax » Google's.
    let is_fax = is(&FAX) || label.ends_with(" fax") || property.types.iter().any(|kind| kind.ends_with("fax"));
    let line = if is_fax {
        Line::Fax
    } else if is(&MOBILE) {
        Line::Mobile
    } else if is(&SWITCHBOARD) {
        Line::Switchboard
    } else {
        Line::Phone
    };
    way(property, line, number(&property.text()))
}

fn way(property: &Property, line: Line, value: String) -> Way {
    let is_other = ASIDE.iter().any(|kind| property.is(kind)) && matches!(line, Line::Email | Line::Phone);
    // A label that is a kind has said what it says.
    let label = fold(&property.label);
    let is_kind = [&MOBILE[..], &SWITCHBOARD[..], &FAX[..]].into_iter().flatten().any(|kind| *kind == label);
    let label = if is_kind { String::new() } else { one_line(&property.label) };
    Way { line, value, is_other, whose: own_group(property), label }
}

/// A number without its scheme: `tel:+33-1-99-00-12-34;ext=22` (RFC 3966). An extension is written as people do.
fn number(text: &str) -> String {
    let text = one_line(text);
    let scheme = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("tel:"));
    let text = if scheme { &text[4..] } else { text.as_str() };
    let mut parts = text.split(';');
    let number = parts.next().unwrap_or_default().trim();
    match parts.find_map(|part| part.trim().strip_prefix("ext=")) {
        Some(extension) => format!("{number} ext. {extension}"),
        // Several in one value are told apart where they are read.
        None if !scheme => text.to_owned(),
        None => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vcard::Cards;

    fn read(lines: &str, is_at_work: bool) -> Vec<(Line, String)> {
        let card = Cards::new(format!("BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n")).next().unwrap();
        ways(&card, is_at_work).into_iter().map(|way| (way.line, way.cell())).collect()
    }

    #[test]
    fn each_way_finds_its_place() {
        let lines = "TEL;TYPE=HOME,VOICE:1\nTEL;TYPE=WORK,FAX:2\nTEL;type=CELL;type=VOICE;type=pref:3\nTEL;type=MAIN:4\nTEL;type=OTHER;type=VOICE:5\n\
            TEL;WORK:6\ni.TEL:7\ni.X-ABLabel:Standard\nj.TEL:8\nj.X-ABLabel:_$!<WorkFAX>!$_\nk.TEL:9\nk.X-ABLabel:Compta";
        let found = read(lines, true);
        let of = |line| found.iter().filter(|(of, _)| *of == line).map(|(_, value)| value.as_str()).collect::<Vec<_>>();
        assert_eq!(of(Line::Phone), ["6", "9 (Compta)", "1", "5"], "at work, home and others come behind");
        assert_eq!(
            (of(Line::Mobile), of(Line::Switchboard), of(Line::Fax)),
            (vec!["3"], vec!["4", "7"], vec!["2", "8"])
        );
        assert_eq!(read("EMAIL;TYPE=HOME:a\nEMAIL;PREF=1:b", false)[0].1, "b");
        assert_eq!(read("EMAIL;TYPE=HOME:a\nEMAIL;TYPE=WORK:b", false)[0].1, "a");
    }

    #[test]
    fn numbers_lose_their_scheme_and_keep_their_extension() {
        for (written, read) in [
            ("tel:+33-1-99-00-12-34", "+33-1-99-00-12-34"),
            ("TEL:+33199001234;ext=22", "+33199001234 ext. 22"),
            ("tel:863-1234;phone-context=+1-914-555", "863-1234"),
            ("01 99 00 12 34; 06 12 34 56 78", "01 99 00 12 34; 06 12 34 56 78"),
        ] {
            assert_eq!(number(written), read);
        }
    }
}
