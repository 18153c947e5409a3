//! One user of the company.

use domain::access::{Permission, Role};
use domain::users::Member;
use leptos::prelude::*;

use super::api;
use super::call::Call;
use super::roles::{role_note, role_options};
use kit::bootstrap::{bootstrap, may};
use kit::roles::role_name;
use kit::ui::{Avatar, AvatarSize, Badge, BadgeKind, Button, ButtonKind, Dialog, Glyph, IconButton, SelectField};
use kit::words::{td_string, words};

/// Name, e-mail, role to change and the way out of the company. Owners are changed by owners alone.
#[component]
pub fn MemberRow(
    /// The user.
    member: Member,
    /// Runs after a change.
    changed: Callback<()>,
) -> impl IntoView {
    let l = words();
    let Member { user, name, email, role, two_factor } = member;
    let me = bootstrap().me.is_some_and(|me| me.user == user);
    let mine_to_change = role != Role::Owner || may(Permission::ManageOwners);
    let said = if me { format!("{name} ({})", td_string!(l, users.you)) } else { name.clone() };
    let (call, shown) = (Call::new(), name.clone());
    let change = {
        let name = name.clone();
        Callback::new(move |chosen: String| {
            let Some(role) = Role::from_name(&chosen) else { return };
            let done = td_string!(l, users.role_changed, name = name.clone()).to_string();
            call.make(api::change_role(user, role), move |()| {
                call.done(done);
                changed.run(());
            });
        })
    };
    // A refused choice goes back to what is true: the row is drawn again.
    Effect::new(move || {
        if call.error.read().is_some() {
            changed.run(());
        }
    });
    let chosen = if mine_to_change {
        view! {
            <SelectField
                name=format!("role-{user}") label=td_string!(l, users.role_of, name = name.clone()).to_string()
                options=role_options(l) value=role.as_str() on_change=change
            />
            <RemoveMember user name=name.clone() call changed/>
        }
        .into_any()
    } else {
        view! { <Badge>{role_name(l, role)}</Badge> }.into_any()
    };
    view! {
        <div class="setting">
            <Avatar name=name size=AvatarSize::Medium round=true/>
            <span class="setting-text">
                <span class="setting-name">{said}</span>
                <span class="setting-note">{email}</span>
                <span class="setting-note">{role_note(l, role)}</span>
            </span>
            {two_factor.then(|| view! { <Badge kind=BadgeKind::Good>{td_string!(l, users.two_factor_on)}</Badge> })}
            // One's own browsers stand on the page of one's own security.
            {(mine_to_change && !me).then(|| view! { <SignOutMember user name=shown call/> })}
            {chosen}
        </div>
    }
}

/// Every browser of theirs is signed out by a press.
#[component]
fn SignOutMember(
    /// The user.
    user: domain::ids::UserId,
    /// Their name.
    name: String,
    /// The row's call.
    call: Call,
) -> impl IntoView {
    let l = words();
    let label = td_string!(l, users.sign_out_member, name = name.clone()).to_string();
    let done = StoredValue::new(td_string!(l, users.member_signed_out, name = name).to_string());
    let press = move |()| call.make(api::sign_out_member(user), move |()| call.done(done.get_value()));
    view! { <IconButton label icon=Glyph::LogOut on_press=press/> }
}

/// The way out of the company, behind a question.
#[component]
fn RemoveMember(
    /// The user.
    user: domain::ids::UserId,
    /// Their name.
    name: String,
    /// The row's call.
    call: Call,
    /// Runs after a change.
    changed: Callback<()>,
) -> impl IntoView {
    let l = words();
    let open = RwSignal::new(false);
    let title = td_string!(l, users.remove_title, name = name.clone()).to_string();
    let gone = StoredValue::new(td_string!(l, users.removed, name = name).to_string());
    let remove = move |()| {
        call.make(api::remove(user), move |()| {
            open.set(false);
            call.done(gone.get_value());
            changed.run(());
        });
    };
    view! {
        <IconButton label=td_string!(l, users.remove) icon=Glyph::Trash on_press=move |()| open.set(true)/>
        <Dialog id=format!("remove-{user}") open title close_label=td_string!(l, common.close)>
            <p>{td_string!(l, users.remove_text)}</p>
            <div class="dialog-actions">
                <Button on_press=move |()| open.set(false)>{td_string!(l, common.cancel)}</Button>
                <Button kind=ButtonKind::Danger busy=call.busy on_press=remove>{td_string!(l, users.remove)}</Button>
            </div>
        </Dialog>
    }
}
