//! What became of the rows of a file, as a sum that adds up.

use domain::imports::Counts;
use leptos::prelude::*;

use crate::wording::count;
use kit::words::{is_one, td_string, words};

/// The counts in one line: created, added, updated and set aside are the rows that were read. What is nought is left out, but for the created
/// ones.
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
        (counts.merged, merged, "", false),
        (counts.updated, updated, "", false),
        (counts.skipped, skipped, "", false),
        (counts.rejected, rejected, "bad-ink", false),
    ];
    let shown = parts.into_iter().filter(|(number, _, _, always)| *number > 0 || *always).enumerate();
    let part = |(at, (number, name, class, _)): (usize, (u32, &'static str, &'static str, bool))| {
        view! { <span class=class>{(at > 0).then_some("+ ")}<b>{count(number)}</b>" "{name}</span> }
    };
    let read = match counts.rows {
        1 => td_string!(l, imports.rows_read_one).to_owned(),
        rows => td_string!(l, imports.rows_read_many, count = count(rows)).to_string(),
    };
    view! {
        <div class="card tally" role="status">
            {shown.map(part).collect_view()}
            <span class="soft">"= "{read}</span>
            {(counts.to_check > 0).then(|| view! { <span class="warn-ink end"><b>{count(counts.to_check)}</b>" "{to_check}</span> })}
        </div>
    }
}
