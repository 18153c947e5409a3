//! How many records had which fate.

use domain::imports::Counts;
use leptos::prelude::*;

use crate::wording::count;
use kit::words::{is_one, td_string, words};

/// The counts in one line; what is nought is left out, but for the created ones.
#[component]
pub fn Tally(
    /// The counts.
    counts: Counts,
    /// Whether it happened, or would.
    done: bool,
) -> impl IntoView {
    let l = words();
    let pick = |number: u32, one: &'static str, many: &'static str| if is_one(l, number) { one } else { many };
    let created = if done {
        pick(counts.created, td_string!(l, imports.was_created_one), td_string!(l, imports.was_created_many))
    } else {
        td_string!(l, imports.to_create)
    };
    let updated = if done { td_string!(l, imports.was_updated) } else { td_string!(l, imports.to_update) };
    let skipped = if done {
        pick(counts.skipped, td_string!(l, imports.was_skipped_one), td_string!(l, imports.was_skipped_many))
    } else {
        pick(counts.skipped, td_string!(l, imports.to_skip_one), td_string!(l, imports.to_skip_many))
    };
    let merged = pick(counts.merged, td_string!(l, imports.merged_one), td_string!(l, imports.merged_many));
    let rejected = pick(counts.rejected, td_string!(l, imports.rejected_one), td_string!(l, imports.rejected_many));
    let to_check = pick(counts.to_check, td_string!(l, imports.to_check_one), td_string!(l, imports.to_check_many));
    let parts = [
        (counts.created, created, "good-ink", true),
        (counts.updated, updated, "", false),
        (counts.skipped, skipped, "", false),
        (counts.merged, merged, "", false),
        (counts.to_check, to_check, "warn-ink", false),
        (counts.rejected, rejected, "bad-ink", false),
    ];
    let shown = parts.into_iter().filter(|(number, _, _, always)| *number > 0 || *always);
    let read = match counts.rows {
        1 => td_string!(l, imports.rows_read_one).to_owned(),
        rows => td_string!(l, imports.rows_read_many, count = count(rows)).to_string(),
    };
    view! {
        <div class="card tally" role="status">
            {shown.map(|(number, name, class, _)| view! { <span class=class><b>{count(number)}</b>" "{name}</span> }).collect_view()}
            <span class="soft end">{read}</span>
        </div>
    }
}
