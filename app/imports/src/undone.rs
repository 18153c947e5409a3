//! What became of an import that was taken back, and of each of its records that stays.

use domain::imports::{Outcome, Progress, TakenBack, Undone as Told};
use domain::listings;
use leptos::prelude::*;
use leptos_router::components::A;

use crate::api::undone_import;
use crate::wording::{self, count};
use engines::importing::Importing;
use kit::company;
use kit::ui::{Alert, AlertKind, ButtonLink, Glyph, Icon, TextSkeleton};
use kit::words::{Locale, app_error, is_one, td_string, words};

/// Shows it.
#[component]
pub fn Undone(
    /// What was brought in.
    of: &'static Importing,
    /// The last report.
    report: Progress,
) -> impl IntoView {
    let l = words();
    let id = report.id;
    let told = Resource::new(move || id, undone_import);
    let file = company::named_in(&format!("{}/{id}/taken-back.csv", of.address()));
    view! {
        <div class="stack">
            <Alert kind=AlertKind::Good live=true>
                {td_string!(l, imports.undone, file = report.file.clone()).to_string()}
            </Alert>
            <Transition fallback=|| view! { <TextSkeleton lines=4/> }>
                {move || Suspend::new(async move {
                    match told.await {
                        Ok(told) => counted(l, &told).into_any(),
                        Err(error) => view! { <Alert kind=AlertKind::Bad>{app_error(l, &error)}</Alert> }.into_any(),
                    }
                })}
            </Transition>
            <div class="row wrap">
                <a class="button" href=file download="" rel="external">
                    <Icon glyph=Glyph::Download/>
                    {td_string!(l, imports.download_taken_back)}
                </a>
                <ButtonLink href=of.path()>{td_string!(l, imports.other_file)}</ButtonLink>
            </div>
        </div>
    }
}

/// How many records became what, and those that stay.
fn counted(l: Locale, told: &Told) -> impl IntoView + use<> {
    let part = |outcome: &Outcome| {
        let number = told.count(*outcome);
        let ink = if outcome.stays() { "warn-ink" } else { "" };
        (number > 0).then(|| view! { <span class=ink><b>{count(number)}</b>" "{many(l, *outcome, number)}</span> })
    };
    let parts = Outcome::ALL.iter().filter_map(part).collect_view();
    let stay: u32 = told.counts.iter().filter(|(outcome, _)| outcome.stays()).map(|(_, count)| count).sum();
    let shown = u32::try_from(told.stay.len()).unwrap_or(u32::MAX);
    let rows = told.stay.iter().map(|row| line(l, row)).collect_view();
    view! {
        <div class="stack">
            <div class="card tally" role="status">{parts}</div>
            {(shown > 0).then(|| view! {
                <div class="card preview-wrap" tabindex="0" role="region" aria-label=td_string!(l, imports.stay)>
                    <table class="preview">
                        <thead>
                            <tr>
                                <th scope="col" class="line">{td_string!(l, imports.line)}</th>
                                <th scope="col">{td_string!(l, imports.stay)}</th>
                                <th scope="col">{td_string!(l, imports.why)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            })}
            {(stay > shown).then(|| view! {
                <p class="small soft">{td_string!(l, imports.first_stay, count = count(shown)).to_string()}</p>
            })}
        </div>
    }
}

/// A record that stays, with the way to it.
fn line(l: Locale, row: &TakenBack) -> impl IntoView + use<> {
    let list = listings::of(row.subject).map_or("", |listing| listing.path);
    let page = format!("{list}/{}", row.record);
    let at = row.line.map(|line| line.to_string());
    let name = if row.name.is_empty() { td_string!(l, imports.whom).to_owned() } else { row.name.clone() };
    view! {
        <tr>
            <th scope="row" class="line">{at}</th>
            <td><A href=page>{name}</A></td>
            <td>{wording::outcome(l, row.outcome)}</td>
        </tr>
    }
}

/// What so many records became.
fn many(l: Locale, outcome: Outcome, number: u32) -> &'static str {
    let pick = |one: &'static str, many: &'static str| if is_one(l, number) { one } else { many };
    match outcome {
        Outcome::TakenOut => pick(td_string!(l, imports.taken_out_one), td_string!(l, imports.taken_out_many)),
        Outcome::GivenBack => pick(td_string!(l, imports.given_back_one), td_string!(l, imports.given_back_many)),
        Outcome::Changed => pick(td_string!(l, imports.kept_changed_one), td_string!(l, imports.kept_changed_many)),
        Outcome::InUse => pick(td_string!(l, imports.kept_in_use_one), td_string!(l, imports.kept_in_use_many)),
    }
}
