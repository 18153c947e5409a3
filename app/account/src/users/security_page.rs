//! `/settings/security`.

use domain::listings::START;
use leptos::prelude::*;

use super::api::{self, Security};
use super::devices::Devices;
use super::password_card::PasswordCard;
use super::second_factor::SecondFactor;
use kit::bootstrap::bootstrap;
use kit::failure::Unavailable;
use kit::title::PageTitle;
use kit::ui::{Alert, AlertKind, Glyph, SettingsHead, TextSkeleton};
use kit::words::{td_string, words};

/// Password, second factor, devices. Whoever lacks the factor that their company asks for is led here, and told why.
#[component]
pub fn SecurityPage() -> impl IntoView {
    let l = words();
    let security = Resource::new(|| (), |()| api::my_security());
    let changed = Callback::new(move |()| security.refetch());
    // Kept outside what is fetched again, or they would be gone before anybody has read them.
    let recovery = RwSignal::new(Vec::new());
    view! {
        <PageTitle text=td_string!(l, users.security)/>
        <SettingsHead title=td_string!(l, users.security) intro=td_string!(l, users.security_intro)/>
        <Transition fallback=|| ()>
            {move || Suspend::new(async move { security.await.ok().map(|security| view! { <Asked security/> }) })}
        </Transition>
        <PasswordCard changed/>
        <Transition fallback=|| view! { <TextSkeleton lines=8/> }>
            {move || Suspend::new(async move {
                match security.await {
                    Ok(security) => view! {
                        <SecondFactor
                            on=security.two_factor codes_left=security.recovery_codes required_by=security.required_by recovery
                            changed
                        />
                        <Devices devices=security.devices changed/>
                    }
                    .into_any(),
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// Why one is here: the company asks for a second factor. Once it is on, the way to where one wanted to go.
#[component]
fn Asked(
    /// What the page knows.
    security: Security,
) -> impl IntoView {
    let l = words();
    let Security { two_factor, required_by, .. } = security;
    // The page was made while the company was closed: the next one comes whole.
    let was_closed = bootstrap().me.is_some_and(|me| me.company.is_none() && !me.two_factor);
    match required_by {
        Some(company) if !two_factor => view! {
            <Alert kind=AlertKind::Warn icon=Glyph::Shield>
                {td_string!(l, users.factor_asked, company = company).to_string()}
            </Alert>
        }
        .into_any(),
        Some(company) if was_closed => view! {
            <Alert kind=AlertKind::Good>
                {td_string!(l, users.factor_given, company = company).to_string()}
                " "
                <a class="link" href=START rel="external">{td_string!(l, auth.go_on)}</a>
            </Alert>
        }
        .into_any(),
        _ => ().into_any(),
    }
}
