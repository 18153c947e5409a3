use domain::expenses::ExpenseState;
use domain::ids::ExpenseId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::ExpenseView;
use crate::face::FACE;
use crate::paid;
use engines::listing::acts::{Acts, Target};
use engines::record;
use kit::ui::{Button, Glyph, MenuItem, MenuSeparator, ToastStack, use_toasts};
use kit::words::{td_string, words};

/// What comes next with an expense: that it is paid, its receipt; and behind the arrow everything else.
#[component]
pub fn Actions(
    /// The expense.
    view: StoredValue<ExpenseView>,
    /// The same, as what is done to it names it.
    record: Target,
    /// What is being done to it.
    acts: Acts,
    /// Whether its receipt is asked for.
    receipt: RwSignal<bool>,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    if !FACE.may_edit() {
        return ().into_any();
    }
    let (id, stored) = (ExpenseId(record.id), record.state);
    let (is_paid, has_receipt) =
        view.with_value(|view| (view.expense.data.paid_on.is_some(), view.expense.receipt.is_some()));
    let busy = RwSignal::new(false);
    let pay = move |()| pay(id, busy, toasts);
    let next = move || {
        let is_there = ExpenseState::of(acts.state(id.0, stored)).is_some_and(ExpenseState::editable);
        (is_there && !is_paid).then(|| {
            view! { <Button icon=Glyph::Check busy on_press=pay>{td_string!(l, expenses.mark_as_paid)}</Button> }
        })
    };
    let changes = move || {
        let open = Callback::new(move |()| receipt.set(true));
        let label =
            if has_receipt { td_string!(l, expenses.change_receipt) } else { td_string!(l, expenses.add_receipt) };
        view! {
            <MenuItem label icon=Glyph::Paperclip on_select=open/>
            <MenuSeparator/>
        }
    };
    view! { <record::Actions face=&FACE record acts changes others=|| () next/> }.into_any()
}

/// Says that it was paid today.
fn pay(id: ExpenseId, busy: RwSignal<bool>, toasts: ToastStack) {
    if busy.get_untracked() {
        return;
    }
    busy.set(true);
    let l = words();
    spawn_local(async move {
        paid::pay(l, toasts, vec![id]).await;
        // The page may have been left meanwhile.
        busy.try_set(false);
    });
}
