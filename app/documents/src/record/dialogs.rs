//! The questions of a document's page: before it is issued, and before what is left of it is given up.

use domain::billing::kind::DocumentKind;
use domain::format::money;
use domain::ids::DocumentId;
use domain::money::Money;
use domain::subject::Subject;
use leptos::{ev, prelude::*};

use super::api::{issue_documents, write_off_invoice};
use super::wording;
use crate::asked::{Asked, AskedAmount};
use kit::ui::{ButtonKind, Dialog, TextField};
use kit::words::{formats, td_string};

/// Whatever may move with a document that is issued or settled.
pub const MOVED: &[Subject] = &[
    Subject::Quote,
    Subject::Order,
    Subject::DeliveryNote,
    Subject::Invoice,
    Subject::Recurring,
    Subject::CreditNote,
    Subject::Client,
];

/// « Émettre »: the number cannot be taken back, and what stands in it does not change any more.
#[component]
pub fn IssueDialog(
    /// The draft.
    id: DocumentId,
    /// What it is.
    kind: DocumentKind,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let asked = Asked::new(open);
    let l = asked.l;
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        asked.send(issue_documents(vec![id].into()), MOVED, move |issued| {
            let number = issued.into_iter().find_map(|(_, number)| number).unwrap_or_default();
            td_string!(l, document.issued_done, number = number).to_string()
        });
    };
    let then = if kind.moves().is_some() {
        td_string!(l, document.issue_text_owed)
    } else {
        td_string!(l, document.issue_text)
    };
    view! {
        <Dialog id="issue-dialog" open title=td_string!(l, document.issue_title) close_label=td_string!(l, common.close)>
            <form class="stack" novalidate on:submit=sent>
                <p>{td_string!(l, document.issue_number)}</p>
                <p>{then}</p>
                {asked.told(&[], wording::path)}
                {asked.buttons(td_string!(l, document.issue), ButtonKind::Primary)}
            </form>
        </Dialog>
    }
}

/// « Abandonner le reste »: what is left to pay is not claimed any more.
#[component]
pub fn WriteOffDialog(
    /// The invoice.
    id: DocumentId,
    /// What is left to pay.
    balance: Money,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let asked = Asked::new(open);
    let l = asked.l;
    let (amount, reason) = (AskedAmount::new(asked, balance), RwSignal::new(String::new()));
    Effect::new(move || {
        if open.get() {
            reason.set(String::new());
        }
    });
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let sending = write_off_invoice(id, amount.typed().into(), reason.get_untracked().into());
        asked.send(sending, MOVED, move |()| td_string!(l, document.written_off_done).to_owned());
    };
    let left = money(balance, formats());
    view! {
        <Dialog id="write-off-dialog" open title=td_string!(l, document.write_off) close_label=td_string!(l, common.close)>
            <form class="stack" novalidate on:submit=sent>
                <p>{td_string!(l, document.write_off_text, amount = left.clone()).to_string()}</p>
                {amount.field()}
                <TextField
                    name="reason"
                    label=td_string!(l, document.reason)
                    maxlength=500
                    error=asked.error("reason")
                    on_input=Callback::new(move |text| reason.set(text))
                />
                {asked.told(&["amount", "reason"], wording::path)}
                {asked.buttons(td_string!(l, document.write_off), ButtonKind::Danger)}
            </form>
        </Dialog>
    }
}
