//! `/clients/{id}/statement` (A10.1): what a client owed, what happened, what is owed and for how long. Which days, and whether only what
//! is open, stands in the address; the file, the PDF and the print are of the same.

pub mod api;
mod view;
pub mod wording;

mod account;
mod choice;
mod links;
mod mail;

use domain::access::Permission;
use domain::documents::statement::{Statement, StatementQuery};
use domain::format::{DateStyle, date};
use domain::ids::ClientId;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

pub(crate) use links::whole_file;
pub use links::{also, file, path};

use api::statement_of_client;
use choice::Choice;
use kit::error::AppError;
use kit::failure::{Allowed, Failure};
use kit::going::{Going, Wait};
use kit::live;
use kit::title::PageTitle;
use kit::ui::{Alert, AlertKind, Button, ButtonLink, Glyph, Icon, TextSkeleton};
use kit::way_back;
use kit::words::{Locale, formats, integer, td_string, words};
use mail::send_by_mail;
use view::StatementView;

/// Whatever moves an account.
const MOVED: [Subject; 4] = [Subject::Invoice, Subject::CreditNote, Subject::Payment, Subject::Credit];

/// A client's statement.
#[component]
pub fn StatementPage() -> impl IntoView {
    view! { <Allowed to=Permission::ViewDocuments alone=true><Asked/></Allowed> }
}

#[component]
fn Asked() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let id = Memo::new(move |_| params.with(|params| params.get("id").and_then(|id| id.parse::<ClientId>().ok())));
    let asked = Memo::new(move |_| query.with(|query| StatementQuery::read(|name| query.get(name))));
    let whole = RwSignal::new(false);
    let told = Resource::new(
        move || (id.get(), asked.get(), whole.get()),
        |(id, asked, whole)| async move {
            let _going = Going::begin(Wait::Page);
            match id {
                Some(id) => statement_of_client(id, asked, whole).await,
                None => Err(AppError::NotFound),
            }
        },
    );
    let renew = move || live::in_calm(move || told.refetch());
    for subject in MOVED {
        live::on_changed(subject, renew);
        live::on_heard(subject, renew);
    }
    view! {
        <Transition fallback=|| view! { <div class="page-body"><TextSkeleton lines=12/></div> }>
            {move || Suspend::new(async move {
                match told.await {
                    Ok(view) => view! { <Told view whole/> }.into_any(),
                    Err(error) => view! { <Failure error alone=true/> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// What was answered.
#[component]
fn Told(
    /// It.
    view: StatementView,
    /// Asks for all rows, however many.
    whole: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    let StatementView { client, name, statement } = view;
    let asked = statement.asked;
    let left_out = statement.left_out;
    let more = (left_out > 0).then(|| {
        let count = integer(left_out);
        let said = if left_out == 1 {
            td_string!(l, statement.left_out_one).to_owned()
        } else {
            td_string!(l, statement.left_out, count = count).to_string()
        };
        let all = (!whole.get_untracked()).then(|| {
            view! { <Button class="sm" on_press=move |()| whole.set(true)>{td_string!(l, statement.show_all)}</Button> }
        });
        view! { <Alert kind=AlertKind::Info>{said} " " {all}</Alert> }
    });
    let range = range(l, &statement);
    let several = statement.accounts.len() > 1;
    let as_of = statement.as_of;
    let accounts = statement
        .accounts
        .into_iter()
        .map(|one| {
            let pdf = several.then(|| file(client, asked, "pdf", Some(one.closing.currency())));
            account::account(l, one, (asked.is_open, as_of), pdf)
        })
        .collect_view();
    view! {
        <Head client name asked/>
        <div class="page-body statement-page">
            <Choice client asked days=statement.days/>
            <p class="range" role="status">{range}</p>
            {more}
            {accounts}
        </div>
    }
}

/// Whose it is, and what may be done with it.
#[component]
fn Head(client: ClientId, name: String, asked: StatementQuery) -> impl IntoView {
    let l = words();
    let title = td_string!(l, statement.of, name = name.clone()).to_string();
    let record = format!("/clients/{client}");
    let (pdf, csv) = (file(client, asked, "pdf", None), file(client, asked, "csv", None));
    // A browser that prints nothing says so itself.
    let print = move |()| drop(window().print());
    view! {
        <PageTitle text=title.clone()/>
        <header class="page-head">
            <div class="page-title">
                <nav class="crumbs">
                    <a href=way_back::to("/clients")>{td_string!(l, clients.title)}</a>
                    <span aria-hidden="true">"›"</span>
                    <a href=record.clone()>{name}</a>
                </nav>
                <h1>{title}</h1>
            </div>
            <div class="page-actions">
                <ButtonLink href=record icon=Glyph::User>{td_string!(l, statement.show_client)}</ButtonLink>
                <span class="only-with-script">
                    <Button icon=Glyph::File on_press=print>{td_string!(l, statement.print)}</Button>
                </span>
                {send_by_mail(client, asked)}
                <a class="button" href=csv download="" rel="external">
                    <Icon glyph=Glyph::Download/>
                    {td_string!(l, statement.download_csv)}
                </a>
                <a class="button primary" href=pdf download="" rel="external">
                    <Icon glyph=Glyph::Download/>
                    {td_string!(l, statement.download_pdf)}
                </a>
            </div>
        </header>
    }
}

/// The days that it tells of, in words.
fn range(l: Locale, statement: &Statement) -> String {
    let said = |day| date(day, DateStyle::Medium, formats());
    if statement.asked.is_open {
        return td_string!(l, statement.open_at, day = said(statement.days.to.unwrap_or(statement.as_of))).to_string();
    }
    match (statement.days.from, statement.days.to) {
        (Some(from), Some(to)) => td_string!(l, statement.from_to, from = said(from), to = said(to)).to_string(),
        (Some(from), None) => td_string!(l, statement.since, from = said(from)).to_string(),
        (None, Some(to)) => td_string!(l, statement.until, to = said(to)).to_string(),
        (None, None) => td_string!(l, statement.all).to_owned(),
    }
}
