//! `/payments/{id}`: what came in, what it pays, and what of it is on account.

use domain::documents::Payment;
use domain::documents::event::PaymentEvent;
use domain::documents::payment::PaymentState;
use domain::format::{DateStyle, date, money};
use domain::ids::PaymentId;
use domain::money::Money;
use leptos::prelude::*;
use uuid::Uuid;

use super::actions::Actions;
use super::api::{activity_of_payment, get_payment, release_payment};
use super::pieces::pieces;
use super::refunds::refunds;
use super::reverse::MOVED;
use super::told::TELLING;
use super::view::PaymentView;
use crate::face::PAYMENTS as FACE;
use engines::activity::ActivityPage;
use engines::listing::acts::{Acts, Target};
use engines::record::{Head, Opened, Part, Parts, Shown, long_text};
use kit::error::Answer;
use kit::failure::Failure;
use kit::title::PageTitle;
use kit::ui::{Alert, AlertKind, Glyph, Icon, TextSkeleton};
use kit::words::{Locale, formats, td_string, words};

async fn payment(id: Uuid) -> Answer<PaymentView> {
    get_payment(PaymentId(id)).await
}

async fn lately(id: Uuid) -> Answer<ActivityPage<PaymentEvent>> {
    activity_of_payment(PaymentId(id), None).await
}

/// One payment.
#[component]
pub fn PaymentPage() -> impl IntoView {
    let Opened { acts, record, entries } = Opened::new(&FACE, payment, lately);
    view! {
        <Transition fallback=|| view! { <div class="page-body"><TextSkeleton lines=8/></div> }>
            {move || Suspend::new(async move {
                match record.answer.await {
                    Ok(view) => {
                        acts.settle();
                        view! { <Whole view acts entries/> }.into_any()
                    }
                    Err(error) => view! { <Failure error alone=true/> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// What is known of a payment, part by part.
#[component]
fn Whole(view: PaymentView, acts: Acts, entries: Shown<ActivityPage<PaymentEvent>>) -> impl IntoView {
    let (l, f) = (words(), formats());
    let payment = &view.payment;
    let (id, data) = (payment.id, &payment.data);
    let amount = money(Money::new(data.amount.0, data.currency), f);
    let state = FACE.listing.state_id(payment.state.as_str()).unwrap_or(FACE.listing.gone);
    let record = Target { id: id.0, name: amount.clone(), state };
    let day = date(data.paid_on, DateStyle::Medium, f);
    let client_name = view.client_name.clone();
    let below = view! {
        <div class="reach">
            <a class="link" href=format!("/clients/{}", data.client)><Icon glyph=Glyph::User/>{client_name.clone()}</a>
        </div>
    };
    let view = StoredValue::new(view);
    let parts = vec![
        Part::new("overview", td_string!(l, record.overview), move || view! { <Overview view entries/> }),
        TELLING.part(id.0, entries),
    ];
    view! {
        <PageTitle text=format!("{} {amount}", td_string!(l, document.payment))/>
        <Head
            face=&FACE
            record
            number=day
            image=None
            initials_of=client_name
            acts
            badges=().into_any()
            below=below.into_any()
            actions=view! { <Actions view/> }.into_any()
        />
        <div class="page-body"><Parts parts/></div>
    }
}

/// What it is, what it pays, and what happened lately.
#[component]
fn Overview(view: StoredValue<PaymentView>, entries: Shown<ActivityPage<PaymentEvent>>) -> impl IntoView {
    let l = words();
    let (id, state) = view.with_value(|view| (view.payment.id, view.payment.state));
    let warning = view.with_value(|view| warning(l, &view.payment));
    // What it is only meant to pay is not taken off anything.
    let pays = view.with_value(|view| if state.came_in() { view.payment.pays.clone() } else { Vec::new() });
    let note = view.with_value(|view| view.payment.data.note.as_ref().map(|note| note.as_str().to_owned()));
    let note = note.map(|note| view! { <Alert icon=Glyph::Note>{long_text(&note)}</Alert> });
    view! {
        {warning}
        {note}
        {view.with_value(|view| facts(l, view))}
        <div class="stack">
            {pieces(pays, move |invoice| release_payment(id, invoice), MOVED)}
            {view.with_value(refunds)}
        </div>
        {TELLING.lately(&FACE.record(id.0), entries, ().into_any())}
    }
}

/// What is to be known first of a payment that is no money, or none yet.
fn warning(l: Locale, payment: &Payment) -> Option<AnyView> {
    let (kind, icon, said) = match payment.state {
        PaymentState::Pending => (AlertKind::Info, Glyph::Clock, pending(l, payment)),
        PaymentState::Failed => (AlertKind::Bad, Glyph::X, td_string!(l, document.payment_failed_alert).to_owned()),
        PaymentState::Deleted => {
            (AlertKind::Bad, Glyph::Trash, td_string!(l, document.payment_deleted_alert).to_owned())
        }
        PaymentState::Completed | PaymentState::PartlyRefunded | PaymentState::Refunded => return None,
    };
    Some(view! { <Alert kind icon>{said}</Alert> }.into_any())
}

/// What a payment will pay once it has come in.
fn pending(l: Locale, payment: &Payment) -> String {
    if payment.pays.is_empty() {
        return td_string!(l, document.payment_pending_alert).to_owned();
    }
    let numbers = payment.pays.iter().map(|pays| pays.number.as_str()).collect::<Vec<_>>().join(", ");
    td_string!(l, document.payment_pending_for, numbers = numbers).to_string()
}

fn facts(l: Locale, view: &PaymentView) -> AnyView {
    let (f, payment) = (formats(), &view.payment);
    let (data, amount) = (&payment.data, |minor| money(Money::new(minor, payment.data.currency), f));
    let refunded = (payment.refunded_minor > 0).then(|| amount(payment.refunded_minor));
    let all = [
        (td_string!(l, document.amount), Some(amount(data.amount.0))),
        (td_string!(l, document.on_account), Some(money(payment.left(), f))),
        (td_string!(l, document.given_back), refunded),
        (td_string!(l, document.method), view.method.clone()),
        (td_string!(l, document.transaction), data.reference.as_ref().map(|text| text.as_str().to_owned())),
        (td_string!(l, document.source), data.source.as_ref().map(|text| text.as_str().to_owned())),
        (td_string!(l, document.entered_on), Some(date(view.entered_on, DateStyle::Medium, f))),
    ];
    let fact = |(label, value): (&'static str, Option<String>)| {
        let value = value?;
        Some(view! { <div class="fact"><dt>{label}</dt><dd>{value}</dd></div> })
    };
    view! { <dl class="card facts record-facts">{all.into_iter().filter_map(fact).collect_view()}</dl> }.into_any()
}
