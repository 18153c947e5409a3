//! What a file is, and what would become of it. Nothing is written: the same judge, without hands.

use std::path::Path;

use domain::error::FieldError;
use domain::ids::ImportId;
use domain::imports::{
    Description, Fate, Group, PREVIEW_ROWS, Preview, PreviewCell, PreviewRow, Program, Record, SheetKind, Suggestion,
    Target, suggest,
};
use domain::subject::Subject;
use sea_orm::ConnectionTrait;

use super::apply::{self, Overwritten};
use super::judge::{self, Judge, Opened, Verdict};
use super::{Places, Task, Uploads, log, mappings, sheets};
use crate::{StoreResult, Tenant, custom_fields};

/// How many values of each column are shown beside its name.
const SAMPLES: usize = 3;
/// How many rows are looked at for them.
const SAMPLED_ROWS: usize = 100;
/// How much of a cell is shown.
const SHOWN: usize = 80;

/// What a file is and where its columns go: as last time for such a file, else by their names. `program` when somebody said it.
pub async fn describe<C: ConnectionTrait>(
    t: &Tenant<C>,
    uploads: &Uploads,
    id: ImportId,
    program: Option<Program>,
) -> StoreResult<Description> {
    let file = log::progress(t, id).await?.file;
    of_file(t, &uploads.file(id), id, file, program).await
}

/// As [`describe`], for a file anywhere: the command line's.
pub async fn of_file<C: ConnectionTrait>(
    t: &Tenant<C>,
    path: &Path,
    id: ImportId,
    file: String,
    program: Option<Program>,
) -> StoreResult<Description> {
    let mut sheet = sheets::open(path)?;
    let custom = custom_fields::all(t, Subject::Client).await?;
    let header = sheet.header.clone();
    let (Suggestion { program: written_by, mapping }, remembered) = match sheet.kind {
        SheetKind::Cards => (cards(&header), false),
        SheetKind::Table if program.is_some() => (suggest(&header, program, &custom), false),
        SheetKind::Table => {
            let suggestion = suggest(&header, None, &custom);
            match mappings::recall(t, &header).await? {
                Some(mapping) => (Suggestion { mapping, ..suggestion }, true),
                None => (suggestion, false),
            }
        }
    };
    let mut samples = vec![Vec::new(); header.len()];
    for record in sheet.by_ref().take(SAMPLED_ROWS) {
        for (samples, cell) in samples.iter_mut().zip(record.cells) {
            let cell = shown(&cell);
            if samples.len() < SAMPLES && !cell.is_empty() && !samples.contains(&cell) {
                samples.push(cell);
            }
        }
    }
    Ok(Description {
        id,
        file,
        kind: sheet.kind,
        encoding: sheet.encoding,
        separator: sheet.separator,
        program: written_by,
        header,
        samples,
        mapping,
        remembered,
        custom: custom.into_iter().map(|field| (field.id, field.label)).collect(),
    })
}

/// The columns of cards are named by what they fill.
fn cards(header: &[String]) -> Suggestion {
    let mapping = header.iter().map(|path| Target::from_path(path).unwrap_or_default()).collect();
    Suggestion { program: Program::Other, mapping }
}

/// What would become of an uploaded file.
pub async fn preview<C: ConnectionTrait>(
    t: &Tenant<C>,
    uploads: &Uploads,
    id: ImportId,
    task: &Task,
    places: Places,
) -> StoreResult<Preview> {
    log::progress(t, id).await?;
    of_task(t, &uploads.file(id), task, places).await
}

/// As [`preview`], for a file anywhere.
pub async fn of_task<C: ConnectionTrait>(
    t: &Tenant<C>,
    path: &Path,
    task: &Task,
    places: Places,
) -> StoreResult<Preview> {
    let Opened { sheet, mut followers } = judge::open(path, &task.mapping, |_| ())?;
    let mut judge = Judge::load(t, task, places).await?;
    let mut rows: Vec<PreviewRow> = Vec::new();
    for record in sheet {
        for group in judge.read(record, &mut followers) {
            let (mut fate, verdict) = judge.judge(&group);
            let mut errors = match &verdict {
                Verdict::Reject(errors) => errors.0.clone(),
                _ => Vec::new(),
            };
            if let Verdict::Update(known, form, ready) = verdict
                && let Some(client) = known.client
            {
                match apply::overwrite(t, client, &form, ready.state, &judge.rules).await? {
                    Overwritten::Same if judge.unchanged(known.client) => fate = Fate::Skip(known),
                    Overwritten::Same => {}
                    Overwritten::Changed(..) => judge.changed(known.client),
                    Overwritten::Wrong(wrong) => {
                        judge.refused(&group);
                        fate = Fate::Reject;
                        errors = wrong.0;
                    }
                }
            }
            if rows.len() < PREVIEW_ROWS {
                rows.extend(shown_rows(&group, &fate, &errors, &task.mapping));
            }
        }
        if judge.counts.rows.is_multiple_of(500) {
            breathe().await;
        }
    }
    rows.truncate(PREVIEW_ROWS);
    Ok(Preview { counts: judge.counts, new_items: judge.words.new_items(), rows })
}

/// Lets others at the thread: reading a large file asks for nothing that would.
async fn breathe() {
    let mut once = false;
    std::future::poll_fn(|context| {
        if std::mem::replace(&mut once, true) {
            return std::task::Poll::Ready(());
        }
        context.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await;
}

fn shown_rows(group: &Group, fate: &Fate, errors: &[(String, FieldError)], mapping: &[Target]) -> Vec<PreviewRow> {
    let row = |(at, record): (usize, &Record)| PreviewRow {
        line: record.line,
        fate: if at == 0 || *fate == Fate::Reject { fate.clone() } else { Fate::Merge },
        cells: (0..mapping.len())
            .map(|column| PreviewCell {
                text: record.cells.get(column).map(|cell| shown(cell)).unwrap_or_default(),
                ..PreviewCell::default()
            })
            .collect(),
        errors: Vec::new(),
    };
    let mut rows: Vec<PreviewRow> = group.records.iter().enumerate().map(row).collect();
    for (path, error) in errors {
        match group.cell(path, mapping).and_then(|(row, column)| rows.get_mut(row)?.cells.get_mut(column)) {
            Some(cell) => cell.error = Some(error.clone()),
            None => rows[0].errors.push((path.clone(), error.clone())),
        }
    }
    for (target, warning) in &group.row.warnings {
        let cell =
            group.cell(&target.to_string(), mapping).and_then(|(row, column)| rows.get_mut(row)?.cells.get_mut(column));
        if let Some(cell) = cell {
            cell.warning = Some(warning.clone());
        }
    }
    rows
}

fn shown(cell: &str) -> String {
    let line = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN { line } else { line.chars().take(SHOWN - 1).chain(['…']).collect() }
}
