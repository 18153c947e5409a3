//! The part « Statistiques » of a client's page (A17.1): its figures over a period that one chooses.

use domain::documents::statistics::{DaysToPay, Sales, SalesPeriod, Seller, Statistics, Tally};
use domain::format::{DateStyle, date, money, percent};
use domain::ids::ClientId;
use domain::money::Money;
use domain::subject::Subject;
use leptos::prelude::*;
use uuid::Uuid;

use super::api::statistics_of_client;
use crate::links::path_of;
use kit::bootstrap::uses;
use kit::failure::Unavailable;
use kit::live;
use kit::ui::{EmptyState, Glyph, SelectField, TableSkeleton};
use kit::words::{Locale, formats, integer, td_string, words};

/// Hundred-thousandths of a whole.
const WHOLE: i128 = 100_000;

/// The part of a client's page.
pub fn part(client: Uuid) -> AnyView {
    let l = words();
    let period = RwSignal::new(SalesPeriod::default());
    let asked = Resource::new(move || period.get(), move |period| statistics_of_client(ClientId(client), period));
    for subject in [Subject::Invoice, Subject::CreditNote, Subject::Quote, Subject::Payment] {
        live::on_changed(subject, move || asked.refetch());
        live::on_heard(subject, move || asked.refetch());
    }
    let options = SalesPeriod::ALL.iter().map(|one| (one.as_str().to_owned(), named(l, *one).to_owned())).collect();
    let choose = move |name: String| period.set(SalesPeriod::parse(&name).unwrap_or_default());
    view! {
        <div class="toolbar">
            <SelectField
                name="period"
                label=td_string!(l, statistics.period)
                class="w-md"
                options
                value=period.get_untracked().as_str()
                on_change=Callback::new(choose)
            />
        </div>
        <Transition fallback=|| view! { <TableSkeleton rows=5 cols=3/> }>
            {move || Suspend::new(async move {
                match asked.await {
                    Ok(told) => figures(l, &told),
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

fn named(l: Locale, period: SalesPeriod) -> &'static str {
    match period {
        SalesPeriod::Year => td_string!(l, statistics.period_year),
        SalesPeriod::Quarter => td_string!(l, statistics.period_quarter),
        SalesPeriod::Month => td_string!(l, statistics.period_month),
        SalesPeriod::TwelveMonths => td_string!(l, statistics.period_twelve_months),
        SalesPeriod::LastYear => td_string!(l, statistics.period_last_year),
        SalesPeriod::All => td_string!(l, statistics.period_all),
    }
}

/// All that is told of a period.
fn figures(l: Locale, told: &Statistics) -> AnyView {
    if told.currencies.is_empty() {
        let none = td_string!(l, statistics.none);
        return view! { <div class="card"><EmptyState icon=Glyph::Invoice title=none/></div> }.into_any();
    }
    let day = |day| date(day, DateStyle::Medium, formats());
    let range = match told.since {
        Some(since) => td_string!(l, statistics.from_to, from = day(since), to = day(told.until)).to_string(),
        None => td_string!(l, statistics.until, to = day(told.until)).to_string(),
    };
    let paid = told.paid;
    let each = told.currencies.iter().enumerate().map(|(at, sales)| {
        // The days belong to no currency: they stand beside the first.
        of_currency(l, sales, if at == 0 { paid } else { None })
    });
    view! { <p class="range" role="status">{range}</p> {each.collect_view()} }.into_any()
}

fn of_currency(l: Locale, sales: &Sales, paid: Option<DaysToPay>) -> AnyView {
    let amount = |minor| money(Money::new(minor, sales.currency), formats());
    let late = if sales.overdue_minor > 0 { "bad" } else { "" };
    let rate = sales.margin_minor.and_then(|earned| share(earned, sales.turnover_minor));
    let rate = rate.map(|rate| td_string!(l, statistics.margin_note, rate = percent(rate, formats())).to_string());
    let margin = sales.margin_minor.map(|earned| fact(td_string!(l, statistics.margin), amount(earned), "", rate));
    let quotes = |label, tally: Tally| fact(label, amount(tally.minor), "", Some(quotes_counted(l, tally.count)));
    let days = paid
        .map(|paid| fact(td_string!(l, statistics.days_to_pay), days(l, paid.average), "", Some(invoices(l, paid))));
    view! {
        <dl class="facts card">
            {fact(td_string!(l, statistics.turnover), amount(sales.turnover_minor), "", None)}
            {margin}
            {fact(td_string!(l, statistics.to_pay), amount(sales.to_pay_minor), "", None)}
            {fact(td_string!(l, statistics.overdue), amount(sales.overdue_minor), late, None)}
            {uses(Subject::Quote).then(|| view! {
                {quotes(td_string!(l, statistics.to_invoice), sales.to_invoice)}
                {quotes(td_string!(l, statistics.expired), sales.expired)}
            })}
            {days}
        </dl>
        <div class="board">
            <section class="card">
                <div class="card-head"><h2>{td_string!(l, statistics.best)}</h2></div>
                <div class="card-body">{best(l, sales)}</div>
            </section>
            <section class="card">
                <div class="card-head"><h2>{td_string!(l, statistics.years)}</h2></div>
                <div class="card-body">{years(l, sales)}</div>
            </section>
        </div>
    }
    .into_any()
}

fn fact(label: &'static str, figure: String, class: &'static str, note: Option<String>) -> AnyView {
    view! {
        <div class="fact">
            <dt>{label}</dt>
            <dd class=class>{figure}</dd>
            {note.map(|note| view! { <dd class="note">{note}</dd> })}
        </div>
    }
    .into_any()
}

/// What sells best, each product with the way to it.
fn best(l: Locale, sales: &Sales) -> AnyView {
    if sales.best.is_empty() {
        return view! { <p class="soft">{td_string!(l, statistics.nothing_sold)}</p> }.into_any();
    }
    let amount = |minor| money(Money::new(minor, sales.currency), formats());
    let row = |seller: &Seller| {
        let words = seller.description.clone();
        let name = match seller.product {
            Some(product) => {
                let href = format!("{}/{product}", path_of(Subject::Product));
                view! { <a class="link" href=href>{words}</a> }.into_any()
            }
            None => view! { <span>{words}</span> }.into_any(),
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num">{seller.quantity.text(formats())}</td>
                <td class="num">{amount(seller.net_minor)}</td>
            </tr>
        }
    };
    view! {
        <table class="plain-table">
            <thead>
                <tr>
                    <th scope="col">{td_string!(l, statistics.what)}</th>
                    <th scope="col" class="num">{td_string!(l, statistics.quantity)}</th>
                    <th scope="col" class="num">{td_string!(l, statistics.net)}</th>
                </tr>
            </thead>
            <tbody>{sales.best.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn years(l: Locale, sales: &Sales) -> AnyView {
    if sales.years.is_empty() {
        return view! { <p class="soft">{td_string!(l, statistics.nothing_sold)}</p> }.into_any();
    }
    let row = |sold: &domain::documents::statistics::YearSold| {
        view! {
            <tr>
                <th scope="row">{sold.year}</th>
                <td class="num">{money(Money::new(sold.net_minor, sales.currency), formats())}</td>
            </tr>
        }
    };
    view! {
        <table class="plain-table">
            <thead>
                <tr>
                    <th scope="col">{td_string!(l, statistics.year)}</th>
                    <th scope="col" class="num">{td_string!(l, statistics.net)}</th>
                </tr>
            </thead>
            <tbody>{sales.years.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn quotes_counted(l: Locale, count: u32) -> String {
    match count {
        1 => td_string!(l, statistics.one_quote).to_owned(),
        _ => td_string!(l, statistics.quotes, count = integer(u64::from(count))).to_string(),
    }
}

/// So many days.
pub(super) fn days(l: Locale, count: u32) -> String {
    match count {
        1 => td_string!(l, statistics.one_day).to_owned(),
        _ => td_string!(l, statistics.days, count = integer(u64::from(count))).to_string(),
    }
}

/// Of how many invoices.
pub(super) fn invoices(l: Locale, paid: DaysToPay) -> String {
    match paid.invoices {
        1 => td_string!(l, statistics.of_one_invoice).to_owned(),
        count => td_string!(l, statistics.of_invoices, count = integer(u64::from(count))).to_string(),
    }
}

/// A part of a whole in hundred-thousandths, to a tenth of a percent; nothing of nothing.
fn share(part_minor: i64, whole_minor: i64) -> Option<i32> {
    if whole_minor <= 0 {
        return None;
    }
    let tenths = i128::from(part_minor) * (WHOLE / 100) / i128::from(whole_minor);
    i32::try_from(tenths * 100).ok()
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_share_is_told_to_a_tenth_of_a_percent() {
        assert_eq!((share(50, 100), share(1, 3), share(-1, 4)), (Some(50_000), Some(33_300), Some(-25_000)));
        assert_eq!((share(1, 0), share(1, -5)), (None, None));
    }
}
