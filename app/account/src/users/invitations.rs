//! Invitations that nobody has accepted yet.

use domain::users::Invitation;
use leptos::prelude::*;

use super::api;
use super::call::Call;
use super::when::day;
use kit::roles::role_name;
use kit::ui::{Badge, BadgeKind, Button, ButtonKind};
use kit::words::{td_string, words};

/// The list, and the way to take one back.
#[component]
pub fn Invitations(
    /// Newest first.
    invitations: Vec<Invitation>,
    /// Runs after a change.
    changed: Callback<()>,
) -> impl IntoView {
    let l = words();
    let none = invitations.is_empty().then(|| view! { <p class="muted">{td_string!(l, users.pending_none)}</p> });
    view! {
        <section class="card">
            <header class="card-head"><h2>{td_string!(l, users.pending)}</h2></header>
            {none.map(|none| view! { <div class="card-body">{none}</div> })}
            {invitations.into_iter().map(|invitation| view! { <Pending invitation changed/> }).collect_view()}
        </section>
    }
}

#[component]
fn Pending(
    /// One of them.
    invitation: Invitation,
    /// Runs after a change.
    changed: Callback<()>,
) -> impl IntoView {
    let l = words();
    let call = Call::new();
    let id = invitation.id;
    let revoke = move |()| {
        call.make(api::revoke(id), move |()| {
            call.done(td_string!(l, users.revoked));
            changed.run(());
        });
    };
    let about = td_string!(
        l,
        users.invited_by,
        role = role_name(l, invitation.role),
        name = invitation.invited_by,
        date = day(invitation.expires_at)
    );
    view! {
        <div class="setting">
            <span class="setting-text">
                <span class="setting-name">{invitation.email}</span>
                <span class="setting-note">{about}</span>
            </span>
            {invitation.expired.then(|| view! { <Badge kind=BadgeKind::Warn>{td_string!(l, users.expired)}</Badge> })}
            <Button kind=ButtonKind::QuietDanger busy=call.busy on_press=revoke>{td_string!(l, users.revoke)}</Button>
        </div>
    }
}
