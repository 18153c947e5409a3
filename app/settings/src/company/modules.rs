//! Which modules the company uses: what is switched off leaves no trace, and comes back as it was.

use domain::modules::Module;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api;
use crate::switches::turn_back;
use kit::bootstrap::bootstrap;
use kit::failure::tell;
use kit::ui::{FormSection, SwitchField, use_toasts};
use kit::words::{Locale, td_string, words};

/// The switches. Each holds from the moment it is turned; the page is loaded anew, since its frame follows them.
#[component]
pub fn ModulesSection() -> impl IntoView {
    let l = words();
    let off = bootstrap().me.and_then(|me| me.company).map(|company| company.modules_off).unwrap_or_default();
    let switch = |module: &Module| view! { <ModuleSwitch module=*module is_on=off.uses(*module)/> };
    let switches = Module::ALL.iter().map(switch).collect_view();
    view! {
        <FormSection
            id="modules" title=td_string!(l, settings.modules_title) description=td_string!(l, settings.modules_text)
        >
            {switches}
        </FormSection>
    }
}

#[component]
fn ModuleSwitch(module: Module, is_on: bool) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let input = format!("module-{}", module.as_str());
    let id = StoredValue::new(input.clone());
    let turn = Callback::new(move |is_on: bool| {
        spawn_local(async move {
            match api::save_module(module, is_on).await {
                Ok(()) => drop(window().location().reload()),
                Err(error) => {
                    id.with_value(|id| turn_back(id, !is_on));
                    tell(l, toasts, &error);
                }
            }
        });
    });
    view! { <SwitchField name=input label=name(l, module) checked=is_on at_end=true on_change=turn/> }
}

/// What a module is called: as its list in the sidebar is.
pub fn name(l: Locale, module: Module) -> &'static str {
    match module {
        Module::Quotes => td_string!(l, documents.quotes_title),
        Module::Orders => td_string!(l, documents.orders_title),
        Module::Deliveries => td_string!(l, documents.deliveries_title),
        Module::Recurring => td_string!(l, documents.recurring_title),
        Module::Credits => td_string!(l, documents.credits_title),
        Module::Expenses => td_string!(l, expenses.title),
        Module::Tasks => td_string!(l, tasks.title_of_list),
    }
}
