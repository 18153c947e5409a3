//! An import that runs, or is taken back, then its end.

use domain::imports::Progress;
use leptos::prelude::*;

use crate::finish::Finish;
use crate::running::Running;
use engines::importing::Importing;

/// An import that runs, then its end; and so again once somebody has it taken back.
#[component]
pub fn Begun(
    /// What is brought in.
    of: &'static Importing,
    /// How far it has come.
    report: Progress,
) -> impl IntoView {
    let latest = RwSignal::new(report);
    let set = Callback::new(move |report: Progress| latest.set(report));
    let is_over = Memo::new(move |_| latest.with(|report| report.state.is_over()));
    move || {
        let report = latest.get_untracked();
        if is_over.get() {
            view! { <Finish of report on_undo=set/> }.into_any()
        } else {
            view! { <Running report on_end=set/> }.into_any()
        }
    }
}
