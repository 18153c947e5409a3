//! Which tax the document bears: as the rules have it, with their reason in words, or as somebody chose.

use domain::billing::regime::{Charge, Reason};
use domain::billing::vat::Mention;
use domain::documents::ChosenCharge;
use domain::format::{Locale as FormatLocale, percent};
use leptos::prelude::*;

use super::options::Ruled;
use super::state::FormState;
use super::wording;
use kit::taxes::tax_reason;
use kit::ui::SelectField;

/// The regime, and why it is that.
#[component]
pub fn Regime(
    /// The form.
    state: FormState,
) -> impl IntoView {
    let l = state.l;
    let untaxed = Mention::ALL.iter().map(|mention| ChosenCharge::Untaxed(*mention));
    let options = [ChosenCharge::Own].into_iter().chain(untaxed);
    let options = options.map(|charge| (charge.as_str().to_owned(), wording::charge(l, charge).to_owned())).collect();
    let why = Memo::new(move |_| {
        let reasons = state.figures().with(|figures| {
            let counted = &figures.counted;
            let told = counted.priced.as_ref().map(|priced| priced.reasons.clone()).unwrap_or_default();
            let is_chosen = counted.data.charge != ChosenCharge::Automatic;
            if told.is_empty() && !is_chosen { state.ruling().ruled.with(expected_reasons) } else { told }
        });
        reasons.into_iter().map(|reason| tax_reason(l, reason)).collect::<Vec<_>>().join(" ")
    });
    view! {
        <SelectField
            name="fields.charge"
            label=wording::field(l, "charge").unwrap_or_default()
            options
            value=state.value("charge")
            empty_label=wording::charge(l, ChosenCharge::Automatic)
            hint=why
            error=state.error("fields.charge")
            class="span-2"
        />
    }
}

/// Why goods and services are to be taxed as they are, while there is no line yet.
fn expected_reasons(ruled: &Ruled) -> Vec<Reason> {
    let Some(buyer) = &ruled.rules.buyer else { return Vec::new() };
    let (goods, services) = (buyer.goods.reason, buyer.services.reason);
    if goods == services { vec![goods] } else { vec![goods, services] }
}

/// The rate of a line in which none is typed, as its reader writes it; nothing where one is to be typed.
pub fn usual_rate(ruled: &Ruled, chosen: ChosenCharge, f: FormatLocale) -> String {
    let charge = chosen.charge().or_else(|| ruled.rules.buyer.as_ref().map(|buyer| buyer.goods.charge));
    let taxes = charge.unwrap_or(Charge::Own).taxes(ruled.rules.usual_rate());
    let rate = taxes.and_then(|taxes| i32::try_from(taxes.rate_per_100k()).ok());
    rate.map(|rate| percent(rate, f)).unwrap_or_default()
}
