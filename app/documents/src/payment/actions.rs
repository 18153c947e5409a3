//! What may be done with a payment: shared out, given back, deleted.

use domain::access::Permission;
use domain::documents::payment::PaymentState;
use domain::format::money;
use domain::ids::PaymentId;
use domain::money::Money;
use leptos::{ev, prelude::*};

use super::api::refund_payment;
use super::asked;
use super::awaited::Awaited;
use super::describe::DescribeDialog;
use super::dialogs::PartsDialog;
use super::form::Purse;
use super::reverse::{MOVED, ReverseDialog};
use super::view::PaymentView;
use super::wording;
use crate::asked::{Asked, AskedAmount};
use kit::bootstrap::may;
use kit::ui::{Button, ButtonKind, Dialog, Glyph, Menu, MenuAlign, MenuItem};
use kit::words::{formats, td_string, words};

/// See the module.
#[component]
pub fn Actions(
    /// The payment.
    view: StoredValue<PaymentView>,
) -> impl IntoView {
    let l = words();
    let payment = view.with_value(|view| view.payment.clone());
    if !may(Permission::EditPayments) || payment.state == PaymentState::Deleted {
        return ().into_any();
    }
    if !payment.state.came_in() {
        return view! { <Awaited view/> }.into_any();
    }
    let (id, client, left) = (payment.id, payment.data.client, payment.left());
    let has_left = left.minor() > 0;
    let [allocate, describe, refund, reverse] = [(); 4].map(|()| RwSignal::new(false));
    let mut asked = vec![(asked::EDIT, describe)];
    asked.extend(has_left.then_some((asked::ALLOCATE, allocate)));
    // What was given back is not undone with it.
    asked.extend((payment.refunded_minor == 0).then_some((asked::DELETE, reverse)));
    asked::ask(asked);
    let open = |dialog: RwSignal<bool>| Callback::new(move |()| dialog.set(true));
    let refused = (payment.refunded_minor > 0).then(|| td_string!(l, document.refunded_stays).to_owned());
    view! {
        <div class="page-actions">
            {has_left.then(|| view! {
                <Button kind=ButtonKind::Primary icon=Glyph::ArrowRight on_press=open(allocate)>
                    {td_string!(l, document.allocate)}
                </Button>
            })}
            <Menu id="record-menu" label=td_string!(l, listing.more_actions) kind=ButtonKind::Plain align=MenuAlign::End>
                <MenuItem label=td_string!(l, common.edit) icon=Glyph::Pencil on_select=open(describe)/>
                {has_left.then(|| view! {
                    <MenuItem label=td_string!(l, document.refund) icon=Glyph::Undo on_select=open(refund)/>
                })}
                <MenuItem
                    label=td_string!(l, common.delete)
                    icon=Glyph::Trash
                    danger=true
                    refused=refused.clone()
                    on_select=open(reverse)
                />
            </Menu>
        </div>
        <PartsDialog
            id="allocate-dialog"
            title=td_string!(l, document.allocate_title)
            client
            purse=Purse::Payment(id, left)
            open=allocate
        />
        <DescribeDialog view open=describe/>
        <RefundDialog id left open=refund/>
        <ReverseDialog id open=reverse/>
    }
    .into_any()
}

/// « Rembourser »: something of what is on account is given back.
#[component]
fn RefundDialog(id: PaymentId, left: Money, open: RwSignal<bool>) -> impl IntoView {
    let asked = Asked::new(open);
    let l = asked.l;
    let amount = AskedAmount::new(asked, left);
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let sending = refund_payment(id, amount.typed().into());
        asked.send(sending, MOVED, move |()| td_string!(l, document.refunded_done).to_owned());
    };
    let said = money(left, formats());
    view! {
        <Dialog id="refund-dialog" open title=td_string!(l, document.refund) close_label=td_string!(l, common.close)>
            <form class="stack" novalidate on:submit=sent>
                <p>{td_string!(l, document.refund_text, amount = said.clone()).to_string()}</p>
                {amount.field()}
                {asked.told(&["amount"], wording::path)}
                {asked.buttons(td_string!(l, document.refund), ButtonKind::Danger)}
            </form>
        </Dialog>
    }
}
