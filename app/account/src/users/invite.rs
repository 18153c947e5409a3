//! Inviting somebody: an e-mail, a role, and a letter with their link where the company can send; a link to pass on otherwise, or if that is
//! asked for.

use domain::access::Role;
use domain::users::InvitationForm;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::api;
use super::call::{Call, empty, typed};
use super::roles::role_options;
use kit::ui::{Alert, AlertKind, Button, ButtonKind, CopyButton, InputKind, SelectField, TextField};
use kit::words::{Locale, td_string, words};

/// The form, and the link once there is one.
#[component]
pub fn InviteCard(
    /// Runs after a change.
    changed: Callback<()>,
    /// Whether the company can send letters.
    has_mail: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    let call = Call::new();
    let role = RwSignal::new(Role::Sales.as_str().to_owned());
    let made = RwSignal::new(None::<(String, String)>);
    let begun = move || {
        let form = InvitationForm { email: typed("invite-email"), role: role.get_untracked() };
        (form.email.trim().to_owned(), form)
    };
    let create_link = move || {
        let (email, form) = begun();
        call.make(api::invite(form), move |link| {
            made.set(Some((email, link)));
            empty(&["invite-email"]);
            changed.run(());
        });
    };
    let send = move || {
        let (email, form) = begun();
        call.make(api::invite_by_mail(form), move |()| {
            call.done(td_string!(l, users.invitation_sent, email = email).to_string());
            made.set(None);
            empty(&["invite-email"]);
            changed.run(());
        });
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if has_mail.get_untracked() { send() } else { create_link() }
    };
    let (intro, first) = (
        move || if has_mail.get() { td_string!(l, users.invite_intro_mail) } else { td_string!(l, users.invite_intro) },
        move || if has_mail.get() { td_string!(l, users.send_invitation) } else { td_string!(l, users.create_link) },
    );
    let by_hand = move || {
        has_mail.get().then(|| {
            view! {
                <Button busy=call.busy on_press=move |()| create_link()>{td_string!(l, users.create_link)}</Button>
            }
        })
    };
    let link = move || made.get().map(|made| ready(l, made));
    view! {
        <section class="card">
            <header class="card-head">
                <div>
                    <h2>{td_string!(l, users.invite_title)}</h2>
                    <p class="muted">{intro}</p>
                </div>
            </header>
            <div class="card-body stack">
                <form class="entry-form" method="post" novalidate="" on:submit=submit>
                    <TextField
                        name="invite-email" label=td_string!(l, users.email) kind=InputKind::Email autocomplete="off" required=true
                        class="grow" error=call.field("email")
                    />
                    <SelectField
                        name="invite-role" label=td_string!(l, users.role) options=role_options(l) value=Role::Sales.as_str()
                        on_change=Callback::new(move |chosen| role.set(chosen)) error=call.field("role")
                    />
                    <Button kind=ButtonKind::Primary submit=true busy=call.busy>{first}</Button>
                    {by_hand}
                </form>
                {link}
            </div>
        </section>
    }
}

/// The link, to be passed on.
fn ready(l: Locale, (email, link): (String, String)) -> AnyView {
    view! {
        <Alert kind=AlertKind::Good live=true>
            <p><strong>{td_string!(l, users.link_ready, email = email).to_string()}</strong></p>
            <p class="break">
                <code>{link.clone()}</code>
                <CopyButton text=link label=td_string!(l, users.copy_link) done_label=td_string!(l, users.copied)/>
            </p>
            <p>{td_string!(l, users.link_note)}</p>
        </Alert>
    }
    .into_any()
}
