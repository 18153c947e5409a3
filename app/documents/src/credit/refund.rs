//! « Rembourser le crédit »: something of what is left of it is given to the client in money.

use domain::documents::CreditRefundForm;
use domain::documents::credit::CreditRefundFields;
use domain::format::amount::sign_of;
use domain::format::money;
use leptos::{ev, prelude::*};
use uuid::Uuid;

use super::api::refund_credit;
use super::view::{CreditView, MOVED};
use crate::asked::{Asked, written};
use crate::payment::path;
use engines::form::DASH;
use kit::keys::new_key;
use kit::ui::{ButtonKind, Dialog, InputKind, SelectField, TextField};
use kit::words::{formats, td_string, today, words};

/// The values whose errors stand beside them.
const SHOWN: &[&str] = &["fields.amount", "fields.paid_on", "fields.method", "fields.reference"];

/// The question.
#[component]
pub fn RefundDialog(
    /// The credit.
    view: StoredValue<CreditView>,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    view! {
        <Dialog id="refund-dialog" open title=td_string!(l, document.refund_credit) close_label=td_string!(l, common.close)>
            <Question view open/>
        </Dialog>
    }
}

/// How much, when and how. Made anew each time that it is opened, with the key under which it is sent.
#[component]
fn Question(view: StoredValue<CreditView>, open: RwSignal<bool>) -> impl IntoView {
    let (asked, f) = (Asked::new(open), formats());
    let l = asked.l;
    let (id, left) = view.with_value(|view| (view.credit.id, view.credit.left()));
    let methods = view.with_value(|view| view.methods.clone()).into_iter();
    let methods = methods.map(|(id, label)| (id.to_string(), label)).collect();
    let begun = view.with_value(begun);
    let (fields, key) = (StoredValue::new(begun.clone()), StoredValue::new(None::<Option<Uuid>>));
    let typed = move |name| typed(fields, name);
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let key = key.try_update_value(|key| *key.get_or_insert_with(new_key)).flatten();
        let sending = refund_credit(id, CreditRefundForm { fields: fields.get_value() }, key);
        asked.send(sending, MOVED, move |()| td_string!(l, document.credit_refunded_done).to_owned());
    };
    view! {
        <form class="stack" novalidate on:submit=sent>
            <p>{td_string!(l, document.refund_credit_text, amount = money(left, f)).to_string()}</p>
            <div class="form-grid cols-2">
                <TextField
                    name="fields.amount" label=path(l, "amount") value=begun.amount inputmode="decimal" required=true
                    suffix=sign_of(left.currency(), f) autofocus=true error=asked.error("fields.amount") on_input=typed("amount")
                />
                <TextField
                    name="fields.paid_on" label=path(l, "paid_on") value=begun.paid_on kind=InputKind::Date required=true
                    autocomplete="off" error=asked.error("fields.paid_on") on_input=typed("paid_on")
                />
                <SelectField
                    name="fields.method" label=path(l, "method") options=methods value=begun.method empty_label=DASH
                    error=asked.error("fields.method") on_change=typed("method")
                />
                <TextField
                    name="fields.reference" label=path(l, "reference") maxlength=80 autocomplete="off"
                    error=asked.error("fields.reference") on_input=typed("reference")
                />
            </div>
            {asked.told(SHOWN, path)}
            {asked.buttons(td_string!(l, document.refund), ButtonKind::Danger)}
        </form>
    }
}

/// What it begins with: all that is left, today, by the client's usual means.
fn begun(view: &CreditView) -> CreditRefundFields {
    CreditRefundFields {
        amount: written(view.credit.left()),
        paid_on: today().to_string(),
        method: view.usual_method.map(|usual| usual.to_string()).unwrap_or_default(),
        reference: String::new(),
    }
}

/// Keeps what is typed in a field.
fn typed(fields: StoredValue<CreditRefundFields>, name: &'static str) -> Callback<String> {
    Callback::new(move |text: String| {
        fields.update_value(|fields| {
            if let Some(field) = fields.get_mut(name) {
                *field = text;
            }
        });
    })
}
