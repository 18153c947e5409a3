//! What expenses show on the page of a client: those made for it, and what was bought from it.

use domain::expenses::ExpenseRow;
use domain::format::{DateStyle, date, money};
use domain::ids::ClientId;
use domain::subject::Subject;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::expenses_of_client;
use crate::face::FACE;
use crate::wording;
use engines::listing::RowLink;
use engines::record::{Given, GivenOverview, Part, Shown};
use kit::error::Answer;
use kit::failure::Unavailable;
use kit::live;
use kit::ui::{Badge, BadgeKind, ButtonKind, ButtonLink, EmptyState, Glyph, TableSkeleton};
use kit::words::{Locale, formats, td_string, words};

/// What is given to a client's page.
pub static OF_CLIENT: Given = Given {
    parts,
    overview: |_| GivenOverview { facts: ViewFn::default(), beside: ViewFn::default() },
    offered,
    shown: |_, _| None,
    files: |_, _| Vec::new(),
};

fn parts(client: Uuid) -> Vec<Part> {
    if !FACE.may_view() {
        return Vec::new();
    }
    vec![Part::new("expenses", td_string!(words(), expenses.title), move || part(client))]
}

fn offered(l: Locale, client: Uuid) -> Vec<RowLink> {
    let link = RowLink { label: td_string!(l, expenses.new_title), glyph: FACE.glyph, href: new_href(client) };
    if FACE.may_edit() { vec![link] } else { Vec::new() }
}

fn new_href(client: Uuid) -> String {
    format!("{}/new?client={client}", FACE.path())
}

async fn of(client: Uuid) -> Answer<Vec<ExpenseRow>> {
    expenses_of_client(ClientId(client)).await
}

/// The part of a client's page.
fn part(client: Uuid) -> AnyView {
    let asked = Shown::new(Memo::new(move |_| Some(client)), of);
    let renew = move || asked.renew(of, || ());
    for subject in [Subject::Expense, Subject::Invoice] {
        live::on_changed(subject, renew);
        live::on_heard(subject, renew);
    }
    view! {
        <Transition fallback=|| view! { <TableSkeleton rows=5 cols=4/> }>
            {move || Suspend::new(async move {
                match asked.answer.await {
                    Ok(found) => drawn(client, &found),
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

fn drawn(client: Uuid, found: &[ExpenseRow]) -> AnyView {
    let l = words();
    let kind = if found.is_empty() { ButtonKind::Primary } else { ButtonKind::Plain };
    let create = FACE.may_edit().then(|| {
        view! { <ButtonLink href=new_href(client) kind icon=Glyph::Plus>{td_string!(l, expenses.new_title)}</ButtonLink> }
    });
    if found.is_empty() {
        let title = td_string!(l, expenses.none_of_client);
        return view! { <div class="card"><EmptyState icon=FACE.glyph title>{create}</EmptyState></div> }.into_any();
    }
    let rows = found.iter().map(|expense| row(l, expense)).collect_view();
    view! {
        <div class="toolbar"><div class="page-actions">{create}</div></div>
        <div class="card">
            <div class="table-wrap">
                <table class="grid of-client">
                    <thead>
                        <tr>
                            <th scope="col" class="cell-name">{td_string!(l, expenses.column_expense)}</th>
                            <th scope="col" class="cell-who">{td_string!(l, expenses.date)}</th>
                            <th scope="col" class="low">{td_string!(l, expenses.supplier_name)}</th>
                            <th scope="col" class="low num">{td_string!(l, expenses.net)}</th>
                            <th scope="col" class="num cell-sum">{td_string!(l, expenses.gross)}</th>
                            <th scope="col" class="cell-tag">{td_string!(l, expenses.column_state)}</th>
                            <th scope="col" class="low">{td_string!(l, expenses.billing)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
    }
    .into_any()
}

fn row(l: Locale, expense: &ExpenseRow) -> AnyView {
    let (f, state) = (formats(), expense.state);
    let billing = match &expense.invoice {
        Some((invoice, number)) => {
            let words = number.clone().unwrap_or_else(|| td_string!(l, expenses.draft).to_owned());
            view! { <a class="link" href=format!("/invoices/{invoice}")>{words}</a> }.into_any()
        }
        None if expense.is_to_bill => {
            view! { <Badge kind=BadgeKind::Warn>{td_string!(l, expenses.to_bill)}</Badge> }.into_any()
        }
        None => ().into_any(),
    };
    view! {
        <tr>
            <td class="cell-name"><a class="link" href=FACE.record(expense.id.0)>{expense.description.clone()}</a></td>
            <td class="cell-who soft">{date(expense.date, DateStyle::Medium, f)}</td>
            <td class="low soft">{expense.supplier.clone()}</td>
            <td class="low num">{money(expense.net, f)}</td>
            <td class="num cell-sum">{money(expense.gross, f)}</td>
            <td class="cell-tag"><Badge kind=wording::badge(state)>{wording::state(l, state)}</Badge></td>
            <td class="low">{billing}</td>
        </tr>
    }
    .into_any()
}
