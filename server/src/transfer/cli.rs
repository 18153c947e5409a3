//! Imports and exports at the command line, by the same code as on screen.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;
use domain::exports::{BYTE_ORDER_MARK, csv_line};
use domain::format::Language;
use domain::ids::ImportId;
use domain::imports::{Counts, MAX_FILE_BYTES, Policy};
use domain::subject::Subject;
use domain::text::Text;
use store::Access;
use store::exports::{Export, Selection};
use store::imports::{self, Task, Uploads};
use uuid::Uuid;

use crate::config::Config;
use crate::serve::Failure;

/// What to do with a client that is already there.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum OnDuplicate {
    /// Leave it as it is.
    Skip,
    /// Overwrite it with what the file has, keep the rest.
    Update,
    /// Create another one.
    Create,
}

impl OnDuplicate {
    const fn policy(self) -> Policy {
        match self {
            Self::Skip => Policy::Skip,
            Self::Update => Policy::Update,
            Self::Create => Policy::Create,
        }
    }
}

/// Brings in a file, its columns matched by name; prints what became of it. Rows are refused with status 2, none of which came in.
pub async fn import_clients(
    access: &Access,
    config: &Config,
    file: &Path,
    dry_run: bool,
    duplicates: OnDuplicate,
) -> Result<ExitCode, Failure> {
    if std::fs::metadata(file)?.len() > u64::from(MAX_FILE_BYTES) {
        return Err(format!("{}: larger than {} MiB", file.display(), MAX_FILE_BYTES / 1024 / 1024).into());
    }
    let called: String = file.file_name().unwrap_or_default().to_string_lossy().chars().take(200).collect();
    let id = ImportId(Uuid::now_v7());
    let described = imports::of_file(&access.read(), file, (Subject::Client, id), called.clone(), None)
        .await
        .map_err(|error| explain(&error))?;
    let read_as = described.program.name().unwrap_or("a table");
    let matched = described.mapping.iter().filter(|target| !target.is_ignored()).count();
    println!("{called}: read as {read_as}, {matched} of {} columns matched", described.header.len());
    let (subject, policy) = (Subject::Client, duplicates.policy());
    let task = Task { subject, file: called.clone(), mapping: described.mapping, policy };
    let places = ::imports::places();
    let counts = if dry_run {
        imports::of_task(&access.read(), file, &task, places).await.map_err(|error| explain(&error))?.counts
    } else {
        let uploads = Uploads::under(&config.data_dir);
        uploads.prepare()?;
        std::fs::copy(file, uploads.file(id))?;
        let called = Text::parse(&called).map_err(|error| format!("{error:?}"))?;
        let tx = access.begin().await?;
        imports::received(&tx, subject, id, &called).await?;
        tx.commit().await?;
        let counts = imports::run_now(access, &uploads, id, &task, places).await.map_err(|error| explain(&error))?;
        if counts.set_aside() + counts.to_check > 0 {
            println!("rows set aside and values to check, with why: {}", uploads.rejected(id).display());
        }
        counts
    };
    print(counts, dry_run);
    Ok(if counts.rejected > 0 { ExitCode::from(2) } else { ExitCode::SUCCESS })
}

fn print(counts: Counts, dry_run: bool) {
    let Counts { rows, created, updated, skipped, rejected, merged, to_check } = counts;
    let would = if dry_run { " (dry run: nothing was written)" } else { "" };
    println!(
        "{rows} rows = {created} created + {merged} contacts or addresses added + {updated} updated + {} set aside \
         ({skipped} already there, {rejected} refused){would}",
        counts.set_aside()
    );
    if to_check > 0 {
        println!("{to_check} values could not be read and are kept in the private notes of their clients");
    }
}

fn explain(error: &store::StoreError) -> Failure {
    match error {
        store::StoreError::Invalid(errors) => {
            let errors: Vec<String> = errors.0.iter().map(|(path, error)| format!("{path}: {error:?}")).collect();
            errors.join(", ").into()
        }
        other => other.to_string().into(),
    }
}

/// Writes every client but the deleted ones to standard output, as CSV.
pub async fn export_clients(access: &Access) -> Result<(), Failure> {
    let mut export = Export::begin(access, Subject::Client, Selection::All, Language::French, "csv").await?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    out.write_all(BYTE_ORDER_MARK.as_bytes())?;
    out.write_all(&csv_line(&export.format().header()))?;
    loop {
        let page = export.page().await?;
        if page.is_empty() {
            return Ok(out.flush()?);
        }
        for row in &page {
            out.write_all(&csv_line(row))?;
        }
    }
}
