//! A quote as its client reads it on the page, and what they have answered.

use chrono::NaiveDate;
use documents::answered as words;
use documents::said::optional_amount;
use domain::billing::totals::LineTotals;
use domain::documents::answer::{HEIGHT, WIDTH};
use domain::documents::{Answer, Document, LineData};
use domain::format::{DateStyle, Locale as FormatLocale, date, money};
use domain::money::Money;
use domain::text::{LongText, Text};
use kit::words::{Locale, td_string};
use leptos::prelude::*;
use store::documents::Offer;

use super::super::table::{Cell, table};

/// The quote: its number, its days, what it offers, what it comes to, and the same as a file. `said` stands above it.
pub fn sheet(l: Locale, f: FormatLocale, offer: &Offer, said: AnyView) -> AnyView {
    let document = &offer.document;
    let day = |day: NaiveDate| date(day, DateStyle::Long, f);
    let number = document.number.clone().unwrap_or_default();
    let title = document.new.data.title.as_ref().map(Text::as_str).map(str::to_owned);
    let notes = document.new.data.public_notes.as_ref().map(LongText::as_str).map(str::to_owned);
    let facts = [
        (td_string!(l, portal.date), document.issued_on.map(day)),
        (td_string!(l, document.valid_until), document.valid_until.map(day)),
    ];
    let fact =
        |(name, value): (&'static str, Option<String>)| value.map(|value| view! { <dt>{name}</dt><dd>{value}</dd> });
    let file = format!("/portal/documents/{}.pdf", document.id);
    let has_tax = document.totals.tax_minor != 0;
    let total = if has_tax { td_string!(l, document.total_gross) } else { td_string!(l, document.total) };
    view! {
        <h1>{td_string!(l, portal.quote_title, number = number).to_string()}</h1>
        {said}
        {title.map(|title| view! { <p>{title}</p> })}
        <dl class="quote-facts">{facts.into_iter().filter_map(fact).collect_view()}</dl>
        {lines(l, f, document)}
        {notes.map(|notes| view! { <p class="quote-words">{notes}</p> })}
        <p class="quote-total">{total} " " <strong>{money(offer.total, f)}</strong></p>
        <p><a class="button quiet" href=file>{td_string!(l, portal.quote_read)}</a></p>
    }
    .into_any()
}

fn lines(l: Locale, f: FormatLocale, document: &Document) -> AnyView {
    let heads = [td_string!(l, document.description), td_string!(l, document.quantity), td_string!(l, portal.amount)];
    let row = |(line, totals): (&LineData, &LineTotals)| {
        let words = described(line);
        let words = if line.optional { format!("{words} ({})", td_string!(l, document.optional)) } else { words };
        let unit = line.unit.as_ref().map(|unit| format!(" {}", unit.as_str())).unwrap_or_default();
        let quantity = line.quantity.map(|quantity| format!("{}{unit}", quantity.text(f))).unwrap_or_default();
        let amount = match totals {
            LineTotals::Item { amount_minor, .. } | LineTotals::Subtotal { amount_minor, .. } => Some(*amount_minor),
            LineTotals::Words => optional_amount(line, document.totals.currency),
        };
        let amount = amount.map(|minor| money(Money::new(minor, document.totals.currency), f));
        [Cell::Text(words), Cell::Text(quantity), Cell::Amount(amount.unwrap_or_default())]
    };
    table(heads, document.new.lines.iter().zip(&document.totals.lines).map(row).collect())
}

/// The words of a line.
pub fn described(line: &LineData) -> String {
    line.description.as_ref().map(|words| words.as_str().to_owned()).unwrap_or_default()
}

/// What was answered, with its proof.
pub fn answered(l: Locale, f: FormatLocale, answer: &Answer, lines: &[LineData]) -> AnyView {
    let line = |said: String| view! { <p class="quote-words">{said}</p> };
    let label = td_string!(l, papers.answer_signature, name = answer.name.as_str().to_owned()).to_string();
    let signature = answer.signature.as_ref().map(|drawn| {
        view! {
            <svg class="signed" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=label>
                <path d=drawn.path()/>
            </svg>
        }
    });
    view! {
        <section class="answer" id="answer">
            <h2>{words::heading(l, answer.verdict)}</h2>
            {words::proof(l, f, answer, lines).into_iter().map(line).collect_view()}
            {signature}
        </section>
    }
    .into_any()
}
