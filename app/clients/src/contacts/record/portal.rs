use domain::format::{DateStyle, date};
use domain::ids::ContactId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{ContactView, PortalStanding, invite_to_portal, reset_portal, revoke_portal};
use crate::contacts::face::FACE;
use kit::error::Answer;
use kit::ui::{Button, ButtonKind, ToastStack, use_toasts};
use kit::words::{self, Locale, formats, td_string};

/// How the contact stands with the portal as it is shown.
#[derive(Clone, Copy)]
struct Door {
    l: Locale,
    contact: ContactId,
    shown: RwSignal<Option<PortalStanding>>,
    is_busy: RwSignal<bool>,
    toasts: ToastStack,
}

/// « Portail client » (A11.1): whether the contact is let in, when they were there last, and what may be done about it.
pub fn panel(l: Locale, view: &ContactView, is_editable: Signal<bool>) -> AnyView {
    let shown = RwSignal::new(view.portal.clone());
    let door = Door { l, contact: view.contact.id, shown, is_busy: RwSignal::new(false), toasts: use_toasts() };
    let has_email = view.contact.person.email.is_some();
    let acts = move || {
        let may = is_editable.get() && FACE.may_edit();
        may.then(|| view! { <p class="only-with-script">{door.acts(has_email)}</p> })
    };
    view! {
        <section class="panel" id="portal">
            <header class="panel-head"><h2>{td_string!(l, portal.menu)}</h2></header>
            <p class="small">{move || door.shown.with(|standing| said(l, standing.as_ref()))}</p>
            {acts}
        </section>
    }
    .into_any()
}

fn said(l: Locale, standing: Option<&PortalStanding>) -> String {
    let Some(standing) = standing else { return td_string!(l, portal.not_invited).to_owned() };
    let day = |on| date(on, DateStyle::Medium, formats());
    if standing.is_revoked {
        return td_string!(l, portal.revoked).to_owned();
    }
    let (on, by) = (day(standing.invited_on), standing.invited_by.clone());
    let invited = td_string!(l, portal.invited, day = on, name = by).to_string();
    let seen = match standing.last_sign_in_on {
        Some(on) => td_string!(l, portal.last_sign_in, day = day(on)).to_string(),
        None => td_string!(l, portal.never_signed_in).to_owned(),
    };
    let password = match standing {
        PortalStanding { has_factor: true, .. } => td_string!(l, portal.has_factor),
        PortalStanding { has_password: true, .. } => td_string!(l, portal.has_password),
        _ => "",
    };
    format!("{invited} {seen} {password}").trim_end().to_owned()
}

impl Door {
    fn acts(self, has_email: bool) -> AnyView {
        let is_in = self.shown.with(|standing| standing.as_ref().is_some_and(|standing| !standing.is_revoked));
        if is_in {
            let revoke = move |()| self.revoke();
            // Whoever has never been there may have lost the letter.
            let was_there = |standing: &PortalStanding| standing.last_sign_in_on.is_some();
            let is_awaited = has_email && !self.shown.with(|standing| standing.as_ref().is_some_and(was_there));
            let again = is_awaited.then(|| {
                let invite = move |()| self.invite();
                view! { <Button busy=self.is_busy on_press=invite>{td_string!(self.l, portal.invite_again)}</Button> }
            });
            let has_password =
                self.shown.with(|standing| standing.as_ref().is_some_and(|standing| standing.has_password));
            let reset = has_password.then(|| {
                let reset = move |()| self.reset();
                view! { <Button busy=self.is_busy on_press=reset>{td_string!(self.l, portal.reset)}</Button> }
            });
            return view! {
                {again}
                " "
                {reset}
                " "
                <Button kind=ButtonKind::QuietDanger busy=self.is_busy on_press=revoke>
                    {td_string!(self.l, portal.revoke)}
                </Button>
            }
            .into_any();
        }
        if !has_email {
            return view! { <span class="faint small">{td_string!(self.l, portal.needs_email)}</span> }.into_any();
        }
        let invite = move |()| self.invite();
        view! { <Button busy=self.is_busy on_press=invite>{td_string!(self.l, portal.invite)}</Button> }.into_any()
    }

    fn invite(self) {
        self.is_busy.set(true);
        spawn_local(async move {
            let answer = invite_to_portal(self.contact).await;
            self.answered(answer, td_string!(self.l, portal.invite_done));
        });
    }

    fn revoke(self) {
        self.is_busy.set(true);
        spawn_local(async move {
            let answer = revoke_portal(self.contact).await;
            self.answered(answer, td_string!(self.l, portal.revoke_done));
        });
    }

    fn reset(self) {
        self.is_busy.set(true);
        spawn_local(async move {
            let answer = reset_portal(self.contact).await;
            self.answered(answer, td_string!(self.l, portal.reset_done));
        });
    }

    /// The page may be another one by now.
    fn answered(self, answer: Answer<Option<PortalStanding>>, done: &'static str) {
        self.is_busy.try_set(false);
        match answer {
            Ok(standing) => {
                self.shown.try_set(standing);
                self.toasts.good(done);
            }
            Err(error) => self.toasts.bad(words::value_error(self.l, &error)),
        }
    }
}
