//! Imports and exports at the command line, by the same code as on screen.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use domain::exports::{BYTE_ORDER_MARK, csv_line};
use domain::format::Language;
use domain::ids::ImportId;
use domain::imports::{
    Counts, Description, Encoding, Handling, Heading, MAX_FILE_BYTES, Policy, ReadAs, SheetKind, Target,
};
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
    /// Fill what is empty of it with what the file has.
    Update,
    /// Replace what it has by what the file has, keep the rest.
    Overwrite,
    /// Create another one.
    Create,
}

impl OnDuplicate {
    const fn policy(self) -> Policy {
        match self {
            Self::Skip => Policy::Skip,
            Self::Update | Self::Overwrite => Policy::Update,
            Self::Create => Policy::Create,
        }
    }

    /// What it is recognised by as usual; where it is to be overwritten, by every column.
    fn handling(self, mapping: &[Target]) -> Handling {
        let is_overwritten = matches!(self, Self::Overwrite);
        Handling { replaced: if is_overwritten { mapping.to_vec() } else { Vec::new() }, ..Handling::default() }
    }
}

/// How a file is read, as far as its content is not to be judged.
#[derive(Args, Clone, Copy, Debug)]
pub struct Reading {
    /// How its characters are written: utf-8, windows-1252, cp850, macroman, iso-8859-15, utf-16 le…
    #[arg(long, value_parser = encoding)]
    encoding: Option<Encoding>,
    /// Which sheet of a workbook, from 1.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    sheet: Option<u16>,
    /// The line that the names of the columns stand on, from 1; 0 where the first line is data already.
    #[arg(long)]
    heading_line: Option<u32>,
}

impl Reading {
    fn read_as(self) -> ReadAs {
        let heading = |line| if line == 0 { Heading::Absent } else { Heading::Line(line) };
        ReadAs {
            encoding: self.encoding,
            sheet: self.sheet.map(|sheet| sheet - 1),
            heading: self.heading_line.map(heading),
        }
    }
}

fn encoding(name: &str) -> Result<Encoding, String> {
    let known = || Encoding::ALL.map(Encoding::name).join(", ");
    Encoding::named(name).ok_or_else(|| format!("one of {}", known()))
}

/// Brings in a file, its columns matched by name; prints what became of it. Rows are refused with status 2, none of which came in.
pub async fn import_clients(
    access: &Access,
    config: &Config,
    file: &Path,
    (dry_run, duplicates, reading): (bool, OnDuplicate, Reading),
) -> Result<ExitCode, Failure> {
    if std::fs::metadata(file)?.len() > u64::from(MAX_FILE_BYTES) {
        return Err(format!("{}: larger than {} MiB", file.display(), MAX_FILE_BYTES / 1024 / 1024).into());
    }
    let called: String = file.file_name().unwrap_or_default().to_string_lossy().chars().take(200).collect();
    let id = ImportId(Uuid::now_v7());
    let described =
        imports::of_file(&access.read(), file, (Subject::Client, id), called.clone(), (None, reading.read_as()))
            .await
            .map_err(|error| explain(&error))?;
    let read_as = described.program.name().unwrap_or("a table");
    let matched = described.mapping.iter().filter(|target| !target.is_ignored()).count();
    println!("{called}: read as {read_as}, {matched} of {} columns matched", described.header.len());
    println!("{}", how(&described));
    let (read_as, subject, policy) = (described.read_as(), Subject::Client, duplicates.policy());
    let handling = duplicates.handling(&described.mapping);
    let task = Task { subject, file: called.clone(), mapping: described.mapping, policy, read_as, handling };
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

/// How a file was read.
fn how(described: &Description) -> String {
    let from = match described.heading {
        Heading::Line(line) => format!("headings on line {line}"),
        Heading::Absent => "no headings: the first line is data".to_owned(),
    };
    match described.kind {
        SheetKind::Table => format!("characters {}, {from}", described.encoding.name()),
        SheetKind::Workbook => {
            let sheet = described.sheets.get(usize::from(described.sheet)).map_or("", String::as_str);
            format!("sheet {} « {sheet} » of {}, {from}", described.sheet + 1, described.sheets.len())
        }
        SheetKind::Cards => format!("characters {}", described.encoding.name()),
        SheetKind::Backup => "a backup".to_owned(),
    }
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
