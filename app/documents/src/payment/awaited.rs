//! What may be done with money that is on its way, or that did not come.

use domain::documents::payment::PaymentState;
use domain::ids::PaymentId;
use leptos::{ev, prelude::*};

use super::api::{complete_payment, fail_payment};
use super::asked;
use super::describe::DescribeDialog;
use super::reverse::{MOVED, ReverseDialog};
use super::view::PaymentView;
use super::wording;
use crate::asked::Asked;
use kit::ui::{Button, ButtonKind, Dialog, Glyph, InputKind, Menu, MenuAlign, MenuItem, TextField};
use kit::words::{td_string, today, words};

/// « Marquer comme reçu », and behind it that it failed, or that it was never meant.
#[component]
pub fn Awaited(
    /// The payment.
    view: StoredValue<PaymentView>,
) -> impl IntoView {
    let l = words();
    let (id, is_pending) = view.with_value(|view| (view.payment.id, view.payment.state == PaymentState::Pending));
    let [complete, describe, fail, reverse] = [(); 4].map(|()| RwSignal::new(false));
    asked::ask(vec![(asked::EDIT, describe), (asked::DELETE, reverse)]);
    let open = |dialog: RwSignal<bool>| Callback::new(move |()| dialog.set(true));
    view! {
        <div class="page-actions">
            {is_pending.then(|| view! {
                <Button kind=ButtonKind::Primary icon=Glyph::Check on_press=open(complete)>
                    {td_string!(l, document.complete_payment)}
                </Button>
            })}
            <Menu id="record-menu" label=td_string!(l, listing.more_actions) kind=ButtonKind::Plain align=MenuAlign::End>
                <MenuItem label=td_string!(l, common.edit) icon=Glyph::Pencil on_select=open(describe)/>
                {is_pending.then(|| view! {
                    <MenuItem label=td_string!(l, document.fail_payment) icon=Glyph::X danger=true on_select=open(fail)/>
                })}
                <MenuItem label=td_string!(l, common.delete) icon=Glyph::Trash danger=true on_select=open(reverse)/>
            </Menu>
        </div>
        <CompleteDialog id open=complete/>
        <DescribeDialog view open=describe/>
        <FailDialog id open=fail/>
        <ReverseDialog id open=reverse/>
    }
}

/// « Marquer comme reçu »: on which day it came in.
#[component]
fn CompleteDialog(id: PaymentId, open: RwSignal<bool>) -> impl IntoView {
    let asked = Asked::new(open);
    let l = asked.l;
    let day = RwSignal::new(today().to_string());
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let sending = complete_payment(id, day.get_untracked().into());
        asked.send(sending, MOVED, move |()| td_string!(l, document.payment_completed_done).to_owned());
    };
    view! {
        <Dialog id="complete-dialog" open title=td_string!(l, document.complete_payment) close_label=td_string!(l, common.close)>
            <form class="stack" novalidate on:submit=sent>
                <p>{td_string!(l, document.complete_payment_text)}</p>
                <TextField
                    name="paid_on"
                    label=td_string!(l, document.paid_on)
                    value=day.get_untracked()
                    kind=InputKind::Date
                    error=asked.error("paid_on")
                    on_input=Callback::new(move |text| day.set(text))
                />
                {asked.told(&["paid_on"], wording::path)}
                {asked.buttons(td_string!(l, document.complete_payment), ButtonKind::Primary)}
            </form>
        </Dialog>
    }
}

/// « Marquer comme échoué »: it pays nothing, and stays to be seen.
#[component]
fn FailDialog(id: PaymentId, open: RwSignal<bool>) -> impl IntoView {
    let asked = Asked::new(open);
    let l = asked.l;
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        asked.send(fail_payment(id), MOVED, move |()| td_string!(l, document.payment_failed_done).to_owned());
    };
    view! {
        <Dialog id="fail-dialog" open title=td_string!(l, document.fail_payment) close_label=td_string!(l, common.close)>
            <form class="stack" novalidate on:submit=sent>
                <p>{td_string!(l, document.fail_payment_text)}</p>
                {asked.told(&[], wording::path)}
                {asked.buttons(td_string!(l, document.fail_payment), ButtonKind::Danger)}
            </form>
        </Dialog>
    }
}
