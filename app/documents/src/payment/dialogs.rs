//! Payments in a dialog: one that is entered where its invoice stands, and where money goes that is there already.

use domain::ids::{ClientId, DocumentId};
use domain::money::Money;
use leptos::prelude::*;

use super::api::start_payment;
use super::form::{Purse, new_payment, parts_of};
use super::inputs::{Parts, fields, rest};
use super::left::Left;
use super::view::PaymentStart;
use engines::form::FormInDialog;
use kit::failure::Unavailable;
use kit::ui::{Dialog, TextSkeleton};
use kit::words::{td_string, words};

/// « Saisir un paiement » of one invoice: what is left to pay is proposed, today. What is more stays on account.
#[component]
pub fn PayDialog(
    /// What it begins with; of open invoices, the one that is paid alone.
    start: StoredValue<PaymentStart>,
    /// The invoice, and what is left to pay of it.
    invoice: (DocumentId, Money),
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    let (id, balance) = invoice;
    let content = move || {
        // Made anew each time that it is opened, with the key under which it is sent.
        let PaymentStart { currency, methods, .. } = start.get_value();
        let meant = Some((id, balance.minor()));
        let (purse, form) = (Purse::New { only: meant }, start.with_value(|start| new_payment(start, true, meant)));
        let left = Left::new(form, purse, currency);
        let inputs = fields(form, currency, &methods);
        view! {
            <FormInDialog form open save=td_string!(l, document.save_payment)>
                <div class="stack" on:input=move |_| left.look()>
                    {inputs}
                    {rest(left, currency)}
                </div>
            </FormInDialog>
        }
    };
    view! {
        <Dialog id="pay-dialog" open wide=true title=td_string!(l, document.enter_payment) close_label=td_string!(l, common.close)>
            {content()}
        </Dialog>
    }
}

/// Where what is left of a payment or of a credit note goes: an amount for each invoice that is open.
#[component]
pub fn PartsDialog(
    /// Unique in the page.
    id: &'static str,
    /// What it is called.
    title: &'static str,
    /// Whose invoices.
    client: ClientId,
    /// The money, and what is left of it.
    purse: Purse,
    /// The invoices that are meant, if any are.
    #[prop(optional)]
    meant: Vec<DocumentId>,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    let meant = StoredValue::new(meant);
    let content = move || {
        let asked = Resource::new(|| (), move |()| start_payment(client));
        view! {
            <Transition fallback=|| view! { <TextSkeleton lines=4/> }>
                {move || Suspend::new(async move {
                    match asked.await {
                        Ok(start) => view! { <Allocating start purse meant=meant.get_value() open/> }.into_any(),
                        Err(error) => view! { <Unavailable error/> }.into_any(),
                    }
                })}
            </Transition>
        }
    };
    view! {
        <Dialog id open wide=true title close_label=td_string!(l, common.close)>
            {content()}
        </Dialog>
    }
}

/// The form in it, once it is known what is open.
#[component]
fn Allocating(start: PaymentStart, purse: Purse, meant: Vec<DocumentId>, open: RwSignal<bool>) -> impl IntoView {
    let l = words();
    let form = parts_of(purse, &start, &meant);
    let PaymentStart { currency, open: invoices, .. } = start;
    let left = Left::new(form, purse, currency);
    view! {
        <FormInDialog form open save=td_string!(l, document.allocate)>
            <div class="stack" on:input=move |_| left.look()>
                <Parts form purse currency open=invoices left/>
                {rest(left, currency)}
            </div>
        </FormInDialog>
    }
}
