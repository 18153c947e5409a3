//! The form of the company's profile.

use domain::company::ProfileForm;
use domain::error::{FieldErrors, Refusal};
use domain::identifiers::PhoneRules;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::sections::{AddressSection, ContactSection, HabitsSection, IdentitySection, PapersSection, label};
use crate::api::{self, CompanySettings};
use crate::form::CheckedForm;
use crate::save::{Meanwhile, MeanwhileAlert, SaveBar, meanwhile};
use kit::error::AppError;
use kit::failure::tell;
use kit::ui::{ErrorSummary, use_toasts};
use kit::words::{td_string, words};

/// The code that the server checks a profile with, but for the numbering plans of telephones.
fn check(form: &ProfileForm) -> Result<(), FieldErrors> {
    form.clone().of_its_country().parse(PhoneRules::shape()).map(drop)
}

/// The profile to change.
#[component]
pub fn CompanyForm(
    /// The company as it stands.
    settings: CompanySettings,
) -> impl IntoView {
    let l = words();
    let toasts = use_toasts();
    let form = CheckedForm::new(check);
    form.sent_by_shortcut();
    let (version, busy) = (RwSignal::new(settings.version), RwSignal::new(false));
    let base = StoredValue::new(settings.profile.clone());
    let country = RwSignal::new(settings.profile.country.clone());
    let other = RwSignal::new(None::<Meanwhile>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(typed) = form.checked() else { return };
        busy.set(true);
        spawn_local(async move {
            match api::save_company(version.get_untracked(), typed.clone()).await {
                Ok(saved) => {
                    version.set(saved);
                    other.set(None);
                    let frame_changed = base.with_value(|base| {
                        base.name != typed.name || base.country != typed.country || base.currency != typed.currency
                    });
                    base.set_value(typed);
                    toasts.good(td_string!(l, common.saved));
                    if frame_changed {
                        // The frame of every page shows the name, and amounts follow the country.
                        drop(window().location().reload());
                    }
                }
                Err(AppError::Invalid(errors)) => form.refuse(errors),
                Err(AppError::Refused(Refusal::ChangedMeanwhile)) => match api::company().await {
                    Ok(now) => {
                        version.set(now.version);
                        other.set(Some(base.with_value(|base| meanwhile(base, &now.profile, &typed))));
                        country.set(form.typed().unwrap_or_default().country);
                        base.set_value(now.profile);
                    }
                    Err(error) => tell(l, toasts, &error),
                },
                Err(error) => tell(l, toasts, &error),
            }
            busy.set(false);
        });
    };
    let profile = settings.profile;
    let summary = form.summary(move |name| label(l, name));
    view! {
        <form class="form" node_ref=form.node novalidate=true on:input=move |event| form.mend(&event) on:submit=save>
            <ErrorSummary title=td_string!(l, settings.not_saved) errors=summary/>
            <MeanwhileAlert other label=move |name: &str| label(l, name)/>
            <IdentitySection form profile=profile.clone() country/>
            <ContactSection form profile=profile.clone()/>
            <AddressSection form profile=profile.clone() country/>
            <HabitsSection form profile=profile.clone() sold=settings.sold time_zone=settings.time_zone country/>
            <PapersSection form profile/>
            <SaveBar busy/>
        </form>
    }
}
