//! A statement sent by e-mail (A10.1): to whom, in which words, of the days that the page shows.

pub mod api;

use domain::access::Permission;
use domain::documents::statement::StatementQuery;
use domain::ids::ClientId;
use domain::subject::Subject;
use leptos::{ev, prelude::*};

use self::api::{send_statement, start_statement_letter};
use crate::asked::Asked;
use engines::mail::fields::{LetterStart, label, letter_fields};
use engines::mail::no_server::NoServer;
use kit::bootstrap::may;
use kit::failure::Unavailable;
use kit::keys::new_key;
use kit::ui::{Button, ButtonKind, CheckField, Dialog, Glyph, TextSkeleton};
use kit::words::{td_string, words};

/// Whose page tells of letters.
const TOLD: &[Subject] = &[Subject::Client];

/// « Envoyer par e-mail », and what it asks; nothing for whoever may not send.
pub fn send_by_mail(client: ClientId, asked: StatementQuery) -> AnyView {
    if !may(Permission::EditDocuments) {
        return ().into_any();
    }
    let l = words();
    let open = RwSignal::new(false);
    view! {
        <span class="only-with-script">
            <Button icon=Glyph::Mail on_press=move |()| open.set(true)>{td_string!(l, mail.send)}</Button>
        </span>
        <SendDialog client asked open/>
    }
    .into_any()
}

#[component]
fn SendDialog(client: ClientId, asked: StatementQuery, open: RwSignal<bool>) -> impl IntoView {
    let l = words();
    let question = Asked::new(open);
    let content = move || {
        let start = Resource::new(|| (), move |()| start_statement_letter(client));
        view! {
            <Transition fallback=|| view! { <TextSkeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match start.await {
                        Ok(start) if start.is_set => view! { <Letter client asked start question/> }.into_any(),
                        Ok(_) => view! { <NoServer/> }.into_any(),
                        Err(error) => view! { <Unavailable error/> }.into_any(),
                    }
                })}
            </Transition>
        }
    };
    view! {
        <Dialog id="statement-dialog" open wide=true title=td_string!(l, mail.send) close_label=td_string!(l, common.close)>
            {content()}
        </Dialog>
    }
}

/// The letter.
#[component]
fn Letter(client: ClientId, asked: StatementQuery, start: LetterStart, question: Asked) -> impl IntoView {
    let l = question.l;
    let form = StoredValue::new(start.form.clone());
    // However often it is pressed, this letter is sent once.
    let key = new_key();
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let sending = send_statement(client, asked, form.get_value(), key);
        question.send(sending, TOLD, move |()| td_string!(l, mail.queued).to_owned());
    };
    let fields = letter_fields(l, &start, form, |name| question.error(name));
    view! {
        <form class="stack" novalidate on:submit=sent>
            {fields}
            <CheckField
                name="attach" label=td_string!(l, mail.attach_statement) checked=!start.form.attach.is_empty()
                on_change=Callback::new(move |on: bool| form.update_value(|form| {
                    form.attach = if on { "on".to_owned() } else { String::new() };
                }))
            />
            {question.told(&["to", "cc", "bcc", "subject", "text"], label)}
            {question.buttons(td_string!(l, mail.send_now), ButtonKind::Primary)}
        </form>
    }
}
