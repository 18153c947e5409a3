//! `/settings/security`.

use leptos::prelude::*;

use super::api;
use super::devices::Devices;
use super::password_card::PasswordCard;
use super::second_factor::SecondFactor;
use kit::failure::Unavailable;
use kit::title::PageTitle;
use kit::ui::SettingsHead;
use kit::ui::TextSkeleton;
use kit::words::{td_string, words};

/// Password, second factor, devices.
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
        <PasswordCard changed/>
        <Transition fallback=|| view! { <TextSkeleton lines=8/> }>
            {move || Suspend::new(async move {
                match security.await {
                    Ok(security) => view! {
                        <SecondFactor on=security.two_factor codes_left=security.recovery_codes recovery changed/>
                        <Devices devices=security.devices changed/>
                    }
                    .into_any(),
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
}
