//! Cells that a spreadsheet would run.

/// What a spreadsheet takes for the beginning of a formula (OWASP, « CSV Injection »): the full-width letters too, which Excel in Japanese
/// reads as the plain ones.
const TRIGGERS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

/// Between the thousands of a number: a space, and those that do not break.
const GROUPING: [char; 3] = [' ', '\u{A0}', '\u{202F}'];

/// A cell that no spreadsheet runs: an apostrophe goes before what looks like a formula. A negative number is none, and stays one that a
/// spreadsheet adds up.
///
/// A value that itself begins with apostrophes before such a character gets one more, so that [`restore`] gives every
/// value back as it was.
#[must_use]
pub fn neutralise(value: &str) -> std::borrow::Cow<'_, str> {
    if runs(value) && !is_negative(value) { format!("'{value}").into() } else { value.into() }
}

/// The value of a neutralised cell.
#[must_use]
pub fn restore(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(value) if runs(value) => value,
        _ => cell,
    }
}

/// A cell that nothing runs, in a file whose cells are text: only what [`restore`] would take for neutralised gets one more apostrophe.
#[must_use]
pub fn guarded(value: &str) -> std::borrow::Cow<'_, str> {
    if restore(value).len() < value.len() { format!("'{value}").into() } else { value.into() }
}

fn runs(value: &str) -> bool {
    value.trim_start_matches('\'').starts_with(TRIGGERS)
}

/// Whether it is a number below nothing and no more: digits, in threes where they are grouped, and one decimal mark. What begins with a plus
/// is a telephone number, which a spreadsheet would take its plus from.
fn is_negative(value: &str) -> bool {
    let Some(number) = value.strip_prefix('-') else { return false };
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, decimals) = match number.split_once([',', '.']) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (number, None),
    };
    let mut groups = whole.split(GROUPING);
    groups.next().is_some_and(are_digits)
        && groups.all(|group| group.len() == 3 && are_digits(group))
        && decimals.is_none_or(are_digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_only_text() {
        assert_eq!(neutralise("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(neutralise("+33612345678"), "'+33612345678");
        assert_eq!(neutralise("＝HYPERLINK(\"x\")"), "'＝HYPERLINK(\"x\")");
        for full_width in ["＋1", "－1", "＠SUM"] {
            assert_eq!(restore(&neutralise(full_width)), full_width);
            assert!(neutralise(full_width).starts_with('\''));
        }
        assert_eq!(neutralise("L'Été"), "L'Été");
        assert_eq!(neutralise("'=1"), "''=1");
        assert_eq!(restore("'+33612345678"), "+33612345678");
        assert_eq!(restore("'tis"), "'tis");
    }

    #[test]
    fn negative_numbers_are_no_formulas() {
        for number in ["-12,50", "-12.50", "-0", "-5", "-1 234,50", "-1\u{202f}234\u{a0}567,891", "-1234567"] {
            assert_eq!(neutralise(number), number);
        }
        for text in [
            "-", "--1", "-1+2", "-1-2", "-1*2", "-A1", "-1,2,3", "-1.2.3", "-,5", "-1,", "-1e5", "- 1", "-1 23",
            "-1  234", "-12 €", "-1\n", "\t-1", "+12,50", "－12,50", "-SUM(A1)", "-٣",
        ] {
            assert_eq!(neutralise(text), format!("'{text}"));
        }
        // Files from before, in which they were guarded, are read as they were meant.
        assert_eq!((restore("'-12,50"), restore("-12,50")), ("-12,50", "-12,50"));
        assert_eq!(neutralise("'-12,50"), "''-12,50");
    }

    proptest! {
        #[test]
        fn every_value_comes_back(value in "['=+@\t\r\n a-]{0,6}|'{0,2}-[0-9 ,.]{1,6}|.{0,20}") {
            let cell = neutralise(&value).into_owned();
            prop_assert!(!cell.starts_with(TRIGGERS) || is_negative(&cell));
            prop_assert_eq!(restore(&cell), &value);
            let there = guarded(&value);
            prop_assert_eq!(restore(&there), &value);
        }
    }
}
