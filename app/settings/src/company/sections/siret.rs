//! The number of the establishment, which the VAT number follows from.

use domain::clients::implied::implied;
use domain::company::ProfileForm;
use domain::geo::Country;
use domain::identifiers::VatNumber;
use leptos::prelude::*;

use super::label;
use crate::form::CheckedForm;
use crate::merge::fill;
use kit::ui::TextField;
use kit::words::words;

/// The SIRET. Whoever types it has typed the VAT number too, unless one stands there.
#[component]
pub fn SiretLine(
    /// The form.
    form: CheckedForm<ProfileForm>,
    /// What it shows at first.
    value: String,
) -> impl IntoView {
    let seen = StoredValue::new(value.clone());
    let left = Callback::new(move |typed: String| {
        form.check("siret");
        // What was taken away stays away.
        if seen.get_value() != typed {
            seen.set_value(typed.clone());
            follow(form, &typed);
        }
    });
    view! {
        <TextField
            name="siret" label=label(words(), "siret") value inputmode="numeric" maxlength=20 autocomplete="off"
            error=form.error("siret") on_blur=left
        />
    }
}

/// Fills in what follows from it.
fn follow(form: CheckedForm<ProfileForm>, siret: &str) {
    let Some(typed) = form.typed().filter(|typed| typed.vat_number.trim().is_empty()) else { return };
    let Ok(country) = Country::parse(&typed.country) else { return };
    let number = implied("siret", siret, country).into_iter().find(|(name, _)| *name == "vat_number");
    if let Some(number) = number.and_then(|(_, number)| VatNumber::parse(&number).ok()) {
        fill("vat_number", &number.formatted());
    }
}
