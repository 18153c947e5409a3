//! The form of the sites that may hold the portal.

use domain::error::{FieldErrors, Refusal};
use domain::portal::SitesForm;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api;
use crate::form::CheckedForm;
use crate::merge::fill;
use crate::save::{Meanwhile, MeanwhileAlert, SaveBar, meanwhile};
use kit::error::AppError;
use kit::failure::tell;
use kit::ui::{ErrorSummary, FormSection, TextArea, use_toasts};
use kit::words::{td_string, words};

fn check(form: &SitesForm) -> Result<(), FieldErrors> {
    form.parse().map(drop)
}

/// See the module.
#[component]
pub fn SitesOfPortal(
    /// What stands in it.
    form: SitesForm,
    /// The version that it is made from; 0 before it was saved once.
    version: i32,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let shown = form;
    let form = CheckedForm::new(check);
    form.sent_by_shortcut();
    let (busy, version) = (RwSignal::new(false), RwSignal::new(version));
    let (base, other) = (StoredValue::new(shown.clone()), RwSignal::new(None::<Meanwhile>));
    let label = move |_: &str| td_string!(l, embed.sites);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(typed) = form.checked() else { return };
        busy.set(true);
        spawn_local(async move {
            match api::save_sites(version.get_untracked(), typed.clone()).await {
                Ok((kept, sites)) => {
                    version.set(kept);
                    other.set(None);
                    // As browsers write them.
                    fill("sites", &sites.sites);
                    base.set_value(sites);
                    toasts.good(td_string!(l, common.saved));
                }
                Err(AppError::Invalid(errors)) => form.refuse(errors),
                Err(AppError::Refused(Refusal::ChangedMeanwhile)) => match api::portal_embedding().await {
                    Ok(now) => {
                        version.set(now.version);
                        other.set(Some(base.with_value(|base| meanwhile(base, &now.form, &typed))));
                        base.set_value(now.form);
                    }
                    Err(error) => tell(l, toasts, &error),
                },
                Err(error) => tell(l, toasts, &error),
            }
            busy.set(false);
        });
    };
    view! {
        <form class="form" node_ref=form.node novalidate=true on:input=move |event| form.mend(&event) on:submit=save>
            <ErrorSummary title=td_string!(l, settings.not_saved) errors=form.summary(label)/>
            <MeanwhileAlert other label/>
            <FormSection title=td_string!(l, embed.sites) description=td_string!(l, embed.sites_text)>
                <TextArea
                    name="sites" label=td_string!(l, embed.sites_label) value=shown.sites maxlength=6_000
                    hint=td_string!(l, embed.sites_hint) error=form.error("sites") on_input=form.corrected("sites")
                />
            </FormSection>
            <SaveBar busy/>
        </form>
    }
}
