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
/// Room below the bars for the names of the months, and above them for what the highest line stands for.
const FOOT: i64 = 22;
const HEAD: i64 = 16;

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
    let most = scale(months.iter().flat_map(bars_of).max().unwrap_or(0));
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
            {line(most, HEAD, currency)}
            {line(most / 2, (HEAD + HEIGHT - FOOT) / 2, currency)}
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

/// What the chart goes up to: the next of 1, 2, 5 and 10 with as many noughts as it takes.
fn scale(most: i64) -> i64 {
    let mut unit = 1_i64;
    while unit <= most / 10 {
        unit *= 10;
    }
    [1, 2, 5, 10].into_iter().map(|times| unit.saturating_mul(times)).find(|top| *top >= most).unwrap_or(most)
}

/// A line behind the bars, and the amount that it stands for.
fn line(minor: i64, y: i64, currency: Currency) -> impl IntoView {
    view! {
        <line class="chart-line" x1="0" x2=WIDTH y1=y y2=y/>
        <text class="chart-sum" y=y - 4 x="0">{money(Money::new(minor, currency), formats())}</text>
    }
}

/// The bars of a month, that of what was bought where it is told, and its name. What is below nought, after credit notes, has no bar; the table says it.
fn group(x: i64, step: i64, month: Month, (most, buys): (i64, bool)) -> impl IntoView {
    let height = |minor: i64| minor.max(0).saturating_mul(HEIGHT - FOOT - HEAD) / most;
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

#[cfg(test)]
mod tests {
    use super::scale;

    #[test]
    fn a_chart_goes_up_to_a_round_amount() {
        for (most, top) in [(0, 1), (1, 1), (3, 5), (10, 10), (11, 20), (21_345, 50_000), (i64::MAX, i64::MAX)] {
            assert_eq!(scale(most), top, "{most}");
        }
    }
}
