//! The timer that runs: since when, on what, and how to stop it.

use std::time::Duration;

use domain::ids::TaskId;
use domain::subject::Subject;
use domain::tasks::spent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::running_timer;
use crate::calls::Calls;
use crate::face::FACE;
use crate::view::RunningView;
use kit::live;
use kit::ui::{Button, Glyph, Icon};
use kit::words::td_string;

/// How often what has run so far is counted anew.
const TICK: Duration = Duration::from_secs(10);

/// The timer of whoever looks, over the list.
#[component]
pub fn RunningBar() -> impl IntoView {
    let calls = Calls::new();
    let runs = asked();
    move || runs.get().map(|view| view! { <div class="page-body timer-bar"><Timer view calls/></div> })
}

/// The timer of whoever looks: asked for once the page is alive, and anew when a task changes.
pub fn asked() -> RwSignal<Option<RunningView>> {
    let runs = RwSignal::new(None::<RunningView>);
    let ask = move || {
        spawn_local(async move {
            if let Ok(now) = running_timer().await
                && runs.try_with_untracked(|before| *before != now) == Some(true)
            {
                runs.try_set(now);
            }
        });
    };
    // Runs in the browser alone.
    Effect::new(ask);
    live::on_changed(Subject::Task, ask);
    live::on_heard(Subject::Task, ask);
    runs
}

/// A timer that runs.
#[component]
pub fn Timer(
    /// What runs.
    view: RunningView,
    /// The calls of the page.
    calls: Calls,
    /// The task that is on the page: it is not named again.
    #[prop(optional)]
    here: Option<TaskId>,
) -> impl IntoView {
    let l = calls.l;
    let RunningView { running, since } = view;
    let elapsed = elapsed_since(running.started_at.timestamp());
    let started = since.format("%H:%M").to_string();
    let said = if here == Some(running.task) {
        view! { <span>{td_string!(l, tasks.runs_here, time = started).to_string()}</span> }.into_any()
    } else {
        view! {
            <span>
                {td_string!(l, tasks.runs_since, time = started).to_string()} " "
                <a class="link" href=FACE.record(running.task.0)>{running.title.as_str().to_owned()}</a>
            </span>
        }
        .into_any()
    };
    let counted = move || elapsed.get().map(|minutes| view! { <strong class="num">{spent::written(minutes)}</strong> });
    view! {
        <div class="timer card" role="status">
            <Icon glyph=Glyph::Clock/>
            {said}
            {counted}
            {FACE.may_edit().then(|| view! {
                <Button class="sm" busy=calls.busy on_press=move |()| calls.stop()>{td_string!(l, tasks.stop_timer)}</Button>
            })}
        </div>
    }
}

/// How many minutes have passed since an instant, by the browser's clock; nothing until the page is alive.
pub fn elapsed_since(start: i64) -> RwSignal<Option<u64>> {
    let elapsed = RwSignal::new(None);
    let count = move || {
        #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 are a whole number of 53 bits")]
        let now = js_sys::Date::now() as i64 / 1_000;
        elapsed.try_set(u64::try_from((now - start).max(0) / 60).ok());
    };
    Effect::new(move || {
        count();
        if let Ok(ticking) = set_interval_with_handle(count, TICK) {
            on_cleanup(move || ticking.clear());
        }
    });
    elapsed
}
