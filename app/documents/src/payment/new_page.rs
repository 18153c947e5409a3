//! `/payments/new?client={id}&invoice={id}`: a payment of one or several invoices.

use std::sync::Arc;

use domain::access::Permission;
use domain::clients::ClientRow;
use domain::ids::{ClientId, DocumentId};
use domain::subject::Subject;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::api::start_payment;
use super::form::{Purse, new_payment};
use super::inputs::{Parts, fields, rest};
use super::left::Left;
use super::view::PaymentStart;
use engines::form::{Find, Form, FormInDialog, Suggest, Suggestion, area};
use engines::listing::api::sought_in_list;
use kit::failure::{Allowed, Failure};
use kit::title::PageTitle;
use kit::ui::TextSkeleton;
use kit::way_back;
use kit::words::{td_string, words};

/// Where payments are.
const PAYMENTS: &str = "/payments";

/// A new payment.
#[component]
pub fn PaymentNewPage() -> impl IntoView {
    view! { <Allowed to=Permission::EditPayments alone=true><NewPayment/></Allowed> }
}

#[component]
fn NewPayment() -> impl IntoView {
    let l = words();
    let query = use_query_map();
    let client = Memo::new(move |_| query.with(|query| query.get("client").and_then(|id| id.parse::<ClientId>().ok())));
    let invoice =
        Memo::new(move |_| query.with(|query| query.get("invoice").and_then(|id| id.parse::<DocumentId>().ok())));
    let asked = Resource::new(
        move || client.get(),
        move |client| async move {
            match client {
                Some(client) => start_payment(client).await.map(Some),
                None => Ok(None),
            }
        },
    );
    let drawn = move |start: Option<PaymentStart>| match start {
        Some(start) => view! { <Entry start invoice=invoice.get_untracked()/> }.into_any(),
        None => view! { <Whose list=PAYMENTS question=td_string!(l, document.who_pays)/> }.into_any(),
    };
    view! {
        <PageTitle text=td_string!(l, document.enter_payment)/>
        <header class="page-head">
            <div class="page-title">
                <nav class="crumbs"><a href=way_back::to(PAYMENTS)>{td_string!(l, documents.payments_title)}</a></nav>
                <h1>{td_string!(l, document.enter_payment)}</h1>
            </div>
        </header>
        <div class="page-body narrow">
            <Transition fallback=|| view! { <TextSkeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match asked.await {
                        Ok(start) => drawn(start),
                        Err(error) => view! { <Failure error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

/// Asks whose payment or credit it is.
#[component]
pub fn Whose(
    /// The list that it will stand in.
    list: &'static str,
    /// What is asked.
    question: &'static str,
) -> impl IntoView {
    let l = words();
    let navigate = use_navigate();
    let text = RwSignal::new(String::new());
    let find: Find = Arc::new(|typed| {
        Box::pin(async move {
            let rows = sought_in_list(Subject::Client, typed.into(), false).await.unwrap_or_default();
            let suggestion = |row: ClientRow| Suggestion {
                value: row.id.to_string(),
                label: row.name,
                note: row.number,
                is_new: false,
            };
            rows.iter().filter_map(ClientRow::of).map(suggestion).collect()
        })
    });
    let take = Callback::new(move |taken: Suggestion| {
        navigate(&format!("{list}/new?client={}", taken.value), NavigateOptions::default());
    });
    view! {
        <div class="card card-body stack">
            <p>{question}</p>
            <Suggest
                id="payer"
                label=td_string!(l, document.client)
                placeholder=td_string!(l, document.find_client)
                none_text=td_string!(l, document.no_client)
                text
                find
                on_take=take
            />
        </div>
    }
}

/// The form, once it is known who pays and what is open.
#[component]
fn Entry(start: PaymentStart, invoice: Option<DocumentId>) -> impl IntoView {
    let l = words();
    let meant = start.open.iter().find(|open| Some(open.id) == invoice).cloned();
    let purse = Purse::New { only: None };
    let form = new_payment(&start, false, meant.as_ref().map(|meant| (meant.id, meant.balance.minor())));
    let left = Left::new(form, purse, start.currency);
    let open = RwSignal::new(true);
    leave(form, open, start.client, PAYMENTS);
    let PaymentStart { client, client_name, currency, open: invoices, methods, .. } = start;
    view! {
        <div class="card card-body">
            <FormInDialog form open save=td_string!(l, document.save_payment)>
                <div class="stack" on:input=move |_| left.look()>
                    <p>
                        <span class="faint">{td_string!(l, document.client)} " "</span>
                        <a class="link" href=format!("/clients/{client}")>{client_name}</a>
                    </p>
                    {fields(form, currency, &methods)}
                    <Parts form purse currency open=invoices left/>
                    {rest(left, currency)}
                    {area(form, "note", td_string!(l, document.note_hint))}
                </div>
            </FormInDialog>
        </div>
    }
}

/// Goes on to what was entered in a list, and else back to the client.
pub fn leave(form: Form, open: RwSignal<bool>, client: ClientId, list: &'static str) {
    let navigate = use_navigate();
    Effect::new(move || {
        if open.get() {
            return;
        }
        let to = match form.saved.get_untracked() {
            Some(entered) => format!("{list}/{entered}"),
            None => format!("/clients/{client}"),
        };
        navigate(&to, NavigateOptions::default());
    });
}
