//! Numbers as short as they are dialled at home, in lists: without the numbering plans, which the browser has not.

/// The digits that one dials in the number's own country, where that is France or North America; E.164 elsewhere.
#[must_use]
pub fn dialled(e164: &str) -> String {
    match (e164.strip_prefix("+33"), e164.strip_prefix("+1")) {
        (Some(rest), _) if rest.len() == 9 => format!("0{rest}"),
        (_, Some(rest)) if rest.len() == 10 => rest.to_owned(),
        _ => e164.to_owned(),
    }
}

/// What [`dialled`] wrote, as people write it: « 04 72 00 12 34 », « 514 555-0143 ».
#[must_use]
pub fn spaced(dialled: &str) -> String {
    if dialled.len() != 10 || !dialled.bytes().all(|digit| digit.is_ascii_digit()) {
        return dialled.to_owned();
    }
    let mut written = String::with_capacity(14);
    let is_french = dialled.starts_with('0');
    for (at, digit) in dialled.chars().enumerate() {
        match at {
            2 | 4 | 6 | 8 if is_french => written.push('\u{A0}'),
            3 if !is_french => written.push('\u{A0}'),
            6 if !is_french => written.push('-'),
            _ => {}
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_as_at_home() {
        assert_eq!(dialled("+33472001234"), "0472001234");
        assert_eq!(dialled("+15145550143"), "5145550143");
        assert_eq!(dialled("+41223456789"), "+41223456789");
        assert_eq!(dialled("+3347200"), "+3347200");
    }

    #[test]
    fn it_is_written_as_people_write_it() {
        assert_eq!(spaced("0472001234"), "04\u{A0}72\u{A0}00\u{A0}12\u{A0}34");
        assert_eq!(spaced("5145550143"), "514\u{A0}555-0143");
        assert_eq!(spaced("+41223456789"), "+41223456789");
        assert_eq!(spaced(""), "");
    }
}
