//! Which column is what: a line a column, and what of the file is used.

use domain::access::Permission;
use domain::form::in_row;
use domain::imports::columns::CUSTOM;
use domain::imports::{Description, SheetKind, Target};
use leptos::prelude::*;

use crate::choices::Choices;
use crate::wording;
use engines::importing::{ImportWord, Importing};
use kit::bootstrap::may;
use kit::ui::{Alert, AlertKind, Glyph, Icon};
use kit::words::{Locale, td_string, words};

/// What stands in the list of fields for one that is to be made: no path is so called.
const NEW_FIELD: &str = "+";
/// How many columns are named that are not used.
const NAMED: usize = 8;

/// How many of a table's columns are used, and which of the others hold values.
#[component]
pub fn Used(
    /// The file.
    description: Description,
    /// What is chosen.
    choices: Choices,
) -> impl IntoView {
    let l = words();
    let is_table = matches!(description.kind, SheetKind::Table | SheetKind::Workbook);
    let Description { header, samples, .. } = description;
    let all = header.len();
    let used = move || choices.mapping.with(|mapping| mapping.iter().filter(|target| !target.is_ignored()).count());
    let lost = Memo::new(move |_| {
        let is_lost = |(column, target): (usize, &Target)| {
            let has_values = samples.get(column).is_some_and(|samples| !samples.is_empty());
            (target.is_ignored() && has_values).then(|| name(l, header.get(column), column))
        };
        choices.mapping.with(|mapping| mapping.iter().enumerate().filter_map(is_lost).collect::<Vec<String>>())
    });
    let told = move || {
        let mut names = lost.get();
        let more = names.len() > NAMED;
        names.truncate(NAMED);
        let names = names.join(", ");
        let columns = if more { format!("{names}…") } else { names };
        td_string!(l, imports.lost_columns, columns = columns).to_string()
    };
    is_table.then(move || {
        view! {
            <p class="small soft" role="status">
                {move || td_string!(l, imports.used_columns, used = used().to_string(), all = all.to_string()).to_string()}
            </p>
            {move || (!lost.with(Vec::is_empty)).then(|| view! { <Alert kind=AlertKind::Warn>{told()}</Alert> })}
        }
    })
}

/// What a column is called.
fn name(l: Locale, written: Option<&String>, column: usize) -> String {
    let written = written.map(|name| name.trim()).unwrap_or_default();
    if written.is_empty() {
        return td_string!(l, imports.unnamed, number = (column + 1).to_string()).to_string();
    }
    written.to_owned()
}

/// A line a column.
pub fn lines(
    l: Locale,
    of: &'static Importing,
    description: &Description,
    choices: Choices,
    on_field: Callback<usize>,
) -> Vec<AnyView> {
    let cards = matches!(description.kind, SheetKind::Cards | SheetKind::Backup);
    let mapping = choices.mapping.get_untracked();
    let may_make = of.columns.named.contains(&CUSTOM) && may(Permission::ManageSettings);
    let line = |(column, name): (usize, &String)| {
        let chosen = mapping.get(column).cloned().unwrap_or_default();
        let path = Target::to(name);
        let own = if cards { wording::target(l, of, &path, &description.named) } else { String::new() };
        let name = if own.is_empty() { name.clone() } else { own };
        let name = if name.trim().is_empty() {
            td_string!(l, imports.unnamed, number = (column + 1).to_string()).to_string()
        } else {
            name
        };
        let sample = description.samples.get(column).map(|samples| samples.join(" · ")).unwrap_or_default();
        let field = (of.word)(l, ImportWord::OurField);
        let label = td_string!(l, imports.field_of, field = field, column = name.clone()).to_string();
        let choose = move |path: String| {
            if path == NEW_FIELD {
                return on_field.run(column);
            }
            choices.mapping.update(|mapping| {
                if let Some(place) = mapping.get_mut(column) {
                    *place = Target::to(path);
                }
            });
        };
        let has_values = !sample.is_empty();
        let is_lost = Memo::new(move |_| {
            let is_ignored = |mapping: &Vec<Target>| mapping.get(column).is_some_and(Target::is_ignored);
            has_values && choices.mapping.with(is_ignored)
        });
        view! {
            <tr class:lost=move || is_lost.get()>
                <th scope="row">
                    {name}
                    {move || is_lost.get().then(|| view! { " " <small class="warn-ink">{td_string!(l, imports.not_imported)}</small> })}
                </th>
                <td class="sample" title=sample.clone()>{sample.clone()}</td>
                <td class="arrow" aria-hidden="true"><Icon glyph=Glyph::ChevronRight/></td>
                <td>
                    <span class="select">
                        <select
                            class="input"
                            name=format!("column-{column}")
                            aria-label=label
                            on:change:target=move |event| choose(event.target().value())
                        >
                            <option value="" selected=chosen.is_ignored()>{td_string!(l, imports.ignored)}</option>
                            {may_make.then(|| view! { <option value=NEW_FIELD>{td_string!(l, imports.new_field)}</option> })}
                            {groups(l, of, &chosen, &description.named)}
                        </select>
                        <Icon glyph=Glyph::ChevronDown/>
                    </span>
                </td>
            </tr>
        }
        .into_any()
    };
    // A card has every field there is; those that none of them uses are not worth a line.
    let shown = |column: usize| !cards || description.samples.get(column).is_some_and(|samples| !samples.is_empty());
    description.header.iter().enumerate().filter(|(column, _)| shown(*column)).map(line).collect()
}

/// What can be chosen, in groups: the record's own, its groups of rows, what the company has named.
fn groups(l: Locale, of: &Importing, chosen: &Target, named: &[(Target, String)]) -> Vec<AnyView> {
    let all = of.columns.choices();
    let in_group = |target: &Target| in_row(target.path()).map(|(group, ..)| group.to_owned());
    let own = all.iter().filter(|target| in_group(target).is_none()).cloned().collect();
    let rows = of.columns.form.groups.iter().map(|group| {
        let is_of = |target: &&Target| in_group(target).as_deref() == Some(group.name);
        ((of.group)(l, group.name), all.iter().filter(is_of).cloned().collect())
    });
    let by_company = of.columns.named.iter().map(|by| {
        let is_by = |target: &&Target| target.path().starts_with(by.start);
        let known = named.iter().map(|(target, _)| target);
        // An entry of a list that the file would bring is none of the company's yet.
        let new = Some(chosen).filter(|chosen| !named.iter().any(|(target, _)| target == *chosen));
        let title = if *by == CUSTOM { td_string!(l, imports.group_custom) } else { (of.group)(l, by.start) };
        (title, known.chain(new).filter(is_by).cloned().collect())
    });
    let groups: Vec<(&'static str, Vec<Target>)> =
        std::iter::once(((of.group)(l, ""), own)).chain(rows).chain(by_company).collect();
    let option = |target: Target| {
        view! {
            <option value=target.path().to_owned() selected=target == *chosen>{wording::target(l, of, &target, named)}</option>
        }
    };
    let group = |(name, targets): (&'static str, Vec<Target>)| {
        view! { <optgroup label=name>{targets.into_iter().map(option).collect_view()}</optgroup> }.into_any()
    };
    groups.into_iter().filter(|(_, targets)| !targets.is_empty()).map(group).collect()
}
