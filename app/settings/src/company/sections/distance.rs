//! Distance sales: whose tax they bear, and what they come to against the threshold up to which that is the company's own.

use domain::billing::regime::{AgainstThreshold, DistanceSales, DistanceSold, THRESHOLD_MINOR};
use domain::company::ProfileForm;
use domain::format::{Locale as FormatLocale, money, percent};
use domain::geo::Country;
use domain::money::{Currency, Money};
use leptos::prelude::*;

use super::{Asked, label};
use crate::form::CheckedForm;
use kit::ui::{Alert, AlertKind, SelectField};
use kit::words::{Locale, formats, td_string, words};

/// Whose tax consumers of other member states are charged; asked where goods go there without being exported.
#[component]
pub fn DistanceSalesField(
    /// The form.
    form: CheckedForm<ProfileForm>,
    /// What it shows at first.
    value: String,
    /// The country chosen.
    country: RwSignal<String>,
    /// What was sold so.
    sold: DistanceSold,
) -> impl IntoView {
    let l = words();
    let hidden = Signal::derive(move || !Country::parse(&country.read()).is_ok_and(DistanceSales::is_asked_in));
    let chosen = RwSignal::new(DistanceSales::parse(&value).unwrap_or_default());
    let choose = Callback::new(move |value: String| chosen.set(DistanceSales::parse(&value).unwrap_or_default()));
    view! {
        <Asked hidden>
            <SelectField
                name="distance_sales" label=label(l, "distance_sales") options=choices(l) value
                hint=td_string!(l, settings.distance_sales_hint) error=form.error("distance_sales") on_change=choose
            />
            <p class="field-hint" id="distance-sold">{told(l, formats(), sold)}</p>
            {move || warning(l, sold, chosen.get())}
        </Asked>
    }
}

/// The choices.
fn choices(l: Locale) -> Vec<(String, String)> {
    let word = |how| match how {
        DistanceSales::Below => td_string!(l, settings.distance_below),
        DistanceSales::OneStopShop => td_string!(l, settings.distance_shop),
        DistanceSales::EachState => td_string!(l, settings.distance_each_state),
    };
    DistanceSales::ALL.iter().map(|how| (how.as_str().to_owned(), word(*how).to_owned())).collect()
}

/// What was sold so this year and last, and what is counted.
fn told(l: Locale, f: FormatLocale, sold: DistanceSold) -> String {
    let amount = |minor| money(Money::new(minor, Currency::EUR), f);
    let said = td_string!(
        l,
        settings.distance_sold,
        year = sold.year.to_string(),
        this = amount(sold.this_minor),
        share = percent(share_per_100k(sold.this_minor), f),
        before = (sold.year - 1).to_string(),
        last = amount(sold.last_minor)
    );
    let others = if sold.has_others { td_string!(l, settings.distance_others) } else { "" };
    [said.as_str(), td_string!(l, settings.distance_counted), others].join(" ").trim_end().to_owned()
}

/// An amount as a share of the threshold, in whole percent.
fn share_per_100k(minor: i64) -> i32 {
    let percent = minor.saturating_mul(100) / THRESHOLD_MINOR;
    i32::try_from(percent.saturating_mul(1_000)).unwrap_or(i32::MAX)
}

/// What a company is warned of that charges its own tax near the threshold, and beyond it.
fn warning(l: Locale, sold: DistanceSold, chosen: DistanceSales) -> Option<AnyView> {
    let said = match (chosen, sold.stands()) {
        (DistanceSales::Below, AgainstThreshold::Near) => td_string!(l, settings.distance_near),
        (DistanceSales::Below, AgainstThreshold::Beyond) => td_string!(l, settings.distance_beyond),
        _ => return None,
    };
    Some(view! { <Alert kind=AlertKind::Warn live=true>{said}</Alert> }.into_any())
}

#[cfg(test)]
mod tests {
    use domain::format::Language;

    use super::*;

    #[test]
    fn what_was_sold_is_told_as_a_share_of_the_threshold() {
        assert_eq!([0, 833_333, 1_200_000].map(share_per_100k), [0, 83_000, 120_000]);
        let sold = DistanceSold { year: 2026, this_minor: 830_000, last_minor: 0, has_others: false };
        let french = FormatLocale::pick(Language::French, Country::FRANCE);
        let said = told(Locale::fr, french, sold);
        assert!(said.contains("2026") && said.contains("2025") && said.contains("83"), "{said}");
        assert!(told(Locale::en, french, DistanceSold { has_others: true, ..sold }).len() > said.len() / 2);
    }
}
