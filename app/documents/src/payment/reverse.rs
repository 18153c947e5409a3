//! A payment taken back, and what moves with any change of one.

use domain::ids::PaymentId;
use domain::subject::Subject;
use leptos::{ev, prelude::*};

use super::api::reverse_payment;
use super::wording;
use crate::asked::Asked;
use kit::ui::{ButtonKind, Dialog};
use kit::words::td_string;

/// Whatever moves with a payment.
pub const MOVED: &[Subject] = &[Subject::Payment, Subject::Invoice, Subject::Client];

/// « Supprimer »: all that it did is undone, and what it paid is owed again.
#[component]
pub fn ReverseDialog(
    /// The payment.
    id: PaymentId,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let asked = Asked::new(open);
    let l = asked.l;
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        asked.send(reverse_payment(id), MOVED, move |()| td_string!(l, document.payment_deleted).to_owned());
    };
    view! {
        <Dialog id="reverse-dialog" open title=td_string!(l, document.delete_payment) close_label=td_string!(l, common.close)>
            <form class="stack" novalidate on:submit=sent>
                <p>{td_string!(l, document.delete_payment_text)}</p>
                {asked.told(&[], wording::path)}
                {asked.buttons(td_string!(l, common.delete), ButtonKind::Danger)}
            </form>
        </Dialog>
    }
}
