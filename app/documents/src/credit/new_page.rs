//! `/credits/new?client={id}`: « Saisir un crédit ».

use domain::access::Permission;
use domain::ids::ClientId;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::payment::api::start_payment;
use crate::payment::{Left, Parts, PaymentStart, Purse, Whose, credit_fields, leave, new_credit, rest};
use engines::form::{FormInDialog, area};
use kit::bootstrap::may;
use kit::error::AppError;
use kit::failure::Failure;
use kit::title::PageTitle;
use kit::ui::TextSkeleton;
use kit::way_back;
use kit::words::{td_string, words};

/// Where credits are.
const CREDITS: &str = "/credits";

/// A new credit.
#[component]
pub fn CreditNewPage() -> impl IntoView {
    let l = words();
    let query = use_query_map();
    let client = Memo::new(move |_| query.with(|query| query.get("client").and_then(|id| id.parse::<ClientId>().ok())));
    let allowed = may(Permission::EditPayments);
    let asked = Resource::new(
        move || client.get(),
        move |client| async move {
            match client {
                Some(client) => start_payment(client).await.map(Some),
                None if allowed => Ok(None),
                None => Err(AppError::Forbidden),
            }
        },
    );
    let drawn = move |start: Option<PaymentStart>| match start {
        Some(start) => view! { <Entry start/> }.into_any(),
        None => view! { <Whose list=CREDITS question=td_string!(l, document.whose_credit)/> }.into_any(),
    };
    view! {
        <PageTitle text=td_string!(l, documents.credits_new)/>
        <header class="page-head">
            <div class="page-title">
                <nav class="crumbs"><a href=way_back::to(CREDITS)>{td_string!(l, documents.credits_title)}</a></nav>
                <h1>{td_string!(l, documents.credits_new)}</h1>
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

/// The form, once it is known whose it is and what is open.
#[component]
fn Entry(start: PaymentStart) -> impl IntoView {
    let l = words();
    let (form, purse) = (new_credit(&start), Purse::NewCredit);
    let left = Left::new(form, purse, start.currency);
    let open = RwSignal::new(true);
    leave(form, open, start.client, CREDITS);
    let PaymentStart { client, client_name, currency, open: invoices, .. } = start;
    view! {
        <div class="card card-body">
            <FormInDialog form open save=td_string!(l, document.save_credit)>
                <div class="stack" on:input=move |_| left.look()>
                    <p>
                        <span class="faint">{td_string!(l, document.client)} " "</span>
                        <a class="link" href=format!("/clients/{client}")>{client_name}</a>
                    </p>
                    {credit_fields(form, currency)}
                    <Parts form purse currency open=invoices left/>
                    {rest(left, currency)}
                    {area(form, "public_notes", td_string!(l, document.credit_public_hint))}
                    {area(form, "private_notes", td_string!(l, document.note_hint))}
                </div>
            </FormInDialog>
        </div>
    }
}
