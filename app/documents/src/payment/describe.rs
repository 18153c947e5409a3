//! « Modifier » : how a payment came in, and what it is noted with. How much it is and its day stay: the client's account tells them.

use std::collections::BTreeMap;

use domain::documents::form::reading;
use domain::documents::payment::PaymentFields;
use leptos::{ev, prelude::*};

use super::api::describe_payment;
use super::reverse::MOVED;
use super::view::PaymentView;
use super::wording;
use crate::asked::Asked;
use engines::form::DASH;
use kit::ui::{ButtonKind, Dialog, SelectField, TextArea, TextField};
use kit::words::td_string;

/// The inputs, by their paths.
const PATHS: &[&str] = &["fields.method", "fields.reference", "fields.source", "fields.note"];

/// See the module. Only what is typed is sent: what somebody else changes meanwhile stays.
#[component]
pub fn DescribeDialog(
    /// The payment.
    view: StoredValue<PaymentView>,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let asked = Asked::new(open);
    let l = asked.l;
    let (id, methods, was) = view.with_value(|view| {
        let data = &view.payment.data;
        let methods: Vec<_> = view.methods.iter().map(|(id, label)| (id.to_string(), label.clone())).collect();
        (view.payment.id, methods, PaymentFields::of(data, &reading(data.currency)))
    });
    let typed = StoredValue::new(BTreeMap::<String, String>::new());
    let note = move |name: &'static str| {
        Callback::new(move |text: String| {
            typed.update_value(|typed| {
                typed.insert(name.to_owned(), text);
            });
        })
    };
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let sending = describe_payment(
            id,
            typed.get_value().into_iter().map(|(name, text)| (name.as_str().into(), text.into())).collect(),
        );
        asked.send(sending, MOVED, move |()| td_string!(l, document.payment_described).to_owned());
    };
    view! {
        <Dialog id="describe-dialog" open title=td_string!(l, document.edit_payment) close_label=td_string!(l, common.close)>
            <form class="stack" novalidate on:submit=sent>
                <p>{td_string!(l, document.edit_payment_text)}</p>
                <SelectField
                    name="fields.method"
                    label=td_string!(l, document.method)
                    options=methods.clone()
                    value=was.method.clone()
                    empty_label=Some(DASH.to_owned())
                    error=asked.error("fields.method")
                    on_change=note("method")
                />
                <TextField
                    name="fields.reference"
                    label=td_string!(l, document.transaction)
                    value=was.reference.clone()
                    error=asked.error("fields.reference")
                    on_input=note("reference")
                />
                <TextField
                    name="fields.source"
                    label=td_string!(l, document.source)
                    value=was.source.clone()
                    error=asked.error("fields.source")
                    on_input=note("source")
                />
                <TextArea
                    name="fields.note"
                    label=td_string!(l, document.note)
                    value=was.note.clone()
                    hint=td_string!(l, document.note_hint)
                    error=asked.error("fields.note")
                    on_input=note("note")
                />
                {asked.told(PATHS, wording::path)}
                {asked.buttons(td_string!(l, common.save), ButtonKind::Primary)}
            </form>
        </Dialog>
    }
}
