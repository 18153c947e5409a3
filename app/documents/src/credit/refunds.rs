//! What of a credit was given to the client in money, each refund with how to take it back.

use domain::access::Permission;
use domain::documents::credit::{CreditRefund, CreditState};
use domain::format::{DateStyle, date, money};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::take_back_credit_refund;
use super::view::{CreditView, MOVED};
use engines::listing::acts::announce;
use kit::bootstrap::may;
use kit::ui::{Button, ButtonKind, use_toasts};
use kit::words::{self, formats, td_string, words};

/// See the module; nothing where nothing was given back.
pub fn refunds(view: &CreditView) -> AnyView {
    let l = words();
    if view.refunds.is_empty() {
        return ().into_any();
    }
    let (toasts, busy, id) = (use_toasts(), RwSignal::new(false), view.credit.id);
    let may = may(Permission::EditPayments) && view.credit.state != CreditState::Deleted;
    let take_back = Callback::new(move |sequence: u64| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            match take_back_credit_refund(id, sequence).await {
                Ok(()) => toasts.good(td_string!(l, document.credit_refund_undone)),
                Err(error) => toasts.bad(words::value_error(l, &error)),
            }
            busy.try_set(false);
            for subject in MOVED {
                announce(*subject);
            }
        });
    });
    let rows = view.refunds.iter().map(|(refund, method)| row(refund, method.as_deref(), may, busy, take_back));
    let rows = rows.collect_view();
    view! {
        <section class="card panel">
            <header class="panel-head"><h2>{td_string!(l, document.refunds)}</h2></header>
            <ul class="related">{rows}</ul>
        </section>
    }
    .into_any()
}

/// One refund: its day, its means and its reference, and how much it was.
fn row(
    refund: &CreditRefund,
    method: Option<&str>,
    may: bool,
    busy: RwSignal<bool>,
    take_back: Callback<u64>,
) -> AnyView {
    let (l, f, sequence) = (words(), formats(), refund.sequence);
    let (amount, day) = (money(refund.amount, f), date(refund.on, DateStyle::Medium, f));
    let label = td_string!(l, document.undo_refund_of, amount = amount.clone(), day = day.clone()).to_string();
    let said: Vec<&str> = [Some(day.as_str()), method, refund.reference.as_deref()].into_iter().flatten().collect();
    let said = said.join(" · ");
    view! {
        <li>
            <span class="person-text"><span>{said}</span></span>
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
