//! The imports begun last: how far each has come, in whatever window one looks, and the way to its end and back.

use domain::format::{DateStyle, date, time};
use domain::imports::{ImportState, Past};
use leptos::prelude::*;
use leptos_router::components::A;

use crate::api::recent_imports;
use engines::importing::Importing;
use kit::words::{Locale, formats, td_string, words};

/// Lists them; nothing where there was none.
#[component]
pub fn Recent(
    /// What they bring in.
    of: &'static Importing,
) -> impl IntoView {
    let l = words();
    let subject = of.face.listing.subject;
    let recent = Resource::new(move || subject, recent_imports);
    view! {
        <Transition fallback=|| ()>
            {move || Suspend::new(async move {
                // Without them one imports all the same.
                let all = recent.await.unwrap_or_default();
                (!all.is_empty()).then(|| view! {
                    <section class="stack recent-imports" aria-labelledby="recent-imports">
                        <h2 class="section-title" id="recent-imports">{td_string!(l, imports.recent)}</h2>
                        <ul class="card">{all.iter().map(|past| line(l, of, past)).collect_view()}</ul>
                    </section>
                })
            })}
        </Transition>
    }
}

fn line(l: Locale, of: &Importing, past: &Past) -> AnyView {
    let (progress, f) = (&past.progress, formats());
    let file = progress.file.clone();
    let href = format!("{}?id={}", of.path(), progress.id);
    let at = format!("{} {}", date(past.at.date(), DateStyle::Medium, f), time(past.at.time(), f));
    let came = progress.counts.created + progress.counts.updated;
    let what = (progress.state == ImportState::Done).then(|| (of.face.count)(l, came.into()));
    view! {
        <li>
            <A href=href>{file}</A>
            <span class="soft">{at}</span>
            <span class="soft">{what}</span>
            <span>{state(l, progress.state)}</span>
        </li>
    }
    .into_any()
}

fn state(l: Locale, state: ImportState) -> &'static str {
    match state {
        ImportState::Waiting => td_string!(l, imports.state_waiting),
        ImportState::Running => td_string!(l, imports.state_running),
        ImportState::Undoing | ImportState::TakingBack => td_string!(l, imports.state_taking_back),
        ImportState::Done => td_string!(l, imports.state_done),
        ImportState::Failed => td_string!(l, imports.state_failed),
        ImportState::Interrupted => td_string!(l, imports.state_interrupted),
        ImportState::Undone => td_string!(l, imports.state_undone),
    }
}
