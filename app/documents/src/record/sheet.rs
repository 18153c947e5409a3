//! The document itself, as it is read: who sells what to whom, and what it comes to.

mod lines;
mod printed;
mod sums;

use domain::billing::due::Due;
use domain::billing::kind::DocumentKind;
use domain::documents::{Content, Document, Party};
use domain::format::{DateStyle, date, money};
use domain::geo::Country;
use domain::identifiers::phone::{dialled, spaced};
use leptos::prelude::*;

use super::view::DocumentView;
use super::wording;
use crate::said::late_words;
use kit::bootstrap::bootstrap;
use kit::places;
use kit::taxes::{distance_mention, mention};
use kit::words::{Locale, formats, td_string, words};

/// The document on a sheet.
#[component]
pub fn Sheet(
    /// The document.
    view: StoredValue<DocumentView>,
) -> impl IntoView {
    let l = words();
    let DocumentView { document, sheet, terms, .. } = view.get_value();
    // A draft has no seller of its own yet: it is the company's that looks.
    let company = || bootstrap().me.and_then(|me| me.company).map(|company| company.name).unwrap_or_default();
    let seller =
        if sheet.seller.name.is_empty() { Party { name: company(), ..Party::default() } } else { sheet.seller.clone() };
    // A template has no number, and is no draft of one that has.
    let unnumbered = || if document.kind == DocumentKind::Recurring { "" } else { td_string!(l, document.draft) };
    let name = document.number.clone().unwrap_or_else(|| unnumbered().to_owned());
    let kind = wording::kind(l, document.kind);
    let heading = format!("{kind} {name}").trim_end().to_owned();
    let delivery = sheet.delivery.clone().map(|at| party(l, &at, Some(td_string!(l, document.delivered_to))));
    let title = sheet.data.title.as_ref().map(|title| view! { <p class="sheet-title">{title.as_str().to_owned()}</p> });
    view! {
        <article class="card sheet" aria-label=heading>
            <header class="sheet-head">
                {party(l, &seller, None)}
                <div class="sheet-facts">
                    <p class="sheet-kind">{kind} " " <strong>{name}</strong></p>
                    {dates(l, &document, &sheet, terms)}
                </div>
            </header>
            <div class="sheet-parties">
                {party(l, &sheet.buyer, Some(td_string!(l, document.billed_to)))}
                {delivery}
            </div>
            {title}
            {lines::table(l, &sheet)}
            <div class="sheet-foot">
                {said(l, &sheet)}
                {sums::sums(l, &sheet)}
            </div>
        </article>
    }
}

/// One side, with what the law asks for.
fn party(l: Locale, of: &Party, label: Option<&'static str>) -> AnyView {
    let line = |text: String| view! { <span>{text}</span> };
    let lines = of.address.iter().map(|text| line(address_line(l, text))).collect_view();
    // A label and its number stay together.
    let numbers = of.identifiers.iter().map(|(name, value)| {
        format!("{} {}", identifier(l, name), printed::printed(name, value)).trim().replace(' ', "\u{a0}")
    });
    let phone = of.phone.as_ref().map(|phone| spaced(&dialled(phone)));
    let legal = numbers.chain(of.email.clone()).chain(phone).collect::<Vec<_>>().join("\u{a0}· ");
    view! {
        <address class="sheet-party">
            {label.map(|label| view! { <span class="faint">{label}</span> })}
            {(!of.name.is_empty()).then(|| view! { <strong>{of.name.clone()}</strong> })}
            {lines}
            {(!legal.is_empty()).then(|| view! { <span class="sheet-legal">{legal}</span> })}
        </address>
    }
    .into_any()
}

/// A line of an address; the country stands there by its code.
fn address_line(l: Locale, line: &str) -> String {
    let country = (line.len() == 2).then(|| Country::parse(line).ok()).flatten();
    country.map_or_else(|| line.to_owned(), |country| places::country(l, country).to_owned())
}

/// What a number is called that the law asks for.
fn identifier(l: Locale, name: &str) -> &str {
    match name {
        "number" => td_string!(l, document.id_number),
        "legal_form" => td_string!(l, document.id_legal_form),
        "share_capital" => td_string!(l, document.id_share_capital),
        "siren" => td_string!(l, document.id_siren),
        "siret" => td_string!(l, document.id_siret),
        "naf" => td_string!(l, document.id_naf),
        "rcs" => td_string!(l, document.id_rcs),
        "vat_number" => td_string!(l, document.id_vat_number),
        "neq" => td_string!(l, document.id_neq),
        "gst" => td_string!(l, document.id_gst),
        "qst" => td_string!(l, document.id_qst),
        "iban" => td_string!(l, document.id_iban),
        "bic" => td_string!(l, document.id_bic),
        "website" => "",
        other => other,
    }
}

/// Its days, and by what it was asked for.
fn dates(l: Locale, document: &Document, sheet: &Content, terms: Option<String>) -> AnyView {
    let (f, data) = (formats(), &sheet.data);
    let day = |day| date(day, DateStyle::Medium, f);
    let is_at_once = sheet.dues.is_empty();
    let origins: Vec<&str> = sheet.origins.iter().map(|(_, number)| number.as_str()).collect();
    let rows = [
        (td_string!(l, document.date), document.issued_on.or(data.date).map(day)),
        (td_string!(l, document.due_on), sheet.due_on.filter(|_| is_at_once).map(day)),
        (td_string!(l, document.valid_until), sheet.valid_until.map(day)),
        (td_string!(l, document.delivered_on), data.delivered_on.map(day)),
        (td_string!(l, document.payment_terms), terms.filter(|_| is_at_once)),
        (td_string!(l, document.reference), data.reference.as_ref().map(|text| text.as_str().to_owned())),
        (td_string!(l, document.carrier), data.carrier.as_ref().map(|text| text.as_str().to_owned())),
        (td_string!(l, document.tracking), data.tracking.as_ref().map(|text| text.as_str().to_owned())),
        (td_string!(l, document.parcels), data.parcels.map(|count| count.get().to_string())),
        (td_string!(l, document.weight), data.weight.as_ref().map(|text| text.as_str().to_owned())),
        (td_string!(l, document.follows), (!origins.is_empty()).then(|| origins.join(", "))),
    ];
    let row = |(label, value): (&'static str, Option<String>)| {
        let value = value?;
        Some(view! { <dt>{label}</dt><dd>{value}</dd> })
    };
    view! { <dl class="kv">{rows.into_iter().filter_map(row).collect_view()}</dl> }.into_any()
}

/// What is said of instalments, of taxes that are not charged, of paying late, and to the client.
fn said(l: Locale, sheet: &Content) -> AnyView {
    let mentions = sheet.mentions.iter().map(|of| view! { <p>{mention(l, *of)}</p> }).collect_view();
    let notes = sheet.data.public_notes.as_ref().map(|notes| view! { <p class="pre">{notes.as_str().to_owned()}</p> });
    let distance = sheet.distance.map(|of| view! { <p>{distance_mention(l, of)}</p> });
    let late = sheet.late.map(|late| view! { <p>{late_words(l, formats(), late)}</p> });
    view! { <div class="sheet-said">{dues(l, sheet)}{mentions}{distance}{late}{notes}</div> }.into_any()
}

/// What is to be paid by when, where it is paid in parts.
fn dues(l: Locale, sheet: &Content) -> Option<AnyView> {
    let f = formats();
    let row = |due: &Due| {
        view! { <dt>{date(due.on, DateStyle::Medium, f)}</dt><dd class="num">{money(due.amount, f)}</dd> }
    };
    let rows = sheet.dues.iter().map(row).collect_view();
    (!sheet.dues.is_empty()).then(|| {
        view! {
            <section class="sheet-dues">
                <p>{td_string!(l, document.instalments)}</p>
                <dl>{rows}</dl>
            </section>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_put_into_words_and_nothing_else_is() {
        for (line, said) in [("FR", "France"), ("DE", "Allemagne"), ("Lyon", "Lyon"), ("12", "12"), ("ZZ", "ZZ")] {
            assert_eq!(address_line(Locale::fr, line), said, "{line}");
        }
        assert_eq!(identifier(Locale::en, "something_new"), "something_new");
    }
}
