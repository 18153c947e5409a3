//! A statement in one currency: what it comes to, its rows, which one may search, and for how long what is owed has been due.

use chrono::NaiveDate;
use domain::billing::kind::DocumentKind;
use domain::billing::ledger::EntryKind;
use domain::documents::statement::{Account, Ageing, Row};
use domain::format::{DateStyle, date, money};
use domain::ids::{CreditId, DocumentId, PaymentId};
use domain::money::Money;
use domain::text::{fold, search_terms};
use leptos::{html, prelude::*};

use super::wording;
use crate::links;
use kit::ui::{Glyph, Icon, keep_text};
use kit::words::{Locale, formats, integer, td_string};

/// An account. `of` says whether only what is open is told, and the day that what is due is counted on; `pdf` leads to it alone, where
/// there are several.
pub fn account(l: Locale, account: Account, of: (bool, NaiveDate), pdf: Option<String>) -> AnyView {
    let (is_open, as_of) = of;
    let currency = account.closing.currency().as_str();
    let pdf = pdf.map(|href| {
        let label = format!("{} ({currency})", td_string!(l, statement.download_pdf));
        view! {
            <h2 class="section-title">
                {currency}
                <a class="link" href=href download="" rel="external"><Icon glyph=Glyph::Download/>{label}</a>
            </h2>
        }
    });
    let ageing = (!account.ageing.is_empty()).then(|| ageing(l, &account.ageing, as_of));
    let sums = sums(l, &account, is_open);
    let table = table(l, account, is_open);
    view! { {pdf} {sums} {table} {ageing} }.into_any()
}

/// What it comes to.
fn sums(l: Locale, account: &Account, is_open: bool) -> AnyView {
    let all = [
        (!is_open).then_some((td_string!(l, statement.opening), account.opening)),
        Some((td_string!(l, statement.debit), account.debit)),
        Some((td_string!(l, statement.credit), account.credit)),
        Some((td_string!(l, statement.closing), account.closing)),
    ];
    let fact = |(label, amount): (&'static str, Money)| {
        view! { <div class="fact"><dt>{label}</dt><dd>{money(amount, formats())}</dd></div> }
    };
    view! { <dl class="card facts statement-sums">{all.into_iter().flatten().map(fact).collect_view()}</dl> }.into_any()
}

/// A row with what finds it.
struct Shown {
    row: Row,
    sought: String,
}

fn table(l: Locale, account: Account, is_open: bool) -> AnyView {
    let none = if is_open { td_string!(l, statement.none_open) } else { td_string!(l, statement.none) };
    let opening = (!is_open).then(|| carried(td_string!(l, statement.opening), account.opening));
    let closing = carried(td_string!(l, statement.closing), account.closing);
    let all = account.rows.len();
    let rows: Vec<Shown> = account.rows.into_iter().map(|row| Shown { sought: sought(l, &row), row }).collect();
    let rows = StoredValue::new(rows);
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let terms = search_terms(&typed.read());
        let bears = |shown: &Shown| terms.iter().all(|term| shown.sought.contains(term.as_str()));
        rows.with_value(|rows| (0..rows.len()).filter(|at| rows.get(*at).is_some_and(bears)).collect::<Vec<usize>>())
    });
    let body = move || {
        let one = |at: &usize| rows.with_value(|rows| rows.get(*at).map(|shown| drawn(l, &shown.row)));
        found.with(|found| found.iter().filter_map(one).collect_view())
    };
    let missed = move || (all > 0 && found.with(Vec::is_empty)).then(|| said(td_string!(l, document.none_found)));
    let counted = move || {
        let shown = found.with(Vec::len);
        (shown < all).then(|| {
            let (found, all) = (integer(shown as u64), integer(all as u64));
            let words = td_string!(l, document.found_of, found = found, all = all).to_string();
            view! { <div class="foot"><span role="status">{words}</span></div> }
        })
    };
    view! {
        {search(l, typed)}
        <div class="card">
            <div class="table-wrap">
                <table class="grid of-client statement">
                    <thead><tr>{heads(l)}</tr></thead>
                    <tbody>{opening} {body} {missed} {(all == 0).then(|| said(none))} {closing}</tbody>
                </table>
            </div>
            {counted}
        </div>
    }
    .into_any()
}

/// What narrows the rows.
fn search(l: Locale, typed: RwSignal<String>) -> AnyView {
    let filter = NodeRef::<html::Input>::new();
    keep_text(filter, typed);
    view! {
        <div class="toolbar only-with-script">
            <input
                node_ref=filter
                class="input w-md"
                type="search"
                aria-label=td_string!(l, statement.search)
                placeholder=td_string!(l, statement.search)
                value=typed.get_untracked()
                on:input:target=move |event| typed.set(event.target().value())
            />
        </div>
    }
    .into_any()
}

fn heads(l: Locale) -> AnyView {
    let head = |(words, class): (&'static str, &'static str)| view! { <th scope="col" class=class>{words}</th> };
    wording::columns(l).into_iter().zip(CLASSES).map(head).collect_view().into_any()
}

/// The classes of the columns: where they stand on a phone, and which are amounts.
const CLASSES: [&str; 6] = ["cell-who", "cell-name", "low", "num cell-sum", "num cell-sum", "num cell-tag"];

/// A balance that is carried on.
fn carried(words: &'static str, balance: Money) -> AnyView {
    view! {
        <tr class="carried">
            <td class="cell-who"></td>
            <td class="cell-name">{words}</td>
            <td class="low"></td>
            <td class="num cell-sum"></td>
            <td class="num cell-sum"></td>
            <td class="num cell-tag">{money(balance, formats())}</td>
        </tr>
    }
    .into_any()
}

/// What is said in place of rows.
fn said(words: &'static str) -> AnyView {
    view! { <tr class="said"><td class="cell-name" colspan="6">{words}</td></tr> }.into_any()
}

fn drawn(l: Locale, row: &Row) -> AnyView {
    let f = formats();
    let name = called(l, row);
    let name = match leads(row) {
        Some(href) => view! { <a class="link" href=href>{name}</a> }.into_any(),
        None => name.into_any(),
    };
    let part = row.whole.and_then(|whole| {
        let whole = if whole.is_negative() { whole.checked_neg().ok()? } else { whole };
        Some(view! { <small class="soft">" " {td_string!(l, statement.part_of, amount = money(whole, f)).to_string()}</small> })
    });
    let amount = |amount: Option<Money>| amount.map(|amount| money(amount, f));
    view! {
        <tr>
            <td class="cell-who">{date(row.on, DateStyle::Medium, f)}</td>
            <td class="cell-name">{name} {part}</td>
            <td class="low">{row.due_on.map(|due_on| date(due_on, DateStyle::Medium, f))}</td>
            <td class="num cell-sum">{amount(row.debit())}</td>
            <td class="num cell-sum">{amount(row.credit())}</td>
            <td class="num cell-tag">{money(row.balance, f)}</td>
        </tr>
    }
    .into_any()
}

/// What it is, and its number.
fn called(l: Locale, row: &Row) -> String {
    let word = wording::entry(l, row.kind, row.undone);
    row.reference.as_ref().map_or_else(|| word.to_owned(), |reference| format!("{word} {reference}"))
}

/// What finds a row: all that is read in it.
fn sought(l: Locale, row: &Row) -> String {
    let f = formats();
    let days = [Some(row.on), row.due_on].into_iter().flatten().map(|day| date(day, DateStyle::Medium, f));
    let amounts = [row.debit(), row.credit()].into_iter().flatten().map(|amount| money(amount, f));
    let all: Vec<String> = days.chain(amounts).chain([called(l, row)]).collect();
    fold(&all.join(" "))
}

/// The page of what it is about (A4.4).
fn leads(row: &Row) -> Option<String> {
    Some(match row.kind {
        // What was given up is told on its invoice's page.
        EntryKind::Invoice | EntryKind::WriteOff => links::document(DocumentKind::Invoice, DocumentId(row.source)),
        EntryKind::CreditNote => links::document(DocumentKind::CreditNote, DocumentId(row.source)),
        EntryKind::Payment | EntryKind::Refund => links::payment(PaymentId(row.source)),
        EntryKind::Credit | EntryKind::CreditRefund => links::credit(CreditId(row.source)),
        EntryKind::Reversal => return None,
    })
}

/// For how long what is owed has been due.
fn ageing(l: Locale, ageing: &Ageing, as_of: NaiveDate) -> AnyView {
    let [not_due, to_30, to_60, to_90, over_90] = ageing.parts();
    let unused = (!ageing.unused.is_zero()).then_some((td_string!(l, statement.unused), ageing.unused, false));
    let all = [
        (td_string!(l, statement.not_due), not_due, false),
        (td_string!(l, statement.to_30), to_30, true),
        (td_string!(l, statement.to_60), to_60, true),
        (td_string!(l, statement.to_90), to_90, true),
        (td_string!(l, statement.over_90), over_90, true),
    ];
    let fact = |(label, amount, is_late): (&'static str, Money, bool)| {
        let class = if is_late && !amount.is_zero() { "bad" } else { "" };
        view! { <div class="fact"><dt>{label}</dt><dd class=class>{money(amount, formats())}</dd></div> }
    };
    let title = td_string!(l, statement.ageing, day = date(as_of, DateStyle::Medium, formats())).to_string();
    view! {
        <h2 class="section-title">{title}</h2>
        <dl class="card facts statement-ageing">{all.into_iter().chain(unused).map(fact).collect_view()}</dl>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use domain::money::Currency;
    use uuid::Uuid;

    use super::*;

    fn row(kind: EntryKind, minor: i64) -> Row {
        let (amount, on) = (Money::new(minor, Currency::EUR), NaiveDate::from_ymd_opt(2026, 3, 16).unwrap());
        let (source, reference) = (Uuid::nil(), Some("F-2026-0053".to_owned()));
        Row { kind, undone: false, source, reference, on, due_on: None, amount, whole: None, balance: amount }
    }

    #[test]
    fn a_row_is_found_by_what_is_read_in_it() {
        let sought = sought(Locale::fr, &row(EntryKind::CreditNote, -4_000));
        for typed in ["avoir", "f-2026-0053", "40,00", "mars", "Avoir 40"] {
            assert!(search_terms(typed).iter().all(|term| sought.contains(term.as_str())), "{typed}: {sought}");
        }
        assert!(!sought.contains("facture"));
    }

    #[test]
    fn a_row_leads_to_what_it_is_about() {
        let nil = Uuid::nil();
        for (kind, page) in [
            (EntryKind::Invoice, Some("/invoices")),
            (EntryKind::WriteOff, Some("/invoices")),
            (EntryKind::CreditNote, Some("/credit-notes")),
            (EntryKind::Refund, Some("/payments")),
            (EntryKind::Credit, Some("/credits")),
            (EntryKind::Reversal, None),
        ] {
            assert_eq!(leads(&row(kind, 1)), page.map(|page| format!("{page}/{nil}")), "{kind:?}");
        }
    }
}
