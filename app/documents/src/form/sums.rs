use domain::billing::regime::DistanceMention;
use domain::billing::totals::{Deducted, TaxTotal, Totals};
use domain::billing::vat::VatCategory;
use domain::documents::Priced;
use domain::format::{Locale as FormatLocale, money, percent};
use domain::money::Money;
use leptos::prelude::*;

use super::figures::Figures;
use super::state::FormState;
use kit::taxes::{distance_mention, mention, tax_kind, vat_category};
use kit::words::{Locale, formats, is_one, td_string};

/// What the document comes to as it stands now, what it must say of taxes, and what is earned on it.
#[component]
pub fn Sums(
    /// The form.
    state: FormState,
) -> impl IntoView {
    let (l, f) = (state.l, formats());
    let told = move || {
        let deducted = state.deducted().get_value();
        state.figures().with(|figures| match &figures.counted.priced {
            Some(priced) => {
                let margin = state.sees_margins().then(|| margin(l, f, priced));
                let distance = state.ruling().ruled.with(|ruled| ruled.rules.distance_of(&priced.reasons));
                let said = mentions(l, priced, distance);
                view! { {whole(l, f, &priced.totals, &deducted)} {left_out(l, figures)} {margin} {said} }.into_any()
            }
            None => view! { <p class="panel muted">{td_string!(l, taxes.error_total)}</p> }.into_any(),
        })
    };
    view! { <aside class="card editor-sums" aria-label=td_string!(l, editor.sums)>{told}</aside> }
}

/// A line of sums.
fn sum(label: String, value: String, class: &'static str) -> AnyView {
    view! { <dt class=class>{label}</dt><dd class=class>{value}</dd> }.into_any()
}

/// From the lines to what is to be paid.
fn whole(l: Locale, f: FormatLocale, totals: &Totals, deducted: &Deducted) -> impl IntoView + use<> {
    let told = |minor: i64| money(Money::new(minor, totals.currency), f);
    let mut lines = Vec::new();
    if totals.discounts_net_minor != 0 {
        lines.push(sum(td_string!(l, editor.sum_lines).to_owned(), told(totals.lines_net_minor), ""));
        lines.push(sum(td_string!(l, editor.sum_discount).to_owned(), told(-totals.discounts_net_minor), ""));
    }
    lines.push(sum(td_string!(l, editor.sum_net).to_owned(), told(totals.net_minor), ""));
    for tax in &totals.taxes {
        lines.push(sum(tax_label(l, f, tax, told(tax.taxable_minor)), told(tax.amount_minor), ""));
    }
    lines.push(sum(td_string!(l, editor.sum_gross).to_owned(), told(totals.gross_minor), "total"));
    if deducted.gross_minor != 0 {
        lines.push(sum(td_string!(l, editor.sum_deducted).to_owned(), told(-deducted.gross_minor), ""));
        let due = totals.gross_minor.saturating_sub(deducted.gross_minor);
        lines.push(sum(td_string!(l, editor.sum_due).to_owned(), told(due), "total"));
    }
    view! { <dl class="panel sums">{lines}</dl> }
}

/// « TVA 20 % sur 2 092,28 € »; what bears no tax by its category.
fn tax_label(l: Locale, f: FormatLocale, total: &TaxTotal, amount: String) -> String {
    let name = match total.tax.category() {
        VatCategory::Standard | VatCategory::ZeroRated => {
            format!("{} {}", tax_kind(l, total.tax.kind()), percent(total.tax.rate().per_100k(), f))
        }
        category => vat_category(l, category).to_owned(),
    };
    td_string!(l, editor.sum_tax, tax = name, amount = amount).to_string()
}

/// Lines that say what is sold, and not yet for how much.
fn left_out(l: Locale, figures: &Figures) -> Option<AnyView> {
    let count = figures.counted.left_out;
    let said = if is_one(l, count) {
        td_string!(l, editor.left_out_one).to_owned()
    } else {
        td_string!(l, editor.left_out_many, count = count.to_string()).to_string()
    };
    (count > 0).then(|| view! { <p class="panel muted">{said}</p> }.into_any())
}

/// What is earned, as far as costs are known.
fn margin(l: Locale, f: FormatLocale, priced: &Priced) -> impl IntoView + use<> {
    let margin = &priced.margin;
    let amount = money(Money::new(margin.margin_minor, priced.totals.currency), f);
    // Whole percent: what is earned is looked at, not paid.
    let rate = margin.rate_per_100k.and_then(|rate| i32::try_from((rate + 500).div_euclid(1_000) * 1_000).ok());
    let earned = match rate {
        Some(rate) => format!("{amount} · {}", percent(rate, f)),
        None => amount,
    };
    let class = if margin.margin_minor < 0 { "bad-ink" } else { "good-ink" };
    let unknown = (margin.unknown > 0).then(|| {
        let count = margin.unknown.to_string();
        let said = if is_one(l, margin.unknown) {
            td_string!(l, editor.cost_unknown_one).to_owned()
        } else {
            td_string!(l, editor.cost_unknown_many, count = count).to_string()
        };
        view! { <p class="muted">{said}</p> }
    });
    view! {
        <div class="panel">
            <dl class="sums"><dt>{td_string!(l, editor.margin)}</dt><dd class=class>{earned}</dd></dl>
            {unknown}
        </div>
    }
}

/// What the document will say of taxes that are not charged, or are another state's.
fn mentions(l: Locale, priced: &Priced, distance: Option<DistanceMention>) -> Option<AnyView> {
    let untaxed = priced.mentions.iter().map(|why| mention(l, *why).to_owned());
    let said = untaxed.chain(distance.map(|of| distance_mention(l, of)));
    let said: Vec<_> = said.map(|text| view! { <li>{text}</li> }).collect();
    (!said.is_empty()).then(|| {
        view! {
            <div class="panel">
                <h3 class="panel-head">{td_string!(l, editor.mentions)}</h3>
                <ul class="mentions">{said}</ul>
            </div>
        }
        .into_any()
    })
}
