//! The threshold of distance sales: a warning on the invoice that passes it, which forbids nothing.

use domain::billing::regime::{AgainstThreshold, DistanceSold};
use domain::documents::goods;
use domain::format::money;
use domain::money::{Currency, Money};
use leptos::prelude::*;

use super::state::FormState;
use kit::ui::{Alert, AlertKind};
use kit::words::{formats, td_string};

/// Says that goods for consumers of other member states pass the threshold up to which they bear the company's own VAT.
#[component]
pub fn Threshold(
    /// The form.
    state: FormState,
) -> impl IntoView {
    let l = state.l;
    let passed = Memo::new(move |_| passed(state));
    let said = move || {
        passed.get().map(|(sold, before)| {
            if before == AgainstThreshold::Beyond {
                return td_string!(l, editor.warn_threshold_before).to_owned();
            }
            // Only this year's sum is passed by what is sold now, unless the document is dated back.
            let (year, minor) = if sold.this_minor > sold.last_minor {
                (sold.year, sold.this_minor)
            } else {
                (sold.year - 1, sold.last_minor)
            };
            let amount = money(Money::new(minor, Currency::EUR), formats());
            td_string!(l, editor.warn_threshold, amount = amount, year = year.to_string()).to_string()
        })
    };
    move || said().map(|said| view! { <Alert kind=AlertKind::Warn live=true>{said}</Alert> })
}

/// What is sold so with this document, where that is beyond the threshold, and where it stood before.
fn passed(state: FormState) -> Option<(DistanceSold, AgainstThreshold)> {
    let deducted = state.deducted().with_value(|deducted| deducted.net_minor);
    let (minor, day) = state.figures().with(|figures| {
        let counted = &figures.counted;
        let sold = |totals| goods::sold_minor(counted.goods_minor, totals, deducted);
        (counted.priced.as_ref().map_or(0, |priced| sold(&priced.totals)), counted.data.date)
    });
    state.ruling().ruled.with(|ruled| ruled.rules.beyond_threshold(minor, day.unwrap_or(ruled.rules.today)))
}
