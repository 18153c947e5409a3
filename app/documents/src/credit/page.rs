//! `/credits/{id}`: what was given, what it pays, what of it was given back, and what may still be used.

use domain::documents::credit::CreditState;
use domain::documents::event::CreditEvent;
use domain::format::{DateStyle, date, money};
use domain::ids::CreditId;
use domain::money::Money;
use leptos::prelude::*;
use uuid::Uuid;

use super::actions::Actions;
use super::api::{activity_of_credit, get_credit, release_credit};
use super::refunds::refunds;
use super::told::TELLING;
use super::view::{CreditView, MOVED};
use crate::face::CREDITS as FACE;
use crate::payment::pieces;
use engines::activity::ActivityPage;
use engines::listing::acts::{Acts, Target};
use engines::record::{Head, Opened, Part, Parts, Shown};
use kit::error::Answer;
use kit::failure::Failure;
use kit::title::PageTitle;
use kit::ui::{Alert, AlertKind, Glyph, Icon, TextSkeleton};
use kit::words::{Locale, formats, td_string, words};

async fn credit(id: Uuid) -> Answer<CreditView> {
    get_credit(CreditId(id)).await
}

async fn lately(id: Uuid) -> Answer<ActivityPage<CreditEvent>> {
    activity_of_credit(CreditId(id), None).await
}

/// One credit.
#[component]
pub fn CreditPage() -> impl IntoView {
    let Opened { acts, record, entries } = Opened::new(&FACE, credit, lately);
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

/// What is known of a credit, part by part.
#[component]
fn Whole(view: CreditView, acts: Acts, entries: Shown<ActivityPage<CreditEvent>>) -> impl IntoView {
    let (l, f) = (words(), formats());
    let credit = &view.credit;
    let (id, data, amount) = (credit.id, &credit.data, money(credit.amount(), f));
    let state = FACE.listing.state_id(credit.state.as_str()).unwrap_or(FACE.listing.gone);
    let record = Target { id: id.0, name: amount.clone(), state };
    let day = date(data.given_on, DateStyle::Medium, f);
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
        <PageTitle text=format!("{} {amount}", td_string!(l, document.credit))/>
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
fn Overview(view: StoredValue<CreditView>, entries: Shown<ActivityPage<CreditEvent>>) -> impl IntoView {
    let l = words();
    let (id, is_deleted) = view.with_value(|view| (view.credit.id, view.credit.state == CreditState::Deleted));
    let warning = is_deleted.then(|| {
        view! { <Alert kind=AlertKind::Bad icon=Glyph::Undo>{td_string!(l, document.credit_taken_back_alert)}</Alert> }
    });
    let pays = view.with_value(|view| view.credit.pays.clone());
    view! {
        {warning}
        {view.with_value(|view| facts(l, view))}
        <div class="stack">
            {pieces(pays, move |invoice| release_credit(id, invoice), MOVED)}
            {view.with_value(refunds)}
            {view.with_value(|view| notes(l, view))}
        </div>
        {TELLING.lately(&FACE.record(id.0), entries, ().into_any())}
    }
}

fn facts(l: Locale, view: &CreditView) -> AnyView {
    let (f, credit) = (formats(), &view.credit);
    let given_back = Money::new(credit.refunded_minor, credit.data.currency);
    let refunded = (credit.refunded_minor > 0).then(|| money(given_back, f));
    let source = credit.data.source.as_ref().map(|text| text.as_str().to_owned());
    let all = [
        (td_string!(l, document.amount), Some(money(credit.amount(), f))),
        (td_string!(l, document.balance), Some(money(credit.left(), f))),
        (td_string!(l, document.given_back), refunded),
        (td_string!(l, document.given_on), Some(date(credit.data.given_on, DateStyle::Medium, f))),
        (td_string!(l, document.source), source),
        (td_string!(l, document.entered_on), Some(date(view.entered_on, DateStyle::Medium, f))),
    ];
    let fact = |(label, value): (&'static str, Option<String>)| {
        let value = value?;
        Some(view! { <div class="fact"><dt>{label}</dt><dd>{value}</dd></div> })
    };
    view! { <dl class="card facts record-facts">{all.into_iter().filter_map(fact).collect_view()}</dl> }.into_any()
}

/// What the client may read of it, and what the team has noted.
fn notes(l: Locale, view: &CreditView) -> AnyView {
    let data = &view.credit.data;
    let all = [
        (td_string!(l, document.public_notes), &data.public_notes),
        (td_string!(l, document.private_notes), &data.private_notes),
    ];
    let noted = all.into_iter().filter_map(|(title, notes)| Some((title, notes.as_ref()?.as_str().to_owned())));
    let drawn = |(title, text): (&'static str, String)| {
        view! {
            <section class="card">
                <header class="card-head"><h2>{title}</h2></header>
                <p class="card-body pre">{text}</p>
            </section>
        }
    };
    noted.map(drawn).collect_view().into_any()
}
