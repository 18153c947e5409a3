//! The import goes on, or is taken back: how far it has come, asked for twice a second.

use domain::imports::{ImportState, Progress as Report};
use leptos::prelude::*;

use crate::wording::count;
use kit::ui::Progress;
use kit::words::{td_string, words};

/// Shows it, and runs `on_end` once it has ended.
#[component]
pub fn Running(
    /// How far it has come.
    report: Report,
    /// Runs with the last report.
    on_end: Callback<Report>,
) -> impl IntoView {
    let l = words();
    let id = report.id;
    let (label, may_leave) = if report.state == ImportState::TakingBack {
        (td_string!(l, imports.taking_back), td_string!(l, imports.may_leave_undo))
    } else {
        (td_string!(l, imports.running), td_string!(l, imports.may_leave))
    };
    let latest = RwSignal::new(report);
    Effect::new(move |_| watch(id, latest, on_end));
    let share = Signal::derive(move || {
        latest.with(|report| {
            (report.total > 0 && report.state == ImportState::Running)
                .then(|| f64::from(report.done) * 100.0 / f64::from(report.total))
        })
    });
    let note = move || {
        latest.with(|report| {
            if report.state == ImportState::Undoing {
                td_string!(l, imports.undoing).to_string()
            } else if report.total == 0 || report.state == ImportState::TakingBack {
                String::new()
            } else {
                td_string!(l, imports.rows_done, done = count(report.done), total = count(report.total)).to_string()
            }
        })
    };
    view! {
        <div class="card card-body stack">
            <Progress label value=share note=note/>
            <p class="small soft">{may_leave}</p>
        </div>
    }
}

#[cfg(feature = "hydrate")]
fn watch(id: domain::ids::ImportId, latest: RwSignal<Report>, on_end: Callback<Report>) {
    leptos::task::spawn_local(async move {
        loop {
            gloo_timers::future::TimeoutFuture::new(500).await;
            // Gone: another page is shown.
            if latest.is_disposed() {
                return;
            }
            // A call that did not come through is asked again: the import goes on without us.
            let Ok(report) = crate::api::import_status(id).await else { continue };
            if report.state.is_over() {
                on_end.try_run(report);
                return;
            }
            latest.try_set(report);
        }
    });
}

#[cfg(not(feature = "hydrate"))]
const fn watch(_: domain::ids::ImportId, _: RwSignal<Report>, _: Callback<Report>) {}
