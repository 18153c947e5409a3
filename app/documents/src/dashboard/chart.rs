//! A year as bars: what was sold, what came in and what was bought, month by month, with the table behind it.

use chrono::Datelike;
use domain::access::Permission;
use domain::documents::dashboard::Month;
use domain::format::date::{month_cut, month_name};
use domain::format::money;
use domain::money::{Currency, Money};
use domain::subject::Subject;
use leptos::prelude::*;

use super::RECEIVED;
use kit::bootstrap::{may, uses};
use kit::words::{formats, td_string, words};

/// The drawing is this wide and high in its own units.
const WIDTH: i64 = 720;
const HEIGHT: i64 = 200;
/// Room below the bars for the names of the months.
const FOOT: i64 = 22;

/// The list of what was sold.
const SOLD: &str = "/invoices?state=issued,sent,viewed,partial,overdue,paid,credited,written_off,archived";
/// And of what was bought.
const SPENT: &str = "/expenses?state=to_pay,paid,billed,archived";

/// The bars, and the table that says the same.
#[component]
pub fn Year(currency: Currency, months: Vec<Month>) -> impl IntoView {
    let l = words();
    let buys = uses(Subject::Expense);
    let bars_of = |month: &Month| [month.sold_minor, month.received_minor, if buys { month.spent_minor } else { 0 }];
    let most = months.iter().flat_map(bars_of).max().unwrap_or(0).max(1);
    let step = WIDTH / i64::try_from(months.len().max(1)).unwrap_or(1);
    let bars = (0..).zip(&months).map(|(place, month)| group(place * step, step, *month, (most, buys))).collect_view();
    let opens = buys && may(Permission::to_view(Subject::Expense));
    let said = |minor, list: &str, month: &Month| {
        let said = money(Money::new(minor, currency), formats());
        let href = format!("{list}&from={}&to={}", month.first, month.last());
        view! { <td class="num"><a class="link" href=href>{said}</a></td> }
    };
    let spent = |month: &Month| {
        if opens {
            return said(month.spent_minor, SPENT, month).into_any();
        }
        view! { <td class="num">{money(Money::new(month.spent_minor, currency), formats())}</td> }.into_any()
    };
    let rows = months.iter().map(|month| {
        view! {
            <tr>
                <th scope="row">{format!("{} {}", month_name(month.first, formats()), month.first.year())}</th>
                {said(month.sold_minor, SOLD, month)}
                {said(month.received_minor, RECEIVED, month)}
                {buys.then(|| spent(month))}
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <p class="chart-key">
            <span class="chart-sold">{td_string!(l, dashboard.sold)}</span>
            <span class="chart-received">{td_string!(l, dashboard.received_short)}</span>
            {buys.then(|| view! { <span class="chart-spent">{td_string!(l, dashboard.spent)}</span> })}
        </p>
        <svg class="chart" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=td_string!(l, dashboard.chart_label)>
            {bars}
        </svg>
        <details class="chart-table">
            <summary>{td_string!(l, dashboard.table)}</summary>
            <table class="plain-table">
                <thead>
                    <tr>
                        <th scope="col">{td_string!(l, dashboard.month)}</th>
                        <th scope="col" class="num">{td_string!(l, dashboard.sold)}</th>
                        <th scope="col" class="num">{td_string!(l, dashboard.received_short)}</th>
                        {buys.then(|| view! { <th scope="col" class="num">{td_string!(l, dashboard.spent)}</th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
}

/// The bars of a month, that of what was bought where it is told, and its name. What is below nought, after credit notes, has no bar; the table says it.
fn group(x: i64, step: i64, month: Month, (most, buys): (i64, bool)) -> impl IntoView {
    let height = |minor: i64| minor.max(0).saturating_mul(HEIGHT - FOOT) / most;
    let width = step / 5;
    let bars = [
        ("chart-sold", height(month.sold_minor)),
        ("chart-received", height(month.received_minor)),
        ("chart-spent", height(month.spent_minor)),
    ];
    let bar = |(place, (class, height)): (i64, (&'static str, i64))| {
        let left = x + step * 3 / 20 + place * (width + 2);
        view! { <rect class=class x=left y=HEIGHT - FOOT - height width=width height=height rx="2"/> }
    };
    view! {
        {(0..).zip(bars).take(if buys { 3 } else { 2 }).map(bar).collect_view()}
        <text x=x + step / 2 y=HEIGHT - 6 text-anchor="middle">{month_cut(month.first, formats())}</text>
    }
}
