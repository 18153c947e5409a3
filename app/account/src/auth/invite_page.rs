//! `/invite/{token}`.

pub mod api;
mod forms;

use domain::identifiers::Email;
use domain::users::InvitationInfo;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use self::api::invitation;
use self::forms::{JoinAsMe, JoinAsNew, JoinWithAccount};
use super::frame::Door;
use kit::bootstrap::bootstrap;
use kit::error::AppError;
use kit::roles::role_name;
use kit::ui::{ButtonLink, Tab, Tabs, TextSkeleton};
use kit::words::{app_error, td_string, words};

/// Joins a company: by an access of one's own, with an account one has, or at once as whoever is signed in with the invited e-mail. The page is
/// the same for every e-mail: whether it has an account is not told.
#[component]
pub fn InvitePage() -> impl IntoView {
    let l = words();
    let params = use_params_map();
    let token = move || params.read().get("token").unwrap_or_default();
    let info = Resource::new(token, |token| invitation(token.into()));
    view! {
        <Transition fallback=|| view! { <TextSkeleton lines=8/> }>
            {move || {
                let token = token();
                Suspend::new(async move {
                    match info.await {
                        Ok(info) => view! { <Joining token info/> }.into_any(),
                        Err(AppError::Refused(_)) => view! { <Closed text=td_string!(l, auth.link_text)/> }.into_any(),
                        Err(error) => view! { <Closed text=app_error(l, &error)/> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

/// A link that leads nowhere, or not now.
#[component]
fn Closed(
    /// Why not.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let l = words();
    kit::failure::answer_with(&kit::error::AppError::NotFound);
    view! {
        <Door title=td_string!(l, auth.link_title) intro=text>
            <ButtonLink href="/login" class="wide">{td_string!(l, auth.go_to_sign_in)}</ButtonLink>
        </Door>
    }
}

/// How somebody joins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Me,
    New,
    Account,
}

impl Way {
    /// The way that the address names, else the shortest one.
    fn of(named: Option<&str>, is_me: bool) -> Self {
        match named {
            Some("account") => Self::Account,
            Some("new") => Self::New,
            _ if is_me => Self::Me,
            _ => Self::New,
        }
    }
}

#[component]
fn Joining(
    /// The link's token.
    token: String,
    /// What it leads to.
    info: InvitationInfo,
) -> impl IntoView {
    let l = words();
    let query = use_query_map();
    let is_me = is_mine(&info.email);
    let way = Memo::new(move |_| Way::of(query.read().get("way").as_deref(), is_me));
    let role = role_name(l, info.role);
    let email = StoredValue::new(info.email);
    let token = StoredValue::new(token);
    let href = move |way: &str| format!("/invite/{}?way={way}", token.get_value());
    let (to_new, to_account) = (href("new"), href("account"));
    let form = move || {
        let (token, email) = (token.get_value(), email.get_value());
        match way.get() {
            Way::Me => view! { <JoinAsMe token/> }.into_any(),
            Way::New => view! { <JoinAsNew token email/> }.into_any(),
            Way::Account => view! { <JoinWithAccount token email/> }.into_any(),
        }
    };
    view! {
        <Door
            title=td_string!(l, auth.invite_title, company = info.company).to_string()
            intro=td_string!(l, auth.invite_intro, name = info.invited_by, role = role).to_string()
        >
            <Tabs label=td_string!(l, auth.invite_ways)>
                <Tab href=to_new current=Signal::derive(move || way.get() == Way::New)>{td_string!(l, auth.invite_new)}</Tab>
                <Tab href=to_account current=Signal::derive(move || way.get() == Way::Account)>
                    {td_string!(l, auth.invite_account)}
                </Tab>
            </Tabs>
            {form}
        </Door>
    }
}

/// Whether the invited e-mail is that of whoever is signed in.
fn is_mine(invited: &str) -> bool {
    let mine = bootstrap().me.and_then(|me| Email::kept(&me.email).ok());
    mine.is_some_and(|mine| mine.folded() == invited)
}

#[cfg(test)]
mod tests {
    use super::Way;

    #[test]
    fn the_address_names_the_way_and_the_shortest_is_first() {
        assert!(Way::of(None, true) == Way::Me && Way::of(None, false) == Way::New);
        assert!(Way::of(Some("account"), true) == Way::Account && Way::of(Some("new"), true) == Way::New);
        assert!(Way::of(Some("nonsense"), false) == Way::New);
    }
}
