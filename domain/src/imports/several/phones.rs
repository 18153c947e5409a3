//! Telephone numbers: « 04 72 00 12 34 / 06 12 34 56 78 », « 514-555-0143 poste 22 », « 04 72 00 12 34 (Marie) ».

use super::{Beside, Several};
use crate::text::fold;

/// Digits that make a number of its own; fewer are an extension, or a part of one.
const FEWEST: usize = 6;
/// The digits of two numbers of ten that nothing but spaces or a dash keeps apart.
const TWO_OF_TEN: usize = 20;
/// The most digits of an extension.
const LONGEST_EXTENSION: usize = 7;

/// Words before an extension, folded.
const EXTENSION: [&str; 9] = ["poste", "post", "ext", "extension", "x", "p", "interne", "int", "#"];
/// Words that say no more than the column does, or stand between two numbers.
#[rustfmt::skip]
const USUAL: [&str; 22] = [
    "tel", "telephone", "telephones", "phone", "tph", "t", "fixe", "mobile", "mob", "portable", "port", "gsm", "cell", "cellulaire",
    "m", "n", "no", "ou", "or", "et", "and", "&",
];

/// The numbers of a cell. What has no digits of a number is unread.
#[must_use]
pub fn phones(cell: &str) -> Several {
    let mut found = Several::default();
    let mut names: Vec<&str> = Vec::new();
    for part in cell.split(['\r', '\n', ';', '|', '\t']) {
        let mut word = String::new();
        for (is_number, run) in runs(part) {
            let digits = count(run);
            if !is_number {
                word = read_words(run, &mut names);
            } else if digits > 0 && digits <= LONGEST_EXTENSION && EXTENSION.contains(&word.as_str()) {
                found.beside = Beside::Extension;
                word.clear();
            } else if digits >= FEWEST {
                take(run, &mut found);
            } else if digits > 0 {
                found.beside = Beside::Unread;
            }
        }
    }
    if found.values.is_empty() {
        found.beside = Beside::Unread;
    } else if found.beside == Beside::Nothing && !names.is_empty() {
        found.beside = Beside::Name(names.join(" "));
    }
    found
}

/// Notes the words of a run that say something, and answers the last one as it is compared.
fn read_words<'a>(run: &'a str, names: &mut Vec<&'a str>) -> String {
    let mut last = String::new();
    for word in run.split_whitespace().map(|word| word.trim_matches([':', '<', '>', '"', '°', '\''])) {
        last = fold(word);
        if !last.is_empty() && !USUAL.contains(&last.as_str()) && !EXTENSION.contains(&last.as_str()) {
            names.push(word);
        }
    }
    last
}

/// The text cut where digits and their punctuation end and words begin, or the other way round.
fn runs(text: &str) -> Vec<(bool, &str)> {
    let mut runs = Vec::new();
    let mut start = 0;
    let mut kind = true;
    for (at, c) in text.char_indices() {
        // Spaces go with what stands before them.
        let is_number = if c.is_whitespace() { kind } else { c.is_ascii_digit() || is_between(c) };
        if is_number != kind {
            runs.push((kind, &text[start..at]));
            (start, kind) = (at, is_number);
        }
    }
    runs.push((kind, &text[start..]));
    runs.retain(|(_, run)| !run.is_empty());
    runs
}

/// What may stand between the digits of a number.
fn is_between(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '+' | '＋' | '(' | ')' | '.' | '-' | '/' | ',' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}')
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// Takes the numbers of a run: one, or several with a slash or a comma between them.
fn take(run: &str, found: &mut Several) {
    let parts: Vec<&str> = run.split(['/', ',']).filter(|part| count(part) > 0).collect();
    if parts.iter().all(|part| count(part) >= FEWEST) {
        for part in parts {
            take_alone(part, found);
        }
    } else if parts.first().is_some_and(|part| count(part) > FEWEST + 1) {
        // « 04 72 00 12 34 / 35 »: what follows is the end of another number.
        take_alone(parts[0], found);
        found.beside = Beside::Unread;
    } else {
        take_alone(run, found);
    }
}

/// Takes a run in which nothing but spaces and dashes stands between two numbers, if it holds two.
fn take_alone(run: &str, found: &mut Several) {
    let second = run.char_indices().skip(1).find(|(at, c)| matches!(*c, '+' | '＋') && count(&run[..*at]) >= FEWEST);
    let second = second.map(|(at, _)| at).or_else(|| {
        let digits = run.char_indices().filter(|(_, c)| c.is_ascii_digit());
        (count(run) == TWO_OF_TEN).then(|| digits.map(|(at, _)| at).nth(TWO_OF_TEN / 2)).flatten()
    });
    match second {
        Some(at) => {
            found.add(tidy(&run[..at]));
            found.add(tidy(&run[at..]));
        }
        None => found.add(tidy(run)),
    }
}

/// A number without the marks that stood between it and others.
fn tidy(number: &str) -> &str {
    let number =
        number.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '-' | '/' | ')' | '_'));
    number.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '-' | '/' | '(' | '_' | '+'))
}

fn count(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str) -> (Vec<String>, Beside) {
        let found = phones(cell);
        (found.values, found.beside)
    }

    #[test]
    fn one_number_is_one_whatever_stands_between_its_digits() {
        for (cell, number) in [
            ("04 72 00 12 34", "04 72 00 12 34"),
            ("04-72-00-12-41", "04-72-00-12-41"),
            ("04/72/00/12/34", "04/72/00/12/34"),
            ("+33 (0)4 72 00 12 38", "+33 (0)4 72 00 12 38"),
            ("(514) 555-0123", "(514) 555-0123"),
            ("tel:+15145550143", "+15145550143"),
            ("Tél. : 04 72 00 12 34", "04 72 00 12 34"),
            ("N° 04 72 00 12 34.", "04 72 00 12 34"),
        ] {
            assert_eq!(read(cell), (vec![number.to_owned()], Beside::Nothing), "{cell}");
        }
    }

    #[test]
    fn an_extension_stands_beside() {
        for cell in [
            "514-555-0143 x22",
            "514-555-0143x22",
            "514-555-0143 ext. 125",
            "514-555-0143 poste 125",
            "514-555-0143, poste 4",
            "514-555-0143 (poste: 4)",
            "514-555-0143 #22",
            "514-555-0143 p. 125",
        ] {
            assert_eq!(read(cell), (vec!["514-555-0143".to_owned()], Beside::Extension), "{cell}");
        }
    }

    #[test]
    fn several_are_several() {
        let two = ["04 72 00 12 34", "06 12 34 56 78"];
        for between in [" / ", "/", ", ", ";", "\n", " ou ", " et ", " - ", "  ", " | ", " & "] {
            let cell = two.join(between);
            assert_eq!(read(&cell), (two.map(str::to_owned).to_vec(), Beside::Nothing), "{cell:?}");
        }
        assert_eq!(read("+33472001234 +33612345678").0, ["+33472001234", "+33612345678"]);
        assert_eq!(read("04 72 00 12 34 / 04 72 00 12 34").0.len(), 1);
    }

    #[test]
    fn a_name_stands_beside() {
        assert_eq!(read("04 72 00 12 39 (Marie)"), (vec!["04 72 00 12 39".to_owned()], Beside::Name("Marie".into())));
        assert_eq!(read("Bureau : 04 72 00 12 39").1, Beside::Name("Bureau".into()));
    }

    #[test]
    fn the_rest_is_unread() {
        for cell in ["appeler", "12", "1-800-FLOWERS", "3.3E+10"] {
            assert_eq!(read(cell), (Vec::new(), Beside::Unread), "{cell}");
        }
        assert_eq!(read("04 72 00 12 34 / 35"), (vec!["04 72 00 12 34".to_owned()], Beside::Unread));
        assert_eq!(read("026185").0, ["026185"], "what it is, the numbering plan says");
    }
}
