//! The third step: what would happen, row by row, before anything does.

use domain::imports::{Counts, Description, Fate, Preview, PreviewCell, PreviewRow, SheetKind, Target};
use domain::lists::ListKind;
use leptos::prelude::*;

use crate::tally::Tally;
use crate::wording;
use engines::importing::Importing;
use kit::ui::{Alert, AlertKind, Button, ButtonKind};
use kit::words::{Locale, field_error, td_string, words};

/// Shows it.
#[component]
pub fn PreviewStep(
    /// What is brought in.
    of: &'static Importing,
    /// The file.
    description: Description,
    /// Where its columns go.
    mapping: Vec<Target>,
    /// What would happen.
    preview: Preview,
    /// Whether the import is being begun.
    #[prop(into)]
    busy: Signal<bool>,
    /// Runs to go back to the columns.
    on_back: Callback<()>,
    /// Runs to bring it in.
    on_import: Callback<()>,
) -> impl IntoView {
    let l = words();
    let counts = preview.counts;
    let incoming = counts.created + counts.updated;
    let what = (of.face.count)(l, incoming.into());
    let import_now = td_string!(l, imports.import_now, what = what).to_string();
    let nothing = why_nothing(l, counts);
    let some_rejected = counts.rejected > 0 && nothing.is_none();
    // A card has every column there is: those that none of them uses show nothing.
    let is_fixed = matches!(description.kind, SheetKind::Cards | SheetKind::Backup);
    let says = |column: usize| preview.rows.iter().any(|row| row.cells.get(column).is_some_and(says_something));
    let used = mapping.iter().enumerate().filter(|(_, target)| !target.is_ignored()).map(|(column, _)| column);
    let shown: Vec<usize> = used.filter(|column| !is_fixed || says(*column)).collect();
    let names = shown.iter().map(|column| {
        let name = wording::target(l, of, &mapping[*column], &description.named);
        view! { <th scope="col">{name}</th> }
    });
    let rows = preview.rows.len();
    let new_items = new_items(l, of, &preview.new_items);
    view! {
        <div class="stack">
            <Tally counts done=false/>
            {some_rejected.then(|| view! { <Alert kind=AlertKind::Warn>{td_string!(l, imports.some_rejected)}</Alert> })}
            {(counts.to_check > 0).then(|| view! { <Alert kind=AlertKind::Info>{td_string!(l, imports.some_to_check)}</Alert> })}
            {(!new_items.is_empty()).then(|| view! {
                <Alert kind=AlertKind::Info>
                    <p>{td_string!(l, imports.new_items)}</p>
                    <ul>{new_items.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                </Alert>
            })}
            <div class="card preview-wrap" tabindex="0" role="region" aria-label=td_string!(l, imports.step_preview)>
                <table class="preview">
                    <thead>
                        <tr>
                            <th scope="col" class="line">{td_string!(l, imports.line)}</th>
                            <th scope="col">{td_string!(l, imports.fate)}</th>
                            {names.collect_view()}
                        </tr>
                    </thead>
                    <tbody>{preview.rows.iter().map(|row| line(l, of, row, &shown)).collect_view()}</tbody>
                </table>
            </div>
            {(counts.rows as usize > rows).then(|| view! {
                <p class="small soft">{td_string!(l, imports.first_rows, count = rows.to_string()).to_string()}</p>
            })}
            {nothing.map(|why| view! { <Alert kind=AlertKind::Info live=true>{why}</Alert> })}
            <div class="row wrap">
                {nothing.is_none().then(|| view! {
                    <Button kind=ButtonKind::Primary busy on_press=move |()| on_import.run(())>{import_now}</Button>
                })}
                <Button on_press=move |()| on_back.run(())>{td_string!(l, imports.back_to_columns)}</Button>
            </div>
            {nothing.is_none().then(|| view! { <p class="small soft">{td_string!(l, imports.all_or_nothing)}</p> })}
        </div>
    }
}

/// Why nothing would come in, where nothing would.
fn why_nothing(l: Locale, counts: Counts) -> Option<&'static str> {
    match (counts.created + counts.updated, counts.skipped, counts.rejected) {
        (1.., ..) => None,
        (0, 0, 0) => Some(td_string!(l, imports.nothing_empty)),
        (0, 0, _) => Some(td_string!(l, imports.nothing_rejected)),
        (0, _, 0) => Some(td_string!(l, imports.nothing_new)),
        (0, ..) => Some(td_string!(l, imports.nothing_either)),
    }
}

fn line(l: Locale, of: &Importing, row: &PreviewRow, shown: &[usize]) -> impl IntoView + use<> {
    let rejected = row.fate == Fate::Reject;
    let whole = row.errors.iter().map(|(path, error)| {
        let field = of.columns.name(path, wording::language(l));
        let error = field_error(l, error);
        field.map_or_else(
            || error.clone(),
            |field| td_string!(l, imports.field_error, field = field, error = error.clone()).to_string(),
        )
    });
    let whole: Vec<String> = whole.collect();
    let cells = shown.iter().filter_map(|column| row.cells.get(*column)).map(|cell| shown_cell(l, cell)).collect_view();
    view! {
        <tr class:skipped=matches!(row.fate, Fate::Skip(_))>
            <th scope="row" class="line">{row.line}</th>
            <td class:bad=rejected>
                {wording::fate(l, &row.fate)}
                {whole.into_iter().map(|error| view! { <small>{error}</small> }).collect_view()}
            </td>
            {cells}
        </tr>
    }
}

fn says_something(cell: &PreviewCell) -> bool {
    !cell.text.is_empty() || cell.error.is_some()
}

fn shown_cell(l: Locale, cell: &PreviewCell) -> impl IntoView + use<> {
    let why = cell.error.as_ref().or(cell.warning.as_ref()).map(|error| field_error(l, error));
    let (bad, warn) = (cell.error.is_some(), cell.warning.is_some() && cell.error.is_none());
    view! {
        <td class:bad=bad class:warn=warn>
            {cell.text.clone()}
            {why.map(|why| view! { <small>{why}</small> })}
        </td>
    }
}

/// Entries that lists would gain: a line a list.
fn new_items(l: Locale, of: &Importing, items: &[(ListKind, String)]) -> Vec<String> {
    let mut lines: Vec<(ListKind, Vec<&str>)> = Vec::new();
    for (kind, label) in items {
        match lines.iter_mut().find(|(known, _)| known == kind) {
            Some((_, labels)) => labels.push(label),
            None => lines.push((*kind, vec![label])),
        }
    }
    let line = |(kind, labels): (ListKind, Vec<&str>)| {
        let list = of.columns.name_of_list(kind, wording::language(l)).unwrap_or_default();
        td_string!(l, imports.new_items_of, list = list, items = labels.join(", ")).to_string()
    };
    lines.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_nothing_would_come_in_the_reason_is_told() {
        let l = Locale::fr;
        let why = |created, updated, skipped, rejected| {
            why_nothing(l, Counts { created, updated, skipped, rejected, ..Counts::default() })
        };
        assert_eq!((why(1, 0, 3, 2), why(0, 1, 0, 0)), (None, None));
        assert_eq!(why(0, 0, 3, 0), Some(td_string!(l, imports.nothing_new)));
        assert_eq!(why(0, 0, 0, 2), Some(td_string!(l, imports.nothing_rejected)));
        assert_eq!(why(0, 0, 3, 2), Some(td_string!(l, imports.nothing_either)));
        assert_eq!(why(0, 0, 0, 0), Some(td_string!(l, imports.nothing_empty)));
    }
}
