//! How other programs write a value, and how the form wants it typed.

use crate::custom_fields::{CustomField, CustomKind};
use crate::imports::choices::read_tick;
use crate::text::fold;

/// One line: cells of one-line fields lose their line breaks.
pub fn one_line(cell: &str) -> String {
    cell.split(['\r', '\n', '\t']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A currency: its code, its sign or its usual name.
pub fn currency(cell: &str) -> String {
    let cell = cell.trim();
    let code = match fold(cell).as_str() {
        "€" | "euro" | "euros" => "EUR",
        "us$" | "$us" | "us dollar" | "dollar us" | "dollar americain" | "dollar des etats-unis" => "USD",
        "ca$" | "$ca" | "c$" | "$ can" | "dollar canadien" | "canadian dollar" => "CAD",
        "£" | "livre sterling" | "british pound" | "pound sterling" => "GBP",
        "franc suisse" | "swiss franc" => "CHF",
        _ => return cell.to_uppercase(),
    };
    code.to_owned()
}

/// A value of a custom field.
pub fn custom(field: &CustomField, cell: &str) -> String {
    let cell = cell.trim();
    match field.kind {
        CustomKind::Text => cell.to_owned(),
        CustomKind::Number => one_line(cell),
        CustomKind::YesNo => read_tick(cell),
        CustomKind::Date => date(cell),
        CustomKind::Choice => {
            let wanted = fold(cell);
            let exact = field.options.iter().find(|option| *option == cell);
            let close = || field.options.iter().find(|option| fold(option) == wanted);
            exact.or_else(close).map_or_else(|| cell.to_owned(), Clone::clone)
        }
    }
}

/// A day: `2026-11-21` as it is, `21/11/2026` and `21.11.2026` day first, as in Europe and Québec.
fn date(cell: &str) -> String {
    let day = cell.split([' ', 'T']).next().unwrap_or(cell);
    for format in ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%Y/%m/%d"] {
        if let Ok(date) = chrono::NaiveDate::parse_from_str(day, format) {
            return date.format("%Y-%m-%d").to_string();
        }
    }
    cell.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_currencies() {
        assert_eq!(date("21/11/2026"), "2026-11-21");
        assert_eq!(date("2026-11-21 10:00"), "2026-11-21");
        assert_eq!(date("demain"), "demain");
        assert_eq!(currency("euro"), "EUR");
        assert_eq!(currency("cad"), "CAD");
        assert_eq!(one_line("Été\r\n  SARL "), "Été SARL");
    }
}
