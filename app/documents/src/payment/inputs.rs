//! The inputs of a payment or a credit: how much, when, how, and what it pays of each invoice.

use domain::billing::allocation::OpenInvoice;
use domain::documents::parts::{PARTS, shared_out};
use domain::documents::payment::{PaymentState, STATE};
use domain::form::FormText;
use domain::format::amount::sign_of;
use domain::format::{DateStyle, date, money};
use domain::ids::ListItemId;
use domain::money::{Currency, Money};
use leptos::prelude::*;

use super::form::{Purse, typed};
use super::left::Left;
use crate::wording::payment_state;
use engines::form::{DASH, Form, Look, decimal, line, put, select};
use kit::ui::{Button, Glyph, Icon, InputKind, SelectField, field_id};
use kit::words::{Locale, decimal_typed, formats, td_string, today, words};

/// The credit's own fields.
pub fn credit_fields(form: Form, currency: Currency) -> AnyView {
    let amount = Look { required: true, suffix: Some(sign_of(currency, formats())), ..decimal() };
    let day = Look { kind: InputKind::Date, required: true, ..Look::default() };
    view! {
        <input type="hidden" name="fields.client" value=form.value("client")/>
        <input type="hidden" name="fields.currency" value=form.value("currency")/>
        <div class="form-grid cols-2">
            {line(form, "amount", amount)}
            {line(form, "given_on", day)}
            {line(form, "source", Look { hint: Some(td_string!(form.l, document.credit_source_hint)), ..Look::default() })}
        </div>
    }
    .into_any()
}

/// The payment's own fields.
pub fn fields(form: Form, currency: Currency, methods: &[(ListItemId, String)]) -> AnyView {
    let amount = Look { required: true, suffix: Some(sign_of(currency, formats())), ..decimal() };
    let day = Look { kind: InputKind::Date, required: true, ..Look::default() };
    let methods = methods.iter().map(|(id, label)| (id.to_string(), label.clone())).collect();
    let state = form.start(|start| start.get(STATE).to_owned());
    view! {
        <input type="hidden" name="fields.client" value=form.value("client")/>
        <input type="hidden" name="fields.currency" value=form.value("currency")/>
        <div class="form-grid cols-2">
            {line(form, "amount", amount)}
            {line(form, "paid_on", day)}
            {select(form, "method", methods, Some(DASH.to_owned()))}
            {line(form, "reference", Look::default())}
            {line(form, "source", Look { hint: Some(td_string!(form.l, document.source_hint)), ..Look::default() })}
            <SelectField
                name=STATE label=td_string!(form.l, document.state) options=states(form.l)
                value=state
                hint=td_string!(form.l, document.pending_hint)
            />
        </div>
    }
    .into_any()
}

/// Whether it has come in.
fn states(l: Locale) -> Vec<(String, String)> {
    let state = |state: PaymentState| (state.as_str().to_owned(), payment_state(l, state).to_owned());
    vec![state(PaymentState::Completed), state(PaymentState::Pending)]
}

/// What goes to each open invoice, and what is left of the money meanwhile.
#[component]
pub fn Parts(
    /// The form.
    form: Form,
    /// Where the money comes from.
    purse: Purse,
    /// What all amounts are in.
    currency: Currency,
    /// The invoices, those first that have been due for longest.
    open: Vec<OpenInvoice>,
    /// What is left, told while one types.
    left: Left,
) -> impl IntoView {
    let l = words();
    if open.is_empty() {
        let none = if purse.is_credit() {
            td_string!(l, document.nothing_open_credit)
        } else {
            td_string!(l, document.nothing_open)
        };
        return view! { <p class="faint">{none}</p> }.into_any();
    }
    let known = StoredValue::new(open.clone());
    let oldest_first = move |()| {
        let available = form.gathered().and_then(|text| purse.available(&text, currency)).unwrap_or(0);
        known.with_value(|open| {
            let shares = shared_out(available, open.iter().map(|invoice| invoice.balance.minor()));
            for (invoice, minor) in open.iter().zip(shares) {
                put(&path(invoice), &typed(minor, currency));
            }
        });
        left.look();
    };
    let rows = open.into_iter().map(|invoice| row(form, &invoice)).collect_view();
    view! {
        <div class="parts">
            <div class="parts-head">
                <p class="parts-title" id="parts-title">{td_string!(l, document.parts_title)}</p>
                <Button class="sm" on_press=oldest_first>{td_string!(l, document.oldest_first)}</Button>
            </div>
            <table class="grid plain parts-table" aria-labelledby="parts-title">
                <thead>
                    <tr>
                        <th scope="col">{td_string!(l, document.kind_invoice)}</th>
                        <th scope="col">{td_string!(l, document.due_on)}</th>
                        <th scope="col" class="num">{td_string!(l, document.left_to_pay)}</th>
                        <th scope="col" class="num">{td_string!(l, document.part)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The input of an invoice's part.
fn path(invoice: &OpenInvoice) -> String {
    format!("{PARTS}{}", invoice.id)
}

fn row(form: Form, invoice: &OpenInvoice) -> AnyView {
    let (l, f) = (words(), formats());
    let (path, error) = (path(invoice), form.error(path(invoice)));
    let id = field_id(&path);
    let wrong_id = format!("{id}-error");
    let described_by = wrong_id.clone();
    let label = td_string!(l, document.part_of, number = invoice.number.clone()).to_string();
    let is_late = invoice.due_on < today();
    let value = decimal_typed(&form.start(|start: &FormText| start.get(&path).to_owned()));
    let told = move || {
        let (text, id) = (error.get()?, wrong_id.clone());
        Some(view! { <span class="field-error" id=id><Icon glyph=Glyph::Warning/><span>{text}</span></span> })
    };
    view! {
        <tr>
            <th scope="row">
                <a class="link" href=format!("/invoices/{}", invoice.id) target="_blank">{invoice.number.clone()}</a>
            </th>
            <td class:bad=is_late>{date(invoice.due_on, DateStyle::Medium, f)}</td>
            <td class="num">{money(invoice.balance, f)}</td>
            <td class="num">
                <input
                    class="input num"
                    id=id
                    name=path
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    value=value
                    aria-label=label
                    aria-invalid=move || error.read().is_some().then_some("true")
                    aria-describedby=move || error.read().is_some().then(|| described_by.clone())
                />
                {told}
            </td>
        </tr>
    }
    .into_any()
}

/// What stays on account, told while one types.
pub fn rest(left: Left, currency: Currency) -> AnyView {
    let (l, f) = (words(), formats());
    let said = move || {
        let minor = left.minor()?;
        let amount = money(Money::new(minor.abs(), currency), f);
        Some(match minor {
            ..0 => td_string!(l, document.too_much, amount = amount).to_string(),
            0 => td_string!(l, document.nothing_rests).to_owned(),
            _ => td_string!(l, document.rests, amount = amount).to_string(),
        })
    };
    let class = move || if left.minor().is_some_and(i64::is_negative) { "parts-rest bad" } else { "parts-rest" };
    view! { <p class=class role="status">{said}</p> }.into_any()
}
