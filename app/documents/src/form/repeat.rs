use domain::billing::recurrence::Unit;
use domain::documents::repeat::{Billed, Leaves};
use domain::format::{DateStyle, date};
use leptos::prelude::*;

use super::state::FormState;
use crate::record::repeat::{billed, leaves, unit};
use engines::form::{Look, line, select};
use kit::ui::{Alert, AlertKind, FormSection, InputKind};
use kit::words::{Locale, formats, td_string};

/// The days that are shown while one types: enough to see the rhythm.
const SHOWN: usize = 3;

/// How a template is repeated, the days that follow from it, and what its texts may name.
#[component]
pub fn Repetition(
    /// The form.
    state: FormState,
) -> impl IntoView {
    let (l, form, plain) = (state.l, state.form(), Look::default());
    let day = Look { kind: InputKind::Date, ..plain };
    let number = Look { inputmode: Some("numeric"), ..plain };
    let units = Unit::ALL.iter().map(|it| (it.as_str().to_owned(), unit(l, *it).to_owned())).collect();
    let periods = Billed::ALL.iter().map(|it| (it.as_str().to_owned(), billed(l, *it).to_owned())).collect();
    let made = Leaves::ALL.iter().map(|it| (it.as_str().to_owned(), leaves(l, *it).to_owned())).collect();
    view! {
        <FormSection id="repetition" title=td_string!(l, editor.section_repetition)>
            <div class="form-grid cols-4">
                {line(form, "repeat_every", Look { required: true, ..number })}
                {select(form, "repeat_unit", units, None)}
                {line(form, "repeat_from", Look { required: true, ..day })}
                {line(form, "repeat_until", Look { hint: Some(td_string!(l, editor.repeat_until_hint)), ..day })}
                {line(form, "repeat_times", Look { hint: Some(td_string!(l, editor.repeat_times_hint)), ..number })}
                {select(form, "repeat_leaves", made, None)}
                {select(form, "repeat_period", periods, None)}
            </div>
            <Coming state/>
            <p class="field-hint">{td_string!(l, editor.period_names, names = names(l)).to_string()}</p>
            <Unknown state/>
        </FormSection>
    }
}

/// What texts may name, as it is written in them: each name is understood in both languages.
const fn names(l: Locale) -> &'static str {
    match l {
        Locale::fr => "{mois}, {trimestre}, {année}, {début}, {fin}",
        Locale::en => "{month}, {quarter}, {year}, {start}, {end}",
    }
}

/// The days that come, as it is typed.
#[component]
fn Coming(state: FormState) -> impl IntoView {
    let (l, f) = (state.l, formats());
    let days = Memo::new(move |_| {
        let schedule = state.figures().with(|figures| figures.counted.data.schedule());
        let today = state.ruling().ruled.with(|ruled| ruled.rules.today);
        let days = schedule.map(|schedule| schedule.planned(today, SHOWN)).unwrap_or_default();
        days.into_iter().map(|day| date(day, DateStyle::Medium, f)).collect::<Vec<_>>().join(" · ")
    });
    move || {
        let days = days.get();
        let told = if days.is_empty() {
            td_string!(l, editor.no_day_comes).to_owned()
        } else {
            td_string!(l, editor.days_come, days = days).to_string()
        };
        view! { <p class="field-hint" role="status">{told}</p> }
    }
}

/// What stands between braces and names no period: it would be printed so.
#[component]
fn Unknown(state: FormState) -> impl IntoView {
    let l = state.l;
    let names = Memo::new(move |_| state.figures().with(|figures| figures.unknown.join(", ")));
    move || {
        let names = names.get();
        (!names.is_empty()).then(|| {
            let said = td_string!(l, editor.unknown_names, names = names).to_string();
            view! { <Alert kind=AlertKind::Warn live=true>{said}</Alert> }
        })
    }
}
