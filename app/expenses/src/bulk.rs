//! What else is done to all expenses that are ticked: they are said to be paid.

use domain::access::Permission;
use domain::expenses::ExpenseState;
use domain::ids::ExpenseId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::paid;
use engines::listing::{Acts, BulkSlot, Selection, Target};
use kit::bootstrap::may;
use kit::ui::{Button, Glyph, ToastStack, use_toasts};
use kit::words::{td_string, words};

/// « Marquer comme payées » beside what is done to many.
pub fn slot(selection: Selection, acts: Acts) -> BulkSlot {
    let toasts = use_toasts();
    let button = Callback::new(move |()| {
        let pays = may(Permission::EditExpenses) && !unpaid(selection, acts).is_empty();
        let pay = move |()| mark_paid(untrack(|| unpaid(selection, acts)), selection, toasts);
        pays.then(|| {
            view! { <Button icon=Glyph::Check on_press=pay>{td_string!(words(), expenses.mark_paid)}</Button> }
                .into_any()
        })
    });
    BulkSlot { button, place: ().into_any() }
}

/// Those that are ticked and to be paid.
fn unpaid(selection: Selection, acts: Acts) -> Vec<ExpenseId> {
    let is_unpaid =
        |target: &Target| ExpenseState::of(acts.state(target.id, target.state)) == Some(ExpenseState::ToPay);
    selection.targets().into_iter().filter(is_unpaid).map(|target| ExpenseId(target.id)).collect()
}

fn mark_paid(ids: Vec<ExpenseId>, selection: Selection, toasts: ToastStack) {
    let l = words();
    selection.clear();
    spawn_local(paid::pay(l, toasts, ids));
}
