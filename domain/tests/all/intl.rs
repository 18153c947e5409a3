//! Numbers, money and dates must be what the browser's `Intl` prints, in all five locales, character for character.
//!
//! Node is asked, which the browser tests need anyway; its CLDR is Chromium's.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::error::Error;
use std::io::Write;
use std::process::{Command, Stdio};

use chrono::{DateTime, NaiveDate, Utc};
use domain::format::{self, DateStyle, Locale};
use domain::money::{Currency, Money};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// A case for Node, and what we print.
type Case = (Value, String);

const STYLES: [(DateStyle, &str); 3] =
    [(DateStyle::Short, "short"), (DateStyle::Medium, "medium"), (DateStyle::Long, "long")];

fn money(cases: &mut Vec<Case>, locale: Locale) {
    let minors = [0, 1, -1, 99, 100, -12_345, 123_456, 99_999_999, -123_456_789, 999_999_999_999_999];
    for currency in Currency::all() {
        for minor in minors {
            let amount = Money::new(minor, currency);
            let value = amount.to_decimal().to_string();
            let (code, digits) = (currency.as_str(), currency.minor_digits());
            let case =
                json!({"kind": "money", "locale": locale.tag(), "currency": code, "digits": digits, "value": value});
            cases.push((case, format::money(amount, locale)));
        }
    }
}

fn numbers(cases: &mut Vec<Case>, locale: Locale) {
    for text in
        ["0", "1", "-1", "999", "1000", "-1234.5", "1234567.891", "0.0005", "-0.0004", "2.6755", "1e-6", "98765432.1"]
    {
        let value = Decimal::from_scientific(text).or_else(|_| text.parse()).unwrap();
        for decimals in [0, 2, 3, 6] {
            let case =
                json!({"kind": "decimal", "locale": locale.tag(), "decimals": decimals, "value": value.to_string()});
            cases.push((case, format::decimal(value, decimals, locale)));
        }
    }
    for integer in [0, 7, 1000, -65_536, 9_007_199_254_740_991_i64] {
        let case = json!({"kind": "decimal", "locale": locale.tag(), "decimals": 0, "value": integer.to_string()});
        cases.push((case, format::integer(integer, locale)));
    }
    for rate in [0, 5500, 9975, 14_975, 20_000, 100_000, 1] {
        let value = Decimal::new(rate.into(), 5).to_string();
        cases.push((json!({"kind": "percent", "locale": locale.tag(), "value": value}), format::percent(rate, locale)));
    }
}

fn dates(cases: &mut Vec<Case>, locale: Locale) {
    let days = (1..=12).flat_map(|month| [1, 9, 28].map(|day| NaiveDate::from_ymd_opt(2026, month, day).unwrap()));
    let far = [(1999, 12, 31), (2000, 2, 29), (2105, 7, 14)].map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap());
    for day in days.chain(far) {
        for (style, name) in STYLES {
            let case =
                json!({"kind": "date", "locale": locale.tag(), "style": name, "value": format!("{day}T00:00:00Z")});
            cases.push((case, format::date(day, style, locale)));
        }
    }
    for clock in ["00:00", "00:59", "04:05", "11:59", "12:00", "12:30", "13:01", "23:59"] {
        let value = format!("2026-11-02T{clock}:00Z");
        let instant: DateTime<Utc> = value.parse().unwrap();
        let case = json!({"kind": "time", "locale": locale.tag(), "value": value});
        cases.push((case, format::time(instant.naive_utc().time(), locale)));
        for (style, name) in STYLES {
            let case = json!({"kind": "instant", "locale": locale.tag(), "style": name, "value": value});
            cases.push((case, format::date_time(instant, 0, style, locale)));
        }
    }
}

fn ask_node(cases: &[Case]) -> Result<Vec<String>, Box<dyn Error>> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/all/intl.mjs");
    let mut node = Command::new("node").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut stdin = node.stdin.take().ok_or("node has no input")?;
    let lines: String = cases.iter().flat_map(|(case, _)| [case.to_string(), "\n".to_owned()]).collect();
    // From another thread, so that neither side waits for the other to read.
    let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = node.wait_with_output()?;
    writer.join().map_err(|_| "writing to node")??;
    let text = String::from_utf8(output.stdout)?;
    text.lines().map(|line| serde_json::from_str(line).map_err(Into::into)).collect()
}

#[test]
fn prints_what_intl_prints() {
    let mut cases = Vec::new();
    for locale in Locale::ALL {
        money(&mut cases, locale);
        numbers(&mut cases, locale);
        dates(&mut cases, locale);
    }
    let printed = ask_node(&cases).expect("node must be on PATH: it is what our formats are compared with");
    assert_eq!(printed.len(), cases.len(), "node answered each case");
    let differing: Vec<String> = std::iter::zip(&cases, &printed)
        .filter(|((_, ours), theirs)| ours != *theirs)
        .map(|((case, ours), theirs)| format!("{case}: ours {ours:?}, Intl {theirs:?}"))
        .collect();
    assert!(differing.is_empty(), "{} differ:\n{}", differing.len(), differing[..differing.len().min(20)].join("\n"));
}
