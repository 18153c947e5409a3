//! « Écrire un e-mail » (A16.2): to whom, in which words, and what was sent before.

pub mod api;

use domain::access::Permission;
use domain::ids::ClientId;
use domain::subject::Subject;
use leptos::task::spawn_local;
use leptos::{ev, prelude::*};

use self::api::{letters_of_client, send_client_letter, start_client_letter};
use engines::listing::acts::announce;
use engines::mail::fields::{LetterStart, label, letter_fields};
use engines::mail::letters::Letters;
use engines::mail::no_server::NoServer;
use kit::bootstrap::may;
use kit::error::AppError;
use kit::failure::Unavailable;
use kit::keys::new_key;
use kit::ui::{Alert, AlertKind, Button, ButtonKind, Dialog, TextSkeleton, use_toasts};
use kit::words::{app_error, field_error, td_string, words};

/// See the module.
#[component]
pub fn MailDialog(
    /// The client.
    id: ClientId,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    let content = move || {
        let start = Resource::new(|| (), move |()| start_client_letter(id));
        view! {
            <Transition fallback=|| view! { <TextSkeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match start.await {
                        Ok(start) if start.is_set => view! { <Letter id start open/> <Before id/> }.into_any(),
                        Ok(_) => view! { <NoServer/> }.into_any(),
                        Err(error) => view! { <Unavailable error/> }.into_any(),
                    }
                })}
            </Transition>
        }
    };
    view! {
        <Dialog id="mail-dialog" open wide=true title=td_string!(l, mail.write) close_label=td_string!(l, common.close)>
            {content()}
        </Dialog>
    }
}

#[component]
fn Letter(id: ClientId, start: LetterStart, open: RwSignal<bool>) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let form = StoredValue::new(start.form.clone());
    // However often it is pressed, this letter is sent once.
    let key = new_key();
    let (busy, failure) = (RwSignal::new(false), RwSignal::new(None::<AppError>));
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failure.set(None);
        spawn_local(async move {
            match send_client_letter(id, form.get_value(), key).await {
                Ok(()) => {
                    toasts.good(td_string!(l, mail.queued));
                    open.try_set(false);
                    announce(Subject::Client);
                }
                // What is closed is gone, with its button.
                Err(error) => {
                    failure.try_set(Some(error));
                    busy.try_set(false);
                }
            }
        });
    };
    let error = move |name: &'static str| {
        Signal::derive(move || {
            failure.with(|failure| match failure {
                Some(AppError::Invalid(errors)) => errors.at(name).map(|wrong| field_error(l, wrong)),
                _ => None,
            })
        })
    };
    let told = move || {
        let text = match failure.get()? {
            AppError::Invalid(errors) => {
                let (path, wrong) = errors.0.into_iter().find(|(path, _)| label(l, path).is_empty())?;
                format!("{path} — {}", field_error(l, &wrong))
            }
            other => app_error(l, &other),
        };
        Some(view! { <Alert kind=AlertKind::Bad live=true>{text}</Alert> })
    };
    let fields = letter_fields(l, &start, form, error);
    view! {
        <form class="stack" novalidate on:submit=sent>
            {fields}
            {told}
            <div class="dialog-actions">
                <Button on_press=move |()| open.set(false)>{td_string!(l, common.cancel)}</Button>
                <Button kind=ButtonKind::Primary submit=true busy>{td_string!(l, mail.send_now)}</Button>
            </div>
        </form>
    }
}

/// What was sent before; nothing while there is none.
#[component]
fn Before(id: ClientId) -> impl IntoView {
    let l = words();
    let turn = RwSignal::new(0_u32);
    let letters = Resource::new(move || turn.get(), move |_| letters_of_client(id));
    let changed = Callback::new(move |()| {
        turn.try_update(|turn| *turn += 1);
    });
    view! {
        <Transition fallback=|| ()>
            {move || Suspend::new(async move {
                let letters = letters.await.unwrap_or_default();
                (!letters.is_empty()).then(|| view! {
                    <section id="letters">
                        <h3>{td_string!(l, mail.history)}</h3>
                        <Letters letters may_decide=may(Permission::EditDocuments) changed/>
                    </section>
                })
            })}
        </Transition>
    }
}
