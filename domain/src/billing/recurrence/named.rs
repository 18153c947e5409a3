//! The names that stand for a period in the texts of a template: « Abonnement {mois} {année} » becomes « Abonnement mars 2026 ».

use chrono::{Datelike, NaiveDate};

use super::plan::Period;
use crate::format::{DateStyle, Locale, date, month_name};
use crate::text::fold;

/// What a name stands for.
#[derive(Clone, Copy)]
enum Named {
    Month,
    Quarter,
    Year,
    From,
    To,
}

/// The names in French and English, folded. Each is understood in texts of both languages: what stands there in the end is in the
/// client's.
const NAMES: [(&str, Named); 10] = [
    ("mois", Named::Month),
    ("month", Named::Month),
    ("trimestre", Named::Quarter),
    ("quarter", Named::Quarter),
    ("annee", Named::Year),
    ("year", Named::Year),
    ("debut", Named::From),
    ("start", Named::From),
    ("fin", Named::To),
    ("end", Named::To),
];

/// A text with its period written in: `{mois}`, `{trimestre}` (1 to 4) and `{année}` of the first day, `{début}` and `{fin}`; in English
/// `{month}`, `{quarter}`, `{year}`, `{start}` and `{end}`. A name that begins with a capital is written with one. What is between braces
/// and no such name stays as it is.
#[must_use]
pub fn filled(text: &str, period: Period, locale: Locale) -> String {
    pieces(text)
        .map(|piece| match piece {
            Piece::Plain(plain) => plain.to_owned(),
            Piece::Name(name) => match named(name) {
                Some(named) => capital_like(name, named.written(period, locale)),
                None => format!("{{{name}}}"),
            },
        })
        .collect::<Vec<String>>()
        .concat()
}

/// What stands between braces and is no name, to be told beside the text before it is printed so.
#[must_use]
pub fn unknown_names(text: &str) -> Vec<&str> {
    pieces(text)
        .filter_map(|piece| match piece {
            Piece::Name(name) if named(name).is_none() => Some(name),
            Piece::Name(_) | Piece::Plain(_) => None,
        })
        .collect()
}

impl Named {
    fn written(self, period: Period, locale: Locale) -> String {
        let long = |day: NaiveDate| date(day, DateStyle::Long, locale);
        match self {
            Self::Month => month_name(period.from, locale).to_owned(),
            Self::Quarter => (period.from.month0() / 3 + 1).to_string(),
            Self::Year => period.from.year().to_string(),
            Self::From => long(period.from),
            Self::To => long(period.to),
        }
    }
}

fn named(name: &str) -> Option<Named> {
    let folded = fold(name);
    NAMES.iter().find(|(known, _)| *known == folded.trim()).map(|(_, named)| *named)
}

/// The text, with a capital where the name has one.
fn capital_like(name: &str, text: String) -> String {
    let is_capital = name.trim_start().starts_with(char::is_uppercase);
    let mut letters = text.chars();
    match letters.next().filter(|_| is_capital) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => text,
    }
}

enum Piece<'a> {
    Plain(&'a str),
    Name(&'a str),
}

/// A text cut at its braces. One that is never closed is plain text.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (plain, behind) = rest.split_at(rest.find('{').unwrap_or(rest.len()));
        if !plain.is_empty() {
            rest = behind;
            return Some(Piece::Plain(plain));
        }
        let (piece, behind) = match behind.strip_prefix('{').and_then(|inside| inside.split_once('}')) {
            Some((name, behind)) if !name.contains('{') => (Piece::Name(name), behind),
            // The brace alone: a name may still begin behind it.
            _ => {
                let (brace, behind) = behind.split_at(1);
                (Piece::Plain(brace), behind)
            }
        };
        rest = behind;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn march() -> Period {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        Period { from: day(1), to: day(31) }
    }

    #[test]
    fn a_period_is_written_in_the_clients_language() {
        for (text, locale, written) in [
            ("Abonnement {mois} {année}", Locale::FrFr, "Abonnement mars 2026"),
            ("Subscription {month} {year}", Locale::EnGb, "Subscription March 2026"),
            ("Abonnement {mois} {annee}", Locale::EnCa, "Abonnement March 2026"),
            ("{Mois}, du {début} au {fin}", Locale::FrCa, "Mars, du 1 mars 2026 au 31 mars 2026"),
            ("{start} to {end}", Locale::EnUs, "March 1, 2026 to March 31, 2026"),
            ("T{trimestre}{quarter}", Locale::FrFr, "T11"),
            ("{ MOIS }", Locale::FrFr, "Mars"),
            ("", Locale::FrFr, ""),
        ] {
            assert_eq!(filled(text, march(), locale), written, "{text}");
        }
    }

    #[test]
    fn quarters_are_those_of_the_calendar() {
        for (month, quarter) in [(1, "1"), (3, "1"), (4, "2"), (9, "3"), (10, "4"), (12, "4")] {
            let from = NaiveDate::from_ymd_opt(2026, month, 1).unwrap();
            assert_eq!(filled("{trimestre}", Period { from, to: from }, Locale::FrFr), quarter, "{month}");
        }
    }

    #[test]
    fn what_is_no_name_stays() {
        for text in ["{semaine}", "{", "}", "a } b { c", "{}", "{{", "{a{b"] {
            assert_eq!(filled(text, march(), Locale::FrFr), text);
        }
        assert_eq!(filled("{{mois}}", march(), Locale::FrFr), "{mars}");
        assert_eq!(filled("{x {mois}", march(), Locale::FrFr), "{x mars");
        assert_eq!(unknown_names("{mois} {semaine} {{année}} {}"), ["semaine", ""]);
    }
}
