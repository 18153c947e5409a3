//! A table of the clients' own door: columns side by side, and on a phone a card a row.

use leptos::prelude::*;

/// What stands in a cell.
pub enum Cell {
    /// Words.
    Text(String),
    /// An amount: to the right, on one line.
    Amount(String),
    /// A way to a paper: its address, and what is shown of it.
    Link(String, String),
    /// A tick in a form: its name, its value, and what is ticked.
    Choice { name: &'static str, value: String, of: String, is_chosen: bool },
}

/// A table under its heads. The first cell of each row names it; an empty cell is left out on a phone.
pub fn table<const N: usize>(heads: [&'static str; N], rows: Vec<[Cell; N]>) -> AnyView {
    let first = rows.first();
    let head = |(at, head): (usize, &'static str)| {
        let is_amount = first.is_some_and(|row| matches!(row.get(at), Some(Cell::Amount(_))));
        view! { <th scope="col" class=if is_amount { "amount" } else { "" }>{head}</th> }
    };
    let head: Vec<_> = heads.into_iter().enumerate().map(head).collect();
    let row = |cells: [Cell; N]| {
        let cells: Vec<_> = cells.into_iter().zip(heads).map(|(cell, head)| shown(cell, head)).collect();
        view! { <tr>{cells}</tr> }
    };
    let rows: Vec<_> = rows.into_iter().map(row).collect();
    view! {
        <table>
            <thead><tr>{head}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn shown(cell: Cell, head: &'static str) -> AnyView {
    match cell {
        Cell::Text(text) => {
            let class = if text.is_empty() { "nothing" } else { "" };
            view! { <td class=class data-label=head>{text}</td> }.into_any()
        }
        Cell::Amount(text) => {
            let class = if text.is_empty() { "amount nothing" } else { "amount" };
            view! { <td class=class data-label=head>{text}</td> }.into_any()
        }
        Cell::Link(to, text) => view! { <td data-label=head><a href=to>{text}</a></td> }.into_any(),
        Cell::Choice { name, value, of, is_chosen } => {
            let tick =
                view! { <input class="tick" type="checkbox" name=name value=value checked=is_chosen aria-label=of/> };
            view! { <td data-label=head>{tick}</td> }.into_any()
        }
    }
}
