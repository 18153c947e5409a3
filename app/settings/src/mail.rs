//! `/settings/mail`: by which server letters are sent, the words that they begin with, and what became of them.

mod api;
mod editing;
mod outbox;
mod preview;
mod server;
mod templates;

use domain::access::Permission;
use leptos::prelude::*;

pub(crate) use self::server::label;

use self::outbox::Outbox;
use self::server::ServerForm;
use self::templates::Templates;
use kit::failure::{Allowed, Unavailable};
use kit::title::PageTitle;
use kit::ui::{SettingsHead, TextSkeleton};
use kit::words::{td_string, words};

/// See the module.
#[component]
pub fn MailPage() -> impl IntoView {
    view! { <Allowed to=Permission::ManageSettings><Mail/></Allowed> }
}

#[component]
fn Mail() -> impl IntoView {
    let l = words();
    let shown = Resource::new(|| (), |()| api::mail_settings());
    view! {
        <PageTitle text=td_string!(l, mail.title)/>
        <SettingsHead title=td_string!(l, mail.title) intro=td_string!(l, mail.intro)/>
        <Transition fallback=|| view! { <TextSkeleton lines=12/> }>
            {move || Suspend::new(async move {
                match shown.await {
                    Ok(shown) => {
                        let api::MailShown { form, version, has_password, templates, company, link } = shown;
                        view! {
                            <ServerForm form version has_password/>
                            <Templates templates company link/>
                            <Outbox/>
                        }
                        .into_any()
                    }
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
}
