//! The second step: what each column is, and what to do with records that exist.

use domain::form::in_row;
use domain::imports::columns::CUSTOM;
use domain::imports::{Description, Handling, Policy, Program, ReadAs, SheetKind, Target};
use leptos::prelude::*;

use crate::reading::ReadingFields;
use crate::recognised::{RecognisedBy, Replaced};
use crate::wording;
use engines::importing::{ImportWord, Importing};
use kit::ui::{Alert, AlertKind, Button, ButtonKind, ChoiceLayout, Glyph, Icon, RadioGroup, SelectField};
use kit::words::{Locale, td_string, words};

/// What was chosen in the second step; kept while one looks at the preview and comes back.
#[derive(Clone, Copy)]
pub struct Choices {
    /// One target a column.
    pub mapping: RwSignal<Vec<Target>>,
    /// What to do with records that exist.
    pub policy: RwSignal<Policy>,
    /// What they are recognised by, and what of theirs is replaced.
    pub handling: RwSignal<Handling>,
}

/// Chooses.
#[component]
pub fn ColumnsStep(
    /// What is brought in.
    of: &'static Importing,
    /// The file.
    description: Description,
    /// What is chosen.
    choices: Choices,
    /// Runs when another program is named.
    on_program: Callback<Program>,
    /// Runs when the file is to be read in another way.
    on_read: Callback<ReadAs>,
    /// Runs when it is all said.
    on_next: Callback<()>,
) -> impl IntoView {
    let l = words();
    let table = matches!(description.kind, SheetKind::Table | SheetKind::Workbook);
    let programs = of.columns.programs.iter().map(|program| {
        let name = program.name().map_or_else(|| td_string!(l, imports.program_other).to_string(), str::to_owned);
        (key(*program), name)
    });
    let programs: Vec<_> = programs.collect();
    // Between our own files and all others, their columns tell.
    let is_asked = table && programs.len() > 2;
    let policies = [
        (Policy::Skip, td_string!(l, imports.policy_skip)),
        (Policy::Update, td_string!(l, imports.policy_update)),
        (Policy::Create, (of.word)(l, ImportWord::SecondOne)),
    ];
    let policies = policies.map(|(policy, name)| (policy.as_str().to_owned(), name.to_string())).to_vec();
    let any = Memo::new(move |_| choices.mapping.with(|mapping| mapping.iter().any(|target| !target.is_ignored())));
    let twice = Memo::new(move |_| choices.mapping.with(|mapping| repeated(of, mapping)));
    let named = StoredValue::new(description.named.clone());
    let summary = wording::summary(l, &description);
    view! {
        <div class="stack">
            <p class="soft">{summary}</p>
            <ReadingFields description=description.clone() on_read/>
            {description.remembered.then(|| view! { <Alert kind=AlertKind::Info>{td_string!(l, imports.remembered)}</Alert> })}
            {is_asked.then(|| view! {
                <SelectField
                    name="program"
                    label=td_string!(l, imports.program)
                    hint=td_string!(l, imports.program_hint)
                    options=programs.clone()
                    value=key(description.program)
                    on_change=Callback::new(move |chosen: String| {
                        if let Some(program) = Program::ALL.iter().copied().find(|program| key(*program) == chosen) {
                            on_program.run(program);
                        }
                    })
                />
            })}
            <div class="card">
                <table class="mapping">
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(l, imports.their_column)}</th>
                            <th scope="col">{td_string!(l, imports.sample)}</th>
                            <td class="arrow"></td>
                            <th scope="col">{(of.word)(l, ImportWord::OurField)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {lines(l, of, &description, choices)}
                    </tbody>
                </table>
            </div>
            {move || twice.get().map(|target| view! {
                <Alert kind=AlertKind::Warn live=true>
                    {td_string!(l, imports.twice, field = named.with_value(|named| wording::target(l, of, &target, named))).to_string()}
                </Alert>
            })}
            <RecognisedBy of header=description.header.clone() choices/>
            <RadioGroup
                name="policy"
                label=(of.word)(l, ImportWord::Duplicates)
                hint=(of.word)(l, ImportWord::DuplicatesHint)
                options=policies
                value=choices.policy.get_untracked().as_str()
                layout=ChoiceLayout::Column
                on_change=Callback::new(move |chosen: String| {
                    if let Ok(policy) = Policy::parse(&chosen) {
                        choices.policy.set(policy);
                    }
                })
            />
            <Replaced of named=description.named.clone() choices/>
            <div class="row">
                <Button
                    kind=ButtonKind::Primary
                    disabled=Signal::derive(move || !any.get() || twice.get().is_some())
                    on_press=move |()| on_next.run(())
                >
                    {td_string!(l, imports.to_preview)}
                </Button>
                <a class="button quiet" href=of.path()>{td_string!(l, imports.other_file)}</a>
            </div>
        </div>
    }
}

/// A line a column.
fn lines(l: Locale, of: &'static Importing, description: &Description, choices: Choices) -> Vec<AnyView> {
    let cards = matches!(description.kind, SheetKind::Cards | SheetKind::Backup);
    let mapping = choices.mapping.get_untracked();
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
            choices.mapping.update(|mapping| {
                if let Some(place) = mapping.get_mut(column) {
                    *place = Target::to(path);
                }
            });
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="sample" title=sample.clone()>{sample.clone()}</td>
                <td class="arrow" aria-hidden="true"><Icon glyph=Glyph::ChevronRight/></td>
                <td>
                    <span class="select">
                        <select class="input" name=format!("column-{column}") aria-label=label on:change:target=move |event| choose(event.target().value())>
                            <option value="" selected=chosen.is_ignored()>{td_string!(l, imports.ignored)}</option>
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

/// A field that two columns would fill where one has room: the other would be lost in silence.
fn repeated(of: &Importing, mapping: &[Target]) -> Option<Target> {
    let chosen = |target: &Target| !target.is_ignored() && !of.columns.takes_several(target.path());
    mapping
        .iter()
        .enumerate()
        .find(|(at, target)| chosen(target) && mapping[..*at].contains(target))
        .map(|(_, target)| target.clone())
}

/// A program's name in the form.
fn key(program: Program) -> String {
    serde_json::to_value(program).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
