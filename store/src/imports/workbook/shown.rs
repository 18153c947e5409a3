//! Numbers as a cell shows them: with the zeros that its format puts in front, or a hundredfold with a sign.

use rust_decimal::Decimal;

/// How a number is shown, as far as that changes what it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// A hundredfold, with a sign.
    pub is_percent: bool,
    /// With zeros in front, up to so many digits.
    pub digits: usize,
}

impl Shown {
    /// By a format: `00000` has five digits, `0#" "##" "##" "##" "##` ten, `0.00%` is a percentage.
    pub(super) fn by(format: &str) -> Self {
        let (mut digits, mut is_plain, mut is_percent) = (0, true, false);
        let mut signs = format.chars();
        while let Some(sign) = signs.next() {
            match sign {
                '"' => while signs.next().is_some_and(|next| next != '"') {},
                '[' => while signs.next().is_some_and(|next| next != ']') {},
                '\\' | '_' | '*' => {
                    signs.next();
                }
                ';' => break,
                '%' => is_percent = true,
                '0' => digits += 1,
                // Behind a zero, each place is shown.
                '#' => digits += usize::from(digits > 0),
                ' ' | '-' | '/' | '(' | ')' => {}
                _ => is_plain = false,
            }
        }
        let digits = if is_plain && !is_percent && digits > 1 { digits } else { 0 };
        Self { is_percent, digits }
    }

    /// Whether it changes anything.
    pub(super) fn is_plain(self) -> bool {
        self == Self::default()
    }

    pub(super) fn float(self, number: f64) -> String {
        Decimal::try_from(number).map_or_else(|_| number.to_string(), |number| self.decimal(number))
    }

    pub(super) fn decimal(self, number: Decimal) -> String {
        if let Some(percent) = number.checked_mul(Decimal::ONE_HUNDRED).filter(|_| self.is_percent) {
            return format!("{} %", percent.normalize());
        }
        let text = number.normalize().to_string();
        let is_whole = text.bytes().all(|digit| digit.is_ascii_digit());
        let zeros = if is_whole { self.digits.saturating_sub(text.len()) } else { 0 };
        format!("{}{text}", "0".repeat(zeros))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_in_front_are_kept() {
        for (format, number, shown) in [
            ("00000", 1000.0, "01000"),
            ("0#\" \"##\" \"##\" \"##\" \"##", 478_000_000.0, "0478000000"),
            ("[<=9999999]0##\\-####;0##\\-###\\-####", 5_550_143.0, "5550143"),
            ("General", 1000.0, "1000"),
            ("0", 7.0, "7"),
            ("0.00", 7.5, "7.5"),
            ("#,##0", 1000.0, "1000"),
            ("0.0%", 0.055, "5.5 %"),
            ("0%", 0.2, "20 %"),
            ("00000", -3.0, "-3"),
            ("00000", 1.5, "1.5"),
        ] {
            assert_eq!(Shown::by(format).float(number), shown, "{format}");
        }
        assert!(Shown::by("General").is_plain() && Shown::by("dd/mm/yyyy").is_plain());
    }
}
