//! How shares and amounts are shown where one of the two is typed.

use domain::format::{Locale as FormatLocale, typed};

/// A share with its reader's decimals, or an amount.
pub fn discount_shown(stored: &str, locale: FormatLocale) -> String {
    match stored.strip_suffix(" %") {
        Some(share) => format!("{} %", typed(share, locale)),
        None => typed(stored, locale),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_discount_is_shown_as_its_reader_writes_it() {
        for (stored, french, english) in
            [("2.5 %", "2,5 %", "2.5 %"), ("1234.50", "1\u{202f}234,50", "1\u{202f}234.50")]
        {
            let shown = [FormatLocale::FrFr, FormatLocale::EnGb].map(|locale| discount_shown(stored, locale));
            assert_eq!(shown, [french, english]);
        }
    }
}
