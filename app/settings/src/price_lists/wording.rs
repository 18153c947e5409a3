//! Price lists in words.

use domain::client_prices::{Agreed, PriceOf, Standing};
use domain::documents::form::reading;
use domain::field::{FieldValue, MinorAmount};
use domain::format::{DateStyle, Locale as FormatLocale, date, integer, money, typed};
use domain::price_lists::{Entry, EntryRow, Terms};

use super::api::UsedList;
use kit::ui::BadgeKind;
use kit::words::{Locale, td_string};

/// Where they stand.
pub const PATH: &str = "/settings/price-lists";

/// The longest name of a list.
const LONGEST_NAME: usize = 80;

/// What stands under a list's name: « EUR · du 1 janv. 2026 au 30 juin 2026 · 12 tarifs · 3 clients ».
pub fn note(l: Locale, f: FormatLocale, one: &UsedList) -> String {
    let count = |count: u64| integer(i64::try_from(count).unwrap_or(i64::MAX), f);
    let entries = match one.entries {
        0 => td_string!(l, price_lists.no_entry).to_owned(),
        1 => td_string!(l, price_lists.one_entry).to_owned(),
        several => td_string!(l, price_lists.entries, count = count(several)).to_string(),
    };
    let clients = match one.clients {
        0 => td_string!(l, price_lists.no_client).to_owned(),
        1 => td_string!(l, price_lists.one_client).to_owned(),
        several => td_string!(l, price_lists.clients, count = count(several)).to_string(),
    };
    let terms = one.list.terms;
    format!("{} · {} · {entries} · {clients}", terms.currency.as_str(), period(l, f, terms))
}

/// The days that a list holds.
fn period(l: Locale, f: FormatLocale, terms: Terms) -> String {
    let day = |day| date(day, DateStyle::Medium, f);
    match (terms.first_day.map(day), terms.last_day.map(day)) {
        (Some(from), Some(to)) => td_string!(l, client_prices.between, from = from, to = to).to_string(),
        (Some(from), None) => td_string!(l, client_prices.since, from = from).to_string(),
        (None, Some(to)) => td_string!(l, client_prices.until, to = to).to_string(),
        (None, None) => td_string!(l, client_prices.always).to_owned(),
    }
}

/// How a list stands, where it does not hold.
pub fn standing(l: Locale, standing: Standing) -> Option<(BadgeKind, &'static str)> {
    match standing {
        Standing::Holds => None,
        Standing::ToCome => Some((BadgeKind::Info, td_string!(l, client_prices.to_come))),
        Standing::Over => Some((BadgeKind::Warn, td_string!(l, client_prices.over))),
    }
}

/// An entry as its input shows it, and reads it again.
pub fn value(entry: &Entry, f: FormatLocale) -> String {
    match entry.agreed {
        Agreed::Price { amount, .. } => typed(&MinorAmount(amount.minor()).written(&reading(amount.currency())), f),
        Agreed::Discount(rate) => rate.text(f),
    }
}

/// What stands under an entry's name: that it is a category, or the product's reference and its own price.
pub fn about(l: Locale, f: FormatLocale, row: &EntryRow) -> String {
    if matches!(row.entry.of, PriceOf::Category(_)) {
        return td_string!(l, client_prices.category).to_owned();
    }
    let own = row.own.map(|own| td_string!(l, price_lists.own_price, price = money(own, f)).to_string());
    let parts = row.reference.clone().into_iter().chain(own);
    parts.collect::<Vec<_>>().join(" · ")
}

/// The id of an entry's input.
pub fn input_id(of: PriceOf) -> String {
    match of {
        PriceOf::Product(product) => format!("price-of-{product}"),
        PriceOf::Category(category) => format!("price-of-{category}"),
    }
}

/// What a copy is called: a name that no list has.
pub fn copy_name(l: Locale, name: &str, taken: &[String]) -> String {
    let first = td_string!(l, price_lists.copy_of, name = name.to_owned()).to_string();
    let numbered = |number: u32| {
        let end = if number == 1 { String::new() } else { format!(" ({number})") };
        let kept: String = first.chars().take(LONGEST_NAME - end.chars().count()).collect();
        format!("{}{end}", kept.trim_end())
    };
    let is_free = |name: &String| !taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    let free = (1..=1_000).map(numbered).find(is_free);
    free.unwrap_or(first)
}

/// What a list says as a file of a spreadsheet, in an address that is saved rather than opened.
pub fn file(l: Locale, f: FormatLocale, rows: &[EntryRow]) -> String {
    let heads =
        [td_string!(l, price_lists.reference), td_string!(l, price_lists.name), td_string!(l, price_lists.value)];
    let mut text = String::from("\u{feff}");
    let mut line = |cells: [&str; 3]| {
        text.push_str(&cells.map(cell).join(";"));
        text.push_str("\r\n");
    };
    line(heads);
    for row in rows {
        line([row.reference.as_deref().unwrap_or_default(), &row.name, &value(&row.entry, f)]);
    }
    format!("data:text/csv;charset=utf-8,{}", escaped(&text))
}

/// A cell in quotes; what a spreadsheet would take for a formula begins with an apostrophe.
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let mark = if is_formula { "'" } else { "" };
    format!("\"{mark}{}\"", text.replace('"', "\"\""))
}

fn escaped(text: &str) -> String {
    let hex = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    let mut escaped = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            escaped.push(char::from(byte));
        } else {
            escaped.extend(['%', hex(byte >> 4), hex(byte & 15)]);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use domain::billing::rate::Rate;
    use domain::ids::{ListItemId, ProductId};
    use domain::money::{Currency, Money};
    use domain::price_lists::read_entry;
    use domain::products::PriceBasis;
    use uuid::Uuid;

    use super::*;

    fn entry(of: PriceOf, agreed: Agreed) -> Entry {
        Entry { of, agreed }
    }

    #[test]
    fn what_an_input_shows_is_read_again() {
        let product = PriceOf::Product(ProductId(Uuid::nil()));
        let category = PriceOf::Category(ListItemId(Uuid::nil()));
        let price = Agreed::Price { amount: Money::new(123_450, Currency::EUR), basis: PriceBasis::Net };
        let off = Agreed::Discount(Rate::new(12_500).unwrap());
        for f in [FormatLocale::FrFr, FormatLocale::EnGb, FormatLocale::EnUs] {
            for (of, agreed) in [(product, price), (product, off), (category, off)] {
                let text = value(&entry(of, agreed), f);
                assert_eq!(read_entry(of, &text, Currency::EUR, PriceBasis::Net), Ok(Some(agreed)), "{text}");
            }
        }
    }

    #[test]
    fn a_copy_has_a_name_of_its_own() {
        let taken = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let copy = |taken: &[String]| copy_name(Locale::fr, "Gros", taken);
        assert_eq!(copy(&taken(&["Gros"])), "Copie de Gros");
        assert_eq!(copy(&taken(&["Gros", "copie de gros"])), "Copie de Gros (2)");
        let long = copy_name(Locale::en, &"x".repeat(80), &[]);
        assert_eq!(long.chars().count(), LONGEST_NAME);
    }

    #[test]
    fn a_file_has_no_formulas() {
        let price = Agreed::Price { amount: Money::new(1_250, Currency::EUR), basis: PriceBasis::Net };
        let row = EntryRow {
            entry: entry(PriceOf::Product(ProductId(Uuid::nil())), price),
            name: "=1+1".into(),
            reference: Some("A;\"1\"".into()),
            own: None,
        };
        let file = file(Locale::en, FormatLocale::EnGb, &[row]);
        assert!(file.contains(&escaped("\"A;\"\"1\"\"\";\"'=1+1\";\"12.50\"")), "{file}");
    }
}
