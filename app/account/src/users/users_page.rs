//! `/settings/users`.

use domain::access::Permission;
use leptos::prelude::*;

use super::api::{self, Users};
use super::factor_required::FactorRequired;
use super::invitations::Invitations;
use super::invite::InviteCard;
use super::member_row::MemberRow;
use kit::failure::{Allowed, Unavailable};
use kit::title::PageTitle;
use kit::ui::SettingsHead;
use kit::ui::TextSkeleton;
use kit::words::{td_string, words};

/// Who works in the company, who is invited, and the way to invite.
#[component]
pub fn UsersPage() -> impl IntoView {
    view! { <Allowed to=Permission::ManageUsers><Everybody/></Allowed> }
}

#[component]
fn Everybody() -> impl IntoView {
    let l = words();
    let users = Resource::new(|| (), |()| api::list_users());
    let has_mail = RwSignal::new(false);
    let changed = Callback::new(move |()| users.refetch());
    view! {
        <PageTitle text=td_string!(l, users.title)/>
        <SettingsHead title=td_string!(l, users.title) intro=td_string!(l, users.intro)/>
        <InviteCard changed has_mail/>
        <Transition fallback=|| view! { <TextSkeleton lines=8/> }>
            {move || Suspend::new(async move {
                match users.await {
                    Ok(Users { members, invitations, requires_two_factor, has_mail: may_send }) => {
                        // Runs in the browser alone: what it draws first is what the server has drawn.
                        Effect::new(move || has_mail.set(may_send));
                        view! {
                            <section class="card" aria-label=td_string!(l, users.title)>
                                {members.into_iter().map(|member| view! { <MemberRow member changed/> }).collect_view()}
                            </section>
                            <Invitations invitations changed/>
                            <FactorRequired required=requires_two_factor changed/>
                        }
                        .into_any()
                    }
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
}
