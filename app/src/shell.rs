//! The frame of every signed-in page: the way around on the left, on a phone at the bottom.

mod groups;
mod here;
pub mod lists;
mod sidebar;
mod tabbar;
mod timer;

use leptos::prelude::*;
use leptos_router::components::Outlet;

use self::sidebar::Sidebar;
use self::tabbar::Tabbar;
use self::timer::TimerPlace;
use crate::ahead::fetch_what_is_pointed_at;
use crate::palette::{Palette, fetch_ahead};
use crate::shortcuts::Shortcuts;
use kit::lazy_dialog::LazyDialog;
use kit::live;
use kit::offline::{OfflineBanner, follow_what_was_asked_for, keep_what_is_visited};
use kit::words::{td_string, words};

/// The frame; the page itself is its outlet.
#[component]
pub fn Shell() -> impl IntoView {
    let l = words();
    fetch_what_is_pointed_at();
    live::listen();
    keep_what_is_visited(fetch_ahead);
    follow_what_was_asked_for();
    let (search, help) = (LazyDialog::new(), LazyDialog::new());
    view! {
        // The browser itself must follow it: the router would scroll and leave the focus where it is.
        <a class="skip-link" href="#main" rel="external">{td_string!(l, common.skip_to_content)}</a>
        <div class="shell">
            <Sidebar search/>
            <main class="main" id="main" tabindex="-1">
                <OfflineBanner/>
                <TimerPlace/>
                <p class="alert warn only-without-script">{td_string!(l, common.without_script)}</p>
                <Outlet/>
            </main>
        </div>
        <Tabbar search/>
        // Seen while an act is on its way.
        <p class="saving" aria-hidden="true">{td_string!(l, common.saving)}</p>
        <Palette call=search help/>
        <Shortcuts call=help/>
    }
}
