//! What clients have begun to pay by card, and what somebody has to look at.

use domain::cards::{CardPayment, CardProblem, CardState};
use domain::format::{DateStyle, date, money};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api;
use kit::failure::tell;
use kit::ui::{Badge, BadgeKind, Button, ButtonKind, EmptyState, Glyph, ToastStack, use_toasts};
use kit::words::{Locale, formats, td_string, words};

/// See the module.
#[component]
pub fn Latest(
    /// The newest first.
    latest: Vec<CardPayment>,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let content = if latest.is_empty() {
        view! { <EmptyState icon=Glyph::Card title=td_string!(l, pay.latest_empty)/> }.into_any()
    } else {
        let rows = latest.into_iter().map(|payment| row(l, toasts, payment)).collect_view();
        let head = [
            td_string!(l, portal.date),
            td_string!(l, pay.client),
            td_string!(l, portal.amount),
            td_string!(l, portal.state),
        ];
        let head = head.map(|head| view! { <th scope="col">{head}</th> }).into_iter().collect_view();
        view! {
            <div class="table-wrap">
                <table class="grid of-client"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="card" id="card-payments">
            <header class="card-head">
                <div>
                    <h2>{td_string!(l, pay.latest)}</h2>
                    <p class="muted">{td_string!(l, pay.latest_text)}</p>
                </div>
            </header>
            {content}
        </section>
    }
}

fn row(l: Locale, toasts: ToastStack, payment: CardPayment) -> impl IntoView {
    let f = formats();
    let (kind, state) = state(l, payment.state);
    let words = payment.problem.map(|problem| match problem {
        CardProblem::Disputed => td_string!(l, pay.problem_disputed),
        CardProblem::RefundFailed => td_string!(l, pay.problem_refund_failed),
        CardProblem::NotEntered => td_string!(l, pay.problem_not_entered),
        CardProblem::RefundNotEntered => td_string!(l, pay.problem_refund),
        CardProblem::OnAccount => td_string!(l, pay.problem_on_account),
    });
    let (id, is_there, busy) = (payment.id, RwSignal::new(true), RwSignal::new(false));
    let see = move |()| {
        busy.set(true);
        spawn_local(async move {
            match api::see_card(id).await {
                Ok(()) => is_there.set(false),
                Err(error) => tell(l, toasts, &error),
            }
            busy.set(false);
        });
    };
    let problem = move || {
        words.filter(|_| is_there.get()).map(|words| {
            view! {
                " "
                <Badge kind=BadgeKind::Bad>{words}</Badge>
                " "
                <Button kind=ButtonKind::Quiet busy on_press=see>{td_string!(l, pay.seen)}</Button>
            }
        })
    };
    let silent = payment.is_silent.then(|| {
        view! { " " <Badge kind=BadgeKind::Bad>{td_string!(l, pay.silent)}</Badge> }
    });
    let way = payment.payment.map(|id| {
        view! { " " <a class="link" href=format!("/payments/{id}")>{td_string!(l, pay.to_payment)}</a> }
    });
    view! {
        <tr>
            <td>{date(payment.on, DateStyle::Short, f)}</td>
            <th scope="row"><a class="link" href=format!("/clients/{}", payment.client)>{payment.client_name}</a></th>
            <td class="num">{money(payment.amount, f)}</td>
            <td><Badge kind>{state}</Badge>{silent}{problem}{way}</td>
        </tr>
    }
}

fn state(l: Locale, state: CardState) -> (BadgeKind, &'static str) {
    match state {
        CardState::New | CardState::Open => (BadgeKind::Info, td_string!(l, pay.staff_open)),
        CardState::Waiting => (BadgeKind::Info, td_string!(l, pay.staff_waiting)),
        CardState::Paid => (BadgeKind::Good, td_string!(l, pay.staff_paid)),
        CardState::Failed => (BadgeKind::Neutral, td_string!(l, pay.staff_failed)),
        CardState::Expired => (BadgeKind::Neutral, td_string!(l, pay.staff_expired)),
        CardState::NotEntered => (BadgeKind::Neutral, td_string!(l, pay.staff_not_entered)),
    }
}
