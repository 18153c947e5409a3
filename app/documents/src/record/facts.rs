//! Where one stands with a document, in a few facts: what it comes to, what is left, its days, what it earns.

use domain::billing::kind::DocumentKind;
use domain::billing::state::ShownState;
use domain::format::{DateStyle, date, money, percent};
use leptos::prelude::*;

use super::view::DocumentView;
use kit::words::{Locale, formats, td_string};

/// The row of facts under its name.
pub fn facts(l: Locale, view: &DocumentView) -> AnyView {
    let all = [
        Some(total(l, view)),
        left(l, view),
        next(l, view),
        Some(dated(l, view)),
        last(l, view),
        decided(l, view),
        earned(l, view),
    ];
    let fact = |Fact { label, value, note, class }: Fact| {
        view! {
            <div class="fact">
                <dt>{label}</dt>
                <dd class=class>{value}</dd>
                {note.map(|note| view! { <dd class="note">{note}</dd> })}
            </div>
        }
    };
    view! { <dl class="card facts record-facts">{all.into_iter().flatten().map(fact).collect_view()}</dl> }.into_any()
}

/// One fact.
struct Fact {
    label: &'static str,
    value: String,
    note: Option<String>,
    class: &'static str,
}

impl Fact {
    fn new(label: &'static str, value: String) -> Self {
        Self { label, value, note: None, class: "" }
    }
}

fn total(l: Locale, view: &DocumentView) -> Fact {
    let (f, totals) = (formats(), &view.document.totals);
    let has_tax = totals.tax_minor != 0;
    let label = if has_tax { td_string!(l, document.total_gross) } else { td_string!(l, document.total) };
    let net =
        has_tax.then(|| td_string!(l, document.net_of, amount = money(view.money(totals.net_minor), f)).to_string());
    Fact { note: net, ..Fact::new(label, money(view.money(totals.gross_minor), f)) }
}

/// What is left to pay, or to use; of what owes nothing, nothing.
fn left(l: Locale, view: &DocumentView) -> Option<Fact> {
    let document = &view.document;
    let is_note = document.kind == DocumentKind::CreditNote;
    if !document.state.is_issued() || !(is_note || document.kind.is_owed()) {
        return None;
    }
    let label = if is_note { td_string!(l, document.left_to_use) } else { td_string!(l, document.left_to_pay) };
    let settled = document.settled.allocated_minor;
    let note = (settled != 0).then(|| {
        let amount = money(view.money(settled), formats());
        if is_note {
            td_string!(l, document.used_of, amount = amount).to_string()
        } else {
            td_string!(l, document.paid_of, amount = amount).to_string()
        }
    });
    let class = match view.shown() {
        ShownState::Overdue => "bad",
        ShownState::Paid => "good",
        _ => "",
    };
    Some(Fact { note, class, ..Fact::new(label, money(document.balance(), formats())) })
}

/// The day of the next invoice of a template, and how often there is one.
fn next(l: Locale, view: &DocumentView) -> Option<Fact> {
    let (running, schedule) = (view.running.as_ref()?, view.document.new.data.schedule()?);
    let (day, class) = match &running.trouble {
        Some((due, _)) => (Some(*due), "bad"),
        None => (running.upcoming.first().copied(), ""),
    };
    let value = day.map_or_else(|| "—".to_owned(), |day| date(day, DateStyle::Medium, formats()));
    let note = Some(crate::wording::rhythm(l, schedule.every));
    Some(Fact { note, class, ..Fact::new(td_string!(l, document.next_invoice), value) })
}

fn dated(l: Locale, view: &DocumentView) -> Fact {
    let day = |day| date(day, DateStyle::Medium, formats());
    match view.document.issued_on {
        Some(on) => Fact::new(td_string!(l, document.issued_on), day(on)),
        None => Fact::new(td_string!(l, document.created_on), day(view.created_on)),
    }
}

/// The last day to pay, of what is paid in parts that of the next one; or of the offer.
fn last(l: Locale, view: &DocumentView) -> Option<Fact> {
    let day = |day| date(day, DateStyle::Medium, formats());
    let due = view.next_part().or(view.sheet.due_on).map(|on| (td_string!(l, document.due_on), on));
    let (label, on) = due.or_else(|| view.sheet.valid_until.map(|on| (td_string!(l, document.valid_until), on)))?;
    let class = if matches!(view.shown(), ShownState::Overdue | ShownState::Expired) { "bad" } else { "" };
    Some(Fact { class, ..Fact::new(label, day(on)) })
}

/// When a quote was agreed to or refused, and who noted it.
fn decided(l: Locale, view: &DocumentView) -> Option<Fact> {
    let decided = view.decided.as_ref()?;
    let label =
        if decided.is_accepted { td_string!(l, document.accepted_on) } else { td_string!(l, document.refused_on) };
    let note = Some(td_string!(l, document.noted_by, name = decided.by.clone()).to_string());
    Some(Fact { note, ..Fact::new(label, date(decided.on, DateStyle::Medium, formats())) })
}

fn earned(l: Locale, view: &DocumentView) -> Option<Fact> {
    let earned = view.earned?;
    // Whole percent: what is earned is looked at, not paid.
    let rate = earned.rate_per_100k.and_then(|rate| i32::try_from((rate + 500).div_euclid(1_000) * 1_000).ok());
    let rate = rate.map(|rate| percent(rate, formats()));
    let unknown = (earned.unknown > 0)
        .then(|| td_string!(l, document.margin_unknown, count = earned.unknown.to_string()).to_string());
    let class = if earned.margin_minor < 0 { "bad" } else { "" };
    let value = money(view.money(earned.margin_minor), formats());
    let note = [rate, unknown].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    Some(Fact { note: (!note.is_empty()).then_some(note), class, ..Fact::new(td_string!(l, document.margin), value) })
}
