//! Papers in a list: each by its number, with what it comes to, how it stands, and what the client can do about it.

use chrono::NaiveDate;
use domain::billing::kind::DocumentKind;
use domain::billing::state::ShownState;
use domain::documents::DocumentRow;
use domain::format::{DateStyle, Locale as FormatLocale, date, money};
use domain::money::Money;
use kit::words::{Locale, td_string};
use leptos::prelude::*;

use super::by_letter::kind;
use super::pay;

/// In the address of a paper that is to be saved.
pub const DOWNLOAD: &str = "download";

/// Papers, a line each; words where there are none.
pub fn listed(rows: &[DocumentRow], l: Locale, f: FormatLocale) -> AnyView {
    if rows.is_empty() {
        return nothing(l);
    }
    let lines: Vec<_> = rows.iter().map(|row| paper(row, l, f)).collect();
    view! { <ul class="papers" role="list">{lines}</ul> }.into_any()
}

/// What is shown where there is nothing.
pub fn nothing(l: Locale) -> AnyView {
    view! { <p class="empty">{td_string!(l, portal.nothing_yet)}</p> }.into_any()
}

/// Whether something is left to pay of it.
pub fn is_due(row: &DocumentRow) -> bool {
    row.kind.is_owed() && row.balance_minor > 0
}

/// Whether it waits for the client's word.
pub fn is_to_answer(row: &DocumentRow) -> bool {
    let is_open = matches!(row.state, ShownState::Issued | ShownState::Sent | ShownState::Viewed);
    row.kind == DocumentKind::Quote && is_open
}

fn paper(row: &DocumentRow, l: Locale, f: FormatLocale) -> AnyView {
    let comes_to = |minor| money(Money::new(minor, row.currency), f);
    let file = format!("/portal/documents/{}.pdf", row.id);
    let saved = format!("{file}?{DOWNLOAD}");
    // A quote has a page, where it is answered.
    let page = (row.kind == DocumentKind::Quote).then(|| format!("/portal/quotes/{}", row.id));
    let number = row.number.clone().unwrap_or_default();
    let title = row.title.clone().map(|title| view! { <span class="title">" · " {title}</span> });
    let is_part = row.balance_minor > 0 && row.balance_minor != row.total_minor;
    let left = is_part.then(|| td_string!(l, portal.paper_left, amount = comes_to(row.balance_minor)).to_string());
    let (tone, state) = state(l, row);
    let badge = (!state.is_empty()).then(|| view! { <span class=format!("badge {tone}")>{state}</span> });
    let save = format!("{} · {number}", td_string!(l, portal.download));
    view! {
        <li>
            <p class="what">
                <a href=page.unwrap_or(file)>{number.clone()}</a>
                {title}
                <span class="of">{days(row, l, f)}</span>
            </p>
            <p class="amount">
                {comes_to(row.total_minor)}
                {left.map(|left| view! { <span class="of">{left}</span> })}
            </p>
            <p class="state">{badge}</p>
            <p class="acts">
                {act(row, &number, l)}
                <a class="pdf" href=saved aria-label=save>"PDF"</a>
            </p>
        </li>
    }
    .into_any()
}

/// What it is, and its days.
fn days(row: &DocumentRow, l: Locale, f: FormatLocale) -> String {
    let day = |day: NaiveDate| date(day, DateStyle::Medium, f);
    let (what, dated) = (kind(l, row.kind).to_owned(), day(row.date));
    let of = td_string!(l, portal.paper_of, kind = what, day = dated).to_string();
    let Some(last) = row.last_on.map(day) else { return of };
    let until = if row.kind == DocumentKind::Quote {
        td_string!(l, portal.paper_valid, day = last).to_string()
    } else {
        td_string!(l, portal.paper_due, day = last).to_string()
    };
    format!("{of} · {until}")
}

/// What the client can do about it, where that is something else than to read it.
fn act(row: &DocumentRow, number: &str, l: Locale) -> Option<AnyView> {
    let (to, name) = if is_due(row) {
        (pay::to(row.id), td_string!(l, pay.title))
    } else if is_to_answer(row) {
        (format!("/portal/quotes/{}", row.id), td_string!(l, portal.read_and_sign))
    } else {
        return None;
    };
    let whole = format!("{name} · {number}");
    Some(view! { <a class="button small quiet" href=to aria-label=whole>{name}</a> }.into_any())
}

/// What a paper is to the client, with its colour: whether staff have sent it is nothing to them.
fn state(l: Locale, row: &DocumentRow) -> (&'static str, &'static str) {
    use ShownState as S;
    match row.state {
        S::Accepted => ("good", td_string!(l, portal.state_accepted)),
        S::Refused => ("", td_string!(l, portal.state_refused)),
        S::Expired => ("", td_string!(l, portal.state_expired)),
        S::Invoiced => ("good", td_string!(l, portal.state_invoiced)),
        S::Cancelled | S::Credited => ("", td_string!(l, portal.state_cancelled)),
        S::Overdue => ("bad", td_string!(l, portal.state_overdue)),
        S::Partial => ("warn", td_string!(l, portal.state_partial)),
        S::Paid => ("good", td_string!(l, portal.state_paid)),
        S::WrittenOff | S::Applied => ("", td_string!(l, portal.state_done)),
        _ if row.kind == DocumentKind::Quote => ("info", td_string!(l, portal.state_to_answer)),
        _ if row.kind == DocumentKind::CreditNote => ("info", td_string!(l, portal.state_usable)),
        _ if row.balance_minor > 0 => ("info", td_string!(l, portal.state_to_pay)),
        _ => ("", ""),
    }
}

#[cfg(test)]
mod tests {
    use domain::format::Language;
    use domain::geo::Country;
    use domain::ids::DocumentId;
    use domain::money::Currency;

    use super::*;

    fn row(kind: DocumentKind, state: ShownState, balance_minor: i64) -> DocumentRow {
        DocumentRow {
            id: DocumentId(uuid::Uuid::from_u128(7)),
            kind,
            number: Some("N-7".to_owned()),
            title: Some("<b>Verrière</b>".to_owned()),
            date: NaiveDate::from_ymd_opt(2026, 11, 3).unwrap(),
            last_on: NaiveDate::from_ymd_opt(2026, 12, 3),
            state,
            net_minor: 10_000,
            total_minor: 12_000,
            balance_minor,
            currency: Currency::parse("EUR").unwrap(),
            every: None,
        }
    }

    fn html(kind: DocumentKind, state: ShownState, balance_minor: i64) -> String {
        let f = FormatLocale::pick(Language::French, Country::FRANCE);
        listed(&[row(kind, state, balance_minor)], Locale::fr, f).to_html()
    }

    #[test]
    fn a_line_offers_what_can_be_done() {
        let late = html(DocumentKind::Invoice, ShownState::Overdue, 2_000);
        assert!(late.contains("/portal/pay?invoice=") && late.contains("badge bad"), "{late}");
        assert!(late.contains("reste") && late.contains("échéance le 3 déc. 2026"), "{late}");
        assert!(!late.contains("<b>"), "{late}");
        let paid = html(DocumentKind::Invoice, ShownState::Paid, 0);
        assert!(!paid.contains("/portal/pay") && !paid.contains("reste"), "{paid}");
        let quote = html(DocumentKind::Quote, ShownState::Sent, 0);
        assert!(quote.contains("Lire et signer") && quote.contains("valable jusqu’au"), "{quote}");
        let accepted = html(DocumentKind::Quote, ShownState::Accepted, 0);
        assert!(!accepted.contains("Lire et signer") && accepted.contains("badge good"), "{accepted}");
    }
}
