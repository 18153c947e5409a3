//! When it is paid, and until when it holds: the inputs, what follows where nothing is typed, and what the law says.

use chrono::NaiveDate;
use domain::billing::due::{Maximum, TermsSource, TooLate, When, too_late};
use domain::documents::DocumentData;
use domain::format::{DateStyle, date};
use leptos::prelude::*;

use super::options::Ruled;
use super::state::FormState;
use super::wording;
use engines::form::DASH;
use kit::ui::{Alert, AlertKind, InputKind, SelectField, TextField};
use kit::words::{Locale, formats, td_string};

/// The terms of payment, with those that hold unless others are chosen.
#[component]
pub fn Terms(
    /// The form.
    state: FormState,
) -> impl IntoView {
    let l = state.l;
    let value = state.value("payment_terms");
    let options = state.ruling().with(|ruled| ruled.terms(&value));
    let usual = Memo::new(move |_| state.ruling().ruled.with(|ruled| usual(l, ruled)));
    let why = Memo::new(move |_| {
        let source = state
            .figures()
            .with(|figures| state.ruling().ruled.with(|ruled| ruled.rules.terms_source(&figures.counted.data)));
        reason(l, source).to_owned()
    });
    view! {
        <SelectField
            name="fields.payment_terms"
            label=wording::field(l, "payment_terms").unwrap_or_default()
            options
            value
            empty_label=usual
            hint=why
            error=state.error("fields.payment_terms")
        />
    }
}

/// Why these terms hold.
fn reason(l: Locale, source: TermsSource) -> &'static str {
    match source {
        TermsSource::Invoice => td_string!(l, editor.terms_of_document),
        TermsSource::Client => td_string!(l, editor.terms_of_client),
        TermsSource::Company => td_string!(l, editor.terms_of_company),
        TermsSource::Law => "",
    }
}

/// What holds where no terms are chosen.
fn usual(l: Locale, ruled: &Ruled) -> String {
    let negotiated = ruled.rules.buyer.as_ref().and_then(|buyer| buyer.negotiated_days);
    match (negotiated, ruled.usual_terms()) {
        (Some(days), _) => td_string!(l, editor.terms_negotiated, days = days.to_string()).to_string(),
        (None, Some(terms)) => td_string!(l, editor.terms_usual, terms = terms.to_owned()).to_string(),
        (None, None) => DASH.to_owned(),
    }
}

/// The last day to pay, or that the offer holds: `due_on` or `valid_until`. Where it is blank, the day that it is then.
#[component]
pub fn LastDay(
    /// The form.
    state: FormState,
    /// Which of the two.
    name: &'static str,
) -> impl IntoView {
    let (l, f) = (state.l, formats());
    let hint = Memo::new(move |_| {
        let counted = state.figures().with(|figures| figures.counted.data.clone());
        let last = state.ruling().ruled.with(|ruled| last_day(ruled, counted, name));
        last.map(|last| td_string!(l, editor.else_on, date = date(last, DateStyle::Medium, f)).to_string())
            .unwrap_or_default()
    });
    let path = format!("fields.{name}");
    view! {
        <TextField
            name=path.clone()
            label=wording::field(l, name).unwrap_or(name)
            value=state.value(name)
            kind=InputKind::Date
            hint=hint
            error=state.error(path)
            autocomplete="off"
        />
    }
}

/// What the day is where nothing is typed.
fn last_day(ruled: &Ruled, mut data: DocumentData, name: &str) -> Option<NaiveDate> {
    let issued_on = data.date.unwrap_or(ruled.rules.today);
    (data.due_on, data.valid_until) = (None, None);
    if name == "due_on" {
        Some(ruled.rules.due_on(&data, issued_on))
    } else {
        ruled.rules.valid_until(&data, issued_on)
    }
}

/// Says that it is to be paid later than the law allows, which is no more than a warning.
#[component]
pub fn Late(
    /// The form.
    state: FormState,
) -> impl IntoView {
    let (l, f) = (state.l, formats());
    let late = Memo::new(move |_| {
        state.figures().with(|figures| {
            let data = &figures.counted.data;
            state.ruling().ruled.with(|ruled| {
                let issued_on = data.date.unwrap_or(ruled.rules.today);
                let sale = ruled.sale(state.is_periodic())?;
                if let Some(schedule) = data.instalments.as_ref().or_else(|| ruled.rules.agreed_parts(data)) {
                    let late = |when: When| too_late(sale, when.terms(), issued_on, when.on(issued_on)?);
                    return schedule.instalments().iter().find_map(|part| late(part.when));
                }
                let terms = ruled.rules.terms_of(data).filter(|_| data.due_on.is_none());
                too_late(sale, terms, issued_on, ruled.rules.due_on(data, issued_on))
            })
        })
    });
    move || {
        let TooLate { maximum, latest_on } = late.get()?;
        let latest = date(latest_on, DateStyle::Medium, f);
        let said = td_string!(l, editor.warn_late, maximum = self::maximum(l, maximum), latest = latest).to_string();
        Some(view! { <Alert kind=AlertKind::Warn live=true>{said}</Alert> })
    }
}

fn maximum(l: Locale, maximum: Maximum) -> &'static str {
    match maximum {
        Maximum::SixtyDays => td_string!(l, editor.maximum_sixty_days),
        Maximum::FortyFiveDaysEndOfMonth => td_string!(l, editor.maximum_end_of_month),
        Maximum::Periodic => td_string!(l, editor.maximum_periodic),
    }
}
