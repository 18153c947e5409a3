//! What an address asks for beyond its path, where a kept page stands in for it.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

/// Follows what was asked for. The worker answers a narrowed list by the whole one, and says in the fragment how it was to be narrowed.
pub fn follow_what_was_asked_for() {
    let location = use_location();
    let navigate = use_navigate();
    Effect::new(move || {
        let hash = location.hash.get_untracked();
        if let Some(search) = hash.trim_start_matches('#').strip_prefix('?') {
            let to = format!("{}?{search}", location.pathname.get_untracked());
            navigate(&to, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
        }
    });
}
