//! How many clients had which fate.

use domain::imports::Counts;
use leptos::prelude::*;

use crate::imports::wording::count;
use crate::words::{td_string, words};

/// The counts in one line; what is nought is left out, but for the created ones.
#[component]
pub fn Tally(
    /// The counts.
    counts: Counts,
    /// Whether it happened, or would.
    done: bool,
) -> impl IntoView {
    let l = words();
    let (created, updated, skipped, rejected) = if done {
        (
            td_string!(l, imports.was_created),
            td_string!(l, imports.was_updated),
            td_string!(l, imports.was_skipped),
            td_string!(l, imports.was_rejected),
        )
    } else {
        (
            td_string!(l, imports.to_create),
            td_string!(l, imports.to_update),
            td_string!(l, imports.to_skip),
            td_string!(l, imports.to_reject),
        )
    };
    let parts = [
        (counts.created, created, "good-ink", true),
        (counts.updated, updated, "", false),
        (counts.skipped, skipped, "", false),
        (counts.merged, td_string!(l, imports.merged), "", false),
        (counts.rejected, rejected, "bad-ink", false),
    ];
    let shown = parts.into_iter().filter(|(number, _, _, always)| *number > 0 || *always);
    view! {
        <div class="card tally" role="status">
            {shown.map(|(number, name, class, _)| view! { <span class=class><b>{count(number)}</b>" "{name}</span> }).collect_view()}
            <span class="soft end">{td_string!(l, imports.rows_read, count = count(counts.rows)).to_string()}</span>
        </div>
    }
}
