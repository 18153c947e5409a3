//! Where one stands with a client, and what it bought last (A4.1, A4.9): asked for once, shown in two places.

use domain::access::Permission;
use domain::billing::kind::DocumentKind;
use domain::documents::Bought;
use domain::format::{DateStyle, date, money};
use domain::ids::ClientId;
use domain::money::Money;
use domain::subject::Subject;
use leptos::prelude::*;
use uuid::Uuid;

use super::api::standing_of_client;
use super::statistics::{days, invoices};
use super::view::Standing;
use crate::links;
use engines::record::{GivenOverview, Shown};
use kit::bootstrap::{may, uses};
use kit::error::Answer;
use kit::live;
use kit::words::{Locale, formats, td_string, words};

async fn standing(client: Uuid) -> Answer<Standing> {
    standing_of_client(ClientId(client)).await
}

/// What stands on the overview of a client.
pub fn overview(client: Memo<Option<Uuid>>) -> GivenOverview {
    if !may(Permission::ViewDocuments) {
        return GivenOverview { facts: ViewFn::default(), beside: ViewFn::default() };
    }
    let l = words();
    let asked = Shown::new(client, standing);
    let renew = move || asked.renew(standing, || ());
    for subject in [Subject::Invoice, Subject::Quote, Subject::Payment, Subject::Credit] {
        live::on_changed(subject, renew);
        live::on_heard(subject, renew);
    }
    let place = move |drawn: fn(Locale, &Standing) -> AnyView| {
        // Without an answer there is nothing to tell: the client's own page says why.
        ViewFn::from(move || {
            view! {
                <Transition fallback=|| ()>
                    {move || Suspend::new(async move { asked.answer.await.ok().map(|standing| drawn(l, &standing)) })}
                </Transition>
            }
        })
    };
    GivenOverview { facts: place(facts), beside: place(bought) }
}

/// What is late, what waits for an answer, and how fast it pays.
fn facts(l: Locale, standing: &Standing) -> AnyView {
    let f = formats();
    let said = |label: &'static str, value: String, class: &'static str, note: Option<String>| {
        view! {
            <div class="fact">
                <dt>{label}</dt>
                <dd class=class>{value}</dd>
                {note.map(|note| view! { <dd class="note">{note}</dd> })}
            </div>
        }
    };
    let fact = |label, amount: Money, class, note| said(label, money(amount, f), class, note);
    let paid = standing
        .paid
        .map(|paid| said(td_string!(l, statistics.days_to_pay), days(l, paid.average), "", Some(invoices(l, paid))));
    // A client has one currency; nothing is told before there is anything in it.
    let of_currency = standing.figures.currencies.first().map(|figures| {
        let amount = |minor| Money::new(minor, figures.currency);
        let late = if figures.overdue_minor > 0 { "bad" } else { "" };
        let waiting = (figures.quotes_waiting > 0 && uses(Subject::Quote)).then(|| {
            let count = figures.quotes_waiting;
            let note = (count > 1).then(|| td_string!(l, document.quotes_count, count = count.to_string()).to_string());
            fact(td_string!(l, document.quotes_waiting), amount(figures.quotes_waiting_minor), "", note)
        });
        view! {
            {fact(td_string!(l, document.overdue), amount(figures.overdue_minor), late, None)}
            {waiting}
        }
    });
    view! { {of_currency} {paid} }.into_any()
}

/// The last things bought, each with its invoice.
fn bought(l: Locale, standing: &Standing) -> AnyView {
    if standing.bought.is_empty() {
        return ().into_any();
    }
    let f = formats();
    let one = |bought: &Bought| {
        let invoice = links::document(DocumentKind::Invoice, bought.invoice);
        let unit = bought.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
        let note = format!("{} · {}{unit}", date(bought.date, DateStyle::Medium, f), bought.quantity.text(f));
        let name = match bought.product {
            Some(product) => {
                let href = format!("{}/{product}", links::path_of(Subject::Product));
                view! { <a class="link" href=href>{bought.description.clone()}</a> }.into_any()
            }
            None => view! { <span>{bought.description.clone()}</span> }.into_any(),
        };
        view! {
            <li>
                <span class="person-text">
                    {name}
                    <span class="person-note">
                        {note} " · " <a class="link" href=invoice>{bought.number.clone()}</a>
                    </span>
                </span>
                <span class="num">{money(Money::new(bought.net_minor, bought.currency), f)}</span>
            </li>
        }
    };
    view! {
        <section class="panel">
            <header class="panel-head"><h2>{td_string!(l, document.bought)}</h2></header>
            <ul class="related">{standing.bought.iter().map(one).collect_view()}</ul>
        </section>
    }
    .into_any()
}
