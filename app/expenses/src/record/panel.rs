//! What is known of an expense: what it comes to in a row of facts, the rest beside what happened.

use std::collections::BTreeMap;

use domain::expenses::reading;
use domain::format::{DateStyle, date, money, percent};
use domain::lists::ListKind;
use domain::money::Money;
use domain::subject::Subject;
use leptos::prelude::*;

use super::api::ExpenseView;
use crate::face::FACE;
use crate::form::api::set_expense_field;
use crate::wording;
use engines::lines;
use engines::record::api::Offered;
use engines::record::{Change, Changing, FactRow, InPlace, Lines, fact_list, fact_value, offering};
use kit::words::{Locale, formats, td_string};

/// With VAT, without, the VAT, its day and the day it was paid.
pub fn facts(l: Locale, view: &ExpenseView) -> AnyView {
    let (f, data) = (formats(), &view.expense.data);
    let (amounts, day) = (data.amounts(), |day| date(day, DateStyle::Medium, f));
    let amount = |minor| money(Money::new(minor, data.currency), f);
    let vat = match data.vat {
        Some(rate) => format!("{} · {}", amount(amounts.vat_minor), percent(rate.0, f)),
        None => td_string!(l, expenses.no_vat).to_owned(),
    };
    let paid = data.paid_on.map_or_else(|| td_string!(l, expenses.not_paid).to_owned(), day);
    let all = [
        ("gross", td_string!(l, expenses.gross), amount(amounts.gross_minor)),
        ("net", td_string!(l, expenses.net), amount(amounts.net_minor)),
        ("vat", td_string!(l, expenses.vat_amount), vat),
        ("date", td_string!(l, expenses.date), day(data.date)),
        ("paid_on", td_string!(l, expenses.paid_on), paid),
    ];
    let in_place = in_place(l, view);
    let fact = |(name, label, value): (&'static str, &'static str, String)| {
        let row = FactRow { name: name.to_owned(), label: label.to_owned(), value: value.into_any() };
        let value = fact_value(row, in_place);
        view! { <div class="fact"><dt>{label}</dt><dd class="starred">{value}</dd></div> }
    };
    view! { <dl class="card facts record-facts">{all.into_iter().map(fact).collect_view()}</dl> }.into_any()
}

/// Whom it was bought from and made for, how it is sorted and paid, and the invoice that bills it again.
pub fn details(l: Locale, view: &ExpenseView) -> AnyView {
    let id = view.expense.id;
    let edit = (view.expense.state.editable() && FACE.may_edit()).then(|| {
        view! { <a class="link" href=format!("{}/edit", FACE.record(id.0))>{td_string!(l, common.edit)}</a> }
    });
    let row = |(name, label, value): (&'static str, &'static str, Option<AnyView>)| {
        Some(FactRow { name: name.to_owned(), label: label.to_owned(), value: value? })
    };
    let facts = fact_list(rows(l, view).into_iter().filter_map(row).collect(), None, in_place(l, view));
    view! {
        <section class="panel">
            <header class="panel-head"><h2>{td_string!(l, expenses.details)}</h2>{edit}</header>
            {facts}
        </section>
    }
    .into_any()
}

fn rows(l: Locale, view: &ExpenseView) -> Vec<(&'static str, &'static str, Option<AnyView>)> {
    let (expense, data) = (&view.expense, &view.expense.data);
    let link = |href: String, words: String| view! { <a class="link" href=href>{words}</a> }.into_any();
    let client = |id: &domain::ids::ClientId| link(format!("/clients/{id}"), view.name(id));
    let supplier = data.supplier_name.as_ref().map(|name| name.as_str().to_owned().into_any());
    let entry = |id: &domain::ids::ListItemId| view.name(id).into_any();
    let billing = match (expense.invoice, data.billable) {
        (Some(invoice), _) => {
            let number = view.names.get(&invoice.to_string()).cloned();
            let words = number.unwrap_or_else(|| td_string!(l, expenses.draft).to_owned());
            Some(link(format!("/invoices/{invoice}"), words))
        }
        (None, true) => Some(td_string!(l, expenses.to_bill).into_any()),
        (None, false) => None,
    };
    let created = date(view.created_on, DateStyle::Medium, formats());
    vec![
        ("supplier", td_string!(l, expenses.supplier_name), data.supplier.as_ref().map(client).or(supplier)),
        ("category", td_string!(l, expenses.category), data.category.as_ref().map(entry)),
        ("method", td_string!(l, expenses.method), data.method.as_ref().map(entry)),
        ("client", td_string!(l, expenses.client), data.client.as_ref().map(client)),
        ("billing", td_string!(l, expenses.billing), billing),
        ("created_on", td_string!(l, expenses.created_on), Some(created.into_any())),
    ]
}

/// What of an expense may be changed in place by whoever looks: its rate of VAT, its days, and how it
/// is sorted and paid.
fn in_place(l: Locale, view: &ExpenseView) -> Option<InPlace> {
    let expense = &view.expense;
    if !expense.state.editable() || !FACE.may_edit() {
        return None;
    }
    let reading = reading(expense.data.currency);
    let lines = Lines::default().fields(lines!(expense.data, reading; vat), &BTreeMap::new());
    let lines = lines.days(lines!(expense.data, reading; date, paid_on));
    let lines = lines.chosen(lines!(expense.data, reading; category, method));
    let (id, names) = (expense.id, view.names.clone());
    let save = move |Change { version, path, typed }: Change| -> Changing {
        Box::pin(set_expense_field(id, version, path, typed))
    };
    let offer = move |name: String, held: String| {
        let kind = if name == "method" { ListKind::PaymentMethod } else { ListKind::ExpenseCategory };
        offering(Subject::Expense, Offered::List(kind), held, &names)
    };
    let label = move |path: &str| wording::path(l, path);
    Some(InPlace::new(&FACE, (id.0, expense.version), lines, label, save).choosing(offer))
}
