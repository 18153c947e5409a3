//! The end: what became of it.

use domain::imports::{ImportState, Progress};
use leptos::prelude::*;

use crate::tally::Tally;
use crate::undo::Undo;
use crate::undone::Undone;
use crate::wording::count;
use engines::importing::{ImportWord, Importing};
use kit::company;
use kit::ui::{Alert, AlertKind, ButtonKind, ButtonLink, Glyph, Icon};
use kit::words::{td_string, words};

/// Shows it.
#[component]
pub fn Finish(
    /// What was brought in.
    of: &'static Importing,
    /// The last report.
    report: Progress,
    /// Runs once it is being taken back.
    on_undo: Callback<Progress>,
) -> impl IntoView {
    let l = words();
    let left = |file: &str| company::named_in(&format!("{}/{}/{file}", of.address(), report.id));
    let (rejected, skipped, to_check) = (left("rejected.csv"), left("skipped.csv"), left("to-check.csv"));
    let again = view! { <ButtonLink href=of.path()>{td_string!(l, imports.other_file)}</ButtonLink> };
    match report.state {
        ImportState::Done => view! {
            <div class="stack">
                <Alert kind=AlertKind::Good live=true>{td_string!(l, imports.done, file = report.file.clone()).to_string()}</Alert>
                <Tally counts=report.counts done=true/>
                <div class="row wrap">
                    <ButtonLink href=of.face.path() kind=ButtonKind::Primary>{(of.word)(l, ImportWord::See)}</ButtonLink>
                    {(report.counts.rejected > 0).then(|| download(rejected, td_string!(l, imports.download_rejected)))}
                    {(report.counts.skipped > 0).then(|| download(skipped, td_string!(l, imports.download_skipped)))}
                    {(report.counts.to_check > 0).then(|| download(to_check, td_string!(l, imports.download_to_check)))}
                    {again}
                    {report.undoable.then(|| view! { <Undo id=report.id on_begin=on_undo/> })}
                </div>
                {(report.counts.rejected > 0).then(|| view! { <p class="small soft">{td_string!(l, imports.rejected_hint)}</p> })}
                {(report.counts.skipped > 0).then(|| view! { <p class="small soft">{td_string!(l, imports.skipped_hint)}</p> })}
                {(report.counts.to_check > 0).then(|| view! { <p class="small soft">{td_string!(l, imports.to_check_hint)}</p> })}
            </div>
        }
        .into_any(),
        ImportState::Undone => view! { <Undone of report/> }.into_any(),
        state => {
            let text = match (state, report.kept) {
                (ImportState::Interrupted, 0) => td_string!(l, imports.interrupted).to_string(),
                (ImportState::Interrupted, kept) => td_string!(l, imports.interrupted_but, count = count(kept)).to_string(),
                (_, 0) => td_string!(l, imports.failed).to_string(),
                (_, kept) => td_string!(l, imports.failed_but, count = count(kept)).to_string(),
            };
            view! {
                <div class="stack">
                    <Alert kind=AlertKind::Bad live=true>{text}</Alert>
                    <div class="row wrap">
                        <ButtonLink href=format!("{}?id={}&again=1", of.path(), report.id) kind=ButtonKind::Primary>
                            {td_string!(l, imports.try_again)}
                        </ButtonLink>
                        {again}
                    </div>
                </div>
            }
            .into_any()
        }
    }
}

/// A link that takes a file out.
fn download(href: String, label: &'static str) -> impl IntoView {
    view! {
        <a class="button" href=href download="" rel="external">
            <Icon glyph=Glyph::Download/>
            {label}
        </a>
    }
}
