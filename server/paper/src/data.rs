//! A sheet as its template reads it: words and values as text, in the order that they are printed in.

mod card;
mod document;
mod facts;
mod keep;
mod label;
mod lines;
mod statement;
mod totals;

pub(crate) use card::card;
pub(crate) use document::document;
pub(crate) use label::label;
pub(crate) use statement::statement;

use chrono::{Datelike, NaiveDate};
use domain::format::{DateStyle, Locale, date};
use serde_json::{Value, json};

use crate::sheet::{Accent, Buyer, Logo, PaperSize, Payment, Seller};
use crate::words::{Words, with_colon};

/// Text line by line; nothing of blank text.
fn several(words: &str) -> Vec<&str> {
    let words = words.trim_end();
    if words.trim().is_empty() { Vec::new() } else { words.lines().map(str::trim_end).collect() }
}

/// A day in full.
fn long(day: NaiveDate, locale: Locale) -> String {
    date(day, DateStyle::Long, locale)
}

/// A day in figures.
fn short(day: NaiveDate, locale: Locale) -> String {
    date(day, DateStyle::Short, locale)
}

/// A name for a place where a line has to do.
fn cut(name: &str) -> String {
    const ROOM: usize = 44;
    let name = name.trim();
    if name.chars().count() <= ROOM {
        return name.to_owned();
    }
    let kept: String = name.chars().take(ROOM - 1).collect();
    format!("{}…", kept.trim_end())
}

/// Where the logo stands among the press's files.
pub(crate) fn logo_path(logo: &Logo) -> &'static str {
    use crate::sheet::LogoKind;
    match logo.kind {
        LogoKind::Png => "/logo.png",
        LogoKind::Jpeg => "/logo.jpg",
        LogoKind::Gif => "/logo.gif",
        LogoKind::Webp => "/logo.webp",
    }
}

/// What every sheet has.
struct Common<'a> {
    locale: Locale,
    paper: PaperSize,
    dated: NaiveDate,
    accent: Accent,
    logo: Option<&'a Logo>,
    author: &'a str,
}

impl Common<'_> {
    fn value(&self) -> Value {
        let (language, region) = self.locale.tag().split_once('-').unwrap_or(("fr", "FR"));
        json!({
            "lang": language,
            "region": region,
            "paper": match self.paper { PaperSize::A4 => "a4", PaperSize::Letter => "us-letter" },
            "date": [self.dated.year(), self.dated.month(), self.dated.day()],
            "accent": self.accent.for_words(),
            "logo": self.logo.map(logo_path),
            "author": self.author,
            "draft": null,
        })
    }
}

/// Puts further values beside those that every sheet has.
fn with(common: &Common<'_>, more: Value) -> Value {
    let mut all = common.value();
    if let (Value::Object(all), Value::Object(more)) = (&mut all, more) {
        all.extend(more);
    }
    all
}

fn seller(seller: &Seller) -> Value {
    let lines: Vec<&String> =
        seller.address.iter().chain(&seller.phone).chain(&seller.email).chain(&seller.website).collect();
    json!({ "name": seller.name, "lines": lines })
}

fn buyer(buyer: &Buyer, heading: &str, locale: Locale) -> Value {
    let words = Words::of(locale);
    let mut lines: Vec<String> = Vec::new();
    lines.extend(buyer.attention.iter().map(|person| format!("{} {person}", words.attention)));
    lines.extend(buyer.address.iter().cloned());
    let numbers = [(words.vat_number, &buyer.vat_number), (words.siren, &buyer.siren), (words.siret, &buyer.siret)];
    lines.extend(numbers.iter().filter_map(|(word, number)| Some(with_colon(word, number.as_ref()?, locale))));
    lines.extend(buyer.more.iter().map(|(word, value)| with_colon(word, value, locale)));
    json!({ "heading": heading, "name": buyer.name, "lines": lines })
}

/// Who a company is before the law, at the foot of each page: who it is, and under which numbers it charges taxes.
fn footer(seller: &Seller, locale: Locale) -> Vec<String> {
    let words = Words::of(locale);
    let numbered = |word: &str, number: &Option<String>| number.as_ref().map(|number| format!("{word} {number}"));
    let form = match (&seller.legal_form, &seller.share_capital) {
        (Some(form), Some(capital)) => Some(format!("{form} {} {capital}", words.capital_after_form)),
        (Some(form), None) => Some(form.clone()),
        (None, Some(capital)) => Some(with_colon(words.capital, capital, locale)),
        (None, None) => None,
    };
    let who = [
        Some(seller.name.clone()),
        form,
        numbered(words.siren, &seller.siren),
        numbered(words.siret, &seller.siret),
        numbered(words.rcs, &seller.rcs),
        numbered(words.naf, &seller.naf),
    ];
    let taxes = [
        numbered(words.vat_number, &seller.vat_number),
        numbered(words.neq, &seller.neq),
        numbered(words.gst_number, &seller.gst),
        numbered(words.qst_number, &seller.qst),
    ];
    let joined = |parts: Vec<String>| if parts.is_empty() { None } else { Some(parts.join(" · ")) };
    [joined(who.into_iter().flatten().collect()), joined(taxes.into_iter().flatten().collect())]
        .into_iter()
        .flatten()
        .collect()
}

/// How it is paid, in words and values; nothing where nothing is said.
fn payment(payment: Option<&Payment>, reference: Option<&str>, words: &Words) -> Value {
    let Some(payment) = payment else { return Value::Null };
    let mut rows: Vec<[&str; 2]> = payment.means.iter().map(|means| [words.means, means.as_str()]).collect();
    let account =
        [(words.holder, &payment.holder), (words.bank, &payment.bank), ("IBAN", &payment.iban), ("BIC", &payment.bic)];
    rows.extend(account.iter().filter_map(|(word, value)| Some([*word, value.as_deref()?])));
    if payment.iban.is_some() || payment.reference.is_some() {
        let reference = payment.reference.as_deref().or(reference);
        rows.extend(reference.map(|reference| [words.payment_reference, reference]));
    }
    if rows.is_empty() { Value::Null } else { json!({ "heading": words.payment, "rows": rows }) }
}
