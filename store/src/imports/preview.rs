//! What a file is, and what would become of it. Nothing is written: the same judge, without hands.

use std::path::Path;

use domain::error::FieldError;
use domain::ids::ImportId;
use domain::imports::{
    Columns, Description, Fate, NamedColumn, PREVIEW_ROWS, Preview, PreviewCell, PreviewRow, Program, ReadAs, Record,
    SheetKind, Suggestion, Target, suggest_by_rows,
};
use sea_orm::DatabaseConnection;

use super::hints::Hints;
use super::imported::{Imported, Overwritten};
use super::judge::{Group, Judge, Verdict};
use super::opened::{self, Opened};
use super::{Places, Task, mappings};
use crate::listing::Reader;
use crate::{StoreResult, listings};

/// How many values of each column are shown beside its name.
const SAMPLES: usize = 3;
/// How many rows are looked at for them, and for whose a value is.
const SAMPLED_ROWS: usize = 100;
/// How much of a cell is shown.
const SHOWN: usize = 80;

/// What a file is and where its columns go: as last time for such a file, else by their names. `program` when somebody said it.
pub(super) async fn describe<F: Imported>(
    t: &Reader,
    path: &Path,
    id: ImportId,
    file: String,
    (program, read_as): (Option<Program>, ReadAs),
) -> StoreResult<Description> {
    let mut sheet = opened::open_as::<F>(path, read_as)?;
    let named = named::<F>(t).await?;
    let header = sheet.header.clone();
    let rows: Vec<Record> = sheet.by_ref().take(SAMPLED_ROWS).collect();
    let suggested = || F::columns().map(|columns| suggest_by_rows(columns, &header, program, &named, &rows));
    let (Suggestion { program: written_by, mapping }, remembered) = match sheet.kind {
        SheetKind::Cards => (by_paths(F::columns()?, &header, Program::Other), false),
        SheetKind::Backup => (by_paths(F::columns()?, &header, Program::InvoiceNinja), false),
        SheetKind::Table | SheetKind::Workbook => {
            let suggestion = suggested()?;
            let exactly = match program {
                Some(_) => None,
                None => mappings::recall(t, F::columns()?, &header).await?,
            };
            let mapping = match exactly {
                Some(mapping) => Some(mapping),
                None => mappings::recall_of(t, F::columns()?, &header, &suggestion).await?,
            };
            match mapping {
                Some(mapping) => (Suggestion { mapping, ..suggestion }, true),
                None => (suggestion, false),
            }
        }
    };
    let mut samples = vec![Vec::new(); header.len()];
    for record in &rows {
        sample(&mut samples, record, |_| true);
    }
    // A column that begins to say something further on is no blank one.
    let blank: Vec<bool> = samples.iter().map(Vec::is_empty).collect();
    let is_blank = |column: usize| blank.get(column).copied().unwrap_or_default();
    opened::check_rest(&mut sheet, rows.len(), |record| sample(&mut samples, record, is_blank))?;
    Ok(Description {
        id,
        subject: F::SUBJECT,
        file,
        kind: sheet.kind,
        encoding: sheet.encoding,
        separator: sheet.separator,
        heading: sheet.heading,
        first_lines: std::mem::take(&mut sheet.first_lines),
        sheets: std::mem::take(&mut sheet.sheets),
        sheet: sheet.sheet,
        program: written_by,
        header,
        samples,
        mapping,
        remembered,
        named: named.into_iter().map(|column| (Target::to(column.path()), column.label)).collect(),
    })
}

/// Adds a row's values to those that are shown of the columns that are meant.
fn sample(samples: &mut [Vec<String>], record: &Record, is_meant: impl Fn(usize) -> bool) {
    let cells = samples.iter_mut().zip(&record.cells).enumerate();
    for (_, (samples, cell)) in cells.filter(|(column, (samples, _))| samples.len() < SAMPLES && is_meant(*column)) {
        let cell = shown(cell);
        if !cell.is_empty() && !samples.contains(&cell) {
            samples.push(cell);
        }
    }
}

/// The columns that the company has named.
async fn named<F: Imported>(t: &Reader) -> StoreResult<Vec<NamedColumn>> {
    match listings::exported(F::SUBJECT) {
        Some(exported) => exported.named(t).await,
        None => Ok(Vec::new()),
    }
}

/// Columns that are named by what they fill; another name is that of something that has no place of its own.
fn by_paths(columns: &Columns, header: &[String], program: Program) -> Suggestion {
    let place = |name: &String| Some(Target::to(name)).filter(|target| columns.accepts(target)).unwrap_or_default();
    Suggestion { program, mapping: header.iter().map(place).collect() }
}

/// What would become of a file.
pub(super) async fn preview<F: Imported>(t: &Reader, path: &Path, task: &Task, places: Places) -> StoreResult<Preview> {
    let Opened { sheet, mut followers, open_quotes } = opened::open::<F>(path, task, |_| ())?;
    let mut judge = Judge::<F>::load::<DatabaseConnection>(t, task, &sheet.header, places).await?;
    judge.open_quotes = open_quotes;
    judge.hints = Some(Hints::default());
    let (mut rows, mut further): (Vec<PreviewRow>, Vec<PreviewRow>) = (Vec::new(), Vec::new());
    for record in sheet {
        for mut group in judge.read(record, &mut followers) {
            let (fate, errors) = fate(t, &mut judge, &mut group).await?;
            if rows.len() < PREVIEW_ROWS {
                rows.extend(shown_rows::<F>(&group, &fate, &errors, &task.mapping));
            } else if further.len() < PREVIEW_ROWS && (!errors.is_empty() || group.row.to_check() > 0) {
                // Whatever is wrong further on can be put right as well.
                further.extend(shown_rows::<F>(&group, &fate, &errors, &task.mapping).into_iter().filter(is_wrong));
            }
        }
        if judge.counts.rows.is_multiple_of(500) {
            breathe().await;
        }
    }
    rows.truncate(PREVIEW_ROWS);
    further.truncate(PREVIEW_ROWS);
    rows.extend(further);
    let hints = judge.hints.take().unwrap_or_default();
    let (shown, hinted) = (hints.shown::<F>(t).await?, hints.hinted());
    Ok(Preview { counts: judge.counts, new_items: judge.words.new_items(), rows, hints: shown, hinted })
}

/// What would become of a record, and what is wrong with it.
async fn fate<F: Imported>(
    t: &Reader,
    judge: &mut Judge<'_, F>,
    group: &mut Group<F>,
) -> StoreResult<(Fate, Vec<(String, FieldError)>)> {
    let (fate, verdict) = judge.judge(group);
    let (known, state) = match verdict {
        Verdict::Reject(errors) => return Ok((fate, errors.0)),
        Verdict::Update(known, state) => (known, state),
        Verdict::Create(_) | Verdict::Skip(_) => return Ok((fate, Vec::new())),
    };
    let Some(record) = known.record else { return Ok((fate, Vec::new())) };
    let stored = F::stored(t, record).await?;
    let state = judge.state(&stored, state);
    Ok(match judge.over(&stored, group, state) {
        Ok(Overwritten::Same) if judge.unchanged(known.record, group) => (Fate::Skip(known), Vec::new()),
        Ok(Overwritten::Same) => (fate, Vec::new()),
        Ok(Overwritten::Changed(_)) => {
            judge.changed(known.record);
            (fate, Vec::new())
        }
        Err(wrong) => {
            judge.refused(group);
            (Fate::Reject, wrong.0)
        }
    })
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

fn shown_rows<F: Imported>(
    group: &Group<F>,
    fate: &Fate,
    errors: &[(String, FieldError)],
    mapping: &[Target],
) -> Vec<PreviewRow> {
    let row = |(at, record): (usize, &Record)| PreviewRow {
        line: record.line,
        fate: if at == 0 || !fate.comes_in() { fate.clone() } else { Fate::Merge },
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
    for aside in &group.row.asides {
        let row = rows.iter_mut().find(|row| row.line == aside.line);
        if let Some(cell) = row.and_then(|row| row.cells.get_mut(aside.column)) {
            cell.warning.clone_from(&aside.why);
        }
    }
    rows
}

/// Whether something in a row is to be put right, or was.
fn is_wrong(row: &PreviewRow) -> bool {
    !row.errors.is_empty() || row.cells.iter().any(|cell| cell.error.is_some() || cell.warning.is_some())
}

fn shown(cell: &str) -> String {
    let line = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN { line } else { line.chars().take(SHOWN - 1).chain(['…']).collect() }
}
