//! What a template becomes, with an example in its places.

use domain::format::{DateStyle, date};
use domain::mail::Filled;
use domain::money::{Currency, Money};
use leptos::prelude::*;

use kit::words::{Locale, formats, td_string, today};

/// An example of what stands in the places.
pub fn example(l: Locale, company: String, link: String) -> Filled {
    Filled {
        client: td_string!(l, mail.example_client).to_owned(),
        number: "F-2026-0053".to_owned(),
        amount: domain::format::money(Money::new(124_000, Currency::EUR), formats()),
        due: Some(date(today(), DateStyle::Long, formats())),
        company,
        link: Some(link),
    }
}

/// Subject and text, filled in.
pub fn preview(l: Locale, filled: &Filled, subject: &str, text: &str) -> AnyView {
    view! {
        <div class="letter-preview" role="group" aria-label=td_string!(l, mail.preview)>
            <strong>{filled.fill(subject)}</strong>
            "\n\n"
            {filled.fill(text)}
        </div>
    }
    .into_any()
}
