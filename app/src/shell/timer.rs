//! The timer that runs, in the frame of every page of whoever has one. Its code comes only then: here is its place, and when it is asked for.

use domain::access::Permission;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use kit::bootstrap::{bootstrap, may, uses};
use kit::{door, live};

door!(timer_chip, tasks, (owner: Owner) -> bool, tasks::show_timer(&owner));

/// The place of the timer: empty where none runs.
#[component]
pub fn TimerPlace() -> impl IntoView {
    if may(Permission::ViewTasks) && uses(Subject::Task) {
        // What is shown lasts as long as the frame, and is told of by all that is around it.
        let owner = Owner::new();
        let show = move || {
            let owner = owner.clone();
            // Without its code no timer is shown; it runs all the same, and the next word of it asks again.
            spawn_local(async move { drop(timer_chip(owner).await) });
        };
        if bootstrap().me.and_then(|me| me.company).is_some_and(|company| company.timer_runs) {
            Effect::new(show.clone());
        }
        live::on_changed(Subject::Task, show.clone());
        live::on_heard(Subject::Task, show);
    }
    view! { <div id=tasks::TIMER_PLACE></div> }
}
