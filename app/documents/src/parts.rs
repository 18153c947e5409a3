//! The parts that an invoice is paid in, in words.

use domain::day;
use domain::documents::InstalmentRow;
use domain::format::{DateStyle, date};

use kit::words::{Locale, decimal_typed, formats, td_string};

/// Instalments as a form keeps them: « 30 % à réception · solde à 60 jours fin de mois ».
pub fn said(l: Locale, kept: &str) -> String {
    let part = |row: InstalmentRow| format!("{} {}", share(l, &row.share), when(l, &row));
    InstalmentRow::all(kept).into_iter().map(part).collect::<Vec<_>>().join(" · ")
}

fn share(l: Locale, typed: &str) -> String {
    match typed.strip_suffix(" %") {
        Some(percent) => format!("{}\u{a0}%", decimal_typed(percent)),
        None if typed.is_empty() => td_string!(l, document.part_rest).to_owned(),
        None => decimal_typed(typed),
    }
}

fn when(l: Locale, row: &InstalmentRow) -> String {
    if let Ok(on) = day::parse(&row.on) {
        return td_string!(l, document.part_on, day = date(on, DateStyle::Medium, formats())).to_string();
    }
    let days = match row.days.trim_start_matches('0') {
        "" => None,
        "1" => Some(td_string!(l, document.part_one_day).to_owned()),
        days => Some(td_string!(l, document.part_days, days = days.to_owned()).to_string()),
    };
    match (days, row.end_of_month.is_empty()) {
        (None, true) => td_string!(l, document.part_at_once).to_owned(),
        (Some(days), true) => days,
        (None, false) => td_string!(l, document.part_end_alone).to_owned(),
        (Some(days), false) => td_string!(l, document.part_end, days = days).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instalments_are_told_in_words() {
        let said = |l, kept| said(l, kept).replace('\u{a0}', " ");
        assert_eq!(
            said(Locale::fr, "30 %|0||;12.5 %|1||;40 %|30|on|;||on|;|60||"),
            "30 % à réception · 12,5 % à 1 jour · 40 % à 30 jours fin de mois · solde fin de mois · solde à 60 jours"
        );
        assert_eq!(said(Locale::en, "30 %|0||;|60||"), "30 % on receipt · balance after 60 days");
    }
}
