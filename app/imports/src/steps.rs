//! Where one is: the steps of an import.

use leptos::prelude::*;

use kit::ui::{Glyph, Icon};
use kit::words::{td_string, words};

/// The steps, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Choosing the file.
    File,
    /// Saying what its columns are.
    Columns,
    /// Looking at what would happen.
    Preview,
    /// It happens, and what became of it.
    Import,
}

/// The steps, the present one marked.
#[component]
pub fn Steps(
    /// The present one.
    #[prop(into)]
    now: Signal<Step>,
) -> impl IntoView {
    let l = words();
    let steps = [
        (Step::File, td_string!(l, imports.step_file)),
        (Step::Columns, td_string!(l, imports.step_columns)),
        (Step::Preview, td_string!(l, imports.step_preview)),
        (Step::Import, td_string!(l, imports.step_import)),
    ];
    let items = steps
        .into_iter()
        .map(|(step, name)| {
            view! {
                <li class:done=move || step < now.get() aria-current=move || (step == now.get()).then_some("step")>
                    <span class="step-dot" aria-hidden="true">
                        {move || (step < now.get()).then(|| view! { <Icon glyph=Glyph::Check/> })}
                    </span>
                    <span class="step-name">{name}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="stepper" aria-label=td_string!(l, imports.steps)>{items}</ol> }
}
