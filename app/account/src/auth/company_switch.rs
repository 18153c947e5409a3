//! The company that one works in, at the head of the sidebar, and the way to the others.

use domain::text::initial;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::api::SwitchCompany;
use kit::bootstrap::bootstrap;
use kit::ui::{Glyph, Icon, Menu, MenuItem, MenuLabel, MenuSeparator};
use kit::words::{td_string, words};

/// A menu of the user's companies. Each is the button of a form, so that the page of the next one comes whole.
#[component]
pub fn CompanySwitch() -> impl IntoView {
    let l = words();
    let me = bootstrap().me;
    let companies = me.as_ref().map(|me| me.companies.clone()).unwrap_or_default();
    let current = me.and_then(|me| me.company);
    // None is open while a second factor is missing.
    let name =
        current.as_ref().map_or_else(|| td_string!(l, auth.companies).to_owned(), |company| company.name.clone());
    let current = current.map(|company| company.id);
    let face = move || {
        let name = name.clone();
        let initial = initial(&name);
        view! {
            <span class="mark" aria-hidden="true">{initial}</span>
            <span class="truncate">{name}</span>
            <Icon glyph=Glyph::ChevronDown/>
        }
    };
    let entries = StoredValue::new(companies);
    view! {
        <Menu id="company-menu" label=td_string!(l, auth.switch_company) class="company" trigger=face>
            <MenuLabel>{td_string!(l, auth.companies)}</MenuLabel>
            <form method="post" action=SwitchCompany::url() role="none">
                {entries
                    .get_value()
                    .into_iter()
                    .map(|(id, name)| {
                        let here = Some(id) == current;
                        view! {
                            <button
                                class="menu-item" type="submit" role="menuitem" tabindex="-1" name="company" value=id.to_string()
                                aria-current=here.then_some("true")
                            >
                                <span>{name}</span>
                                {here.then(|| view! { <Icon glyph=Glyph::Check/> })}
                            </button>
                        }
                    })
                    .collect_view()}
            </form>
            <MenuSeparator/>
            <MenuItem label=td_string!(l, auth.add_company) icon=Glyph::Plus href="/settings/me#companies"/>
        </Menu>
    }
}
