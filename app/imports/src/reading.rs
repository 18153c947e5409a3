//! How the file is read: its characters, its sheet, where the names of its columns stand. What was judged can be changed, and all that is
//! shown of the file follows.

use domain::imports::{Description, Encoding, Heading, ReadAs, SheetKind};
use leptos::prelude::*;

use kit::ui::{Alert, AlertKind, SelectField};
use kit::words::{Locale, td_string, words};

/// What stands for a table without names of columns.
const ABSENT: &str = "absent";

/// Shows it, and lets it be changed.
#[component]
pub fn ReadingFields(
    /// The file.
    description: Description,
    /// Runs when it is to be read in another way.
    on_read: Callback<ReadAs>,
) -> impl IntoView {
    let l = words();
    let now = description.read_as();
    let is_table = matches!(description.kind, SheetKind::Table | SheetKind::Workbook);
    let encodings = matches!(description.kind, SheetKind::Table | SheetKind::Cards).then(|| {
        let names = Encoding::ALL.map(|encoding| (encoding.name().to_owned(), encoding.name().to_owned()));
        view! {
            <SelectField
                name="encoding"
                label=td_string!(l, imports.encoding)
                hint=td_string!(l, imports.encoding_hint)
                options=names.to_vec()
                value=description.encoding.name()
                on_change=Callback::new(move |name: String| {
                    on_read.run(ReadAs { encoding: Encoding::named(&name), ..now });
                })
            />
        }
    });
    let sheets = (description.sheets.len() > 1).then(|| {
        let names = description.sheets.iter().enumerate().map(|(place, name)| (place.to_string(), name.clone()));
        let names: Vec<_> = names.collect();
        view! {
            <SelectField
                name="sheet"
                label=td_string!(l, imports.sheet)
                options=names
                value=description.sheet.to_string()
                on_change=Callback::new(move |place: String| {
                    // Another sheet has its names elsewhere.
                    on_read.run(ReadAs { sheet: place.parse().ok(), heading: None, ..now });
                })
            />
        }
    });
    let headings = is_table.then(|| {
        view! {
            <SelectField
                name="heading"
                label=td_string!(l, imports.heading)
                options=lines(l, &description)
                value=key(description.heading)
                on_change=Callback::new(move |line: String| {
                    let heading = line.parse().map_or(Heading::Absent, Heading::Line);
                    on_read.run(ReadAs { heading: Some(heading), ..now });
                })
            />
        }
    });
    view! {
        <div class="form-grid cols-3">{encodings} {sheets} {headings}</div>
        {said(l, &description).map(|(kind, words)| view! { <Alert kind>{words}</Alert> })}
    }
}

/// The rows that may have the names, by their lines.
fn lines(l: Locale, description: &Description) -> Vec<(String, String)> {
    let line = |(line, text): &(u32, String)| {
        (
            line.to_string(),
            td_string!(l, imports.heading_line, line = line.to_string(), text = text.clone()).to_string(),
        )
    };
    let mut lines: Vec<(String, String)> = description.first_lines.iter().map(line).collect();
    lines.push((ABSENT.to_owned(), td_string!(l, imports.heading_absent).to_string()));
    lines
}

fn key(heading: Heading) -> String {
    match heading {
        Heading::Line(line) => line.to_string(),
        Heading::Absent => ABSENT.to_owned(),
    }
}

/// What is to be known of it: a table without names, titles that are stepped over.
fn said(l: Locale, description: &Description) -> Option<(AlertKind, String)> {
    match description.heading {
        Heading::Absent => Some((AlertKind::Warn, td_string!(l, imports.no_headings).to_string())),
        Heading::Line(line) => {
            let above = description.first_lines.iter().filter(|(above, _)| *above < line).count();
            let words = match above {
                0 => return None,
                1 => td_string!(l, imports.stepped_over_one).to_string(),
                _ => td_string!(l, imports.stepped_over_many, count = above.to_string()).to_string(),
            };
            Some((AlertKind::Info, words))
        }
    }
}
