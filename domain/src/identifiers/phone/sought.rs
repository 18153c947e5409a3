//! Numbers as people look for them: in any spelling, whole or as far as they have been typed.

use super::overseas;
use crate::identifiers::canonical::is_punctuation;

/// Less says too little: any three digits stand in a number of a hundred.
const SHORTEST: usize = 4;

/// From so many digits on, a number is also looked for without what one dials first at home.
const SHORTEST_BARE: usize = 7;

/// From so many digits on, a number may begin with its calling code alone: `33 4 72 00 12 37`.
const SHORTEST_CODED: usize = 9;

/// The calling codes of two digits; North America and Russia have one of one digit, all others have three (ITU-T E.164, annex D).
#[rustfmt::skip]
const TWO_DIGITS: [&str; 44] = [
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51", "52", "53", "54",
    "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
];

/// Between digits, the trunk prefix that is dialled at home alone.
const TRUNK: &str = "(0)";

/// The texts of which a kept number contains one if it is the number that was typed, whatever the spelling: as lists have it
/// ([`dialled`](super::dialled())), or in its E.164 form. Nothing where what was typed is no number, or too little of one.
#[must_use]
pub fn sought(typed: &str) -> Vec<String> {
    let Some((is_abroad, digits)) = read(typed) else { return Vec::new() };
    let mut forms = Vec::new();
    if is_abroad {
        add_abroad(&digits, &mut forms);
    } else {
        add_at_home(&digits, &mut forms);
    }
    forms.retain(|form| form.trim_start_matches('+').len() >= SHORTEST);
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// Whether a word may be a part of a number: digits, and what people write between them.
#[must_use]
pub fn is_part(word: &str) -> bool {
    let word = word.strip_prefix("tel:").unwrap_or(word);
    word.chars().all(|letter| matches!(letter, '0'..='9' | '+' | '＋' | '(' | ')') || is_punctuation(letter))
}

/// Whether the calling code was typed behind `+` or `00`, and the digits without these; nothing where it is no number.
fn read(typed: &str) -> Option<(bool, String)> {
    let typed = typed.trim();
    let typed = typed.strip_prefix("tel:").unwrap_or(typed);
    let is_behind_digits =
        |at: usize| typed.get(..at).is_some_and(|before| before.contains(|c: char| c.is_ascii_digit()));
    let typed = match typed.find(TRUNK) {
        Some(at) if is_behind_digits(at) => typed.replacen(TRUNK, "", 1),
        _ => typed.to_owned(),
    };
    let (mut has_plus, mut digits) = (false, String::with_capacity(typed.len()));
    for letter in typed.chars() {
        match letter {
            '0'..='9' => digits.push(letter),
            '+' | '＋' if digits.is_empty() => has_plus = true,
            '(' | ')' => {}
            _ if is_punctuation(letter) => {}
            _ => return None,
        }
    }
    match digits.strip_prefix("00") {
        Some(rest) if !has_plus => Some((true, rest.to_owned())),
        _ => Some((has_plus, digits)),
    }
}

/// What stands behind the `+`. France and North America are kept as dialled at home, and a 0 behind a calling code is dialled there alone.
fn add_abroad(digits: &str, forms: &mut Vec<String>) {
    if let Some(national) = digits.strip_prefix("33") {
        add_french(national.strip_prefix('0').unwrap_or(national), forms);
    } else if let Some(national) = digits.strip_prefix('1') {
        forms.push(national.to_owned());
    } else {
        forms.push(format!("+{digits}"));
        let coded = digits.split_at_checked(code_length(digits));
        let national = coded.and_then(|(code, national)| Some(format!("+{code}{}", national.strip_prefix('0')?)));
        forms.extend(national);
    }
}

/// How many of the digits behind a `+` are the calling code. The browser's lists do without the table of all countries.
fn code_length(digits: &str) -> usize {
    if digits.starts_with(['1', '7']) {
        1
    } else if TWO_DIGITS.iter().any(|code| digits.starts_with(code)) {
        2
    } else {
        3
    }
}

/// What is dialled in some country.
fn add_at_home(digits: &str, forms: &mut Vec<String>) {
    forms.push(digits.to_owned());
    match digits.strip_prefix('0') {
        Some(national) => {
            add_french(national, forms);
            // The same 0 is dialled in half of the world.
            if national.len() >= SHORTEST_BARE {
                forms.push(national.to_owned());
            }
        }
        None if digits.len() >= SHORTEST_CODED => add_abroad(digits, forms),
        None => {}
    }
}

/// A French number without its 0: one of the mainland, or of a territory overseas. Its calling code says nothing of it yet.
fn add_french(national: &str, forms: &mut Vec<String>) {
    if national.len() + 1 < SHORTEST {
        return;
    }
    forms.extend([format!("0{national}"), format!("+33{national}")]);
    forms.extend(overseas::begun(national));
}

#[cfg(test)]
mod tests {
    use super::super::calling_codes::CALLING_CODES;
    use super::super::dialled;
    use super::*;

    /// Whether it finds the number, in lists as in the database.
    fn finds(typed: &str, e164: &str) -> bool {
        let forms = sought(typed);
        let is_in = |kept: &str| forms.iter().any(|form| kept.contains(form.as_str()));
        let found = is_in(&dialled(e164));
        assert_eq!(found, is_in(e164), "{typed}: the list and the database differ");
        found
    }

    #[test]
    fn a_number_is_found_in_any_spelling() {
        for (e164, spellings) in [
            (
                "+33472001234",
                &[
                    "0472001234",
                    "04 72 00 12 34",
                    "04.72.00.12.34",
                    "04-72-00-12-34",
                    "04/72/00/12/34",
                    "04\u{a0}72\u{202f}00 12 34",
                    "4 72 00 12 34",
                    "+33472001234",
                    "+33 4 72 00 12 34",
                    "+33 (0)4 72 00 12 34",
                    "+33 (0) 4 72 00 12 34",
                    "+33 04 72 00 12 34",
                    "(+33) 4.72.00.12.34",
                    "＋33 4 72 00 12 34",
                    "0033472001234",
                    "00 33 4 72 00 12 34",
                    "0033 (0)4-72-00-12-34",
                    "33 4 72 00 12 34",
                    "33 (0)4 72 00 12 34",
                    "(0)4 72 00 12 34",
                    "tel:+33-4-72-00-12-34",
                ][..],
            ),
            (
                "+15145550143",
                &[
                    "514 555-0143",
                    "(514) 555-0143",
                    "514.555.0143",
                    "1-514-555-0143",
                    "1 (514) 555-0143",
                    "+1 514 555 0143",
                    "+1 (514) 555-0143",
                    "001 514 555 0143",
                    "5550143",
                ],
            ),
            (
                "+590690301234",
                &[
                    "0690 30 12 34",
                    "+590 690 30 12 34",
                    "+590 0690 30 12 34",
                    "00590 690301234",
                    "+33 690 30 12 34",
                    "590 690 30 12 34",
                ],
            ),
            ("+262262201234", &["02 62 20 12 34", "0262.20.12.34", "+262 262 20 12 34", "+33 2 62 20 12 34"]),
            ("+508411234", &["0508 41 12 34", "+508 41 12 34", "00508411234"]),
            (
                "+442079460958",
                &["020 7946 0958", "+44 20 7946 0958", "+44 (0)20 7946 0958", "+44 020 7946 0958", "44 20 7946 0958"],
            ),
            ("+41223456789", &["022 345 67 89", "+41 22 345 67 89", "0041 22 345 67 89"]),
            ("+3221234567", &["02 123 45 67", "+32 2 123 45 67", "+32 (0)2 123 45 67"]),
            ("+34912345678", &["912 345 678", "+34 912 345 678"]),
            ("+390669812345", &["06 698 12345", "+39 06 698 12345"]),
            ("+212522123456", &["0522-123456", "+212 5 22 12 34 56", "00212 (0)522 12 34 56"]),
        ] {
            for spelling in spellings {
                assert!(finds(spelling, e164), "{spelling} for {e164}: {:?}", sought(spelling));
            }
        }
    }

    #[test]
    fn calling_codes_are_as_long_as_the_table_of_countries_has_them() {
        for (country, code, _) in &CALLING_CODES {
            assert_eq!(code_length(&format!("{code}4720")), code.len(), "{country}");
        }
    }

    #[test]
    fn a_number_is_found_while_it_is_typed() {
        for typed in ["0472", "04.72", "04.72.00.1", "+33 4 72", "+33 4 72 0", "0033 472", "001234"] {
            assert_eq!(finds(typed, "+33472001234"), typed != "001234", "{typed}");
        }
        for typed in ["0692", "06 92 01", "+33 692", "+262 692"] {
            assert!(finds(typed, "+262692012345"), "{typed}");
        }
        for typed in ["(514) 5", "+1 514 5", "514-555"] {
            assert!(finds(typed, "+15145550143"), "{typed}");
        }
    }

    #[test]
    fn another_number_is_not_found() {
        for (typed, e164) in [
            ("+33 4 72 00 12 34", "+15472001234"),
            ("04 72 00 12 34", "+33472001235"),
            ("+44 4 72 00 12 34", "+33472001234"),
            ("+33 6 12 34 56 78", "+33112345678"),
            ("06 12 34 56 78", "+33112345678"),
            ("+1 514 555 0143", "+33514555014"),
        ] {
            assert!(!finds(typed, e164), "{typed} for {e164}");
        }
    }

    #[test]
    fn what_is_no_number_says_nothing() {
        for typed in ["", " ", "+", "04", "04.7", "roche", "04 72 x", "C-0042", "a@b.fr", "04+72", "+33", "0053"] {
            assert_eq!(sought(typed), [""; 0], "{typed}");
        }
        for part in ["04", "(514)", "+33", "0472.00", "-", "tel:+33"] {
            assert!(is_part(part), "{part}");
        }
        for word in ["a", "C-1", "04x", "@", "tel"] {
            assert!(!is_part(word), "{word}");
        }
    }
}
