//! An import that runs, then its end.

use domain::imports::Progress;
use leptos::prelude::*;

use crate::finish::Finish;
use crate::running::Running;
use engines::importing::Importing;

/// An import that runs, then its end.
#[component]
pub fn Begun(
    /// What is brought in.
    of: &'static Importing,
    /// How far it has come.
    report: Progress,
) -> impl IntoView {
    let ended = RwSignal::new(report.state.is_over().then(|| report.clone()));
    move || match ended.get() {
        Some(report) => view! { <Finish of report/> }.into_any(),
        None => view! { <Running report=report.clone() on_end=Callback::new(move |report| ended.set(Some(report)))/> }
            .into_any(),
    }
}
