use leptos::prelude::*;

/// How wide each bar is: uneven as words are, and the same on server and browser.
const WIDTHS: [&str; 5] = ["skel w-75", "skel w-45", "skel w-60", "skel w-90", "skel w-30"];

/// A list that is coming: a card with as many rows, as high as the real ones.
#[component]
pub fn TableSkeleton(
    /// How many rows.
    #[prop(default = 10)]
    rows: usize,
    /// How many columns after the name.
    #[prop(default = 4)]
    cols: usize,
) -> impl IntoView {
    let row = move |row: usize| {
        view! {
            <tr>
                <td class="cell-name">
                    <span class="skel-cell"><span class="skel square"></span><span class=bar(row)></span></span>
                </td>
                {(0..cols).map(|col| view! { <td class=place(col, cols)><span class=bar(row + 2 * col + 1)></span></td> }).collect_view()}
            </tr>
        }
    };
    view! {
        <div class="card" aria-hidden="true">
            <div class="table-wrap">
                <table class="grid skeleton">
                    <thead>
                        <tr>
                            <th><span class=bar(4)></span></th>
                            {(0..cols).map(|col| view! { <th class=place(col, cols)><span class=bar(col)></span></th> }).collect_view()}
                        </tr>
                    </thead>
                    <tbody>{(0..rows).map(row).collect_view()}</tbody>
                </table>
            </div>
        </div>
    }
}

/// A paragraph that is coming.
#[component]
pub fn TextSkeleton(
    /// How many lines.
    #[prop(default = 3)]
    lines: usize,
) -> impl IntoView {
    view! {
        <div class="skel-text" aria-hidden="true">
            {(0..lines).map(|line| view! { <span class=bar(line + 3)></span> }).collect_view()}
        </div>
    }
}

/// The class of the n-th bar.
const fn bar(n: usize) -> &'static str {
    WIDTHS[n % WIDTHS.len()]
}

/// Where a cell goes on a phone: as in the real list, who is second and the sum last.
const fn place(col: usize, cols: usize) -> &'static str {
    if col == 0 {
        "cell-who"
    } else if col + 1 == cols {
        "num cell-sum"
    } else {
        "low"
    }
}
