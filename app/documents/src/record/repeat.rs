//! What the page of a template says of its being repeated: how, when next, and what went wrong.

use domain::billing::recurrence::Unit;
use domain::documents::Schedule;
use domain::documents::repeat::{Billed, Leaves, Running, Trouble};
use domain::format::{DateStyle, date};
use leptos::prelude::*;

use super::panel::panel;
use super::view::DocumentView;
use super::wording;
use kit::ui::{Alert, AlertKind, Glyph};
use kit::words::{self, Locale, formats, integer, td_string};

/// The panels beside it: how it is repeated, and the days that come.
pub fn panels(l: Locale, view: &DocumentView) -> Option<AnyView> {
    let (running, schedule) = (view.running.as_ref()?, view.document.new.data.schedule()?);
    Some(
        view! {
            <section class="panel">
                <header class="panel-head"><h2>{td_string!(l, document.repetition)}</h2></header>
                <dl class="kv">{rows(l, &schedule, running)}</dl>
            </section>
            {panel(coming_title(l, view), running.upcoming.iter().map(|day| coming(*day)).collect())}
        }
        .into_any(),
    )
}

/// How it is repeated, line by line.
fn rows(l: Locale, schedule: &Schedule, running: &Running) -> AnyView {
    let day = |day| date(day, DateStyle::Medium, formats());
    let count = |count: u32| integer(u64::from(count));
    let made = match schedule.times {
        Some(times) => {
            let (made, times) = (count(running.made), count(times.into()));
            td_string!(l, document.made_of_times, made = made, times = times).to_string()
        }
        None => count(running.made),
    };
    let rows = [
        (td_string!(l, document.rhythm), Some(crate::wording::rhythm(l, schedule.every))),
        (td_string!(l, document.repeat_from), Some(day(schedule.start))),
        (td_string!(l, document.repeat_until), schedule.until.map(day)),
        (td_string!(l, document.made), Some(made)),
        (td_string!(l, document.repeat_leaves), Some(leaves(l, schedule.leaves).to_owned())),
        (td_string!(l, document.repeat_period), Some(billed(l, schedule.billed).to_owned())),
    ];
    let row = |(label, value): (&'static str, Option<String>)| {
        let value = value?;
        Some(view! { <dt>{label}</dt><dd>{value}</dd> })
    };
    rows.into_iter().filter_map(row).collect_view().into_any()
}

/// Days that come; of a draft, those that would.
fn coming_title(l: Locale, view: &DocumentView) -> &'static str {
    if view.document.is_draft() { td_string!(l, document.would_come) } else { td_string!(l, document.coming) }
}

fn coming(day: chrono::NaiveDate) -> AnyView {
    view! { <li><span class="person-text">{date(day, DateStyle::Medium, formats())}</span></li> }.into_any()
}

/// Says that the invoice that was due could not be made, and why.
pub fn trouble(l: Locale, view: &DocumentView) -> Option<AnyView> {
    let (on, trouble) = view.running.as_ref()?.trouble.as_ref()?;
    let why = match trouble {
        Trouble::Invalid(errors) => errors
            .0
            .iter()
            .map(|(path, wrong)| format!("{} — {}", wording::path(l, path), words::field_error(l, wrong)))
            .collect::<Vec<_>>()
            .join(" · "),
        Trouble::Refused(refusal) => words::refusal(l, refusal),
        Trouble::Failed => td_string!(l, document.run_failed_here).to_owned(),
    };
    let day = date(*on, DateStyle::Medium, formats());
    let told = td_string!(l, document.run_failed, day = day, why = why).to_string();
    Some(view! { <Alert kind=AlertKind::Bad icon=Glyph::Warning>{told}</Alert> }.into_any())
}

/// What becomes of what it makes.
pub fn leaves(l: Locale, leaves: Leaves) -> &'static str {
    match leaves {
        Leaves::Issued => td_string!(l, document.leaves_issued),
        Leaves::Draft => td_string!(l, document.leaves_draft),
    }
}

/// The period that its texts name.
pub fn billed(l: Locale, billed: Billed) -> &'static str {
    match billed {
        Billed::Ahead => td_string!(l, document.billed_ahead),
        Billed::Behind => td_string!(l, document.billed_behind),
    }
}

/// What a stretch is counted in.
pub fn unit(l: Locale, unit: Unit) -> &'static str {
    match unit {
        Unit::Days => td_string!(l, document.unit_days),
        Unit::Weeks => td_string!(l, document.unit_weeks),
        Unit::Months => td_string!(l, document.unit_months),
        Unit::Years => td_string!(l, document.unit_years),
    }
}

/// A choice of a template as people read it.
pub fn said(l: Locale, field: &str, text: &str) -> String {
    let said = match field.strip_prefix("fields.").unwrap_or(field) {
        "repeat_unit" => Unit::parse(text).map(|it| unit(l, it)).ok(),
        "repeat_period" => Billed::parse(text).map(|it| billed(l, it)).ok(),
        "repeat_leaves" => Leaves::parse(text).map(|it| leaves(l, it)).ok(),
        _ => None,
    };
    said.unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_told_in_words() {
        assert_eq!(said(Locale::fr, "fields.repeat_unit", "weeks"), "semaines");
        assert_eq!(said(Locale::en, "repeat_leaves", "draft"), "Left as drafts");
        assert_eq!(said(Locale::fr, "fields.repeat_period", "never"), "never");
        assert_ne!(billed(Locale::fr, Billed::Ahead), billed(Locale::fr, Billed::Behind));
    }
}
