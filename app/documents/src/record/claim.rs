//! « Réclamer de nouveau »: what was given up of an invoice is left to pay once more.

use domain::format::money;
use domain::ids::WriteOffId;
use domain::money::Money;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::take_back_write_off;
use super::dialogs::MOVED;
use engines::listing::acts::announce;
use kit::ui::{Button, ButtonKind, use_toasts};
use kit::words::{self, formats, td_string, words};

/// See the module.
#[component]
pub fn ClaimAgain(
    /// What was given up.
    id: WriteOffId,
    /// How much.
    amount: Money,
) -> impl IntoView {
    let (l, toasts, busy) = (words(), use_toasts(), RwSignal::new(false));
    let said = td_string!(l, document.write_off_undone, amount = money(amount, formats())).to_string();
    let press = move |()| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let said = said.clone();
        spawn_local(async move {
            match take_back_write_off(id).await {
                Ok(()) => toasts.good(said),
                Err(error) => toasts.bad(words::value_error(l, &error)),
            }
            busy.try_set(false);
            for subject in MOVED {
                announce(*subject);
            }
        });
    };
    view! { <Button kind=ButtonKind::Quiet class="sm" busy on_press=press>{td_string!(l, document.undo_write_off)}</Button> }
}
