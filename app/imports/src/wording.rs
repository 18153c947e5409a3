//! The words of imports that depend on what happened.

use domain::error::FieldError;
use domain::format::Language;
use domain::imports::identity::Same;
use domain::imports::report::Duplicate;
use domain::imports::{Description, Fate, MAX_ROWS, Outcome, SheetKind, Target};

use engines::importing::{ImportWord, Importing};
use kit::error::AppError;
use kit::words::{Locale, app_error, field_error, formats, td_string};

/// What is wrong with a file, beside it.
pub fn failure(l: Locale, of: &Importing, error: &AppError) -> String {
    let AppError::Invalid(errors) = error else { return app_error(l, error) };
    match errors.at("file") {
        Some(FieldError::Required) => td_string!(l, imports.file_empty).to_string(),
        Some(FieldError::FileKind) => (of.word)(l, ImportWord::WrongKind).to_owned(),
        Some(FieldError::FileTooLarge { .. }) => td_string!(l, imports.file_too_large).to_string(),
        Some(FieldError::TooMany { max: MAX_ROWS }) => {
            td_string!(l, imports.file_too_many_rows, max = count(MAX_ROWS)).to_string()
        }
        Some(FieldError::TooMany { max }) => td_string!(l, imports.file_too_many, max = count(*max)).to_string(),
        Some(wrong @ FieldError::RowWithoutEnd { .. }) => field_error(l, wrong),
        _ => app_error(l, error),
    }
}

/// The language of names of columns.
pub fn language(l: Locale) -> Language {
    if l == Locale::fr { Language::French } else { Language::English }
}

/// What a column fills; `named` are those that the company has named.
pub fn target(l: Locale, of: &Importing, target: &Target, named: &[(Target, String)]) -> String {
    let label = named.iter().find(|(known, _)| known == target).map(|(_, label)| label.clone());
    label.or_else(|| of.columns.name(target.path(), language(l))).unwrap_or_default()
}

/// What a file is, in a line.
pub fn summary(l: Locale, description: &Description) -> String {
    let file = description.file.clone();
    match description.kind {
        SheetKind::Workbook => {
            let sheet = description.sheets.get(usize::from(description.sheet)).cloned().unwrap_or_default();
            td_string!(l, imports.file_is_workbook, file = file, sheet = sheet).to_string()
        }
        SheetKind::Backup => td_string!(l, imports.file_is_backup, file = file).to_string(),
        SheetKind::Table | SheetKind::Cards => {
            td_string!(l, imports.file_is, file = file, encoding = description.encoding.name().to_owned()).to_string()
        }
    }
}

/// What would become of a row.
pub fn fate(l: Locale, fate: &Fate) -> String {
    match fate {
        Fate::Create => td_string!(l, imports.fate_create).to_string(),
        Fate::CreateAnyway(known) => format!("{} · {}", td_string!(l, imports.fate_create), duplicate(l, known)),
        Fate::Perhaps(known) => {
            let (create, perhaps) = (td_string!(l, imports.fate_create), td_string!(l, imports.fate_perhaps));
            format!("{create} · {perhaps} ({})", duplicate(l, known))
        }
        Fate::Update(known) => format!("{} · {}", td_string!(l, imports.fate_update), duplicate(l, known)),
        Fate::Skip(known) => already_there(l, known),
        Fate::Reject => td_string!(l, imports.fate_reject).to_string(),
        Fate::Merge => td_string!(l, imports.fate_merge).to_string(),
    }
}

/// What a row has in common with a record, or with an earlier row.
fn duplicate(l: Locale, known: &Duplicate) -> String {
    let same = same(l, known.same);
    match known.line {
        Some(line) => td_string!(l, imports.same_as_line, same = same.to_string(), line = line.to_string()).to_string(),
        None => same.to_string(),
    }
}

/// What two have in common.
pub fn same(l: Locale, same: Same) -> &'static str {
    match same {
        Same::Number => td_string!(l, imports.same_number),
        Same::Reference => td_string!(l, imports.same_reference),
        Same::Barcode => td_string!(l, imports.same_barcode),
        Same::Siret => td_string!(l, imports.same_siret),
        Same::VatNumber => td_string!(l, imports.same_vat_number),
        Same::Email => td_string!(l, imports.same_email),
        Same::Phone => td_string!(l, imports.same_phone),
        Same::Name => td_string!(l, imports.same_name),
    }
}

/// A number as the reader writes it.
pub fn count(number: u32) -> String {
    domain::format::integer(i64::from(number), formats())
}

/// The name of the column that says why a row was refused.
#[must_use]
pub fn reason(l: Locale) -> &'static str {
    td_string!(l, imports.reason)
}

/// Why a row was left out: its record is there already, and what says so.
#[must_use]
pub fn already_there(l: Locale, known: &Duplicate) -> String {
    format!("{} · {}", td_string!(l, imports.fate_skip), duplicate(l, known))
}

/// The name of the column that says why a row was left out.
#[must_use]
pub fn skipped_reason(l: Locale) -> &'static str {
    td_string!(l, imports.skipped_reason)
}

/// What the file of rows is called that were left out, after the name of the file they came in.
#[must_use]
pub fn skipped_file(l: Locale) -> &'static str {
    td_string!(l, imports.skipped_file)
}

/// The names of the columns of the file of values to check: the line, the column, the person, the value, why.
#[must_use]
pub fn doubt_columns(l: Locale) -> [&'static str; 5] {
    [
        td_string!(l, imports.line),
        td_string!(l, imports.column),
        td_string!(l, imports.whom),
        td_string!(l, imports.value),
        td_string!(l, imports.why),
    ]
}

/// What the file of values to check is called, after the name of the file they came in.
#[must_use]
pub fn doubts_file(l: Locale) -> &'static str {
    td_string!(l, imports.to_check_file)
}

/// What became of a record of an import that was taken back.
#[must_use]
pub fn outcome(l: Locale, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::TakenOut => td_string!(l, imports.outcome_taken_out),
        Outcome::GivenBack => td_string!(l, imports.outcome_given_back),
        Outcome::Changed => td_string!(l, imports.outcome_changed),
        Outcome::InUse => td_string!(l, imports.outcome_in_use),
    }
}

/// The names of the columns of the file of what was taken back: the line, the record, what became of it.
#[must_use]
pub fn taken_back_columns(l: Locale) -> [&'static str; 3] {
    [td_string!(l, imports.line), td_string!(l, imports.record), td_string!(l, imports.fate)]
}

/// What the file of what was taken back is called, after the name of the file that it came in.
#[must_use]
pub fn taken_back_file(l: Locale) -> &'static str {
    td_string!(l, imports.taken_back_file)
}

/// What the file of refused rows is called, after the name of the file they came in.
#[must_use]
pub fn rejected_file(l: Locale) -> &'static str {
    td_string!(l, imports.rejected_file)
}
