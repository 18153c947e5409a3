//! The third step: what would happen, row by row, before anything does.

use domain::imports::{Counts, Description, Fate, PREVIEW_ROWS, Preview, PreviewCell, PreviewRow, SheetKind, Target};
use domain::lists::ListKind;
use leptos::prelude::*;

use crate::choices::Choices;
use crate::hints::Hints;
use crate::tally::Tally;
use crate::wording;
use engines::importing::Importing;
use kit::ui::{Alert, AlertKind, Button, ButtonKind};
use kit::words::{Locale, field_error, td_string, words};

/// Shows it, and asks about the rows that look like a record.
#[component]
pub fn PreviewStep(
    /// What is brought in.
    of: &'static Importing,
    /// The file.
    description: Description,
    /// What is chosen.
    choices: Choices,
    /// What would happen, as it was last looked at.
    preview: RwSignal<Preview>,
    /// Whether the import is being begun, or looked at again.
    #[prop(into)]
    busy: Signal<bool>,
    /// Runs to look at it again: an answer was given.
    on_answer: Callback<()>,
    /// Runs to go back to the columns.
    on_back: Callback<()>,
    /// Runs to bring it in.
    on_import: Callback<()>,
) -> impl IntoView {
    // The questions stay where they are while what comes of their answers is drawn anew.
    let first = preview.get_untracked();
    let mapping = choices.mapping.get_untracked();
    let hints = (!first.hints.is_empty()).then(|| view! { <Hints of preview=first choices on_answer/> });
    view! {
        <div class="stack">
            {hints}
            {move || view! {
                <Outcome
                    of
                    description=description.clone()
                    mapping=mapping.clone()
                    preview=preview.get()
                    choices
                    busy
                    on_answer
                    on_back
                    on_import
                />
            }}
        </div>
    }
}

/// What would happen.
#[component]
fn Outcome(
    of: &'static Importing,
    description: Description,
    mapping: Vec<Target>,
    preview: Preview,
    choices: Choices,
    busy: Signal<bool>,
    on_answer: Callback<()>,
    on_back: Callback<()>,
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
    let names: Vec<String> =
        shown.iter().map(|column| wording::target(l, of, &mapping[*column], &description.named)).collect();
    let edited = Edited { columns: shown.into_iter().zip(names.iter().cloned()).collect(), choices, on_answer };
    let names = names.into_iter().map(|name| view! { <th scope="col">{name}</th> });
    let rows = preview.rows.len().min(PREVIEW_ROWS);
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
                    <tbody>{preview.rows.iter().map(|row| line(l, of, row, &edited)).collect_view()}</tbody>
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

/// The columns that are shown, each with what it fills, and where corrections go.
struct Edited {
    columns: Vec<(usize, String)>,
    choices: Choices,
    on_answer: Callback<()>,
}

fn line(l: Locale, of: &Importing, row: &PreviewRow, edited: &Edited) -> impl IntoView + use<> {
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
    let cell = |(column, name): &(usize, String)| {
        row.cells.get(*column).map(|cell| shown_cell(l, cell, (row.line, *column, name.as_str()), edited))
    };
    let cells = edited.columns.iter().filter_map(cell).collect_view();
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

/// A cell; one in which something is wrong can be put right where it is.
fn shown_cell(
    l: Locale,
    cell: &PreviewCell,
    (line, column, name): (u32, usize, &str),
    edited: &Edited,
) -> impl IntoView + use<> {
    let why = cell.error.as_ref().or(cell.warning.as_ref()).map(|error| field_error(l, error));
    let (bad, warn) = (cell.error.is_some(), cell.warning.is_some() && cell.error.is_none());
    let choices = edited.choices;
    let place = u16::try_from(column).ok();
    let is_here = move |known: &(u32, u16, String)| known.0 == line && Some(known.1) == place;
    let is_corrected = choices.handling.with_untracked(|handling| handling.cells.iter().any(is_here));
    // Of a long text only its beginning is here.
    let is_edited = (bad || warn || is_corrected) && !cell.text.ends_with('…');
    let on_answer = edited.on_answer;
    let correct = move |text: String| {
        let Some(place) = place else { return };
        choices.handling.update(|handling| {
            handling.cells.retain(|known| !is_here(known));
            handling.cells.push((line, place, text));
        });
        on_answer.run(());
    };
    let text = cell.text.clone();
    let content = if is_edited {
        let label = td_string!(l, imports.cell, field = name.to_owned(), line = line.to_string()).to_string();
        view! {
            <input
                class="input"
                name=format!("cell-{line}-{column}")
                aria-label=label
                value=text.clone()
                prop:value=text
                on:change:target=move |event| correct(event.target().value())
            />
        }
        .into_any()
    } else {
        text.into_any()
    };
    view! {
        <td class:bad=bad class:warn=warn>
            {content}
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
