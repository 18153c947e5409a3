//! Cells that a spreadsheet would run.

/// What a spreadsheet takes for the beginning of a formula (OWASP, « CSV Injection »): the full-width letters too, which Excel in Japanese
/// reads as the plain ones.
const TRIGGERS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

/// A cell that no spreadsheet runs: an apostrophe goes before what looks like a formula.
///
/// A value that itself begins with apostrophes before such a character gets one more, so that [`restore`] gives every
/// value back as it was.
#[must_use]
pub fn neutralise(value: &str) -> std::borrow::Cow<'_, str> {
    if runs(value) { format!("'{value}").into() } else { value.into() }
}

/// The value of a neutralised cell.
#[must_use]
pub fn restore(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(value) if runs(value) => value,
        _ => cell,
    }
}

fn runs(value: &str) -> bool {
    value.trim_start_matches('\'').starts_with(TRIGGERS)
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

    proptest! {
        #[test]
        fn every_value_comes_back(value in "['=+@\t\r\n a-]{0,6}|.{0,20}") {
            let cell = neutralise(&value).into_owned();
            prop_assert!(!cell.starts_with(TRIGGERS));
            prop_assert_eq!(restore(&cell), &value);
        }
    }
}
