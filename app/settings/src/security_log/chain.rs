//! Whether the log is as it was written.

use domain::format::{DateStyle, date, time};
use domain::security_log::ChainState;
use leptos::prelude::*;

use kit::ui::{Alert, AlertKind, Badge, BadgeKind};
use kit::words::{formats, integer, is_one, td_string, words};

/// The state of the chain, in one line.
#[component]
pub fn Chain(
    /// What was found.
    state: ChainState,
) -> impl IntoView {
    let l = words();
    let (on, at) = (date(state.at.date(), DateStyle::Medium, formats()), time(state.at.time(), formats()));
    if let Some(seq) = state.broken_at {
        let text = td_string!(l, security_log.broken_at, seq = integer(seq), day = on, time = at).to_string();
        return view! {
            <Alert kind=AlertKind::Bad>
                <p><strong>{td_string!(l, security_log.broken)}</strong>" "{text}</p>
            </Alert>
        }
        .into_any();
    }
    if state.entries == 0 {
        return ().into_any();
    }
    let count = integer(state.entries);
    let text = if state.checked < state.entries {
        let checked = integer(state.checked);
        td_string!(l, security_log.checked_some, count = count, checked = checked, day = on, time = at).to_string()
    } else if is_one(l, state.entries) {
        td_string!(l, security_log.checked_one, day = on, time = at).to_string()
    } else {
        td_string!(l, security_log.checked_all, count = count, day = on, time = at).to_string()
    };
    view! {
        <p class="row wrap muted">
            <Badge kind=BadgeKind::Good>{td_string!(l, security_log.intact)}</Badge>
            <span>{text}</span>
        </p>
    }
    .into_any()
}
