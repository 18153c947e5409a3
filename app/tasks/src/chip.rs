//! The timer that runs, small, in the frame of every page.

use domain::tasks::spent;
use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};
use send_wrapper::SendWrapper;

use crate::calls::Calls;
use crate::face::FACE;
use crate::running::{asked, elapsed_since};
use crate::view::RunningView;
use kit::ui::{Button, Glyph, Icon};
use kit::words::td_string;

/// The id of its place in the frame.
pub const PLACE: &str = "timer-place";
/// What says that it stands there.
const HERE: &str = "data-here";

/// Puts it into its place, once, and for as long as its owner lasts. It asks by itself whether a timer runs, and shows nothing where none
/// does. Answers whether it was put there now.
pub fn show(owner: &Owner) -> bool {
    let place = document().get_element_by_id(PLACE).filter(|place| !place.has_attribute(HERE));
    let Some(place) = place else { return false };
    // Fails only for names that are none.
    drop(place.set_attribute(HERE, ""));
    owner.with(|| {
        let mut made = view! { <Chip/> }.into_any().build();
        made.mount(&place, None);
        // Dropped with its owner.
        let _kept = StoredValue::new(SendWrapper::new(made));
    });
    true
}

/// What runs, and since when; nothing while nothing does.
#[component]
fn Chip() -> impl IntoView {
    let calls = Calls::new();
    let runs = asked();
    move || runs.get().map(|view| running(view, calls))
}

fn running(view: RunningView, calls: Calls) -> AnyView {
    let l = calls.l;
    let RunningView { running, since } = view;
    let elapsed = elapsed_since(running.started_at.timestamp());
    let since = td_string!(l, tasks.chip_since, time = since.format("%H:%M").to_string()).to_string();
    let counted = move || elapsed.get().map(|minutes| view! { <strong class="num">{spent::written(minutes)}</strong> });
    let stop = FACE.may_edit().then(|| {
        view! {
            <Button class="sm" busy=calls.busy on_press=move |()| calls.stop()>{td_string!(l, tasks.stop_timer)}</Button>
        }
    });
    view! {
        <div class="runs" role="group" aria-label=td_string!(l, tasks.chip_label)>
            <Icon glyph=Glyph::Clock/>
            <a class="link" href=FACE.record(running.task.0)>{running.title.as_str().to_owned()}</a>
            <span>{since}</span>
            {counted}
            {stop}
        </div>
    }
    .into_any()
}
