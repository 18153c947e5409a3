//! What may be done with a credit: used for invoices, given to the client in money, taken back.

use domain::access::Permission;
use domain::documents::credit::CreditState;
use domain::ids::CreditId;
use leptos::{ev, prelude::*};

use super::api::take_back_credit;
use super::refund::RefundDialog;
use super::view::{CreditView, MOVED};
use crate::asked::Asked;
use crate::payment::{PartsDialog, Purse, path};
use kit::bootstrap::may;
use kit::ui::{Button, ButtonKind, Dialog, Glyph, Menu, MenuAlign, MenuItem};
use kit::words::{td_string, words};

/// See the module.
#[component]
pub fn Actions(
    /// The credit.
    view: StoredValue<CreditView>,
) -> impl IntoView {
    let l = words();
    let (id, client, left, state) = view.with_value(|view| {
        let credit = &view.credit;
        (credit.id, credit.data.client, credit.left(), credit.state)
    });
    // What was given back is not undone with it.
    let is_refunded = view.with_value(|view| view.credit.refunded_minor > 0);
    let refused = is_refunded.then(|| td_string!(l, document.refunded_stays).to_owned());
    if !may(Permission::EditPayments) || state == CreditState::Deleted {
        return ().into_any();
    }
    let [allocate, refund, take_back] = [(); 3].map(|()| RwSignal::new(false));
    let open = |dialog: RwSignal<bool>| Callback::new(move |()| dialog.set(true));
    let has_left = left.minor() > 0;
    view! {
        <div class="page-actions">
            {has_left.then(|| view! {
                <Button kind=ButtonKind::Primary icon=Glyph::ArrowRight on_press=open(allocate)>
                    {td_string!(l, document.allocate)}
                </Button>
            })}
            <Menu id="record-menu" label=td_string!(l, listing.more_actions) kind=ButtonKind::Plain align=MenuAlign::End>
                {has_left.then(|| view! {
                    <MenuItem label=td_string!(l, document.refund_credit) icon=Glyph::Card on_select=open(refund)/>
                })}
                <MenuItem
                    label=td_string!(l, document.take_back_credit)
                    icon=Glyph::Undo
                    danger=true
                    refused=refused.clone()
                    on_select=open(take_back)
                />
            </Menu>
        </div>
        <PartsDialog
            id="allocate-dialog"
            title=td_string!(l, document.allocate_title)
            client
            purse=Purse::Credit(id, left)
            open=allocate
        />
        <RefundDialog view open=refund/>
        <TakeBackDialog id open=take_back/>
    }
    .into_any()
}

/// « Reprendre le crédit »: all that it did is undone, and what it paid is owed again.
#[component]
fn TakeBackDialog(id: CreditId, open: RwSignal<bool>) -> impl IntoView {
    let asked = Asked::new(open);
    let l = asked.l;
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        asked.send(take_back_credit(id), MOVED, move |()| td_string!(l, document.credit_taken_back).to_owned());
    };
    view! {
        <Dialog id="take-back-dialog" open title=td_string!(l, document.take_back_credit) close_label=td_string!(l, common.close)>
            <form class="stack" novalidate on:submit=sent>
                <p>{td_string!(l, document.take_back_text)}</p>
                {asked.told(&[], path)}
                {asked.buttons(td_string!(l, document.take_back), ButtonKind::Danger)}
            </form>
        </Dialog>
    }
}
