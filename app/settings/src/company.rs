//! `/settings/company`: who the company is.

mod api;
mod form;
mod logo;
mod map;
mod modules;
mod moving;
mod sections;
mod suggestions;

use domain::access::Permission;
use leptos::prelude::*;

pub(crate) use self::modules::name as module_name;
pub(crate) use self::moving::MovingPart;
pub(crate) use self::sections::label;

use self::form::CompanyForm;
use self::logo::LogoSection;
use self::map::MapSwitch;
use self::modules::ModulesSection;
use self::suggestions::SuggestionsForm;
use kit::failure::{Allowed, Unavailable};
use kit::title::PageTitle;
use kit::ui::SettingsHead;
use kit::ui::TextSkeleton;
use kit::words::{td_string, words};

/// The company's identity, as it stands on documents.
#[component]
pub fn CompanyPage() -> impl IntoView {
    view! { <Allowed to=Permission::ManageSettings><Company/></Allowed> }
}

#[component]
fn Company() -> impl IntoView {
    let l = words();
    let company = Resource::new(|| (), |()| super::api::company());
    view! {
        <PageTitle text=td_string!(l, settings.company)/>
        <SettingsHead title=td_string!(l, settings.company) intro=td_string!(l, settings.company_intro)/>
        <Transition fallback=|| view! { <TextSkeleton lines=12/> }>
            {move || Suspend::new(async move {
                match company.await {
                    Ok(settings) => {
                        let (chosen, shown) = (settings.address_service.clone(), settings.shows_map);
                        let logo = settings.logo;
                        view! {
                            <CompanyForm settings/>
                            <LogoSection logo/>
                            <ModulesSection/>
                            <SuggestionsForm chosen/>
                            <MapSwitch shown/>
                        }
                        .into_any()
                    }
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
}
