//! `/settings/security-log`: what happened to accounts, rights, settings and whole files. What is asked for stands in the address.

pub mod api;
mod asked;
mod chain;
mod entries;
mod filter;
pub mod wording;

use domain::access::Permission;
use domain::security_log::LogQuery;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub use self::asked::read;

use self::api::SecurityLog;
use self::chain::Chain;
use self::entries::Entries;
use self::filter::{People, Topics};
use kit::failure::{Allowed, Unavailable};
use kit::title::PageTitle;
use kit::ui::{Glyph, Icon, SettingsHead, TextSkeleton};
use kit::words::{td_string, words};

/// The log, newest first.
#[component]
pub fn SecurityLogPage() -> impl IntoView {
    view! { <Allowed to=Permission::ViewSecurityLog><Log/></Allowed> }
}

#[component]
fn Log() -> impl IntoView {
    let l = words();
    let params = use_query_map();
    let asked = Memo::new(move |_| params.with(|params| asked::read(|name| params.get(name))));
    let log = Resource::new(move || asked.get(), api::read_log);
    view! {
        <PageTitle text=td_string!(l, security_log.title)/>
        <SettingsHead title=td_string!(l, security_log.title) intro=td_string!(l, security_log.intro)>
            <a class="button" href=move || asked::export(asked.get()) download="" rel="external">
                <Icon glyph=Glyph::Download/>
                {td_string!(l, security_log.download)}
            </a>
        </SettingsHead>
        <Topics asked/>
        <Transition fallback=|| view! { <TextSkeleton lines=12/> }>
            {move || Suspend::new(async move {
                match log.await {
                    Ok(log) => view! { <Shown log/> }.into_any(),
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// What was answered.
#[component]
fn Shown(log: SecurityLog) -> impl IntoView {
    let SecurityLog { query, entries, older, people, chain } = log;
    let newest = LogQuery { before: None, ..query };
    view! {
        <People query=newest people/>
        {chain.map(|state| view! { <Chain state/> })}
        <Entries query entries older/>
    }
}
