//! What the company's documents bear besides its identity, and what follows from them.

use domain::company::ProfileForm;
use domain::documents::AfterApproval;
use leptos::prelude::*;

use super::{Line, label};
use crate::form::CheckedForm;
use kit::ui::{FormSection, SelectField, TextArea, TextField};
use kit::words::{Locale, td_string, words};

/// Where to pay, the colour of papers, what stands at their end, and what becomes of a quote that was approved.
#[component]
pub fn PapersSection(
    /// The form.
    form: CheckedForm<ProfileForm>,
    /// What it shows at first.
    profile: ProfileForm,
) -> impl IntoView {
    let l = words();
    view! {
        <FormSection title=td_string!(l, settings.papers)>
            <div class="form-grid cols-2">
                <Line form name="iban" value=profile.iban example="FR76 3000 6000 0112 3456 7890 189" maxlength=60/>
                <Line form name="bic" value=profile.bic example="AGRIFRPP" maxlength=20/>
            </div>
            <TextField
                name="accent" label=label(l, "accent") value=profile.accent hint=td_string!(l, settings.accent_hint)
                placeholder="#1F4E79" maxlength=10 class="w-md" autocomplete="off"
                error=form.error("accent") on_blur=form.left("accent")
            />
            <TextArea
                name="footer" label=label(l, "footer") value=profile.footer hint=td_string!(l, settings.footer_hint)
                maxlength=500 short=true error=form.error("footer") on_input=form.corrected("footer")
            />
        </FormSection>
        <FormSection title=td_string!(l, portal.menu)>
            <SelectField
                name="after_approval" label=label(l, "after_approval") options=after_approval(l)
                value=profile.after_approval hint=td_string!(l, settings.after_approval_hint)
                error=form.error("after_approval")
            />
        </FormSection>
    }
}

/// What becomes of a quote that was approved in the portal.
fn after_approval(l: Locale) -> Vec<(String, String)> {
    let word = |what| match what {
        AfterApproval::Wait => td_string!(l, settings.after_approval_wait),
        AfterApproval::Invoice => td_string!(l, settings.after_approval_invoice),
    };
    AfterApproval::ALL.iter().map(|what| (what.as_str().to_owned(), word(*what).to_owned())).collect()
}
