//! What of a payment was given back, each refund with how to take it back.

use domain::access::Permission;
use domain::documents::payment::Refund;
use domain::format::{DateStyle, date, money};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::take_back_refund;
use super::reverse::MOVED;
use super::view::PaymentView;
use engines::listing::acts::announce;
use kit::bootstrap::may;
use kit::ui::{Button, ButtonKind, use_toasts};
use kit::words::{self, formats, td_string, words};

/// See the module; nothing where nothing was given back.
pub fn refunds(view: &PaymentView) -> AnyView {
    let l = words();
    if view.refunds.is_empty() {
        return ().into_any();
    }
    let (toasts, busy, id) = (use_toasts(), RwSignal::new(false), view.payment.id);
    let may = may(Permission::EditPayments) && view.payment.state.came_in();
    let take_back = Callback::new(move |sequence: u64| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            match take_back_refund(id, sequence).await {
                Ok(()) => toasts.good(td_string!(l, document.refund_undone)),
                Err(error) => toasts.bad(words::value_error(l, &error)),
            }
            busy.try_set(false);
            for subject in MOVED {
                announce(*subject);
            }
        });
    });
    let rows = view.refunds.iter().map(|refund| row(*refund, may, busy, take_back)).collect_view();
    view! {
        <section class="card panel">
            <header class="panel-head"><h2>{td_string!(l, document.refunds)}</h2></header>
            <ul class="related">{rows}</ul>
        </section>
    }
    .into_any()
}

/// One refund.
fn row(refund: Refund, may: bool, busy: RwSignal<bool>, take_back: Callback<u64>) -> AnyView {
    let (l, f) = (words(), formats());
    let Refund { sequence, amount, on } = refund;
    let (amount, day) = (money(amount, f), date(on, DateStyle::Medium, f));
    let label = td_string!(l, document.undo_refund_of, amount = amount.clone(), day = day.clone()).to_string();
    view! {
        <li>
            <span class="person-text"><span>{day}</span></span>
            <span class="num">{amount}</span>
            {may.then(|| view! {
                <Button kind=ButtonKind::Quiet class="sm" busy on_press=move |()| take_back.run(sequence) attr:aria-label=label>
                    {td_string!(l, document.undo_refund)}
                </Button>
            })}
        </li>
    }
    .into_any()
}
