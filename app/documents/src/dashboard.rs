//! `/`: where the company stands (A17.1), each figure a link to what it is made of.

pub mod api;
mod chart;

use chrono::{Datelike, NaiveDate};
use domain::documents::dashboard::{Dashboard, NextRun, Sums};
use domain::format::{DateStyle, date, money};
use domain::money::{Currency, Money};
use domain::subject::Subject;
use leptos::prelude::*;

use api::get_dashboard;
use chart::Year;
use kit::bootstrap::uses;
use kit::failure::Failure;
use kit::title::PageTitle;
use kit::ui::{Badge, BadgeKind, TextSkeleton};
use kit::words::{formats, integer, td_string, words};

/// Where the company stands.
#[component]
pub fn DashboardPage() -> impl IntoView {
    let board = Resource::new(|| (), |()| get_dashboard());
    view! {
        <PageTitle text=td_string!(words(), dashboard.title)/>
        <Transition fallback=|| view! { <div class="page-body"><TextSkeleton lines=10/></div> }>
            {move || Suspend::new(async move {
                match board.await {
                    Err(error) => view! { <Failure error alone=true/> }.into_any(),
                    Ok(board) => view! { <Board board/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Board(board: Dashboard) -> impl IntoView {
    let l = words();
    let late = all_late(&board);
    let month = format!("{RECEIVED}&from={}", board.today.with_day(1).unwrap_or(board.today));
    let (ages, runs) = (ages(&board), runs(&board));
    let currency = board.currency;
    view! {
        <header class="page-head"><h1>{td_string!(l, dashboard.title)}</h1></header>
        <div class="page-body">
            <dl class="facts card">
                {fact(currency, td_string!(l, dashboard.owed), &board.owed, OWED, "")}
                {fact(currency, td_string!(l, dashboard.late), &late, LATE, if late.count > 0 { "bad" } else { "" })}
                {fact(currency, td_string!(l, dashboard.received), &board.received, &month, "")}
                {uses(Subject::Quote).then(|| {
                    fact(currency, td_string!(l, dashboard.quotes), &board.quotes, "/quotes?state=issued,sent,viewed", "")
                })}
            </dl>
            <div class="board">
                <section class="card">
                    <div class="card-head"><h2>{td_string!(l, dashboard.year)}</h2></div>
                    <div class="card-body"><Year currency months=board.months.clone()/></div>
                </section>
                <section class="card">
                    <div class="card-head"><h2>{td_string!(l, dashboard.late_by_age)}</h2></div>
                    <div class="card-body">{ages}</div>
                </section>
                {uses(Subject::Recurring).then(|| view! {
                    <section class="card">
                        <div class="card-head">
                            <h2><a class="link" href="/recurring?state=active">{td_string!(l, dashboard.next_runs)}</a></h2>
                        </div>
                        <div class="card-body">{runs}</div>
                    </section>
                })}
            </div>
        </div>
    }
}

/// Invoices that are not paid yet.
const OWED: &str = "/invoices?state=issued,sent,viewed,partial,overdue";
/// And of those that are late.
const LATE: &str = "/invoices?state=overdue";
/// The list of what came in.
const RECEIVED: &str = "/payments?state=completed,partly_refunded,refunded";

/// What is late, whatever its age.
fn all_late(board: &Dashboard) -> Sums {
    let mut all = Sums::default();
    for sums in &board.late {
        for amount in &sums.amounts {
            all.add(0, *amount);
        }
    }
    all.count = board.late.iter().map(|sums| sums.count).sum();
    all
}

/// A figure, how many it is made of, and the way to them. The company's currency comes first, each other one below it.
fn fact(currency: Currency, label: &'static str, sums: &Sums, to: &str, class: &'static str) -> AnyView {
    let own = money(sums.of(currency), formats());
    let others = sums.amounts.iter().filter(|amount| amount.currency() != currency);
    let others = others.map(|amount| view! { <dd class="note">"+ " {money(*amount, formats())}</dd> }).collect_view();
    view! {
        <div class="fact">
            <dt><a class="link" href=to.to_owned()>{label}</a></dt>
            <dd class=class>{own}</dd>
            {others}
            <dd class="note">{counted(sums.count)}</dd>
        </div>
    }
    .into_any()
}

/// How many documents.
fn counted(count: u32) -> String {
    if count == 1 {
        return td_string!(words(), dashboard.one_document).to_owned();
    }
    td_string!(words(), dashboard.documents, count = integer(u64::from(count))).to_string()
}

/// Amounts, each currency below the other, the company's own first.
fn said(currency: Currency, sums: &Sums) -> AnyView {
    if sums.amounts.is_empty() {
        return "—".into_any();
    }
    let (own, others): (Vec<_>, Vec<_>) = sums.amounts.iter().partition(|amount| amount.currency() == currency);
    let line = |amount: &Money| view! { <div>{money(*amount, formats())}</div> };
    own.into_iter().chain(others).map(line).collect_view().into_any()
}

/// What is late, by how long it has been.
fn ages(board: &Dashboard) -> AnyView {
    let l = words();
    let names = [
        td_string!(l, dashboard.late_30),
        td_string!(l, dashboard.late_60),
        td_string!(l, dashboard.late_90),
        td_string!(l, dashboard.late_more),
    ];
    let lines = names.into_iter().zip(&board.late).enumerate().map(|(age, (name, sums))| {
        let (from, to) = board.late_days(age);
        let day = |name, day: Option<NaiveDate>| day.map(|day| format!("&{name}={day}")).unwrap_or_default();
        let href = format!("{LATE}{}{}", day("due_from", from), day("due_to", to));
        view! {
            <tr>
                <th scope="row"><a class="link" href=href>{name}</a><div class="note">{counted(sums.count)}</div></th>
                <td class="num">{said(board.currency, sums)}</td>
            </tr>
        }
    });
    view! { <table class="plain-table"><tbody>{lines.collect_view()}</tbody></table> }.into_any()
}

/// The next invoices of templates, each with its client.
fn runs(board: &Dashboard) -> AnyView {
    let l = words();
    if board.runs.is_empty() {
        return view! { <p class="soft">{td_string!(l, dashboard.no_runs)}</p> }.into_any();
    }
    let line = |run: &NextRun| {
        let name = run.title.as_deref().map(without_names).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| td_string!(l, documents.recurring_untitled)).to_owned();
        let failed = run.is_troubled.then(|| {
            view! { " " <Badge kind=BadgeKind::Bad>{td_string!(l, documents.recurring_failed)}</Badge> }
        });
        view! {
            <tr>
                <th scope="row">
                    <a class="link" href=format!("/recurring/{}", run.id)>{name}</a>
                    {failed}
                    " · "
                    <a class="link" href=format!("/clients/{}", run.client)>{run.client_name.clone()}</a>
                </th>
                <td class="num">{date(run.on, DateStyle::Medium, formats())}</td>
                <td class="num">{money(run.amount, formats())}</td>
            </tr>
        }
    };
    let lines = board.runs.iter().map(line).collect_view();
    view! { <table class="plain-table"><tbody>{lines}</tbody></table> }.into_any()
}

/// What a template is called, up to the first name of its period: « Contrat d’entretien, {mois} ».
fn without_names(title: &str) -> &str {
    title.split('{').next().unwrap_or_default().trim_end_matches([' ', ',', ':', '-', '–', '—', '(', '\u{a0}'])
}

#[cfg(test)]
mod tests {
    use super::without_names;

    #[test]
    fn a_template_is_called_without_its_period() {
        assert_eq!(without_names("Contrat d’entretien, {mois} {année}"), "Contrat d’entretien");
        assert_eq!((without_names("Loyer"), without_names("{mois}")), ("Loyer", ""));
    }
}
